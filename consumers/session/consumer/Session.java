package consumer;

import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.datasets.Dataset;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.DatasetVersion;
import io.github.clouddatasets.datasets.SyncTask;
import io.github.clouddatasets.datasets.VersionFormat;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.manifest.ManifestReader;
import io.github.clouddatasets.powerdrill.JobAnswer;
import io.github.clouddatasets.powerdrill.JobStream;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.sync.Export;
import io.github.clouddatasets.sync.SyncClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a stranger's first program does: the main job of each service, on the emulator. Ends with status 1 if any of it fails. */
public final class Session {

    private static final Duration OFTEN = Duration.ofMillis(10);

    private Session() {}

    /** Runs the session. */
    public static void main(String[] arguments) throws IOException {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.builder()
                .pace(Duration.ofMillis(1))
                .start()) {
            modelArts(cloud);
            powerdrill(cloud);
            idah(cloud);
        }
        System.out.println("session ok");
    }

    private static void modelArts(DatasetCloudEmulator cloud) throws IOException {
        try (DatasetClient datasets = DatasetClient.builder()
                .endpoint(cloud.modelArtsEndpoint())
                .projectId(cloud.projectId())
                .accessKey(cloud.accessKey(), cloud.secretKey())
                .build()) {
            String id = cloud.datasetId();
            boolean listed = false;
            for (Dataset dataset : datasets.list()) {
                listed |= id.equals(dataset.datasetId());
            }
            check(listed, "the dataset is not in the list");
            SyncTask synced = datasets.sync(id).every(OFTEN).await();
            check(synced.totalSampleCount() != null, "no samples were counted");
            DatasetVersion version = datasets
                    .createVersion(id, b -> b.versionName("V004").versionFormat(VersionFormat.DEFAULT))
                    .every(OFTEN)
                    .await();
            String manifest = version.manifestPath();
            check(manifest != null, "the version has no manifest");
            try (ManifestReader samples = ManifestReader.open(cloud.file(manifest))) {
                check(samples.iterator().hasNext(), "the manifest is empty");
            }
            try {
                datasets.get("no-such-dataset-id-here");
                check(false, "a dataset that does not exist was found");
            } catch (NotFoundException e) {
                check(e.getMessage().contains("trace"), "the error names no trace: " + e);
            }
        }
    }

    private static void powerdrill(DatasetCloudEmulator cloud) throws IOException {
        try (PowerdrillClient powerdrill = PowerdrillClient.builder()
                .endpoint(cloud.powerdrillEndpoint())
                .apiKey(cloud.powerdrillApiKey())
                .userId(cloud.powerdrillUserId())
                .build()) {
            String dataset = powerdrill.datasets().create(b -> b.name("consumer"));
            Path table = Files.writeString(Files.createTempFile("consumer", ".csv"), "a,b\n1,2\n");
            powerdrill.dataSources().upload(dataset, table);
            Files.delete(table);
            powerdrill.datasets().ready(dataset).every(OFTEN).await();
            String session = powerdrill.sessions().create(b -> b.name("consumer"));
            try (JobStream events = powerdrill
                    .jobs()
                    .stream(b -> b.sessionId(session).datasetId(dataset).question("How many rows?"))) {
                JobAnswer answer = events.collect();
                check(answer.complete(), "the answer is not complete");
            }
        }
    }

    private static void idah(DatasetCloudEmulator cloud) throws IOException {
        try (SyncClient sync = SyncClient.builder()
                .endpoint(cloud.idahEndpoint())
                .apiKey(cloud.idahApiKey())
                .build()) {
            Export export = sync.exports()
                    .create(b -> b.projectId(cloud.idahProjectId()).datasetIds(cloud.idahDatasetId()))
                    .every(OFTEN)
                    .await();
            Path folder = Files.createTempDirectory("consumer");
            Path file = sync.exports().downloadTo(export.id(), folder);
            check(Files.size(file) > 0, "the export is empty");
            Files.delete(file);
            Files.delete(folder);
        }
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
