package io.github.clouddatasets.emulator.idah;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.option.IdahRole;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Downloads of generated export files. */
class IdahDownloadTest {

    @Test
    void generatedFilesAreTheSameEachTime() throws IOException {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
            long size = 3 * 8192 + 5;
            String id = cloud.addIdahExport(size, 7);
            byte[] expected = new byte[4 * 8192];
            byte[] piece = new byte[8192];
            SplittableRandom random = new SplittableRandom(7);
            for (int offset = 0; offset < expected.length; offset += piece.length) {
                random.nextBytes(piece);
                System.arraycopy(piece, 0, expected, offset, piece.length);
            }
            for (int time = 0; time < 2; time++) {
                try (InputStream body = download(cloud, id).getInputStream()) {
                    assertThat(body.readAllBytes()).isEqualTo(Arrays.copyOf(expected, (int) size));
                }
            }
            IdahTestClient client = new IdahTestClient(cloud);
            JsonNode document =
                    client.sync().get("/exports/" + id + "?included[]=job").json();
            assertThat(document.at("/data/attributes/size").asLong()).isEqualTo(size);
            assertThat(document.at("/data/attributes/mime_type").asText()).isEqualTo("application/octet-stream");
            assertThat(document.at("/included/0/attributes/status").asText()).isEqualTo("completed");
        }
    }

    @Test
    void aFileMayBeLargerThanTheMemory() throws IOException {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
            long size = 1L << 40;
            HttpURLConnection connection = download(cloud, cloud.addIdahExport(size, 1));
            InputStream body = connection.getInputStream();
            assertThat(connection.getContentLengthLong()).isEqualTo(size);
            body.skipNBytes(64L << 20);
            assertThat(body.read()).isNotNegative();
            connection.disconnect();
            // The server detects that nobody reads the rest, and continues with other requests.
            assertThat(new IdahTestClient(cloud).sync().get("/exports").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aFileMayBeEmptyAndANegativeSizeIsRefused() throws IOException {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
            String id = cloud.addIdahExport(0, 1);
            HttpURLConnection empty = download(cloud, id);
            try (InputStream body = empty.getInputStream()) {
                assertThat(body.read()).isEqualTo(-1);
            }
            assertThat(empty.getContentType()).isEqualTo("application/json");
            assertThat(new IdahTestClient(cloud)
                            .sync()
                            .get("/exports/" + id)
                            .json()
                            .at("/data/attributes/mime_type")
                            .isNull())
                    .isTrue();
            assertThatIllegalArgumentException().isThrownBy(() -> cloud.addIdahExport(-1, 1));
        }
    }

    private static HttpURLConnection download(DatasetCloudEmulator cloud, String id) throws IOException {
        String address = cloud.idahEndpoint() + "/sync/exports/" + id + "/download";
        if (!(URI.create(address).toURL().openConnection() instanceof HttpURLConnection connection)) {
            throw new AssertionError(address);
        }
        connection.setReadTimeout(30_000);
        connection.setRequestProperty("Authorization", "Bearer " + cloud.idahToken(IdahRole.ADMIN));
        return connection;
    }
}
