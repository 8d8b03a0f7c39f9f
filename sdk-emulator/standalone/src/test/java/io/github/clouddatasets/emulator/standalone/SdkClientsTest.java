package io.github.clouddatasets.emulator.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.sync.SyncClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three clients of the SDK against the jar, all on one port. */
class SdkClientsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static RunningJar jar;

    @BeforeAll
    static void start() {
        jar = RunningJar.start("--pace", "50ms");
    }

    @AfterAll
    static void stop() {
        jar.close();
    }

    @Test
    void aSignedClientSynchronisesAndPublishes() {
        try (DatasetClient datasets = DatasetClient.builder()
                .endpoint(jar.value("MODELARTS_ENDPOINT"))
                .projectId(jar.value("HUAWEICLOUD_SDK_PROJECT_ID"))
                .accessKey(jar.value("HUAWEICLOUD_SDK_AK"), jar.value("HUAWEICLOUD_SDK_SK"))
                .build()) {
            String id = jar.value("MODELARTS_DATASET_ID");

            assertThat(datasets.list())
                    .extracting(dataset -> dataset.datasetId())
                    .contains(id);
            assertThat(datasets.sync(id).await(PATIENCE).totalSampleCount()).isEqualTo(60);
            assertThat(datasets.createVersion(id, b -> b.versionName("V100"))
                            .await(PATIENCE)
                            .manifestPath())
                    .endsWith("/V100.manifest");
        }
    }

    @Test
    void aClientWithAPasswordGetsItsTokenFromIam() {
        try (DatasetClient datasets = DatasetClient.builder()
                .endpoint(jar.value("MODELARTS_ENDPOINT"))
                .iamEndpoint(jar.value("MODELARTS_IAM_ENDPOINT"))
                .projectId(jar.value("HUAWEICLOUD_SDK_PROJECT_ID"))
                .iamPassword(jar.value("OS_USER_DOMAIN_NAME"), jar.value("OS_USERNAME"), jar.value("OS_PASSWORD"))
                .build()) {
            assertThat(datasets.get(jar.value("MODELARTS_DATASET_ID")).datasetName())
                    .isEqualTo("digits");
        }
    }

    @Test
    void aClientUploadsAFileByTheLinksAndAsks() {
        try (PowerdrillClient powerdrill = PowerdrillClient.builder()
                .endpoint(jar.value("POWERDRILL_ENDPOINT"))
                .apiKey(jar.value("POWERDRILL_API_KEY"))
                .userId(jar.value("POWERDRILL_USER_ID"))
                .build()) {
            String id = powerdrill.datasets().create(b -> b.name("on one port"));
            byte[] table = "petal,species\n1,setosa\n3,setosa\n".getBytes(StandardCharsets.UTF_8);
            powerdrill.dataSources().upload(id, "flowers.csv", table).await(PATIENCE);
            String session = powerdrill.sessions().create(b -> b.name("questions"));

            assertThat(powerdrill
                            .jobs()
                            .create(b -> b.sessionId(session).datasetId(id).question("What is the mean of petal?"))
                            .blocks())
                    .isNotEmpty();
        }
    }

    @Test
    void aClientExportsAndDownloads(@TempDir Path folder) {
        try (SyncClient sync = SyncClient.builder()
                .endpoint(jar.value("IDAH_ENDPOINT"))
                .apiKey(jar.value("IDAH_API_KEY"))
                .build()) {
            AtomicBoolean told = new AtomicBoolean();
            var export = sync.exports()
                    .create(b -> b.projectId(jar.value("IDAH_PROJECT_ID"))
                            .datasetIds(List.of(jar.value("IDAH_DATASET_ID")))
                            .exporter("Exports::Upd::Exporter"))
                    .onProgress(progress -> told.set(true))
                    .await(PATIENCE);

            assertThat(sync.exports().download(export.id(), folder.resolve("export.upd")))
                    .isRegularFile();
            assertThat(told).isTrue();
        }
    }

    @Test
    void aWrongKeyIsRefusedBelowThePrefix() {
        try (SyncClient sync = SyncClient.builder()
                .endpoint(jar.value("IDAH_ENDPOINT"))
                .apiKey("IDAH_" + "0".repeat(64))
                .build()) {
            assertThatThrownBy(() -> sync.exports().list().stream().toList())
                    .isInstanceOf(AuthenticationException.class);
        }
    }
}
