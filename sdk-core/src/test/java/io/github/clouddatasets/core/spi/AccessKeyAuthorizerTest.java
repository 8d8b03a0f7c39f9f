package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.InvalidRequestException;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.Secret;
import java.io.IOException;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client's clock stands at 03:04:05. */
class AccessKeyAuthorizerTest {

    private static final String TEN_MINUTES_LATER = "Tue, 02 Jan 2024 03:14:05 GMT";

    private final MockWebServer server = new MockWebServer();
    private final TestClient client = new TestClient(server.url("/").toString());
    private final Api api = client.open(Authorizer.accessKey(
            new Credentials.AccessKey("AK", Secret.of("SK"), Secret.of("TOKEN")), "p1", client.clock));

    @AfterEach
    void close() throws IOException {
        api.close();
        server.close();
    }

    private static MockResponse status(int status) {
        return new MockResponse().setResponseCode(status);
    }

    private String sentDate() throws InterruptedException {
        return String.valueOf(server.takeRequest().getHeader("X-Sdk-Date"));
    }

    @Test
    void requestIsSignedByTheClientsClock() throws InterruptedException {
        server.enqueue(new MockResponse().setBody("{}"));

        api.call(TestClient.GET, Arguments.path("a b").query("x", "1"));

        RecordedRequest request = server.takeRequest();
        SdkHmacSigner signer = new SdkHmacSigner("AK", Secret.of("SK"), "p1", Secret.of("TOKEN"));
        assertThat(request.getHeader("X-Sdk-Date")).isEqualTo("20240102T030405Z");
        assertThat(request.getHeader("X-Project-Id")).isEqualTo("p1");
        assertThat(request.getHeader("X-Security-Token")).isEqualTo("TOKEN");
        assertThat(request.getHeader("Authorization"))
                .isEqualTo(signer.authorization(
                        "GET",
                        String.valueOf(request.getHeader("Host")),
                        "/things/a%20b",
                        new String[] {"x", "1"},
                        new byte[0],
                        "20240102T030405Z"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void clockThatIsOffIsCorrectedOnceARefusalTellsTheTime(int status) throws InterruptedException {
        server.enqueue(status(status).setHeader("Date", TEN_MINUTES_LATER));
        server.enqueue(new MockResponse().setBody("{}"));

        api.call(TestClient.CREATE, TestClient.body());

        assertThat(sentDate()).isEqualTo("20240102T030405Z");
        assertThat(sentDate()).isEqualTo("20240102T031405Z");
    }

    @Test
    void correctionHoldsForLaterCalls() throws InterruptedException {
        server.enqueue(status(403).setHeader("Date", TEN_MINUTES_LATER));
        server.enqueue(new MockResponse().setBody("{}"));
        server.enqueue(new MockResponse().setBody("{}"));

        api.call(TestClient.GET, TestClient.id());
        api.call(TestClient.GET, TestClient.id());

        assertThat(server.getRequestCount()).isEqualTo(3);
        server.takeRequest();
        server.takeRequest();
        assertThat(sentDate()).isEqualTo("20240102T031405Z");
    }

    @Test
    void secondRefusalIsFinal() {
        server.enqueue(status(403).setHeader("Date", TEN_MINUTES_LATER));
        server.enqueue(status(403).setHeader("Date", TEN_MINUTES_LATER));

        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> api.call(TestClient.GET, TestClient.id()));
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tue, 02 Jan 2024 03:04:05 GMT", "Tue, 02 Jan 2024 03:04:34 GMT", "yesterday"})
    void withoutSkewARefusalStands(String date) {
        server.enqueue(status(403).setHeader("Date", date));

        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> api.call(TestClient.GET, TestClient.id()));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void withoutADateARefusalStands() {
        server.enqueue(status(401));

        assertThatExceptionOfType(ApiException.class).isThrownBy(() -> api.call(TestClient.GET, TestClient.id()));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void otherRefusalsTeachNothingAboutTheClock() {
        server.enqueue(status(400).setHeader("Date", TEN_MINUTES_LATER));

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> api.call(TestClient.GET, TestClient.id()));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void everyAttemptIsSignedAnew() throws InterruptedException {
        server.enqueue(status(503).setHeader("Retry-After", "10"));
        server.enqueue(new MockResponse().setBody("{}"));

        api.call(TestClient.GET, TestClient.id());

        RecordedRequest first = server.takeRequest();
        RecordedRequest second = server.takeRequest();
        assertThat(second.getHeader("X-Sdk-Date")).isEqualTo("20240102T030415Z");
        assertThat(second.getHeaders().values("Authorization"))
                .hasSize(1)
                .doesNotContainAnyElementsOf(first.getHeaders().values("Authorization"));
    }
}
