package io.github.clouddatasets.emulator.s3clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.obs.services.ObsClient;
import com.obs.services.ObsConfiguration;
import com.obs.services.exception.ObsException;
import com.obs.services.model.AuthTypeEnum;
import com.obs.services.model.CompleteMultipartUploadRequest;
import com.obs.services.model.CopyPartRequest;
import com.obs.services.model.DeleteObjectsRequest;
import com.obs.services.model.GetObjectRequest;
import com.obs.services.model.HttpMethodEnum;
import com.obs.services.model.InitiateMultipartUploadRequest;
import com.obs.services.model.ListMultipartUploadsRequest;
import com.obs.services.model.ListObjectsRequest;
import com.obs.services.model.ListPartsRequest;
import com.obs.services.model.ObjectMetadata;
import com.obs.services.model.ObsObject;
import com.obs.services.model.PartEtag;
import com.obs.services.model.TemporarySignatureRequest;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Huawei's client, with each of its signatures. With buckets in the path it signs OBS as version 2 of AWS. */
class ObsClientTest {

    private static final DatasetCloudEmulator CLOUD = DatasetCloudEmulator.start();
    private static final String BUCKET = "obs-bucket";
    private static final String KEY = "folder/ä name + (1) & 画像.txt";

    private static ObsClient client(AuthTypeEnum signature, String secretKey) {
        URI endpoint = URI.create(CLOUD.s3Endpoint());
        ObsConfiguration configuration = new ObsConfiguration();
        configuration.setEndPoint(endpoint.getHost());
        configuration.setEndpointHttpPort(endpoint.getPort());
        configuration.setHttpsOnly(false);
        configuration.setPathStyle(true);
        configuration.setAuthType(signature);
        return new ObsClient(CLOUD.accessKey(), secretKey, configuration);
    }

    @BeforeAll
    static void createTheBucket() throws IOException {
        try (ObsClient obs = client(AuthTypeEnum.OBS, CLOUD.secretKey())) {
            obs.createBucket(BUCKET);
        }
    }

    @AfterAll
    static void close() {
        CLOUD.close();
    }

    @ParameterizedTest
    @EnumSource(AuthTypeEnum.class)
    void anObjectComesBackWithItsTypeAndMetadata(AuthTypeEnum signature) throws IOException {
        try (ObsClient obs = client(signature, CLOUD.secretKey())) {
            ObjectMetadata metadata = new ObjectMetadata();
            metadata.setContentType("text/plain");
            metadata.addUserMetadata("taken-by", "a camera");
            String etag = obs.putObject(BUCKET, KEY, bytes("hello"), metadata).getEtag();
            // Without metadata the client sends no Content-Length.
            obs.putObject(BUCKET, "chunked", bytes("chunked"));

            ObjectMetadata head = obs.getObjectMetadata(BUCKET, KEY);
            GetObjectRequest range = new GetObjectRequest(BUCKET, KEY);
            range.setRangeStart(1L);
            range.setRangeEnd(2L);

            assertThat(text(obs.getObject(BUCKET, KEY))).isEqualTo("hello");
            assertThat(text(obs.getObject(BUCKET, "chunked"))).isEqualTo("chunked");
            assertThat(text(obs.getObject(range))).isEqualTo("el");
            assertThat(head.getContentLength()).isEqualTo(5);
            assertThat(head.getContentType()).isEqualTo("text/plain");
            assertThat(head.getEtag()).isEqualTo(etag);
            assertThat(head.getUserMetadata("taken-by")).isEqualTo("a camera");
        }
    }

