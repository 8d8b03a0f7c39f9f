package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.testing.RawServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A service that is down is not made worse by those who try again. */
@Timeout(120)
class StormTest {

    private static final int CALLERS = 1_000;
    private static final RawServer.Answer DOWN = RawServer.Answer.closing(
            "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    /** 500 tokens at 14 a retry. */
    private static final int PAID = RetryBudget.CAPACITY / RetryBudget.TRANSIENT;

    private static void all(Api api) throws InterruptedException {
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(new Caller(() -> api.call(TestClient.GET, TestClient.id())));
        }
        for (Caller caller : callers) {
            caller.thread.join(60_000);
            assertThat(caller.failure.get()).isInstanceOf(ServerException.class);
        }
    }

    @Test
    void thousandConcurrentCallersAddNoMoreThanTheBudgetAndThenNothing() throws Exception {
        try (RawServer server = new RawServer(DOWN);
                Api api = new TestClient(server.address()).open()) {
            all(api);
            assertThat(server.count()).isEqualTo(CALLERS + PAID);
            assertThat(PAID).isLessThan(CALLERS / 10);

            all(api);
            assertThat(server.count()).as("the budget is spent").isEqualTo(2 * CALLERS + PAID);
        }
    }

    static Stream<Arguments> seeds() {
        return Stream.of(0.0, 0.01, 0.1, 0.3, 0.5)
                .flatMap(share -> IntStream.range(0, 5).mapToObj(seed -> Arguments.of(share, seed)));
    }

    /** The same sum without sockets, for services that answer some calls: the budget regrows, the load does not. */
    @ParameterizedTest
    @MethodSource("seeds")
    void spentBudgetLetsRetriesAddATenthAtTheMost(double answered, int seed) {
        Random random = new Random(seed);
        RetryBudget budget = new RetryBudget();
        while (budget.take(RetryBudget.TRANSIENT)) {}
        int calls = 20_000;
        int sent = 0;
        for (int call = 0; call < calls; call++) {
            int paid = 0;
            for (int attempt = 1; ; attempt++) {
                sent++;
                if (random.nextDouble() < answered) {
                    budget.give(paid);
                    break;
                }
                if (attempt == 3 || !budget.take(RetryBudget.TRANSIENT)) {
                    break;
                }
                paid = RetryBudget.TRANSIENT;
            }
            assertThat(budget.tokens()).isBetween(0, RetryBudget.CAPACITY);
        }

        assertThat(sent - calls).isLessThanOrEqualTo(calls / 10);
    }
}
