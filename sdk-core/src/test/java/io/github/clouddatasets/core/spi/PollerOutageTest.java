package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.PollingException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.core.Thing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the looks of a wait cost while the service is out. The server counts. */
class PollerOutageTest {

    private static final MockResponse THING = new MockResponse().setBody("{\"id\":\"t1\"}");
    private static final MockResponse OUT = new MockResponse().setResponseCode(502);
    private static final int NEVER = Integer.MAX_VALUE;

    private final MockWebServer server = new MockWebServer();
    private final TestClient client = new TestClient(server.url("/").toString());
    private final Api api = client.open();
    private final List<Progress> looks = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        api.close();
        server.close();
    }

    /** Answers the requests up to the given number, that one included, with 502. */
    private void outFor(int requests) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return server.getRequestCount() <= requests ? OUT : THING;
            }
        });
    }

    private Poller<Thing> poller() {
        return api.poller(
                        "thing t1",
                        "t1",
                        view -> view.call(TestClient.GET, TestClient.id()),
                        thing -> TaskPoller.Judgement.of(TaskPoller.State.SUCCEEDED, "DONE"),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(10))
                .onProgress(looks::add);
    }

    @Test
    void aFailureOfOneLookIsCuredWithinTheLook() {
        outFor(3);

        poller().await();

        assertThat(looks).hasSize(1);
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void afterAFailedLookTheWaitBetweenLooksIsTheBackOff() {
        outFor(10);

        assertThat(poller().await(Duration.ofMinutes(10)).id()).isEqualTo("t1");

        assertThat(looks).as("four requests, then one a look").hasSize(8);
        assertThat(looks.get(6).failure()).isInstanceOf(ServerException.class);
        assertThat(looks.get(7).failure()).isNull();
    }

    @Test
    void anOutageOfAnHourLeavesTheRetriesOfOtherCallsAlone() {
        outFor(NEVER);
        assertThatExceptionOfType(PollingException.class)
                .isThrownBy(() -> poller().every(Duration.ofSeconds(5)).await(Duration.ofHours(1)))
                .withMessageContaining("the last look failed: ");
        int before = server.getRequestCount();

        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> api.call(TestClient.GET, TestClient.id()))
                .matches(e -> e.attempts() == 4);

        assertThat(server.getRequestCount()).isEqualTo(before + 4);
    }

    @Test
    void aLookWaitsNoLongerThanTheTimeThatIsLeft() {
        outFor(NEVER);

        PollingException e = catchThrowableOfType(PollingException.class, () -> poller().await(Duration.ofMillis(90)));

        assertThat(e.reason()).isEqualTo(PollingException.Reason.DEADLINE);
        assertThat(server.getRequestCount())
                .as("the first back-off of 100 ms or more does not fit; one more look at the deadline")
                .isEqualTo(2);
    }

    @Test
    void theLastLookHasTimeToBeAnswered() {
        outFor(4);

        assertThat(poller().every(Duration.ofHours(1))
                        .await(Duration.ofSeconds(60))
                        .id())
                .isEqualTo("t1");
    }

    /** The clock of the call's timeout, not the service, ended the look. */
    @Test
    void aLookThatRanOutOfTimeIsAFailureThatPasses() {
        List<Integer> calls = new ArrayList<>();
        Poller<Thing> poller = api.poller(
                "thing t1",
                "t1",
                view -> {
                    calls.add(0);
                    if (calls.size() < 3) {
                        throw new CallTimeoutException(
                                "test getThing: out of time",
                                null,
                                CallTimeoutException.Clock.CALL,
                                Duration.ofSeconds(5));
                    }
                    return new Thing("t1", null);
                },
                thing -> TaskPoller.Judgement.of(TaskPoller.State.SUCCEEDED, "DONE"),
                Duration.ofSeconds(10),
                Duration.ofMinutes(10));

        assertThat(poller.await().id()).isEqualTo("t1");
        assertThat(calls).hasSize(3);
    }
}
