package io.github.clouddatasets.emulator.powerdrill;

import static io.github.clouddatasets.emulator.powerdrill.PowerdrillTestClient.FLOWERS;
import static io.github.clouddatasets.emulator.powerdrill.PowerdrillTestClient.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.fault.Fault;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.store.ManualClock;
import io.github.clouddatasets.emulator.store.Md5;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The object storage in the view of a client with presigned links. */
class PowerdrillStorageTest {

    private static final int PART = 20;

    private final ManualClock clock = ManualClock.at("2026-11-21T12:00:00Z");
    private final DatasetCloudEmulator cloud =
            DatasetCloudEmulator.builder().clock(clock).powerdrillPartSize(PART).start();
    private final PowerdrillTestClient client = new PowerdrillTestClient(cloud, PowerdrillDialect.V2);
    private final RawHttpClient http = new RawHttpClient(cloud.powerdrillStorageEndpoint());
    private final String content = FLOWERS.substring(0, PART);

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void theAnswerToAPartHasTheQuotedDigest() {
        RawHttpAnswer reply = http.send("PUT", part(), content);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("ETag")).isEqualTo('"' + Md5.hex(content.getBytes(StandardCharsets.UTF_8)) + '"');
        assertThat(cloud.requests("storagePutPart")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-pd-api-key", "x-pd-external-trace-id", "Authorization", "Cookie"})
    void aRequestWithCredentialsIsRefused(String header) {
        refused(http.with(header, "secret").send("PUT", part(), content), 400, "InvalidArgument");
        refused(http.with(header, "secret").get(download()), 400, "InvalidArgument");
    }

    @Test
    void changedAndExpiredLinksAreRefused() {
        String part = part();
        refused(http.send("PUT", part.replace("partNumber=1", "partNumber=2"), content), 403, "SignatureDoesNotMatch");
        refused(
                http.send("PUT", part.replaceAll("Expires=\\d+", "Expires=99999"), content),
                403,
                "SignatureDoesNotMatch");
        refused(http.send("PUT", part.substring(0, part.indexOf('?')), content), 403, "AccessDenied");
        refused(http.get(part), 403, "SignatureDoesNotMatch");
        refused(http.send("DELETE", part, ""), 405, "MethodNotAllowed");
        clock.advance(Duration.ofSeconds(86_399));
        refused(http.send("PUT", part, content), 403, "AccessDenied");
    }

    @Test
    void aLinkAcceptsOnlyItsOwnPart() throws IOException {
        String part = part();
        refused(http.send("PUT", part, content.substring(1)), 400, "EntityTooSmall");
        refused(http.send("PUT", part, content + "x"), 400, "EntityTooLarge");
        String chunked = "PUT " + part + " HTTP/1.1\r\nHost: " + http.authority()
                + "\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n14\r\n" + content + "\r\n0\r\n\r\n";
        try (Socket socket = connect()) {
            socket.getOutputStream().write(chunked.getBytes(StandardCharsets.US_ASCII));
            refused(RawHttpAnswer.parse(socket.getInputStream().readAllBytes()), 411, "MissingContentLength");
        }
    }

    @Test
    void theStorageRefusesTheRequestedNumberOfParts() {
        String part = part();
        cloud.faults().next("storagePutPart", Fault.error("SlowDown"));
        refused(http.send("PUT", part, content), 503, "SlowDown");
        assertThat(http.send("PUT", part, content).status()).isEqualTo(200);
    }

    @Test
    void aSlowUploadDelaysNobody() throws IOException {
        String part = part();
        String head = "PUT " + part + " HTTP/1.1\r\nHost: " + http.authority()
                + "\r\nConnection: close\r\nContent-Length: " + PART + "\r\n\r\n";
        try (Socket slow = connect()) {
            slow.getOutputStream().write((head + content.substring(0, 5)).getBytes(StandardCharsets.US_ASCII));
            slow.getOutputStream().flush();
            // The storage answers another part, and Powerdrill answers, while the first upload hangs.
            assertThat(http.send("PUT", part(), content).status()).isEqualTo(200);
            data(client.get("/datasets"));
            slow.getOutputStream().write(content.substring(5).getBytes(StandardCharsets.US_ASCII));
            InputStream in = slow.getInputStream();
            assertThat(RawHttpAnswer.parse(in.readAllBytes()).status()).isEqualTo(200);
        }
    }

    @Test
    void anIncompletePartIsNotKept() throws IOException {
        JsonNode upload = upload(PART);
        String part = target(upload);
        String head =
                "PUT " + part + " HTTP/1.1\r\nHost: " + http.authority() + "\r\nContent-Length: " + PART + "\r\n\r\n";
        try (Socket socket = connect()) {
            socket.getOutputStream().write((head + content.substring(0, 5)).getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .doesNotContain("ETag");
        }
        PowerdrillTestClient.refused(
                complete(upload, Md5.hex(content.substring(0, 5).getBytes(StandardCharsets.UTF_8))), 200, 300007);
        http.send("PUT", part, content);
        data(complete(upload, Md5.hex(content.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void aRangeContinuesADownload() {
        String link = download();
        RawHttpAnswer whole = http.get(link);
        String etag = String.valueOf(whole.header("ETag"));
        assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
        int size = FLOWERS.length();
        RawHttpAnswer rest =
                http.with("Range", "bytes=10-").with("If-Range", etag).get(link);
        assertThat(rest.status()).isEqualTo(206);
        assertThat(rest.header("Content-Range")).isEqualTo("bytes 10-" + (size - 1) + "/" + size);
        assertThat(text(rest)).isEqualTo(FLOWERS.substring(10));
        assertThat(text(http.with("Range", "bytes=3-5").get(link))).isEqualTo(FLOWERS.substring(3, 6));
        assertThat(text(http.with("Range", "bytes=-4").get(link))).isEqualTo(FLOWERS.substring(size - 4));
        // The file has changed: the storage sends the complete file.
        RawHttpAnswer changed =
                http.with("Range", "bytes=10-").with("If-Range", "\"old\"").get(link);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(text(changed)).isEqualTo(FLOWERS);
        assertThat(http.with("Range", "bytes=1-2,4-5").get(link).status()).isEqualTo(200);
        refused(http.with("Range", "bytes=" + size + "-").get(link), 416, "InvalidRange");
        refused(http.with("If-Match", "\"old\"").get(link), 412, "PreconditionFailed");
    }

    /** The target of the link for the first part of an upload. */
    private String part() {
        return target(upload(FLOWERS.length()));
    }

    private JsonNode upload(int size) {
        return data(client.post(
                "/file/init-multipart-upload",
                client.body().put("file_name", "f.csv").put("file_size", size)));
    }

    private RawHttpAnswer complete(JsonNode upload, String etag) {
        ObjectNode body = client.body()
                .put("upload_id", upload.path("upload_id").asText())
                .put("file_object_key", upload.path("file_object_key").asText());
        body.putArray("part_etags").addObject().put("number", 1).put("etag", etag);
        return client.post("/file/complete-multipart-upload", body);
    }

    private static String target(JsonNode upload) {
        return PowerdrillTestClient.target(
                upload.path("part_items").path(0).path("upload_url").asText());
    }

    private String download() {
        JsonNode source = data(client.post("/datasources", client.request("f.csv", FLOWERS)));
        String path = "/datasets/" + source.path("dataset_id").asText() + "/datasources/"
                + source.path("id").asText() + "/presign";
        return PowerdrillTestClient.target(
                data(client.post(path, client.body())).path("presigned_url").asText());
    }

    private Socket connect() throws IOException {
        URI origin = URI.create(cloud.powerdrillStorageEndpoint());
        Socket socket = new Socket(origin.getHost(), origin.getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void refused(RawHttpAnswer reply, int status, String code) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/xml");
        assertThat(text(reply)).startsWith("<?xml").contains("<Code>" + code + "</Code>");
    }

    private static String text(RawHttpAnswer reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }
}
