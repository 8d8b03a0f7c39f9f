package io.github.clouddatasets.sync.entry;

import static io.github.clouddatasets.sync.ReadResource.assertDocument;
import static io.github.clouddatasets.sync.ReadResource.assertIncluded;
import static io.github.clouddatasets.sync.ReadResource.assertRows;
import static io.github.clouddatasets.sync.RecordedCall.answered;
import static io.github.clouddatasets.sync.RecordedCall.checked;
import static io.github.clouddatasets.sync.RecordedCall.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.InvalidRequestException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.sync.RecordedCall;
import io.github.clouddatasets.sync.SyncClient;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded exchange about entries, their statistics and notes. */
class EntryRecordingsTest {

    private static final String DATASET = "0198f000-0000-7000-8000-0000000000d1";
    private static final String OTHER_DATASET = "0198f000-0000-7000-8000-0000000000d2";
    private static final String IMPORTED = "01a2152f-8c5e-7a95-b45e-3108062a487b";
    private static final String ODD_ONE = "01a2152f-8c81-7460-9a10-3ca8edef1b1e";
    private static final String FIRST = "0198f000-0000-7000-8000-0000000000e1";
    private static final String SECOND = "0198f000-0000-7000-8000-0000000000e2";
    private static final String THIRD = "0198f000-0000-7000-8000-0000000000e3";
    private static final String FOURTH = "0198f000-0000-7000-8000-0000000000e4";
    private static final String BRIDGE = "01a2152f-9399-725c-bba0-5b8fc07673b4";
    private static final String GHOST = "01a2152f-a927-7d4c-b4e5-20d8aa6b0cc4";
    private static final String WITHOUT_PLUGIN = "01a2152f-c6c7-7c2e-a7d9-689a85f746ab";

    private static final String FORBIDDEN = "Verse::Error::Unauthorized";
    private static final String INVALID = "Verse::Error::ValidationFailed";

    static Stream<RecordedCall> calls() {
        return Stream.of(
                        lists(), reads(), creations(), refusedCreations(), changes(), steps(), refusedSteps(), beside())
                .flatMap(List::stream);
    }

    private static List<RecordedCall> lists() {
        return List.of(
                listed("entries-list", 7, q -> {}),
                listed("entries-list-as-annotator", 1, q -> {}),
                listed("entries-list-as-reviewer", 1, q -> {}),
                listed("entries-list-filter-dataset", 5, q -> q.datasetId(DATASET)),
                listed("entries-list-filter-resource", 1, q -> q.resource("1f0c52be8a6d4e01.png")),
                listed("entries-list-filter-name-match", 1, q -> q.nameContains("東京")),
                listed("entries-list-filter-status-in", 1, q -> q.status(EntryStatus.ERRORED)),
                listed("entries-list-filter-step-in", 1, q -> q.wfStep(WorkflowStep.REVIEW)),
                listed("entries-list-filter-assigned-true", 1, q -> q.assigned(true)),
                listed("entries-list-filter-assigned-other-word", 6, q -> q.assigned(false))
                        .sendingOtherwise("the word for no is false; any word but true means no"),
                listed("entries-list-filter-participated", 1, q -> q.participated("12")),
                listed("entries-list-filter-name-null", 1, q -> {}).sendingOtherwise(RecordedCall.NOT_EXPRESSIBLE),
                listed("entries-list-filter-updated-gt", 7, q -> {})
                        .sendingOtherwise("the service drops this filter, so that it cannot be set"),
                answered(
                        "entries-list-sort-updated-desc",
                        c -> c
                                .entries()
                                .list(q -> q.datasetId(DATASET)
                                        .sortByDescending(EntryField.UPDATED_AT)
                                        .pageSize(3))
                                .limit(3)
                                .stream()
                                .toList(),
                        (entries, json) -> {
                            assertRows(entries, json);
                            assertThat(entries).hasSize(3);
                        }),
                answered(
                        "entries-list-include-all",
                        c -> c
                                .entries()
                                .list(q -> q.datasetId(DATASET)
                                        .includeDataset()
                                        .includeMembers()
                                        .includeStats())
                                .stream()
                                .toList(),
                        (entries, json) -> {
                            assertRows(entries, json);
                            assertThat(entries).hasSize(5).allSatisfy(entry -> {
                                assertIncluded(entry.dataset(), "dataset:datasets", json);
                                assertIncluded(
                                        Objects.requireNonNull(entry.dataset()).project(), "dataset:projects", json);
                            });
                            assertIncluded(entries.get(0).assignedTo(), "dataset:project_members", json);
                            assertThat(entries.stream().flatMap(entry -> entry.stats().stream()))
                                    .hasSize(2)
                                    .allSatisfy(stat -> assertIncluded(stat, "dataset:entry_stats", json));
                        }));
    }

