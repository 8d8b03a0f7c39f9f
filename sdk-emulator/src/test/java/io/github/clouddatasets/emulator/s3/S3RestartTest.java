package io.github.clouddatasets.emulator.s3;

import static io.github.clouddatasets.emulator.s3.S3TestClient.element;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of buckets outlives its emulator. */
class S3RestartTest {

    @Test
    void objectsTheirMetadataAndUnfinishedUploadsStay(@TempDir Path folder) throws Exception {
        String id;
        String etag;
        try (DatasetCloudEmulator cloud = start(folder)) {
            S3TestClient client = client(cloud);
            client.put("/bucket", "");
            client.put("/bucket/marker/", "");
            client.put("/bucket/k", "hello", "content-type: a/b", "x-amz-meta-a: b");
            id = element(client.send("POST", "/bucket/parts?uploads=", "", "content-type: c/d"), "UploadId");
            etag = String.valueOf(client.put("/bucket/parts?partNumber=1&uploadId=" + id, "part")
                    .header("ETag"));
        }
        // What a process leaves that is killed during an upload.
        Files.writeString(folder.resolve(".s3/unfinished/object-1"), "half");

        try (DatasetCloudEmulator cloud = start(folder)) {
            S3TestClient client = client(cloud);
            RawHttpAnswer object = client.get("/bucket/k");
            assertThat(object.body()).asString().isEqualTo("hello");
            assertThat(object.header("Content-Type")).isEqualTo("a/b");
            assertThat(object.header("x-amz-meta-a")).isEqualTo("b");
            assertThat(client.get("/bucket/marker/").status()).isEqualTo(200);
            assertThat(client.send(
                                    "POST",
                                    "/bucket/parts?uploadId=" + id,
                                    "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>" + etag
                                            + "</ETag></Part></CompleteMultipartUpload>")
                            .status())
                    .isEqualTo(200);
        }

        try (DatasetCloudEmulator cloud = start(folder)) {
            S3TestClient client = client(cloud);
            RawHttpAnswer parts = client.get("/bucket/parts");
            assertThat(parts.body()).asString().isEqualTo("part");
            assertThat(parts.header("ETag")).endsWith("-1\"");
            assertThat(parts.header("Content-Type")).isEqualTo("c/d");
            assertThat(folder.resolve(".s3/unfinished")).isEmptyDirectory();
        }
    }

    private static DatasetCloudEmulator start(Path folder) {
        return DatasetCloudEmulator.builder().workDirectory(folder).start();
    }

    private static S3TestClient client(DatasetCloudEmulator cloud) {
        return new S3TestClient(cloud, Instant.now());
    }
}
