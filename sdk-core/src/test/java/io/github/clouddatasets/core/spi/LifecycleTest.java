package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.ResponseInfo;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import io.github.clouddatasets.testing.RawServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

/** Views, the trace id in the MDC, and closing. */
@Timeout(60)
class LifecycleTest {

    private final MockWebServer server = new MockWebServer();
    private final TestClient client = new TestClient(server.url("/").toString());

    @AfterEach
    void close() throws IOException {
        server.close();
        MDC.clear();
    }

    private void enqueue(int answers) {
        for (int i = 0; i < answers; i++) {
            server.enqueue(new MockResponse().setBody("{}"));
        }
    }

    @Test
    void viewInheritsWhatItDoesNotChange() throws InterruptedException {
        enqueue(1);
        List<ResponseInfo> told = new ArrayList<>();
        try (Api api = client.open()) {
            api.with(o -> o.onResponse(told::add)).with(o -> o.traceId("inner")).call(TestClient.GET, TestClient.id());
        }

        assertThat(told)
                .singleElement()
                .satisfies(info -> assertThat(info.traceId()).isEqualTo("inner"));
        assertThat(server.takeRequest().getHeader("x-trace")).isEqualTo("inner");
    }

    @Test
    void viewLeavesItsOriginAlone() throws InterruptedException {
        enqueue(2);
        try (Api api = client.open()) {
            api.with(o -> o.traceId("view")).call(TestClient.GET, TestClient.id());
            api.call(TestClient.GET, TestClient.id());
        }

        assertThat(server.takeRequest().getHeader("x-trace")).isEqualTo("view");
        assertThat(server.takeRequest().getHeader("x-trace")).isNotEqualTo("view");
    }

    @Test
    void viewSharesTheConnection() throws InterruptedException {
        enqueue(2);
        try (Api api = client.open()) {
            api.call(TestClient.GET, TestClient.id());
            api.with(o -> o.maxAttempts(1)).call(TestClient.GET, TestClient.id());
        }

        assertThat(server.takeRequest().getSequenceNumber()).isZero();
        assertThat(server.takeRequest().getSequenceNumber()).isEqualTo(1);
    }

