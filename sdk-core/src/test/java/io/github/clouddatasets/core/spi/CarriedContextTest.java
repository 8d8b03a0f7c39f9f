package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.CallListener;
import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.spi.paging.PageSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What listeners carry from the caller's thread to the threads of the background. */
@Timeout(60)
class CarriedContextTest {

    private static final ThreadLocal<@Nullable String> CONTEXT = new ThreadLocal<>();

    /** Carries {@link #CONTEXT}, as a tracer carries the current span. */
    private static final CallListener CARRIER = new CallListener() {
        @Override
        public Runnable carry(Runnable work) {
            String callers = CONTEXT.get();
            return () -> {
                CONTEXT.set(callers);
                try {
                    work.run();
                } finally {
                    CONTEXT.remove();
                }
            };
        }
    };

    /** What a broken listener may do with the work. */
    enum Fault {
        THROWS_AT_ONCE,
        THROWS_BEFORE_THE_WORK,
        THROWS_AFTER_THE_WORK,
        NEVER_RUNS_THE_WORK,
        RUNS_THE_WORK_TWICE
    }

    @AfterEach
    void clear() {
        CONTEXT.remove();
    }

    private static Api open(CallListener... listeners) {
        TestClient client = new TestClient("http://127.0.0.1:1/");
        for (CallListener listener : listeners) {
            client.listener(listener);
        }
        return client.open();
    }

    private static String context() {
        return String.valueOf(CONTEXT.get());
    }

    @Test
    void workInTheBackgroundHasTheContextOfTheThreadThatAskedForIt() throws Exception {
        CONTEXT.set("caller");
        try (Api api = open(CARRIER)) {
            assertThat(api.async(Function.identity(), view -> context()).get(30, TimeUnit.SECONDS))
                    .isEqualTo("caller");
        }
    }

    @Test
    void soHaveThePartsOfATransfer() {
        CONTEXT.set("caller");
        Set<String> threads = ConcurrentHashMap.newKeySet();
        CyclicBarrier together = new CyclicBarrier(2);
        Function<Api, String> part = view -> {
            threads.add(Thread.currentThread().toString());
            try {
                together.await(30, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return context();
        };
        try (Api api = open(CARRIER)) {
            assertThat(api.parallel(2, List.of(part, part))).containsExactly("caller", "caller");
        }
        assertThat(threads).hasSize(2);
    }

    @Test
    void soHasAPageThatIsReadAhead() {
        CONTEXT.set("caller");
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        PageSource<Integer> source = position -> {
            seen.add(context());
            int number = position == null ? 1 : Integer.parseInt(position);
            return new Page<>(
                    List.of(number), String.valueOf(number), number == 3 ? null : String.valueOf(number + 1), null);
        };
        try (Api api = open(CARRIER)) {
            assertThat(api.paged(source).prefetch()).containsExactly(1, 2, 3);
        }
        assertThat(seen).containsExactly("caller", "caller", "caller");
    }

    @ParameterizedTest
    @EnumSource
    void aBrokenListenerNeitherStopsTheWorkNorOtherListeners(Fault fault) throws Exception {
        CallListener broken = new CallListener() {
            @Override
            public Runnable carry(Runnable work) {
                return switch (fault) {
                    case THROWS_AT_ONCE -> throw new IllegalStateException("no context");
                    case THROWS_BEFORE_THE_WORK ->
                        () -> {
                            throw new IllegalStateException("no context");
                        };
                    case THROWS_AFTER_THE_WORK ->
                        () -> {
                            work.run();
                            throw new IllegalStateException("no context");
                        };
                    case NEVER_RUNS_THE_WORK -> () -> {};
                    case RUNS_THE_WORK_TWICE ->
                        () -> {
                            work.run();
                            work.run();
                        };
                };
            }
        };
        AtomicInteger runs = new AtomicInteger();
        CONTEXT.set("caller");
        try (Api api = open(broken, CARRIER, broken)) {
            String seen = api.async(Function.identity(), view -> {
                        runs.incrementAndGet();
                        return context();
                    })
                    .get(30, TimeUnit.SECONDS);

            assertThat(seen).isEqualTo("caller");
        }
        assertThat(runs).hasValue(1);
    }
}