    private static List<RecordedCall> reads() {
        return List.of(
                read("entry-show", FIRST, entry -> assertThat(entry.isReady()).isTrue()),
                read("entry-show-after-processing", BRIDGE, entry -> {
                    assertThat(entry.status()).isEqualTo(EntryStatus.PROCESSING);
                    assertThat(entry.isReady()).isFalse();
                }),
                read("entry-media-not-uploaded-after-processing", GHOST, entry -> {
                    assertThat(entry.status()).isEqualTo(EntryStatus.ERRORED);
                    assertThat(entry.wfStep()).isEqualTo(WorkflowStep.START);
                }),
                read("entry-show-modality-without-plugin", WITHOUT_PLUGIN, entry -> {
                    assertThat(entry.isReady()).isFalse();
                    assertThat(entry.jobId()).isNull();
                }),
                refused(
                        "entry-show-not-assigned-as-annotator",
                        c -> c.entries().get(SECOND),
                        NotFoundException.class,
                        "Verse::Error::RecordNotFound",
                        SECOND));
    }

    private static List<RecordedCall> creations() {
        return List.of(
                made("entry-create", IMPORTED, "8e1b0c9d2f3a4b5c.png", "bridge.png"),
                made("entry-create-key-project-scope", OTHER_DATASET, "dddd000000000004.png", "k.png"),
                made("entry-create-with-status-and-step", ODD_ONE, "dddd000000000003.png", "ready.png")
                        .sendingOtherwise("status and step cannot be set on creation"),
                answered(
                        "entry-create-media-not-uploaded",
                        c -> c.entries()
                                .create(b -> b.datasetId(IMPORTED)
                                        .resource("dddd000000000002.png")
                                        .name("ghost.png")
                                        .priority(3)),
                        (entry, json) -> assertDocument(entry, json)));
    }

    private static List<RecordedCall> refusedCreations() {
        return List.of(
                refused(
                        "entry-create-same-resource", // the look-up gets the same answer, and the refusal stands
                        create(IMPORTED, "8e1b0c9d2f3a4b5c.png", "bridge.png"),
                        ConflictException.class,
                        INVALID,
                        "Entry with resource 8e1b0c9d2f3a4b5c.png already exists"),
                refused(
                        "entry-create-unknown-dataset",
                        create("0198f222-0000-7000-8000-0000000000ff", "dddd000000000001.png", "x"),
                        InvalidRequestException.class,
                        INVALID,
                        "dataset not found to create an entry"),
                refused(
                        "entry-create-as-annotator-dataset-not-visible",
                        create(OTHER_DATASET, "dddd000000000005.png", "x"),
                        InvalidRequestException.class,
                        INVALID,
                        "dataset not found to create an entry"),
                refused(
                                "entry-create-no-dataset",
                                create(DATASET, "dddd000000000001.png", "x"),
                                InvalidRequestException.class,
                                INVALID,
                                "dataset relationship is required to create an entry")
                        .refusing(
                                c -> c.entries().create(b -> b.resource("dddd000000000001.png")),
                                "datasetId is required"));
    }