    @Test
    void closingAViewDoesNothing() {
        enqueue(2);
        try (Api api = client.open()) {
            Api view = api.with(o -> o.maxAttempts(1));
            view.close();

            view.call(TestClient.GET, TestClient.id());
            api.call(TestClient.GET, TestClient.id());
        }
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void callAfterCloseIsAMistake() {
        Api api = client.open();
        Api view = api.with(o -> o.maxAttempts(1));
        api.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> api.call(TestClient.GET, TestClient.id()))
                .withMessage("the test client is closed");
        assertThatIllegalStateException().isThrownBy(() -> view.call(TestClient.GET, TestClient.id()));
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void closingTwiceIsFine() {
        Api api = client.open();
        api.close();
        api.close();
    }

    @Test
    void closingEndsACallThatHangs() throws Exception {
        try (RawServer silent = RawServer.silent()) {
            Api api = new TestClient(silent.address()).open();
            CompletableFuture<@Nullable Throwable> outcome = CompletableFuture.supplyAsync(
                    () -> catchThrowable(() -> api.call(TestClient.GET, TestClient.id())));
            assertThat(silent.received().await(30, TimeUnit.SECONDS)).isTrue();

            api.close();

            assertThat(outcome.get(30, TimeUnit.SECONDS))
                    .isInstanceOf(CancelledException.class)
                    .hasMessageStartingWith("test getThing: the client was closed during the call");
            assertThat(silent.hungUp().await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(silent.count()).isEqualTo(1);
        }
    }

    @Test
    void closingEndsABackOff() throws Exception {
        server.enqueue(new MockResponse().setResponseCode(503));
        SleepingTime time = new SleepingTime();
        Api api = client.time(time).open();
        CompletableFuture<@Nullable Throwable> outcome =
                CompletableFuture.supplyAsync(() -> catchThrowable(() -> api.call(TestClient.GET, TestClient.id())));
        assertThat(time.asleep.await(30, TimeUnit.SECONDS)).isTrue();

        api.close();

        assertThat(outcome.get(30, TimeUnit.SECONDS))
                .isInstanceOf(CancelledException.class)
                .hasMessage("test getThing: the client was closed while waiting");
    }

    @Test
    void closingFreesOurConnections() {
        enqueue(1);
        ConnectionPool pool = new ConnectionPool();
        Api api = client.transport(OkHttpTransport.tuned(http -> http.connectionPool(pool)))
                .open();
        api.call(TestClient.GET, TestClient.id());
        assertThat(pool.connectionCount()).isEqualTo(1);

        api.close();

        assertThat(pool.connectionCount()).isZero();
    }

    @Test
    void clientOfTheUserIsNotClosed() throws IOException {
        enqueue(2);
        OkHttpClient theirs = new OkHttpClient();
        Api api = client.transport(OkHttpTransport.of(theirs)).open();
        api.call(TestClient.GET, TestClient.id());

        api.close();

        assertThat(theirs.connectionPool().connectionCount()).isEqualTo(1);
        assertThat(theirs.dispatcher().executorService().isShutdown()).isFalse();
        try (Response response = theirs.newCall(
                        new Request.Builder().url(server.url("/theirs")).build())
                .execute()) {
            assertThat(response.code()).isEqualTo(200);
        }
    }

    @Test
    void closingLeavesCallsOfTheUsersOwnAlone() throws Exception {
        try (RawServer silent = RawServer.silent()) {
            OkHttpClient theirs = new OkHttpClient();
            okhttp3.Call own =
                    theirs.newCall(new Request.Builder().url(silent.address()).build());
            Api api = client.transport(OkHttpTransport.of(theirs)).open();
            CompletableFuture<@Nullable Throwable> outcome =
                    CompletableFuture.supplyAsync(() -> catchThrowable(own::execute));
            assertThat(silent.received().await(30, TimeUnit.SECONDS)).isTrue();

            api.close();

            assertThat(own.isCanceled()).isFalse();
            own.cancel();
            assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void redirectsStayOffEvenInAClientOfTheUser() throws IOException {
        try (MockWebServer elsewhere = new MockWebServer()) {
            server.enqueue(new MockResponse()
                    .setResponseCode(307)
                    .setHeader("Location", elsewhere.url("/").toString()));
            try (Api api =
                    client.transport(OkHttpTransport.of(new OkHttpClient())).open()) {
                assertThat(catchThrowable(() -> api.call(TestClient.GET, TestClient.id())))
                        .hasMessageContaining("307 a redirect is never followed");
            }
            assertThat(elsewhere.getRequestCount()).isZero();
        }
    }

    private Api apiThatNotes(List<String> seen) {
        return client.transport(OkHttpTransport.tuned(http -> http.addInterceptor(chain -> {
                    seen.add(Objects.toString(MDC.get("clouddatasets.traceId")));
                    return chain.proceed(chain.request());
                })))
                .open();
    }

    @Test
    void mdcHoldsTheTraceIdDuringTheCallAndNotAfterIt() {
        enqueue(1);
        List<String> seen = new ArrayList<>();
        try (Api api = apiThatNotes(seen)) {
            api.with(o -> o.traceId("t-1")).call(TestClient.GET, TestClient.id());
        }

        assertThat(seen).containsExactly("t-1");
        assertThat(MDC.get("clouddatasets.traceId")).isNull();
    }

    @Test
    void mdcIsRestoredAfterARefusal() {
        server.enqueue(new MockResponse().setResponseCode(404));
        MDC.put("clouddatasets.traceId", "outer");
        List<String> seen = new ArrayList<>();
        try (Api api = apiThatNotes(seen)) {
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> api.with(o -> o.traceId("inner")).call(TestClient.GET, TestClient.id()));
        }

        assertThat(seen).containsExactly("inner");
        assertThat(MDC.get("clouddatasets.traceId")).isEqualTo("outer");
    }
}
