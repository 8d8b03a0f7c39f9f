package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.NotConnectedException;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.testing.RawServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Five hundred threads want a token at once: one of them fetches it, and none waits for ever. */
@Timeout(120)
class SingleFlightTest {

    private static final int THREADS = 500;

    private final AtomicInteger logins = new AtomicInteger();
    private final CountDownLatch fetching = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final List<Caller> callers = new ArrayList<>();

    @AfterEach
    void release() {
        goOn.countDown();
        callers.forEach(caller -> caller.thread.interrupt());
    }

    /** Counts, then waits for the test to say how it goes on. */
    private void held() {
        logins.incrementAndGet();
        fetching.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("login: interrupted", e);
        }
    }

    private static Authorizer.Token token(TestClient client) {
        return new Authorizer.Token(Secret.of("token"), client.clock.now().plus(Duration.ofHours(1)));
    }

    /** The first caller is at the login when the others come. */
    private Caller start(Api leading, Api following) throws InterruptedException {
        Caller leader = new Caller(() -> leading.call(TestClient.GET, TestClient.id()));
        callers.add(leader);
        assertThat(fetching.await(30, TimeUnit.SECONDS)).isTrue();
        for (int i = 1; i < THREADS; i++) {
            callers.add(new Caller(() -> following.call(TestClient.GET, TestClient.id())));
        }
        return leader;
    }

    private void allWait() {
        while (callers.stream().skip(1).anyMatch(caller -> caller.thread.getState() != Thread.State.TIMED_WAITING)) {
            Thread.onSpinWait();
        }
    }

    private void join() throws InterruptedException {
        for (Caller caller : callers) {
            caller.thread.join(60_000);
            assertThat(caller.thread.isAlive()).as("still waits").isFalse();
        }
    }

    @Test
    void oneLoginServesThemAll() throws Exception {
        try (RawServer server = new RawServer(GoodAnswer.THING.answer())) {
            TestClient client = new TestClient(server.address());
            try (Api api = client.open(Authorizer.login(
                    timeout -> {
                        held();
                        return token(client);
                    },
                    client.clock))) {
                start(api, api);
                allWait();
                goOn.countDown();
                join();
            }

            assertThat(callers)
                    .allSatisfy(caller -> assertThat(caller.failure.get()).isNull());
            assertThat(logins).hasValue(1);
            assertThat(server.count()).isEqualTo(THREADS);
        }
    }

    @Test
    void failedLoginReleasesThemAllWithItsReason() throws Exception {
        try (RawServer server = new RawServer(GoodAnswer.THING.answer())) {
            TestClient client = new TestClient(server.address());
            try (Api api = client.open(Authorizer.login(
                    timeout -> {
                        held();
                        throw new NotConnectedException(
                                "iam login: the host is unknown", new IOException("gone"), true);
                    },
                    client.clock))) {
                start(api, api);
                allWait();
                goOn.countDown();
                join();
            }

            assertThat(callers)
                    .allSatisfy(caller -> assertThat(caller.failure.get())
                            .isInstanceOf(NotConnectedException.class)
                            .hasMessage("iam login: the host is unknown"));
            assertThat(logins).hasValue(1);
            assertThat(server.count()).isEqualTo(0);
        }
    }

    /** Each waits no longer than its own timeout, and says what it has waited for. */
    @Test
    void hangingLoginReleasesTheOthersAtTheirDeadline() throws Exception {
        try (RawServer server = new RawServer(GoodAnswer.THING.answer())) {
            TestClient client = new TestClient(server.address());
            try (Api api = client.open(Authorizer.login(
                    timeout -> {
                        held();
                        return token(client);
                    },
                    client.clock))) {
                Caller leader = start(api, api.with(o -> o.timeout(Duration.ofMillis(500))));
                callers.remove(leader);
                join();

                assertThat(callers)
                        .allSatisfy(caller -> assertThat(caller.failure.get())
                                .isInstanceOf(CallTimeoutException.class)
                                .hasMessageStartingWith(
                                        "test getThing: the call's timeout of PT0.5S ran out while another"
                                                + " thread fetched a token [trace "));
                assertThat(logins).hasValue(1);
                goOn.countDown();
                leader.thread.join(30_000);
                assertThat(leader.failure.get()).isNull();
            }
        }
    }

    /** Who fetches may have less time than those who wait, or be called away: the next one takes over, one only. */
    @Test
    void leaderThatIsInterruptedHandsOverToOneOther() throws Exception {
        try (RawServer server = new RawServer(GoodAnswer.THING.answer())) {
            TestClient client = new TestClient(server.address());
            try (Api api = client.open(Authorizer.login(
                    timeout -> {
                        if (logins.get() == 0) {
                            held();
                        } else {
                            logins.incrementAndGet();
                        }
                        return token(client);
                    },
                    client.clock))) {
                Caller leader = start(api, api);
                allWait();

                leader.thread.interrupt();
                join();

                assertThat(leader.failure.get()).isInstanceOf(CancelledException.class);
                assertThat(leader.flag.get()).isTrue();
                callers.remove(leader);
            }

            assertThat(callers)
                    .allSatisfy(caller -> assertThat(caller.failure.get()).isNull());
            assertThat(logins).hasValue(2);
            assertThat(server.count()).isEqualTo(THREADS - 1);
        }
    }

    @Test
    void closingTheClientReleasesNobodyToSendAnything() throws Exception {
        try (RawServer server = new RawServer(GoodAnswer.THING.answer())) {
            TestClient client = new TestClient(server.address());
            Api api = client.open(Authorizer.login(
                    timeout -> {
                        held();
                        return token(client);
                    },
                    client.clock));
            start(api, api);
            allWait();

            api.close();
            goOn.countDown();
            join();

            assertThat(callers)
                    .allSatisfy(caller -> assertThat(caller.failure.get())
                            .isInstanceOf(CancelledException.class)
                            .hasMessageContaining("the client was closed"));
            assertThat(server.count()).isEqualTo(0);
            assertThat(catchThrowable(() -> api.call(TestClient.GET, TestClient.id())))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
