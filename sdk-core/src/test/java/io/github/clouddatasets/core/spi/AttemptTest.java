package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.CallListener.AttemptEnded;
import io.github.clouddatasets.core.CallListener.CallEnded;
import io.github.clouddatasets.core.CallOptions;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.Thing;
import io.github.clouddatasets.core.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.SocketPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every try of a call is an attempt of its own: nothing of one is there in the next. */
class AttemptTest {

    private final MockWebServer server = new MockWebServer();
    private final EventRecorder recorder = new EventRecorder();
    private final TestClient client =
            new TestClient(server.url("/").toString()).listener(recorder).maxAttempts(3);

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private static MockResponse refusal(int status) {
        return new MockResponse()
                .setResponseCode(status)
                .setHeader("x-request-id", "r-1")
                .setHeader("Retry-After", "7")
                .setBody("busy");
    }

    private static MockResponse silence() {
        return new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST);
    }

    private Attempt<Thing> first() {
        return new TestClient("http://localhost")
                .attempt(
                        TestClient.GET,
                        2,
                        CallOptions.NONE.toBuilder().traceId("t").build());
    }

    @Test
    void nextAttemptKnowsTheCallTheAddressAndTheCountOnly() {
        Attempt<Thing> first = first();
        first.url = HttpUrl.get("https://there.example/x");
        first.begin();
        first.credentials = new String[] {"a", "b"};
        first.credentialsUsed = "these";
        first.sent = true;
        first.bytesSent = 1;
        first.bytesReceived = 2;
        first.status = 503;
        first.requestId = "r-1";
        first.answerHeaders = Headers.of("Date", "now");
        first.retryAfter = "7";
        first.answerBody = "busy";
        first.value = new Thing("1", "n");

        Attempt<Thing> next = first.next();

        assertThat(next)
                .usingRecursiveComparison()
                .ignoringFields("call", "url", "before")
                .isEqualTo(first());
        assertThat(next.call).isSameAs(first.call);
        assertThat(next.url).isSameAs(first.url);
        assertThat(first.facts()).isEqualTo(" [trace t, request r-1, 3 attempts]");
        assertThat(next.facts()).isEqualTo(" [trace t, 3 attempts]");
        next.begin();
        assertThat(next.facts()).isEqualTo(" [trace t, 4 attempts]");
    }

    @Test
    void renewalOfCredentialsIsRememberedForAllAttemptsToCome() {
        Attempt<Thing> refused = first();
        refused.credentialsRenewed = true;

        Attempt<Thing> second = refused.next();
        Attempt<Thing> third = second.next();

        assertThat(second.afterRenewal).isTrue();
        assertThat(second.credentialsRenewed).isFalse();
        assertThat(third.afterRenewal).isTrue();
    }

    @Test
    void requestIdAndStatusOfARefusalAreNotThoseOfTheSilenceAfterIt() {
        server.enqueue(refusal(503));
        server.enqueue(silence());
        server.enqueue(silence());
        try (Api api = client.open()) {
            assertThatExceptionOfType(ConnectionLostException.class)
                    .isThrownBy(() -> api.with(o -> o.traceId("t")).call(TestClient.GET, TestClient.id()))
                    .withMessageEndingWith(" [trace t, 3 attempts]");
        }

        List<AttemptEnded> ended = recorder.events.stream()
                .filter(AttemptEnded.class::isInstance)
                .map(AttemptEnded.class::cast)
                .toList();
        assertThat(ended).extracting(event -> event.outcome().httpStatus()).containsExactly(503, 0, 0);
        assertThat(ended).extracting(event -> event.outcome().requestId()).containsExactly("r-1", null, null);
        assertThat(ended).extracting(event -> event.outcome().bytesReceived()).containsExactly(4L, 0L, 0L);
        assertThat(recorder.only(CallEnded.class).outcome().httpStatus()).isZero();
        assertThat(recorder.only(CallEnded.class).outcome().requestId()).isNull();
    }

    @Test
    void retryAfterHoldsForOneWait() {
        server.enqueue(refusal(503));
        server.enqueue(new MockResponse().setResponseCode(503));
        server.enqueue(new MockResponse().setBody("{}"));
        try (Api api = client.open()) {
            api.call(TestClient.GET, TestClient.id());
        }

        assertThat(client.clock.sleeps()).hasSize(2);
        assertThat(client.clock.sleeps().get(0)).isEqualTo(Duration.ofSeconds(7));
        assertThat(client.clock.sleeps().get(1)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void refusalAfterSilenceHasItsOwnRequestId() {
        server.enqueue(silence());
        server.enqueue(refusal(400));
        try (Api api = client.open()) {
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> api.with(o -> o.traceId("t")).call(TestClient.GET, TestClient.id()))
                    .withMessageEndingWith(" [trace t, request r-1, 2 attempts]");
        }
    }

    @Test
    void credentialsAreRenewedOnceForACallAndNotOnceForAnAttempt() {
        Queue<String> tokens = new ArrayDeque<>(List.of("a", "b", "c"));
        Authorizer.Login login = timeout -> new Authorizer.Token(
                Secret.of(String.valueOf(tokens.poll())), client.clock.now().plus(Duration.ofHours(1)));
        server.enqueue(new MockResponse().setResponseCode(401));
        server.enqueue(new MockResponse().setResponseCode(503));
        server.enqueue(new MockResponse().setResponseCode(401));
        try (Api api = client.open(Authorizer.login(login, client.clock))) {
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> api.call(TestClient.GET, TestClient.id()))
                    .withMessageContaining(" 401 ")
                    .withMessageContaining("3 attempts");
        }

        assertThat(tokens).containsExactly("c");
        assertThat(recorder.told)
                .containsExactly(
                        "call getThing",
                        "attempt 1",
                        "attempt 1: 401 AUTHENTICATION",
                        "again after 1: AUTHENTICATION",
                        "attempt 2",
                        "attempt 2: 503 SERVER",
                        "again after 2: SERVER",
                        "attempt 3",
                        "attempt 3: 401 AUTHENTICATION",
                        "end after 3: 401 AUTHENTICATION");
    }

    @Test
    void argumentsStayAsTheyAreWhenSomethingIsAdded() {
        Arguments one = Arguments.path("t1").query("a", 1).header("h", "1");
        List<Arguments> added = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            added.add(one.query("b", i)
                    .queryAll("c", List.of(1, 2))
                    .header("i", "2")
                    .body("x"));
        }

        assertThat(pairs(one.query)).containsExactly("a", "1");
        assertThat(pairs(one.headers)).containsExactly("h", "1");
        assertThat(one.body).isNull();
        assertThat(pairs(added.get(2).query)).containsExactly("a", "1", "b", "2", "c", "1", "c", "2");
        assertThat(pairs(added.get(0).query)).containsExactly("a", "1", "b", "0", "c", "1", "c", "2");
        assertThat(pairs(added.get(0).headers)).containsExactly("h", "1", "i", "2");
    }

    private static String[] pairs(Arguments.@Nullable Pairs pairs) {
        return Objects.requireNonNull(pairs).inTurn();
    }

    @Test
    void transportOfAnotherKindIsRefused() {
        TestClient wrong = new TestClient("https://nowhere.example").transport(new Transport() {});

        assertThatIllegalArgumentException()
                .isThrownBy(wrong::open)
                .withMessageStartingWith("transport must be an OkHttpTransport, made with OkHttpTransport.tuned or"
                        + " OkHttpTransport.of: io.github.clouddatasets.core.spi.AttemptTest");
    }
}
