package io.github.clouddatasets.emulator.s3clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.datasets.Dataset;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.DatasetVersion;
import io.github.clouddatasets.datasets.common.DatasetType;
import io.github.clouddatasets.datasets.samples.Sample;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.manifest.ManifestReader;
import io.github.clouddatasets.manifest.ManifestSample;
import io.github.clouddatasets.manifest.ObsPath;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The whole job as in the cloud: the program knows addresses and keys, and no folder of the emulator. Images go up, a sync
 * finds them, a version is published, and its manifest and its images come down.
 */
class WholeJobTest {

    private static final String BUCKET = "job";

    @Test
    void imagesGoUpAndTheVersionComesDown() throws Exception {
        try (DatasetCloudEmulator cloud =
                        DatasetCloudEmulator.builder().pace(Duration.ZERO).start();
                S3Client s3 = s3(cloud);
                DatasetClient datasets = DatasetClient.builder()
                        .endpoint(cloud.modelArtsEndpoint())
                        .projectId(cloud.projectId())
                        .accessKey(cloud.accessKey(), cloud.secretKey())
                        .build()) {
            List<Path> images = digits(cloud);
            s3.createBucket(b -> b.bucket(BUCKET));
            s3.putObject(b -> b.bucket(BUCKET).key("input/"), RequestBody.empty());
            Dataset dataset = datasets.create(b -> b.datasetName("job")
                            .datasetType(DatasetType.IMAGE_CLASSIFICATION)
                            .dataPath("/job/input/")
                            .workPath("/job/output/"))
                    .await();
            for (Path image : images) {
                s3.putObject(b -> b.bucket(BUCKET).key("input/seven/" + image.getFileName()), image);
            }

            assertThat(datasets.sync(dataset.datasetId()).await().addSampleCount())
                    .isEqualTo(images.size());
            DatasetVersion version = datasets.createVersion(
                            dataset.datasetId(), b -> b.versionName("V001").exportImages(true))
                    .await();

            assertThat(sources(s3, version)).hasSize(images.size()).allSatisfy(source -> {
                byte[] image = s3.getObjectAsBytes(
                                b -> b.bucket(source.bucket()).key(source.key()))
                        .asByteArray();
                assertThat(image).isEqualTo(Files.readAllBytes(original(images, source.key())));
            });
            ObsPath data = ObsPath.of(version.dataPath()).orElseThrow();
            assertThat(s3.listObjectsV2(b -> b.bucket(data.bucket()).prefix(data.key()))
                            .contents())
                    .hasSize(images.size());
            for (Sample sample : datasets.samples().list(dataset.datasetId())) {
                try (InputStream link = new URL(sample.source()).openStream()) {
                    assertThat(link.readAllBytes())
                            .isEqualTo(Files.readAllBytes(original(images, sample.sampleName())));
                }
            }
        }
    }

    private static List<ObsPath> sources(S3Client s3, DatasetVersion version) throws Exception {
        ObsPath manifest = ObsPath.of(version.manifestPath()).orElseThrow();
        List<ObsPath> sources = new ArrayList<>();
        try (ManifestReader samples = ManifestReader.open(
                s3.getObject(b -> b.bucket(manifest.bucket()).key(manifest.key())))) {
            for (ManifestSample sample : samples) {
                sources.add(ObsPath.of(sample.source()).orElseThrow());
            }
        }
        return sources;
    }

    private static List<Path> digits(DatasetCloudEmulator cloud) throws Exception {
        try (Stream<Path> files = Files.list(cloud.input().resolve("seven"))) {
            return files.limit(3).toList();
        }
    }

    private static Path original(List<Path> images, String key) {
        return images.stream()
                .filter(image -> key.endsWith(image.getFileName().toString()))
                .findFirst()
                .orElseThrow();
    }

    private static S3Client s3(DatasetCloudEmulator cloud) {
        return S3Client.builder()
                .endpointOverride(URI.create(cloud.s3Endpoint()))
                .region(Region.of(cloud.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(cloud.accessKey(), cloud.secretKey())))
                .forcePathStyle(true)
                .build();
    }
}
