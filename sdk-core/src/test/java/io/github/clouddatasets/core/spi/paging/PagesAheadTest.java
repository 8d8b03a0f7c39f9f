package io.github.clouddatasets.core.spi.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.internal.Background;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages are read side by side, and nobody can tell from the elements. */
@Timeout(60)
class PagesAheadTest {

    private static final int SIZE = 3;

    /** Which pages were asked for. */
    private final List<Integer> asked = Collections.synchronizedList(new ArrayList<>());

    /** Requests that wait for a thread. */
    private final List<Runnable> queue = new ArrayList<>();

    /** Runs nothing before {@link #runAll}. */
    private final Executor patient = queue::add;

    private void runAll() {
        queue.forEach(Runnable::run);
        queue.clear();
    }

    private Paged<Integer> numbers(int count, @Nullable Total total, Executor executor) {
        return new Pages<>("test", new NumberedPages<>(SIZE, number -> slice(number, count, total)), executor);
    }

    private NumberedPages.Slice<Integer> slice(int number, int count, @Nullable Total total) {
        asked.add(number);
        List<Integer> items = IntStream.range(Math.min(count, (number - 1) * SIZE), Math.min(count, number * SIZE))
                .boxed()
                .toList();
        return new NumberedPages.Slice<>(items, null, total);
    }

    private static Total exactly(int count) {
        return new Total(count, true);
    }

    private static List<Integer> upTo(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void pagesAreUnderWayAtTheSameTime() {
        CountDownLatch eight = new CountDownLatch(8);
        NumberedPages.Reader<Integer> reader = number -> {
            if (number > 1 && number <= 9) {
                eight.countDown();
                await(eight);
            }
            return slice(number, 40, exactly(40));
        };

        assertThat(new Pages<>("test", new NumberedPages<>(SIZE, reader), Background.EXECUTOR).prefetch(8))
                .containsExactlyElementsOf(upTo(40));
        assertThat(asked).hasSize(14).doesNotHaveDuplicates();
    }

    @Test
    void noMorePagesAreInMemoryThanTheCallerAllows() {
        Iterator<Integer> walk = numbers(100, exactly(100), patient).prefetch(4).iterator();
        walk.next();
        assertThat(queue).hasSize(4);
        runAll();
        assertThat(asked).containsExactly(1, 2, 3, 4, 5);

        walk.next();
        walk.next();
        assertThat(queue).isEmpty();

        walk.next(); // the second page is there, so a sixth may come
        assertThat(queue).hasSize(1);
        assertThat(asked).hasSize(5);
    }

    @Test
    void nothingIsAskedForBeyondTheTotal() {
        assertThat(numbers(10, exactly(10), Background.EXECUTOR).prefetch(8)).hasSize(10);
        assertThat(asked).containsExactlyInAnyOrder(1, 2, 3, 4);

        Iterator<Integer> walk = numbers(7, exactly(7), patient).prefetch(8).iterator();
        walk.next();
        assertThat(queue).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 9, 10})
    void nothingIsAskedForBeyondTheLimit(int limit) {
        Iterator<Integer> walk =
                numbers(100, exactly(100), patient).limit(limit).prefetch(8).iterator();
        walk.next();

        assertThat(queue).hasSize((limit - 1) / SIZE);
        assertThat(new ArrayList<>(asked)).containsExactly(1);
    }

    @Test
    void theLimitCountsFromTheRecordThatTheWalkStartsAt() {
        Iterator<Integer> walk =
                numbers(100, exactly(100), patient).from(5).limit(4).prefetch(8).iterator();

        assertThat(walk.next()).isEqualTo(5);
        assertThat(queue).hasSize(1);
        assertThat(List.of(walk.next(), walk.next(), walk.next())).containsExactly(6, 7, 8);
        assertThat(walk.hasNext()).isFalse();
        assertThat(asked).containsExactly(2, 3);
    }

    @Test
    void withoutATotalNoMorePagesAreAskedForInVainThanWereRead() {
        Iterator<Page<Integer>> walk =
                numbers(1000, null, patient).prefetch(8).pages().iterator();
        List<Integer> ahead = new ArrayList<>();
        for (int page = 1; page <= 6; page++) {
            walk.next();
            runAll();
            ahead.add(asked.size() - page);
        }

        assertThat(ahead).containsExactly(1, 2, 4, 8, 8, 8);
    }

    @Test
    void aTotalThatIsTooSmallOnlyMakesTheWalkSlower() {
        assertThat(numbers(50, new Total(7, false), Background.EXECUTOR).prefetch(8))
                .containsExactlyElementsOf(upTo(50));
        assertThat(numbers(50, exactly(4), Background.EXECUTOR).prefetch(8)).containsExactlyElementsOf(upTo(50));
    }

