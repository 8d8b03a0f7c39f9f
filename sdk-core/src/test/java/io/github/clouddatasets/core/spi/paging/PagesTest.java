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
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PagesTest {

    /** Which pages were asked for. */
    private final List<Integer> asked = Collections.synchronizedList(new ArrayList<>());

    /** The numbers from 0, ten of them, three on a page. */
    private final Paged<Integer> ten = paged(10, 3);

    private Paged<Integer> paged(int count, int size) {
        return pages(new NumberedPages<>(size, number -> {
            asked.add(number);
            List<Integer> items = IntStream.range(Math.min(count, (number - 1) * size), Math.min(count, number * size))
                    .boxed()
                    .toList();
            return new NumberedPages.Slice<>(items, null, new Total(count, true));
        }));
    }

    private static <T> Paged<T> pages(PageSource<T> source) {
        return new Pages<>("test", source, Background.EXECUTOR);
    }

    @Test
    void nothingIsAskedForBeforeTheFirstElement() {
        Iterator<Integer> iterator = ten.iterator();
        Stream<Integer> stream = ten.prefetch().limit(3).from("2").stream();
        assertThat(asked).isEmpty();
        assertThat(stream.limit(0)).isEmpty();
        assertThat(asked).isEmpty();

        iterator.next();

        assertThat(asked).containsExactly(1);
    }

    @Test
    void pageIsAskedForWhenAnElementOfItIsWanted() {
        Iterator<Integer> iterator = ten.iterator();
        for (int i = 0; i < 3; i++) {
            iterator.next();
        }
        assertThat(asked).containsExactly(1);

        iterator.next();

        assertThat(asked).containsExactly(1, 2);
    }

    @Test
    void allElementsComeInOrder() {
        assertThat(ten).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(asked).containsExactly(1, 2, 3, 4);
    }

    @Test
    void everyWalkStartsAnew() {
        assertThat(ten.toList()).isEqualTo(ten.toList());
        assertThat(asked).hasSize(8);
    }

    @Test
    void streamIsLazy() {
        assertThat(ten.stream().anyMatch(n -> n == 4)).isTrue();
        assertThat(asked).containsExactly(1, 2);
    }

    @Test
    void emptyListingHasNoElements() {
        assertThat(paged(0, 3)).isEmpty();
        assertThat(paged(0, 3).first()).isEmpty();
    }

    @Test
    void firstAsksForOnePage() {
        assertThat(ten.first()).contains(0);
        assertThat(asked).containsExactly(1);
    }

    @Test
    void iteratorPastTheEndSaysSo() {
        Iterator<Integer> iterator = paged(0, 3).iterator();

        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(iterator::next);
    }

    @Test
    void limitEndsTheWalkAndAsksForNothingBeyond() {
        assertThat(ten.limit(3)).containsExactly(0, 1, 2);
        assertThat(asked).containsExactly(1);
    }

    @Test
    void limitOfZeroAsksForNothing() {
        assertThat(ten.limit(0)).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void smallerOfTwoLimitsCounts() {
        assertThat(ten.limit(2).limit(5)).hasSize(2);
        assertThat(ten.limit(5).limit(2)).hasSize(2);
    }

    @Test
    void negativeLimitIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ten.limit(-1)).withMessageContaining("-1");
    }

    @Test
    void walkCanStartAtAnyPage() {
        assertThat(ten.from("3")).containsExactly(6, 7, 8, 9);
        assertThat(asked).containsExactly(3, 4);
    }

    @Test
    void walkCanStartAtAnyRecord() {
        for (int first = 0; first <= 11; first++) {
            assertThat(ten.from(first).toList())
                    .isEqualTo(IntStream.range(Math.min(first, 10), 10).boxed().toList());
        }
        asked.clear();
        assertThat(ten.from(7).limit(3)).containsExactly(7, 8, 9);
        assertThat(asked).containsExactly(3, 4);
    }

    @Test
    void startAtARecordOfASizeThatTheServiceClampsIsFound() {
        Paged<Integer> clamped = pages(new NumberedPages<>(
                100,
                number -> new NumberedPages.Slice<>(
                        IntStream.range(Math.min(95, number * 20 - 20), Math.min(95, number * 20))
                                .boxed()
                                .toList(),
                        20,
                        null),
                String::valueOf));

        for (int first = 0; first < 97; first++) {
            assertThat(clamped.from(first).toList())
                    .isEqualTo(IntStream.range(Math.min(first, 95), 95).boxed().toList());
        }
    }

    @Test
    void listingWhosePagesOnlyFollowEachOtherRefusesToStartAtARecord() {
        Paged<Integer> chain = pages(position -> new Page<>(List.of(1), "p", null, null));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> chain.from(5))
                .withMessage("record cannot be the start of this listing, which is joined from several requests;"
                        + " use the position of a page: \"5\"");
        assertThat(chain.from(0)).containsExactly(1);
    }

    @Test
    void recordThatNoPageNumberReachesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ten.from(Long.MAX_VALUE))
                .withMessageStartingWith("record must be less than 6442450941: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ten.from(-1))
                .withMessage("record must not be negative: -1");
    }

    @Test
    void exactTotalEndsTheWalkAtAFullPage() {
        assertThat(paged(9, 3)).hasSize(9);
        assertThat(asked).containsExactly(1, 2, 3);
    }

    @Test
    void totalThatMayBeLargerDoesNotEndTheWalk() {
        Paged<Integer> more = pages(new NumberedPages<>(1, number -> {
            asked.add(number);
            return new NumberedPages.Slice<>(number > 3 ? List.of() : List.of(number), null, new Total(2, false));
        }));

        assertThat(more).containsExactly(1, 2, 3);
        assertThat(asked).containsExactly(1, 2, 3, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "x", "99999999999", "@", "@-1"})
    void badPositionIsRefused(String position) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ten.from(position).toList())
                .withMessage("position is not a position of this listing: \"" + position + "\"");
    }

    @Test
    void pagesTellPositionNextAndTotal() {
        assertThat(ten.pages())
                .containsExactly(
                        new Page<>(List.of(0, 1, 2), "1", "2", new Total(10, true)),
                        new Page<>(List.of(3, 4, 5), "2", "3", new Total(10, true)),
                        new Page<>(List.of(6, 7, 8), "3", "4", new Total(10, true)),
                        new Page<>(List.of(9), "4", null, new Total(10, true)));
    }

    @Test
    void pagesOfAShorterViewEndAtItsLimit() {
        assertThat(ten.limit(4).pages())
                .containsExactly(
                        new Page<>(List.of(0, 1, 2), "1", "2", new Total(10, true)),
                        new Page<>(List.of(3), "2", null, new Total(10, true)));
        assertThat(asked).containsExactly(1, 2);
        assertThat(ten.limit(3).pages()).hasSize(1);
        assertThat(ten.limit(0).pages()).isEmpty();
        assertThat(asked).containsExactly(1, 2, 1);
    }

    @Test
    void aPageAtTheLimitThatIsWholeTellsWhereToGoOn() {
        assertThat(ten.limit(3).pages().iterator().next().next()).isEqualTo("2");
    }

    @Test
    void aListingSaysWhichPartItIs() {
        assertThat(ten).hasToString("Paged[test, from the start]");
        assertThat(ten.from("2").limit(20).prefetch()).hasToString("Paged[test, from 2, limit 20, prefetch 1]");
        assertThat(asked).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // a caller's mistake
    void nullIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ten.from((String) null))
                .withMessage("position is required");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ten.limit(-1))
                .withMessage("count must not be negative: -1");
    }

    @Test
    void positionOfAPageLeadsBackToIt() {
        for (Page<Integer> page : ten.pages()) {
            assertThat(ten.from(page.position()).pages().iterator().next()).isEqualTo(page);
        }
    }

    @Test
    void pageSizeThatTheServiceUsedCountsRatherThanTheOneAskedFor() {
        Paged<Integer> clamped = pages(new NumberedPages<>(100, number -> {
            asked.add(number);
            return new NumberedPages.Slice<>(number < 3 ? List.of(number, -number) : List.of(number), 2, null);
        }));

        assertThat(clamped).containsExactly(1, -1, 2, -2, 3);
    }

    @Test
    void senselessPageSizeIsNotBelieved() {
        Paged<Integer> zero = pages(new NumberedPages<>(2, number -> {
            asked.add(number);
            return new NumberedPages.Slice<>(List.of(number), 0, null);
        }));

        assertThat(zero).containsExactly(1);
    }

    @Test
    void repeatedPageEndsTheWalk() {
        Paged<String> stuck = pages(position -> {
            asked.add(0);
            return new Page<>(List.of("a", "b"), "1", "2", null);
        });

        assertThat(stuck).containsExactly("a", "b");
        assertThat(asked).hasSize(2);
    }

    @Test
    void emptyPageInTheMiddleDoesNotEndTheWalk() {
        Paged<String> gap = pages(position -> {
            int number = position == null ? 1 : Integer.parseInt(position);
            String next = number < 4 ? Integer.toString(number + 1) : null;
            return new Page<>(number == 2 || number == 3 ? List.of() : List.of("p" + number), "" + number, next, null);
        });

        assertThat(gap).containsExactly("p1", "p4");
    }

    @Test
    void prefetchGivesTheSameElements() {
        assertThat(ten.prefetch().toList()).isEqualTo(ten.toList());
    }

    @Test
    void prefetchAsksForThePageAheadOnly() throws InterruptedException {
        CountDownLatch second = new CountDownLatch(1);
        Paged<Integer> listing = pages(new NumberedPages<>(1, number -> {
            asked.add(number);
            if (number == 2) {
                second.countDown();
            }
            return new NumberedPages.Slice<>(List.of(number), null, null);
        }));

        listing.prefetch().iterator().next();

        assertThat(second.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(asked).containsExactly(1, 2);
    }

    @Test
    void prefetchHandsOnExceptionsAsTheyAre() {
        Paged<Integer> listing = pages(new NumberedPages<>(1, number -> {
            if (number == 2) {
                throw new CancelledException("ended", null);
            }
            return new NumberedPages.Slice<>(List.of(number), null, null);
        }));
        Iterator<Integer> iterator = listing.prefetch().iterator();
        assertThat(iterator.next()).isEqualTo(1);

        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(iterator::next)
                .withMessage("ended");
    }

    @Test
    void prefetchStaysWithinTheLimit() {
        Paged<Integer> sameThread = new Pages<>(
                "test",
                new NumberedPages<>(3, number -> {
                    asked.add(number);
                    return new NumberedPages.Slice<>(List.of(number, -number, 0), null, null);
                }),
                Runnable::run);

        assertThat(sameThread.prefetch().limit(3)).containsExactly(1, -1, 0);
        assertThat(asked).containsExactly(1);
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    /** Any count, page size, limit and start: the same elements as a plain list gives. */
    @ParameterizedTest
    @MethodSource("seeds")
    void walkEqualsAPlainList(long seed) {
        Random random = new Random(seed);
        int count = random.nextInt(40);
        int size = 1 + random.nextInt(12);
        int limit = random.nextInt(50);
        int start = 1 + random.nextInt(5);
        Paged<Integer> listing =
                paged(count, size).from(Integer.toString(start)).limit(limit);

        List<Integer> expected =
                IntStream.range((start - 1) * size, count).limit(limit).boxed().toList();

        assertThat(random.nextBoolean() ? listing : listing.prefetch()).containsExactlyElementsOf(expected);
    }

    @Test
    void sourceSeesThePositionsItMade() {
        List<@Nullable String> positions = new ArrayList<>();
        Paged<Integer> listing = pages(position -> {
            positions.add(position);
            return new Page<>(
                    List.of(positions.size()), "p", positions.size() < 3 ? "n" + positions.size() : null, null);
        });

        assertThat(listing.toList()).hasSize(3);
        assertThat(positions).containsExactly(null, "n1", "n2");
    }
}
