package io.github.clouddatasets.emulator.s3clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.obs.services.ObsClient;
import com.obs.services.ObsConfiguration;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.minio.MinioClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The lines of docs/testing.md that configure the clients: they are here, word for word, and work. */
class GuideTest {

    private final DatasetCloudEmulator cloud = DatasetCloudEmulator.start();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void awssClientIsConfiguredAsInTheGuide() throws IOException {
        S3Client s3 = S3Client.builder()
                .endpointOverride(URI.create(cloud.s3Endpoint()))
                .region(Region.of(cloud.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(cloud.accessKey(), cloud.secretKey())))
                .forcePathStyle(true)
                .build();
        try (s3) {
            assertThat(s3.listBuckets().buckets()).isNotEmpty();
        }
        assertThat(source()).contains(guide("aws"));
    }

    @Test
    void miniosClientIsConfiguredAsInTheGuide() throws Exception {
        MinioClient minio = MinioClient.builder()
                .endpoint(cloud.s3Endpoint())
                .credentials(cloud.accessKey(), cloud.secretKey())
                .build();
        try (minio) {
            assertThat(minio.listBuckets()).isNotEmpty();
        }
        assertThat(source()).contains(guide("minio"));
    }

    @Test
    void huaweisClientIsConfiguredAsInTheGuide() throws IOException {
        URI endpoint = URI.create(cloud.s3Endpoint());
        ObsConfiguration configuration = new ObsConfiguration();
        configuration.setEndPoint(endpoint.getHost());
        configuration.setEndpointHttpPort(endpoint.getPort());
        configuration.setHttpsOnly(false);
        configuration.setPathStyle(true);
        ObsClient obs = new ObsClient(cloud.accessKey(), cloud.secretKey(), configuration);
        try (obs) {
            assertThat(obs.listBuckets(null)).isNotEmpty();
        }
        assertThat(source()).contains(guide("obs"));
    }

    /** A block of the guide, with single spaces. */
    private static String guide(String client) throws IOException {
        String page = Files.readString(Path.of("../../docs/testing.md"));
        Matcher block = Pattern.compile("(?s)```java " + client + "\n(.*?)```").matcher(page);
        assertThat(block.find()).as(client).isTrue();
        return spaced(block.group(1));
    }

    private static String source() throws IOException {
        return spaced(
                Files.readString(Path.of("src/test/java/io/github/clouddatasets/emulator/s3clients/GuideTest.java")));
    }

    private static String spaced(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