    @ParameterizedTest
    @EnumSource(AuthTypeEnum.class)
    void listingsHaveTheETagsOfTheObjects(AuthTypeEnum signature) throws IOException {
        try (ObsClient obs = client(signature, CLOUD.secretKey())) {
            for (String name : List.of("a/1", "a/ü 2", "b")) {
                obs.putObject(BUCKET, "list/" + name, bytes(name));
            }
            ListObjectsRequest request = new ListObjectsRequest(BUCKET);
            request.setPrefix("list/");
            request.setDelimiter("/");
            var folders = obs.listObjects(request);
            request.setDelimiter(null);
            request.setMaxKeys(2);
            var page = obs.listObjects(request);
            request.setMarker(page.getNextMarker());

            assertThat(folders.getCommonPrefixes()).containsExactly("list/a/");
            assertThat(folders.getObjects()).extracting(ObsObject::getObjectKey).containsExactly("list/b");
            assertThat(page.isTruncated()).isTrue();
            assertThat(obs.listObjects(request).getObjects())
                    .extracting(ObsObject::getObjectKey)
                    .containsExactly("list/b");
            assertThat(page.getObjects())
                    .allSatisfy(object -> assertThat(object.getMetadata().getEtag())
                            .isEqualTo(obs.getObjectMetadata(BUCKET, object.getObjectKey())
                                    .getEtag()));
        }
    }

    @ParameterizedTest
    @EnumSource(AuthTypeEnum.class)
    void anUploadInPartsBecomesOneObject(AuthTypeEnum signature) throws IOException {
        try (ObsClient obs = client(signature, CLOUD.secretKey())) {
            byte[] large = new byte[5 * 1024 * 1024];
            String id = obs.initiateMultipartUpload(new InitiateMultipartUploadRequest(BUCKET, "parts"))
                    .getUploadId();
            PartEtag first = new PartEtag(
                    obs.uploadPart(BUCKET, "parts", id, 1, new ByteArrayInputStream(large))
                            .getEtag(),
                    1);
            obs.putObject(BUCKET, "source", bytes("0123456789"));
            CopyPartRequest copy = new CopyPartRequest(id, BUCKET, "source", BUCKET, "parts", 2);
            copy.setByteRangeStart(2L);
            copy.setByteRangeEnd(4L);
            PartEtag second = new PartEtag(obs.copyPart(copy).getEtag(), 2);

            assertThat(obs.listParts(new ListPartsRequest(BUCKET, "parts", id)).getMultipartList())
                    .extracting(part -> part.getSize())
                    .containsExactly((long) large.length, 3L);
            assertThat(obs.listMultipartUploads(new ListMultipartUploadsRequest(BUCKET))
                            .getMultipartTaskList())
                    .extracting(upload -> upload.getObjectKey())
                    .contains("parts");
            obs.completeMultipartUpload(
                    new CompleteMultipartUploadRequest(BUCKET, "parts", id, new ArrayList<>(List.of(first, second))));

            assertThat(obs.getObjectMetadata(BUCKET, "parts").getContentLength())
                    .isEqualTo(large.length + 3L);
        }
    }

