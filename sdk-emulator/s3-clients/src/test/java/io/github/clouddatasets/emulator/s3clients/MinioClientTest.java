package io.github.clouddatasets.emulator.s3clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.minio.BucketExistsArgs;
import io.minio.ComposeObjectArgs;
import io.minio.ComposeSource;
import io.minio.CopyObjectArgs;
import io.minio.CopySource;
import io.minio.GetObjectArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveBucketArgs;
import io.minio.RemoveObjectArgs;
import io.minio.RemoveObjectsArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.http.Method;
import io.minio.messages.DeleteError;
import io.minio.messages.DeleteObject;
import io.minio.messages.Item;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** MinIO's client with its defaults, whose uploads have the hash of their body in a header. */
class MinioClientTest {

    private static final DatasetCloudEmulator CLOUD = DatasetCloudEmulator.start();
    private static final MinioClient MINIO = client(CLOUD.secretKey());
    private static final String BUCKET = "minio-bucket";
    private static final String KEY = "folder/ä name + (1) & 画像.txt";

    private static MinioClient client(String secretKey) {
        return MinioClient.builder()
                .endpoint(CLOUD.s3Endpoint())
                .credentials(CLOUD.accessKey(), secretKey)
                .build();
    }

    @BeforeAll
    static void createTheBucket() throws Exception {
        MINIO.makeBucket(MakeBucketArgs.builder().bucket(BUCKET).build());
    }

    @AfterAll
    static void close() throws Exception {
        MINIO.close();
        CLOUD.close();
    }

    @Test
    void anObjectComesBackWithItsTypeAndMetadata() throws Exception {
        String etag = put(KEY, "hello").etag();

        var head = MINIO.statObject(
                StatObjectArgs.builder().bucket(BUCKET).object(KEY).build());

        assertThat(get(KEY)).isEqualTo("hello");
        assertThat(head.size()).isEqualTo(5);
        assertThat(head.etag()).isEqualTo(etag);
        assertThat(head.contentType()).isEqualTo("text/plain");
        assertThat(head.userMetadata().get("taken-by")).isEqualTo("a camera");
        try (InputStream range = MINIO.getObject(GetObjectArgs.builder()
                .bucket(BUCKET)
                .object(KEY)
                .offset(1L)
                .length(2L)
                .build())) {
            assertThat(new String(range.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("el");
        }
    }

    @Test
    void listingsHaveTheETagsOfTheObjects() throws Exception {
        for (String name : List.of("a/1", "a/ü 2", "b")) {
            put("list/" + name, name);
        }

        List<Item> folders = items(ListObjectsArgs.builder().bucket(BUCKET).prefix("list/"));
        List<Item> all = items(ListObjectsArgs.builder()
                .bucket(BUCKET)
                .prefix("list/")
                .recursive(true)
                .maxKeys(1));
        List<Item> old = items(ListObjectsArgs.builder()
                .bucket(BUCKET)
                .prefix("list/")
                .recursive(true)
                .useApiVersion1(true)
                .maxKeys(1));

        assertThat(folders).extracting(Item::objectName).containsExactlyInAnyOrder("list/a/", "list/b");
        assertThat(all).extracting(Item::objectName).containsExactly("list/a/1", "list/a/ü 2", "list/b");
        assertThat(old).extracting(Item::objectName).containsExactly("list/a/1", "list/a/ü 2", "list/b");
        assertThat(all.get(0).etag().replace("\"", ""))
                .isEqualTo(MINIO.statObject(StatObjectArgs.builder()
                                .bucket(BUCKET)
                                .object("list/a/1")
                                .build())
                        .etag());
    }

    @Test
    void aStreamOfUnknownLengthBecomesAnObjectInParts() throws Exception {
        byte[] large = new byte[11 * 1024 * 1024];
        MINIO.putObject(PutObjectArgs.builder().bucket(BUCKET).object("parts").stream(
                        new ByteArrayInputStream(large), -1, 5 * 1024 * 1024)
                .build());

        var head = MINIO.statObject(
                StatObjectArgs.builder().bucket(BUCKET).object("parts").build());

        assertThat(head.size()).isEqualTo(large.length);
        assertThat(head.etag()).endsWith("-3");
        MINIO.composeObject(ComposeObjectArgs.builder()
                .bucket(BUCKET)
                .object("composed")
                .sources(List.of(
                        ComposeSource.builder().bucket(BUCKET).object("parts").build(),
                        ComposeSource.builder().bucket(BUCKET).object("parts").build()))
                .build());
        assertThat(MINIO.statObject(StatObjectArgs.builder()
                                .bucket(BUCKET)
                                .object("composed")
                                .build())
                        .size())
                .isEqualTo(2L * large.length);
    }

    @Test
    void copiesAndDeletesWork() throws Exception {
        put("copy/" + KEY, "x");

        MINIO.copyObject(CopyObjectArgs.builder()
                .bucket(BUCKET)
                .object("copy/b")
                .source(CopySource.builder()
                        .bucket(BUCKET)
                        .object("copy/" + KEY)
                        .build())
                .build());
        assertThat(get("copy/b")).isEqualTo("x");
        List<DeleteError> errors = new ArrayList<>();
        for (Result<DeleteError> result : MINIO.removeObjects(RemoveObjectsArgs.builder()
                .bucket(BUCKET)
                .objects(List.of(new DeleteObject("copy/" + KEY), new DeleteObject("copy/none")))
                .build())) {
            errors.add(result.get());
        }
        MINIO.removeObject(
                RemoveObjectArgs.builder().bucket(BUCKET).object("copy/b").build());

        assertThat(errors).isEmpty();
        assertThat(items(ListObjectsArgs.builder().bucket(BUCKET).prefix("copy/")))
                .isEmpty();
    }

    @Test
    void refusalsAreThoseOfS3() throws Exception {
        try (MinioClient wrong = client("another secret")) {
            assertThatThrownBy(() -> wrong.listBuckets())
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            e -> assertThat(e.errorResponse().code()).isEqualTo("SignatureDoesNotMatch"));
        }
        assertThatThrownBy(() -> get("nothing"))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        e -> assertThat(e.errorResponse().code()).isEqualTo("NoSuchKey"));
    }