    private static List<RecordedCall> changes() {
        return List.of(
                step(
                        "entry-update-name-and-priority",
                        c -> c.entries()
                                .update(BRIDGE, b -> b.name("Bridge, first").priority(7))),
                step(
                        "entry-update-status",
                        c -> c.entries().update(SECOND, b -> b.status(new EntryStatus("no-such-status")))),
                checked("entry-delete", (client, recording) -> client.entries().delete(GHOST)),
                refused(
                        "entry-delete-in-progress",
                        c -> {
                            c.entries().delete(FIRST);
                            return "deleted";
                        },
                        ConflictException.class,
                        FORBIDDEN,
                        "Unable to delete in progress or completed entry"));
    }

    private static List<RecordedCall> steps() {
        return List.of(
                step("entry-assign", c -> c.entries().assign(SECOND, "13")),
                step("entry-unassign", c -> c.entries().unassign(SECOND)),
                step("entry-select", c -> c.entries().select(THIRD)),
                step("entry-submit-from-start", c -> c.entries().submit(WITHOUT_PLUGIN)),
                step("entry-submit-review-approved", c -> c.entries().submit(THIRD, true)));
    }

    private static List<RecordedCall> refusedSteps() {
        return List.of(
                refused(
                        "entry-submit-done",
                        c -> c.entries().submit(THIRD),
                        ConflictException.class,
                        "AASM::InvalidTransition",
                        "the entry's step of the workflow does not allow this"),
                refused(
                        "entry-submit-review-without-approved",
                        c -> c.entries().submit(THIRD),
                        InvalidRequestException.class,
                        INVALID,
                        "Missing required option :approved for review step"));
    }

    private static List<RecordedCall> beside() {
        return List.of(
                answered(
                                "entry-stats-list-admin",
                                c -> c.entries().stats().list(q -> q.key("annotation.count")).stream()
                                        .toList(),
                                (stats, json) -> {
                                    assertRows(stats, json);
                                    assertThat(stats).hasSize(2);
                                })
                        .sendingOtherwise("filter[key__in][] does the same as filter[key__eq]"),
                refused(
                        "entry-stats-list",
                        c -> c.entries().stats().list(q -> q.entryId(THIRD, FOURTH)).stream()
                                .toList(),
                        PermissionDeniedException.class,
                        FORBIDDEN,
                        "no API key may read statistics"),
                answered("note-feeds-list", c -> c.notes().list().stream().toList(), (notes, json) -> {
                    assertRows(notes, json);
                    assertThat(notes).hasSize(1);
                }),
                answered(
                        "note-feed-create",
                        c -> c.notes()
                                .create(b -> b.entryId(FIRST)
                                        .position(Map.of("x", 0.5, "y", 0.5))
                                        .contentMd("Look **here**")),
                        (note, json) -> assertDocument(note, json)),
                refused(
                        "note-feed-create-key",
                        c -> c.notes().create(b -> b.entryId(FIRST).contentMd("x")),
                        PermissionDeniedException.class,
                        FORBIDDEN,
                        "API keys may read notes and write none"));
    }

    private static RecordedCall listed(String name, int size, Consumer<EntryQuery.Builder> query) {
        return answered(name, c -> c.entries().list(query).stream().toList(), (entries, json) -> {
            assertRows(entries, json);
            assertThat(entries).hasSize(size);
        });
    }

    private static RecordedCall read(String name, String id, Consumer<Entry> check) {
        return answered(name, c -> c.entries().get(id), (entry, json) -> {
            assertDocument(entry, json);
            check.accept(entry);
        });
    }

    private static RecordedCall step(String name, Function<SyncClient, Entry> call) {

        return answered(name, call, (entry, json) -> assertDocument(entry, json));
    }

    private static RecordedCall made(String name, String dataset, String resource, String entry) {
        return step(name, create(dataset, resource, entry));
    }

    private static Function<SyncClient, Entry> create(String dataset, String resource, String name) {
        return c ->
                c.entries().create(b -> b.datasetId(dataset).resource(resource).name(name));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void replays(RecordedCall call) {
        call.replay();
    }
}