    @Test
    void aListingWithoutNumbersReadsOnePageAhead() {
        List<@Nullable String> positions = new ArrayList<>();
        Paged<String> chain = new Pages<>(
                "test",
                position -> {
                    positions.add(position);
                    int page = positions.size();
                    return new Page<>(List.of("a" + page, "b" + page), "p", page < 3 ? "next" + page : null, null);
                },
                patient);
        Iterator<String> walk = chain.prefetch(8).iterator();
        walk.next();

        assertThat(queue).hasSize(1);
        runAll();
        assertThat(positions).containsExactly(null, "next1");
        assertThat(queue).isEmpty();
        assertThat(walk).toIterable().hasSize(5);
        assertThat(positions).hasSize(3);
    }

    @Test
    void aWalkThatGetsNoThreadSendsItsRequestsItself() {
        assertThat(numbers(40, exactly(40), patient).prefetch(8)).containsExactlyElementsOf(upTo(40));

        runAll(); // threads that come too late find nothing to do
        assertThat(asked).hasSize(14);
    }

    @Test
    void anErrorComesWhereItsPageIsAndThePageCanBeAskedForAgain() {
        AtomicInteger failures = new AtomicInteger(1);
        NumberedPages.Reader<Integer> reader = number -> {
            if (number == 3 && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("page 3");
            }
            return slice(number, 20, exactly(20));
        };
        Iterator<Integer> walk = new Pages<>("test", new NumberedPages<>(SIZE, reader), Background.EXECUTOR)
                .prefetch(8)
                .iterator();
        List<Integer> read = new ArrayList<>();
        for (int i = 0; i < 2 * SIZE; i++) {
            read.add(walk.next());
        }

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(walk::hasNext)
                .withMessage("page 3");
        walk.forEachRemaining(read::add);
        assertThat(read).isEqualTo(upTo(20));
    }

    @Test
    void anErrorBehindTheEndOfTheWalkIsNobodys() {
        NumberedPages.Reader<Integer> reader = number -> {
            if (number > 2) {
                throw new IllegalStateException("past the end");
            }
            return slice(number, 5, null);
        };

        assertThat(new Pages<>("test", new NumberedPages<>(SIZE, reader), Background.EXECUTOR).prefetch(8))
                .containsExactlyElementsOf(upTo(5));
    }

    /** Requests that end only if they are interrupted, after the pages that it has. */
    private static final class Stuck implements NumberedPages.Reader<Integer> {
        private final List<Integer> first;
        private final CountDownLatch begun;
        private final CountDownLatch ended;
        private final CountDownLatch never = new CountDownLatch(1);

        /** The page after the first one waits for the others, so that they are under way when its turn comes. */
        Stuck(int requests, Integer... first) {
            this.first = List.of(first);
            this.begun = new CountDownLatch(requests);
            this.ended = new CountDownLatch(requests);
        }

        @Override
        public NumberedPages.Slice<Integer> read(int number) {
            if (number > first.size()) {
                begun.countDown();
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    ended.countDown();
                    throw new CancelledException("ended", e);
                }
            }
            if (number > 1) {
                PagesAheadTest.await(begun);
            }
            return new NumberedPages.Slice<>(List.of(first.get(number - 1)), null, exactly(4));
        }

        Paged<Integer> listing() {
            return new Pages<>("test", new NumberedPages<>(1, this), Background.EXECUTOR).prefetch(3);
        }
    }

    @Test
    void anInterruptOfTheWalkEndsAllItsRequests() {
        Stuck stuck = new Stuck(3, 7);
        Iterator<Integer> walk = stuck.listing().iterator();
        walk.next();
        await(stuck.begun);
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(CancelledException.class).isThrownBy(walk::hasNext);
        assertThat(Thread.interrupted()).isTrue();
        await(stuck.ended);
    }

    @Test
    void closingTheStreamEndsAllItsRequests() {
        Stuck stuck = new Stuck(3, 7);
        try (Stream<Integer> stream = stuck.listing().stream()) {
            assertThat(stream.iterator().next()).isEqualTo(7);
            await(stuck.begun);
        }
        await(stuck.ended);
    }

    @Test
    void aPageThatIsRepeatedEndsAllRequests() {
        Stuck stuck = new Stuck(2, 7, 7);
        Iterator<Integer> walk = stuck.listing().iterator();
        assertThat(walk.next()).isEqualTo(7);

        assertThat(walk.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(walk::next);
        await(stuck.ended);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65})
    void aNumberOfPagesOutOfRangeIsRefused(int pages) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> numbers(1, null, patient).prefetch(pages))
                .withMessage("pages must be between 1 and 64: \"" + pages + "\"");
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** Any count, total, start, limit and width: the same elements as a walk that reads page after page. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theElementsAreThoseOfAWalkPageByPage(long seed) {
        Random random = new Random(seed);
        int count = random.nextInt(60);
        Total total = switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> new Total(random.nextInt(80), false);
            default -> exactly(count);
        };
        Paged<Integer> listing = numbers(count, total, Background.EXECUTOR)
                .from(random.nextInt(20))
                .limit(random.nextInt(70));
        List<Integer> expected = listing.toList();
        asked.clear();

        assertThat(listing.prefetch(1 + random.nextInt(10))).containsExactlyElementsOf(expected);
        assertThat(asked).doesNotHaveDuplicates();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