    @Test
    void presignedLinksNeedNoKeys() throws Exception {
        String link = MINIO.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                .method(Method.PUT)
                .bucket(BUCKET)
                .object("linked " + KEY)
                .expiry(60)
                .build());
        HttpURLConnection connection = (HttpURLConnection) new URL(link).openConnection();
        connection.setRequestMethod("PUT");
        connection.setDoOutput(true);
        connection.getOutputStream().write("linked".getBytes(StandardCharsets.UTF_8));

        assertThat(connection.getResponseCode()).isEqualTo(200);
        assertThat(get("linked " + KEY)).isEqualTo("linked");
    }

    @Test
    void bucketsComeAndGo() throws Exception {
        MINIO.makeBucket(MakeBucketArgs.builder().bucket("short-lived").build());
        assertThat(MINIO.listBuckets()).extracting(bucket -> bucket.name()).contains("short-lived", "digits-bucket");
        MINIO.removeBucket(RemoveBucketArgs.builder().bucket("short-lived").build());
        assertThat(MINIO.bucketExists(
                        BucketExistsArgs.builder().bucket("short-lived").build()))
                .isFalse();
    }

    private static io.minio.ObjectWriteResponse put(String key, String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return MINIO.putObject(PutObjectArgs.builder().bucket(BUCKET).object(key).stream(
                        new ByteArrayInputStream(bytes), bytes.length, -1)
                .contentType("text/plain")
                .userMetadata(Map.of("taken-by", "a camera"))
                .build());
    }

    private static String get(String key) throws Exception {
        try (InputStream in = MINIO.getObject(
                GetObjectArgs.builder().bucket(BUCKET).object(key).build())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Item> items(ListObjectsArgs.Builder args) throws Exception {
        List<Item> items = new ArrayList<>();
        for (Result<Item> item : MINIO.listObjects(args.build())) {
            items.add(item.get());
        }
        return items;
    }
}
