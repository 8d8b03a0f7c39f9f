package io.github.clouddatasets.sync.annotation;

import static io.github.clouddatasets.sync.annotation.ChangingServer.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.SyncServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Annotations followed as they change: each change once, none lost, over walks, restarts and shifting pages. */
@SuppressWarnings("NullAway") // null is what a caller without NullAway may pass
class AnnotationChangesTest {

    private static final Instant START = Instant.parse("2026-08-07T12:00:00Z");

    private final ChangingServer kept = new ChangingServer();
    private final SyncServer server = new SyncServer();
    private final SyncClient client = server.client();

    AnnotationChangesTest() {
        server.answering(kept::answer);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private AnnotationChanges since(Instant time) {
        return client.annotations().changedSince(time, q -> q.pageSize(2));
    }

    private static List<String> walk(AnnotationChanges changes) {
        return changes.stream().map(Annotation::id).toList();
    }

    private static List<String> ids(int... numbers) {
        return IntStream.of(numbers).mapToObj(ChangingServer::id).toList();
    }

    @Test
    void aWalkGivesWhatChangedAfterTheTimeById() {
        kept.change(1, "2026-08-07T11:59:59.9Z");
        kept.change(2, "2026-08-07T12:00:03Z");
        kept.change(3, "2026-08-07T12:00:01Z");
        kept.change(4, "2026-08-07T12:00:00.000001Z");

        assertThat(walk(since(START))).isEqualTo(ids(2, 3, 4));
        assertThat(server.requests().stream().skip(1))
                .as("after the look for the latest time, all pages have the same filter and no order")
                .allMatch(request -> request.parameters().contains("filter[updated_at__gt]=2026-08-07 12:00:00")
                        && request.parameters().stream().noneMatch(parameter -> parameter.startsWith("sort=")));
    }

    @Test
    void theNextWalkGivesEachFurtherChangeOnceAndNothingTwice() {
        kept.change(1, "2026-08-07T12:00:05.1Z");
        kept.change(2, "2026-08-07T12:00:05.9Z");
        AnnotationChanges changes = since(START);
        assertThat(walk(changes)).isEqualTo(ids(1, 2));

        assertThat(walk(changes)).isEmpty();
        kept.change(3, "2026-08-07T12:00:05.95Z"); // the same second, later
        kept.change(4, "2026-08-07T11:59:58Z"); // the transaction was open: visible late, with an earlier time
        kept.change(1, "2026-08-07T12:00:07Z"); // changed again

        assertThat(walk(changes)).isEqualTo(ids(1, 3));
        assertThat(walk(changes)).isEmpty();
    }

    @Test
    void aChangeThatBecomesVisibleSecondsLateIsGivenByTheNextWalk() {
        kept.change(1, "2026-08-07T12:00:20Z");
        AnnotationChanges changes = since(START);
        assertThat(walk(changes)).isEqualTo(ids(1));

        kept.change(2, "2026-08-07T12:00:10.5Z");

        assertThat(walk(changes)).isEqualTo(ids(2));
        assertThat(walk(changes)).isEmpty();
    }

    @Test
    void anotherProcessGoesOnFromTheStoredPosition() {
        kept.change(1, "2026-08-07T12:00:05Z");
        kept.change(2, "2026-08-07T12:00:05Z");
        AnnotationChanges first = since(START);
        String before = first.position();
        assertThat(walk(first)).hasSize(2);
        String position = first.position();
        kept.change(3, "2026-08-07T12:00:05Z");

        try (SyncClient other = server.client()) {
            assertThat(walk(other.annotations().changedAfter(position, q -> q.pageSize(2))))
                    .isEqualTo(ids(3));
            assertThat(walk(other.annotations().changedAfter(before, q -> q.pageSize(2))))
                    .as("a position stays good")
                    .hasSize(3);
        }
    }

    @Test
    void aWalkThatBreaksOffDoesNotMoveThePosition() {
        kept.change(1, "2026-08-07T12:00:05Z");
        kept.change(2, "2026-08-07T12:00:06Z");
        AnnotationChanges changes = since(START);
        String before = changes.position();

        assertThat(changes.iterator().next().id()).isEqualTo(id(1));

        assertThat(changes.position()).isEqualTo(before);
        assertThat(walk(changes)).isEqualTo(ids(1, 2));
        assertThat(changes.position()).isNotEqualTo(before);
    }

    @Test
    void aRowThatChangesBehindTheWalkIsGivenByTheNextOneEvenIfLaterRowsWereSeen() {
        for (int i = 1; i <= 6; i++) {
            kept.change(i, "2026-08-07T12:00:05Z");
        }
        kept.beforePage = page -> {
            if (page == 2) {
                kept.change(1, "2026-08-07T12:01:00Z"); // its page is read already
            }
            if (page == 3) {
                kept.change(6, "2026-08-07T12:02:00Z"); // its page is still to come: a later time than that of row 1
            }
        };
        AnnotationChanges changes = since(START);
        assertThat(walk(changes)).isEqualTo(ids(1, 2, 3, 4, 5, 6));
        kept.beforePage = page -> {};

        assertThat(walk(changes)).as("row 6 was given with its later time").isEqualTo(ids(1));
        assertThat(walk(changes)).isEmpty();
    }

    @Test
    void rowsThatMoveToALaterPageAreGivenOnce() {
        for (int i = 10; i < 20; i++) {
            kept.change(i, "2026-08-07T12:00:05Z");
        }
        kept.beforePage = page -> {
            if (page == 3) {
                kept.change(1, "2026-08-07T12:00:06Z");
                kept.change(2, "2026-08-07T12:00:06Z");
                kept.change(3, "2026-08-07T12:00:06Z");
            }
        };
        AnnotationChanges changes = since(START);
        List<String> seen = new ArrayList<>(walk(changes));
        kept.beforePage = page -> {};
        seen.addAll(walk(changes));

        assertThat(seen).doesNotHaveDuplicates().hasSize(13);
    }

    @Test
    void randomChangesOverManyWalksAreGivenWithoutLossAndWithoutDoubles() {
        java.util.Random random = new java.util.Random(11);
        TreeSet<String> expected = new TreeSet<>();
        List<String> given = new ArrayList<>();
        AnnotationChanges changes = since(START);
        Instant now = START.plusSeconds(1);
        for (int walk = 0; walk < 60; walk++) {
            for (int i = random.nextInt(8); i > 0; i--) {
                int number = random.nextInt(1000);
                now = now.plusMillis(1000 + random.nextInt(3000)); // one change of a row in a second
                kept.change(number, now.toString());
                expected.removeIf(change -> change.startsWith(id(number)) && !given.contains(change));
                expected.add(id(number) + " " + now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
            }
            String position = changes.position();
            changes = client.annotations().changedAfter(position, q -> q.pageSize(3));
            for (Annotation change : changes) {
                given.add(change.id() + " " + change.updatedAt());
            }
        }

        assertThat(given).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aDeletedAnnotationIsNotReportedButLeavesTheListOfPlaces() {
        kept.change(1, "2026-08-07T12:00:05Z");
        kept.change(2, "2026-08-07T12:00:05Z");
        AnnotationChanges changes = since(START);
        assertThat(walk(changes)).hasSize(2);

        kept.delete(1);

        assertThat(walk(changes)).isEmpty();
        assertThat(client.annotations().places(q -> {}).stream().map(AnnotationPlace::id))
                .containsExactly(id(2));
    }

    @Test
    void thePositionDoesNotGrowWithTheNumberOfChanges() {
        for (int i = 0; i < 25_000; i++) {
            kept.change(i, "2026-08-07T12:00:05Z");
        }
        AnnotationChanges changes = client.annotations().changedSince(START, q -> {});

        assertThat(walk(changes)).hasSize(25_000);
        assertThat(changes.position()).hasSizeLessThan(220_000);
        assertThat(walk(changes))
                .as("changes beyond the marks come again, and none is lost")
                .hasSize(25_000 - ChangePosition.MOST_MARKS);
        kept.change(30_000, "2026-08-07T12:05:00Z");
        assertThat(walk(changes)).contains(id(30_000));
        assertThat(changes.position())
                .as("marks of seconds that are over are dropped")
                .hasSizeLessThan(100);
    }

    @Test
    void nothingIsSentBeforeTheFirstChangeIsAskedFor() {
        AnnotationChanges changes = since(START);
        Iterator<Annotation> walk = changes.iterator();

        assertThat(server.requests()).isEmpty();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(walk::next);
    }

    @Test
    void aPositionThatIsNoneIsRefused() {
        String good = since(START).position();
        for (String bad :
                List.of("", "1", good + "x", good.replace("2026", "20-6"), "2" + good.substring(1), good + "AAAA")) {
            assertThatIllegalArgumentException()
                    .as(bad)
                    .isThrownBy(() -> client.annotations().changedAfter(bad, q -> {}))
                    .withMessageStartingWith("position is not a position of changes");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.annotations().changedAfter(null, q -> {}))
                .withMessage("position is required");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.annotations().changedSince(null, q -> {}))
                .withMessage("time is required");
        assertThat(server.requests()).isEmpty();
    }
}