    @ParameterizedTest
    @EnumSource(AuthTypeEnum.class)
    void copiesAndDeletesWork(AuthTypeEnum signature) throws IOException {
        try (ObsClient obs = client(signature, CLOUD.secretKey())) {
            String key = "copy/" + safe(KEY, signature);
            obs.putObject(BUCKET, key, bytes("x"));

            obs.copyObject(BUCKET, key, BUCKET, "copy/b");
            assertThat(text(obs.getObject(BUCKET, "copy/b"))).isEqualTo("x");
            DeleteObjectsRequest many = new DeleteObjectsRequest(BUCKET);
            many.addKeyAndVersion(key);
            many.addKeyAndVersion("copy/none");
            obs.deleteObjects(many);
            obs.deleteObject(BUCKET, "copy/b");

            assertThat(obs.doesObjectExist(BUCKET, key)).isFalse();
            assertThat(obs.doesObjectExist(BUCKET, "copy/b")).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(AuthTypeEnum.class)
    void refusalsAreThoseOfTheService(AuthTypeEnum signature) throws IOException {
        try (ObsClient wrong = client(signature, "another secret");
                ObsClient obs = client(signature, CLOUD.secretKey())) {
            assertThatThrownBy(() -> wrong.listObjects(BUCKET)).isInstanceOfSatisfying(ObsException.class, e -> {
                assertThat(e.getResponseCode()).isEqualTo(403);
                assertThat(e.getErrorCode()).isEqualTo("SignatureDoesNotMatch");
            });
            assertThatThrownBy(() -> obs.getObject(BUCKET, "nothing"))
                    .isInstanceOfSatisfying(
                            ObsException.class,
                            e -> assertThat(e.getErrorCode()).isEqualTo("NoSuchKey"));
            assertThatThrownBy(() -> obs.getBucketAcl(BUCKET))
                    .isInstanceOfSatisfying(
                            ObsException.class,
                            e -> assertThat(e.getResponseCode()).isEqualTo(501));
        }
    }

    @ParameterizedTest
    @EnumSource(AuthTypeEnum.class)
    void presignedLinksNeedNoKeys(AuthTypeEnum signature) throws IOException {
        try (ObsClient obs = client(signature, CLOUD.secretKey())) {
            String key = safe("linked " + KEY, signature);
            obs.putObject(BUCKET, key, bytes("linked"));
            TemporarySignatureRequest request = new TemporarySignatureRequest(HttpMethodEnum.GET, 60);
            request.setBucketName(BUCKET);
            request.setObjectKey(key);
            String link = obs.createTemporarySignature(request).getSignedUrl();

            try (InputStream in = new URL(link).openStream()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("linked");
            }
        }
    }

    @Test
    void bucketsInTheHostNameAreSignedInHuaweisOwnWay() throws IOException {
        ObsConfiguration configuration = new ObsConfiguration();
        configuration.setEndPoint("localhost");
        configuration.setEndpointHttpPort(URI.create(CLOUD.s3Endpoint()).getPort());
        configuration.setHttpsOnly(false);
        configuration.setPathStyle(false);
        configuration.setAuthType(AuthTypeEnum.OBS);
        configuration.setAuthTypeNegotiation(false);
        configuration.setCustomizedDnsImpl(host -> List.of(InetAddress.getLoopbackAddress()));
        CLOUD.clearRequests();
        try (ObsClient obs = new ObsClient(CLOUD.accessKey(), CLOUD.secretKey(), configuration)) {
            ObjectMetadata metadata = new ObjectMetadata();
            metadata.addUserMetadata("taken-by", "a camera");
            obs.putObject(BUCKET, "hosted/" + KEY, bytes("hosted"), metadata);

            assertThat(text(obs.getObject(BUCKET, "hosted/" + KEY))).isEqualTo("hosted");
            assertThat(obs.getObjectMetadata(BUCKET, "hosted/" + KEY).getUserMetadata("taken-by"))
                    .isEqualTo("a camera");
            ListObjectsRequest request = new ListObjectsRequest(BUCKET);
            request.setPrefix("hosted/");
            assertThat(obs.listObjects(request).getObjects()).hasSize(1);
            TemporarySignatureRequest link = new TemporarySignatureRequest(HttpMethodEnum.GET, 60);
            link.setBucketName(BUCKET);
            link.setObjectKey("hosted/" + KEY);
            String signed = obs.createTemporarySignature(link).getSignedUrl();
            assertThat(signed).contains("//" + BUCKET + ".localhost", "AccessKeyId=");
        }
        assertThat(CLOUD.requests("s3PutObject"))
                .singleElement()
                .satisfies(put ->
                        assertThat(put.headers().get("authorization").get(0)).startsWith("OBS "));
    }

    @ParameterizedTest
    @EnumSource(AuthTypeEnum.class)
    void bucketsComeAndGo(AuthTypeEnum signature) throws IOException {
        try (ObsClient obs = client(signature, CLOUD.secretKey())) {
            obs.createBucket("short-lived");
            assertThat(obs.listBuckets(null))
                    .extracting(bucket -> bucket.getBucketName())
                    .contains("short-lived", "digits-bucket");
            assertThat(obs.headBucket("short-lived")).isTrue();
            obs.deleteBucket("short-lived");
            assertThat(obs.headBucket("short-lived")).isFalse();
        }
    }

    // With version 4 the client signs the length of a document in characters, and writes the space of a link as a plus.
    private static String safe(String key, AuthTypeEnum signature) {
        return signature == AuthTypeEnum.V4 ? key.replaceAll("[^\\x21-\\x7e]", "_") : key;
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ObsObject object) throws IOException {
        try (InputStream in = object.getObjectContent()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
