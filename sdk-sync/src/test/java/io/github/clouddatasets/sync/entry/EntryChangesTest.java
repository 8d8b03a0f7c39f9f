package io.github.clouddatasets.sync.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.SyncServer;
import io.github.clouddatasets.testing.RawServer.Answer;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Entries by descending change: the walk ends at the first older one, and gives each once. */
@SuppressWarnings("NullAway") // null is what a caller without NullAway may pass
class EntryChangesTest {

    private static final Instant NINE = Instant.parse("2026-08-12T09:00:00.5Z");

    private final SyncServer server = new SyncServer();
    private final SyncClient client = server.client();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    /** Rows such as {@code 4 09:30:00}. */
    private static Answer page(String... rows) {
        return Answer.json(
                200,
                Stream.of(rows)
                        .map(row -> row.split(" "))
                        .map(row -> "{\"type\":\"dataset:entries\",\"id\":\"" + row[0]
                                + "\",\"attributes\":{\"updated_at\":\"2026-08-12 " + row[1] + " +0000\"}}")
                        .collect(Collectors.joining(",", "{\"data\":[", "],\"meta\":{}}")));
    }

    private Paged<Entry> since(Instant time) {
        return client.entries().changedSince(time, q -> q.pageSize(2));
    }

    @Test
    void theWalkEndsAtTheFirstOlderEntry() {
        server.answers(page("4 09:30:00", "2 09:10:00"), page("7 09:00:00", "1 08:59:59"));

        assertThat(since(NINE).stream().map(Entry::id)).containsExactly("4", "2", "7");

        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(0).target())
                .isEqualTo("/api/v1/dataset/entries?sort=-updated_at&page%5Bnumber%5D=1&page%5Bsize%5D=2");
    }

    @Test
    void anEntryThatIsShiftedToTheNextPageComesOnce() {
        server.answers(page("4 09:30:00", "2 09:10:00"), page("2 09:10:00", "7 09:05:00"), page());

        assertThat(since(NINE).stream().map(Entry::id)).containsExactly("4", "2", "7");
    }

    @Test
    void filtersGoAlongAndTheOrderCannotBeAnother() {
        server.always(page());

        assertThat(client.entries()
                        .changedSince(
                                NINE, q -> q.sortBy(EntryField.NAME).datasetId("0198f000-0000-7000-8000-0000000000d1"))
                        .toList())
                .isEmpty();

        assertThat(server.request().parameters())
                .contains("sort=-updated_at", "filter[dataset_id]=0198f000-0000-7000-8000-0000000000d1");
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> since(null)).withMessage("time is required");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> since(Instant.MAX))
                .withMessageContaining("must be a time of the years 1 to 9999");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.entries().changedSince(NINE, null))
                .withMessage("query is required");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.entries().changedSince(NINE, q -> q.fields(EntryField.NAME)))
                .withMessage("fields must have UPDATED_AT: \"[NAME]\"");
        assertThat(server.requests()).isEmpty();
    }
}
