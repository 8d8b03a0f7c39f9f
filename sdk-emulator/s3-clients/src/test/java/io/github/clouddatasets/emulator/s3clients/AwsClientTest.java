package io.github.clouddatasets.emulator.s3clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** AWS's client with its defaults, whose uploads come in chunks with a checksum behind them. */
class AwsClientTest {

    private static final DatasetCloudEmulator CLOUD = DatasetCloudEmulator.start();
    private static final S3Client S3 = client(CLOUD.secretKey());
    private static final String BUCKET = "aws-bucket";
    private static final String KEY = "folder/ä name + (1) & 画像.txt";

    private static S3Client client(String secretKey) {
        return S3Client.builder()
                .endpointOverride(URI.create(CLOUD.s3Endpoint()))
                .region(Region.of(CLOUD.region()))
                .credentialsProvider(credentials(secretKey))
                .forcePathStyle(true)
                .build();
    }

    private static StaticCredentialsProvider credentials(String secretKey) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(CLOUD.accessKey(), secretKey));
    }

    @BeforeAll
    static void createTheBucket() {
        S3.createBucket(b -> b.bucket(BUCKET));
    }

    @AfterAll
    static void close() {
        S3.close();
        CLOUD.close();
    }

    @Test
    void anObjectComesBackWithItsTypeAndMetadata() {
        String etag = S3.putObject(
                        b -> b.bucket(BUCKET)
                                .key(KEY)
                                .contentType("text/plain")
                                .metadata(Map.of("taken-by", "a camera")),
                        RequestBody.fromString("hello"))
                .eTag();

        var got = S3.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY).checksumMode(ChecksumMode.ENABLED));
        var head = S3.headObject(b -> b.bucket(BUCKET).key(KEY));
        var range = S3.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY).range("bytes=1-2"));

        assertThat(got.asUtf8String()).isEqualTo("hello");
        assertThat(got.response().contentType()).isEqualTo("text/plain");
        assertThat(got.response().metadata()).containsEntry("taken-by", "a camera");
        assertThat(got.response().checksumCRC32()).isNotNull();
        assertThat(head.contentLength()).isEqualTo(5);
        assertThat(head.eTag()).isEqualTo(etag).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
        assertThat(range.asUtf8String()).isEqualTo("el");
        assertThat(range.response().contentRange()).isEqualTo("bytes 1-2/5");
    }

    @Test
    void everyChecksumArrives() {
        for (ChecksumAlgorithm algorithm : List.of(
                ChecksumAlgorithm.CRC32, ChecksumAlgorithm.CRC32_C, ChecksumAlgorithm.SHA1, ChecksumAlgorithm.SHA256)) {
            String key = "sums/" + algorithm;
            S3.putObject(
                    b -> b.bucket(BUCKET).key(key).checksumAlgorithm(algorithm), RequestBody.fromString("checked"));

            assertThat(S3.getObjectAsBytes(b -> b.bucket(BUCKET).key(key)).asUtf8String())
                    .isEqualTo("checked");
        }
    }

    @Test
    void listingsHaveTheETagsOfTheObjectsAndComeInPages() {
        for (String name : List.of("a/1", "a/2", "b/1", "c", "d e")) {
            S3.putObject(b -> b.bucket(BUCKET).key("list/" + name), RequestBody.fromString(name));
        }

        var folders = S3.listObjectsV2(b -> b.bucket(BUCKET).prefix("list/").delimiter("/"));
        var old = S3.listObjects(b -> b.bucket(BUCKET).prefix("list/").maxKeys(2));
        List<S3Object> all =
                S3.listObjectsV2Paginator(b -> b.bucket(BUCKET).prefix("list/").maxKeys(2)).contents().stream()
                        .toList();

        assertThat(folders.commonPrefixes())
                .extracting(prefix -> prefix.prefix())
                .containsExactly("list/a/", "list/b/");
        assertThat(folders.contents()).extracting(S3Object::key).containsExactly("list/c", "list/d e");
        assertThat(old.contents()).hasSize(2);
        assertThat(old.isTruncated()).isTrue();
        assertThat(all)
                .extracting(S3Object::key)
                .containsExactly("list/a/1", "list/a/2", "list/b/1", "list/c", "list/d e");
        assertThat(all)
                .allSatisfy(object -> assertThat(object.eTag())
                        .isEqualTo(S3.headObject(b -> b.bucket(BUCKET).key(object.key()))
                                .eTag()));
    }

    @Test
    void anUploadInPartsBecomesOneObject() {
        byte[] large = new byte[5 * 1024 * 1024];
        String id = S3.createMultipartUpload(b -> b.bucket(BUCKET).key("parts").contentType("image/x-big"))
                .uploadId();
        String first = S3.uploadPart(
                        b -> b.bucket(BUCKET).key("parts").uploadId(id).partNumber(1), RequestBody.fromBytes(large))
                .eTag();
        S3.putObject(b -> b.bucket(BUCKET).key("source"), RequestBody.fromString("0123456789"));
        String second = S3.uploadPartCopy(b -> b.sourceBucket(BUCKET)
                        .sourceKey("source")
                        .destinationBucket(BUCKET)
                        .destinationKey("parts")
                        .uploadId(id)
                        .partNumber(2)
                        .copySourceRange("bytes=2-4"))
                .copyPartResult()
                .eTag();

        assertThat(S3.listParts(b -> b.bucket(BUCKET).key("parts").uploadId(id)).parts())
                .extracting(part -> part.size())
                .containsExactly((long) large.length, 3L);
        assertThat(S3.listMultipartUploads(b -> b.bucket(BUCKET)).uploads())
                .extracting(upload -> upload.key())
                .contains("parts");
        S3.completeMultipartUpload(b -> b.bucket(BUCKET)
                .key("parts")
                .uploadId(id)
                .multipartUpload(u -> u.parts(
                        CompletedPart.builder().partNumber(1).eTag(first).build(),
                        CompletedPart.builder().partNumber(2).eTag(second).build())));

        var got = S3.getObjectAsBytes(b -> b.bucket(BUCKET).key("parts"));
        assertThat(got.asByteArray()).hasSize(large.length + 3).endsWith("234".getBytes(StandardCharsets.UTF_8));
        assertThat(got.response().contentType()).isEqualTo("image/x-big");
        assertThat(got.response().eTag()).endsWith("-2\"");
    }

    @Test
    void copiesAndDeletesWork() {
        S3.putObject(b -> b.bucket(BUCKET).key("copy/" + KEY).metadata(Map.of("k", "v")), RequestBody.fromString("x"));

        S3.copyObject(b -> b.sourceBucket(BUCKET)
                .sourceKey("copy/" + KEY)
                .destinationBucket(BUCKET)
                .destinationKey("copy/b"));
        S3.copyObject(b -> b.sourceBucket(BUCKET)
                .sourceKey("copy/b")
                .destinationBucket(BUCKET)
                .destinationKey("copy/b")
                .metadataDirective(MetadataDirective.REPLACE)
                .contentType("text/csv"));
        var head = S3.headObject(b -> b.bucket(BUCKET).key("copy/b"));
        var deleted = S3.deleteObjects(b -> b.bucket(BUCKET)
                .delete(Delete.builder()
                        .objects(
                                ObjectIdentifier.builder().key("copy/" + KEY).build(),
                                ObjectIdentifier.builder().key("copy/b").build(),
                                ObjectIdentifier.builder().key("copy/none").build())
                        .build()));

        assertThat(head.contentType()).isEqualTo("text/csv");
        assertThat(head.metadata()).isEmpty();
        assertThat(deleted.deleted()).hasSize(3);
        assertThat(S3.listObjectsV2(b -> b.bucket(BUCKET).prefix("copy/")).contents())
                .isEmpty();
    }

    @Test
    void refusalsAreThoseOfS3() {
        try (S3Client wrong = client("another secret")) {
            assertThatThrownBy(() -> wrong.listBuckets()).isInstanceOfSatisfying(S3Exception.class, e -> {
                assertThat(e.statusCode()).isEqualTo(403);
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("SignatureDoesNotMatch");
            });
        }
        assertThatThrownBy(() -> S3.getObjectAsBytes(b -> b.bucket(BUCKET).key("nothing")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> S3.getBucketAcl(b -> b.bucket(BUCKET)))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(501));
    }

    @Test
    void presignedLinksNeedNoKeys(@TempDir Path folder) throws IOException {
        S3.putObject(b -> b.bucket(BUCKET).key("linked " + KEY), RequestBody.fromString("linked"));
        try (S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(URI.create(CLOUD.s3Endpoint()))
                .region(Region.of(CLOUD.region()))
                .credentialsProvider(credentials(CLOUD.secretKey()))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build()) {
            var link = presigner.presignGetObject(b -> b.signatureDuration(Duration.ofMinutes(1))
                    .getObjectRequest(g -> g.bucket(BUCKET).key("linked " + KEY)));

            URLConnection connection = link.url().openConnection();
            Files.copy(connection.getInputStream(), folder.resolve("linked"));
        }

        assertThat(folder.resolve("linked")).hasContent("linked");
    }

    @Test
    void bucketsComeAndGo() {
        S3.createBucket(b -> b.bucket("short-lived"));
        assertThat(S3.listBuckets().buckets()).extracting(b -> b.name()).contains("short-lived", "digits-bucket");
        assertThat(S3.getBucketLocation(b -> b.bucket("short-lived")).locationConstraintAsString())
                .isEqualTo(CLOUD.region());
        S3.headBucket(b -> b.bucket("short-lived"));
        S3.deleteBucket(b -> b.bucket("short-lived"));
        assertThatThrownBy(() -> S3.headBucket(b -> b.bucket("short-lived"))).isInstanceOf(S3Exception.class);
    }
}
