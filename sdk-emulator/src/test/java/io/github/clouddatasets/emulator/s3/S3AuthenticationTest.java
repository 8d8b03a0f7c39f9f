package io.github.clouddatasets.emulator.s3;

import static io.github.clouddatasets.emulator.s3.S3TestClient.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.store.ManualClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is refused, as seen at a socket. */
class S3AuthenticationTest {

    private final ManualClock clock = ManualClock.at("2026-11-26T12:00:00Z");
    private DatasetCloudEmulator cloud =
            DatasetCloudEmulator.builder().clock(clock).start();
    private S3TestClient client = new S3TestClient(cloud, clock.instant());

    @BeforeEach
    void putAnObject() {
        assertThat(client.put("/secure", "").status()).isEqualTo(200);
        assertThat(client.put("/secure/key", "value").status()).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void theRightKeysAreLetIn() {
        assertThat(client.get("/secure/key").body()).asString().isEqualTo("value");
    }

    @Test
    void aRequestWithoutASignatureIsRefused() {
        refused(client.plain("GET", "/secure/key"), 403, "AccessDenied");
        refused(client.plain("PUT", "/secure/key", "Content-Length: 0"), 403, "AccessDenied");
        refused(client.plain("GET", "/secure/key", "Authorization: Bearer x"), 400, "InvalidArgument");
        refused(
                client.plain("GET", "/secure/key", "Authorization: AWS4-HMAC-SHA256 x"),
                400,
                "AuthorizationHeaderMalformed");
    }

    @Test
    void aWrongSecretIsRefused() {
        S3TestClient wrong =
                new S3TestClient(URI.create(cloud.s3Endpoint()), cloud.accessKey(), "wrong", clock.instant());
        refused(wrong.get("/secure/key"), 403, "SignatureDoesNotMatch");
        refused(wrong.put("/secure/key", "changed"), 403, "SignatureDoesNotMatch");
        assertThat(client.get("/secure/key").body()).asString().isEqualTo("value");
    }

    @Test
    void anUnknownKeyIsRefused() {
        S3TestClient unknown =
                new S3TestClient(URI.create(cloud.s3Endpoint()), "AKNOBODY", cloud.secretKey(), clock.instant());
        refused(unknown.get("/secure/key"), 403, "InvalidAccessKeyId");
    }

    @Test
    void aClockThatIsOffIsRefusedByTheEmulatorsClock() {
        clock.advance(Duration.ofMinutes(14));
        assertThat(client.get("/secure/key").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(2));
        refused(client.get("/secure/key"), 403, "RequestTimeTooSkewed");
        clock.advance(Duration.ofMinutes(-40));
        refused(client.get("/secure/key"), 403, "RequestTimeTooSkewed");
    }

    @Test
    void whatChangesOnTheWayIsNoticed() {
        String signed = new String(client.request("GET", "/secure/key", new byte[0]), StandardCharsets.UTF_8);
        refused(
                client.exchange(signed.replace("/secure/key", "/secure/kez").getBytes(StandardCharsets.UTF_8)),
                403,
                "SignatureDoesNotMatch");
        refused(
                client.exchange(signed.replace("\r\nx-amz-date:", "\r\nx-amz-meta-more: 1\r\nx-amz-date:")
                        .getBytes(StandardCharsets.UTF_8)),
                403,
                "AccessDenied");
        refused(
                client.exchange(signed.replaceFirst("x-amz-content-sha256: e3", "x-amz-content-sha256: e4")
                        .getBytes(StandardCharsets.UTF_8)),
                403,
                "SignatureDoesNotMatch");
    }

    @Test
    void aLinkIsGoodForItsMethodItsKeyAndItsTime() {
        String link = client.link("GET", "/secure/key", 60);
        assertThat(client.plain("GET", link).body()).asString().isEqualTo("value");
        refused(client.plain("DELETE", link), 403, "SignatureDoesNotMatch");
        refused(client.plain("GET", link.replace("/key?", "/kez?")), 403, "SignatureDoesNotMatch");
        refused(client.plain("GET", link.replace("Expires=60", "Expires=61")), 403, "SignatureDoesNotMatch");
        refused(client.plain("GET", client.link("GET", "/secure/key", 0)), 400, "AuthorizationQueryParametersError");
        refused(
                client.plain("GET", client.link("GET", "/secure/key", 604_801)),
                400,
                "AuthorizationQueryParametersError");
        clock.advance(Duration.ofSeconds(60));
        refused(client.plain("GET", link), 403, "AccessDenied");
    }

    @Test
    void aLinkMustNotGetOtherCredentials() {
        String link = client.link("GET", "/secure/key", 60);
        refused(client.plain("GET", link, "Authorization: AWS x:y"), 400, "InvalidArgument");
        refused(client.plain("GET", link, "X-Auth-Token: t"), 400, "InvalidArgument");
        refused(client.plain("GET", link, "x-pd-api-key: k"), 400, "InvalidArgument");
    }

    @Test
    void aLinkOfVersionTwoIsGoodForItsTime() throws Exception {
        long expiry = clock.instant().plusSeconds(60).getEpochSecond();
        String link = "/secure/key?AWSAccessKeyId=" + cloud.accessKey() + "&Expires=" + expiry + "&Signature="
                + hmacSha1("GET\n\n\n" + expiry + "\n/secure/key");
        assertThat(client.plain("GET", link).body()).asString().isEqualTo("value");
        refused(client.plain("GET", link.replace("Expires=", "Expires=1")), 403, "SignatureDoesNotMatch");
        refused(client.plain("GET", link.replace(cloud.accessKey(), "AKNOBODY")), 403, "InvalidAccessKeyId");
        clock.advance(Duration.ofSeconds(60));
        refused(client.plain("GET", link), 403, "AccessDenied");
    }

    @Test
    void aSignatureOfVersionTwoIsChecked() throws Exception {
        String date = "Thu, 26 Nov 2026 12:00:00 GMT";
        String signature = hmacSha1("GET\n\n\n" + date + "\n/secure/key")
                .replace("%2B", "+")
                .replace("%2F", "/")
                .replace("%3D", "=");
        String header = "Authorization: AWS " + cloud.accessKey() + ":" + signature;
        assertThat(client.plain("GET", "/secure/key", "Date: " + date, header).body())
                .asString()
                .isEqualTo("value");
        refused(
                client.plain("GET", "/secure/key", "Date: Thu, 26 Nov 2026 12:00:01 GMT", header),
                403,
                "SignatureDoesNotMatch");
        refused(client.plain("GET", "/secure/key", header), 403, "AccessDenied");
        clock.advance(Duration.ofMinutes(16));
        refused(client.plain("GET", "/secure/key", "Date: " + date, header), 403, "RequestTimeTooSkewed");
    }

    private String hmacSha1(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(cloud.secretKey().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        return Base64.getEncoder()
                .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)))
                .replace("+", "%2B")
                .replace("/", "%2F")
                .replace("=", "%3D");
    }

    private static void refused(RawHttpAnswer answer, int status, String code) {
        assertThat(answer.header("Content-Type")).isEqualTo("application/xml");
        assertThat(code(answer)).as(answer.toString()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }
}
