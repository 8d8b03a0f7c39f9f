package io.github.clouddatasets.sync.entry;

import static io.github.clouddatasets.sync.GoldenRequest.deletion;

import io.github.clouddatasets.sync.GoldenRequest;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each operation on entries, statistics and notes puts on the wire, to the byte. */
class EntryWireTest {

    private static final String ID = "0198f000-0000-7000-8000-0000000000e1";
    private static final String DATASET = "0198f000-0000-7000-8000-0000000000d1";
    private static final String PROJECT = "0198f000-0000-7000-8000-00000000000a";
    private static final String ANNOTATION = "0198f000-0000-7000-8000-000000000a02";
    private static final Instant T1 = Instant.parse("2026-08-02T08:00:00Z");
    private static final Instant T2 = Instant.parse("2026-08-03T10:00:00Z");
    private static final String PAGE = "page%5Bnumber%5D=1&page%5Bsize%5D=";

    static Stream<GoldenRequest> entries() {
        return Stream.of(
                GoldenRequest.of(
                        "GET /dataset/entries?" + PAGE + "1000",
                        c -> c.entries().list().toList()),
                GoldenRequest.of(
                        "GET /dataset/entries?filter%5Bid%5D=" + ID + "&filter%5Bdataset_id%5D=" + DATASET
                                + "&filter%5Bproject_id%5D=" + PROJECT + "&filter%5Bresource%5D=a%20b.png"
                                + "&filter%5Bresource__match%5D=.png&filter%5Bname%5D=n&filter%5Bname__match%5D=%25_"
                                + "&filter%5Bstatus__in%5D%5B%5D=pending&filter%5Bstatus__in%5D%5B%5D=errored"
                                + "&filter%5Bwf_step__in%5D%5B%5D=review&filter%5Bpriority__in%5D%5B%5D=-1"
                                + "&filter%5Bassigned_to_id%5D=13&filter%5Bassigned_to_email__match%5D=idah"
                                + "&filter%5Bassigned%5D=false&filter%5Bparticipated%5D=12"
                                + "&included%5B%5D=dataset&included%5B%5D=dataset.project&included%5B%5D=assigned_to"
                                + "&included%5B%5D=submitted_by&included%5B%5D=reviewed_by&included%5B%5D=entry_stats"
                                + "&fields%5Bdataset%3Aentries%5D%5B%5D=wf_step&sort=-updated_at&" + PAGE + "1000",
                        c -> c.entries()
                                .list(q -> q.id(ID)
                                        .datasetId(DATASET)
                                        .projectId(PROJECT)
                                        .resource("a b.png")
                                        .resourceContains(".png")
                                        .name("n")
                                        .nameContains("%_")
                                        .status(EntryStatus.PENDING, EntryStatus.ERRORED)
                                        .wfStep(WorkflowStep.REVIEW)
                                        .priority(-1)
                                        .assignedToId("13")
                                        .assignedToEmailContains("idah")
                                        .assigned(false)
                                        .participated("12")
                                        .includeDataset()
                                        .includeMembers()
                                        .includeStats()
                                        .fields(EntryField.WF_STEP)
                                        .sortByDescending(EntryField.UPDATED_AT))
                                .toList()),
                GoldenRequest.of(
                        "GET /dataset/entries?count=true&" + PAGE + "1",
                        c -> c.entries().count()),
                GoldenRequest.of("GET /dataset/entries/" + ID, c -> c.entries().get(ID)),
                GoldenRequest.of(
                        "GET /dataset/entries/" + ID + "?included%5B%5D=dataset&included%5B%5D=dataset.project",
                        c -> c.entries().getWithDataset(ID)),
                GoldenRequest.of(
                        "POST /dataset/entries",
                        c -> c.entries()
                                .create(b -> b.datasetId(DATASET)
                                        .resource("8e1b.png")
                                        .name("bridge.png")
                                        .priority(7)),
                        "{\"data\":{\"type\":\"dataset:entries\",\"attributes\":{\"name\":\"bridge.png\",\"resource\":\"8e1b.png\","
                                + "\"priority\":7},\"relationships\":{\"dataset\":{\"data\":{\"type\":\"dataset:datasets\",\"id\":\""
                                + DATASET + "\"}}}}}"),
                GoldenRequest.of(
                        "PATCH /dataset/entries/" + ID,
                        c -> c.entries()
                                .update(
                                        ID,
                                        b -> b.name("n")
                                                .priority(-2)
                                                .resource("r.png")
                                                .status(EntryStatus.PENDING)
                                                .wfStep(WorkflowStep.ANNOTATE)
                                                .jobId(ANNOTATION)),
                        "{\"data\":{\"type\":\"dataset:entries\",\"id\":\"" + ID
                                + "\",\"attributes\":{\"name\":\"n\",\"priority\":-2,\"resource\":\"r.png\","
                                + "\"status\":\"pending\",\"wf_step\":\"annotate\",\"job_id\":\"" + ANNOTATION
                                + "\"}}}"),
                deletion("DELETE /dataset/entries/" + ID, c -> c.entries().delete(ID)));
    }

    static Stream<GoldenRequest> steps() {
        return Stream.of(
                GoldenRequest.of(
                        "PATCH /dataset/entries/" + ID + "/assign",
                        c -> c.entries().assign(ID, "13"),
                        "{\"data\":{\"attributes\":{\"assigned_to_id\":13}}}"),
                GoldenRequest.of(
                        "PATCH /dataset/entries/" + ID + "/unassign",
                        c -> c.entries().unassign(ID),
                        "{}"),
                GoldenRequest.of(
                        "GET /dataset/entries/" + ID + "/select",
                        c -> c.entries().select(ID)),
                GoldenRequest.of(
                        "POST /dataset/entries/" + ID + "/submit",
                        c -> c.entries().submit(ID),
                        "{\"data\":{\"attributes\":{}}}"),
                GoldenRequest.of(
                        "POST /dataset/entries/" + ID + "/submit",
                        c -> c.entries().submit(ID, false),
                        "{\"data\":{\"attributes\":{\"approved\":false}}}"),
                GoldenRequest.of(
                        "POST /dataset/entries/" + ID + "/error",
                        c -> c.entries().fail(ID, "too dark"),
                        "{\"data\":{\"attributes\":{\"message\":\"too dark\"}}}"));
    }

    static Stream<GoldenRequest> statsAndNotes() {
        return Stream.of(
                GoldenRequest.of(
                        "GET /dataset/entry_stats?filter%5Bentry_id__in%5D%5B%5D=" + ID
                                + "&filter%5Bkey__in%5D%5B%5D=annotation.count"
                                + "&fields%5Bdataset%3Aentry_stats%5D%5B%5D=value&sort=key&" + PAGE + "1000",
                        c -> c.entries()
                                .stats()
                                .list(q -> q.entryId(ID)
                                        .key("annotation.count")
                                        .fields(StatField.VALUE)
                                        .sortBy(StatField.KEY))
                                .toList()),
                GoldenRequest.of(
                        "GET /dataset/entry_stats/" + ID,
                        c -> c.entries().stats().get(ID)),
                GoldenRequest.of(
                        "GET /dataset/note_feeds?filter%5Bentry_id%5D=" + ID + "&filter%5Bannotation_id%5D="
                                + ANNOTATION
                                + "&filter%5Bstatus__in%5D%5B%5D=resolved&filter%5Bcreated_by_email__match%5D=rita"
                                + "&filter%5Bcreated_at__gte%5D=2026-08-02%2008%3A00%3A00"
                                + "&filter%5Bcreated_at__lte%5D=2026-08-03%2010%3A00%3A00"
                                + "&filter%5Bupdated_at__gte%5D=2026-08-02%2008%3A00%3A00"
                                + "&filter%5Bupdated_at__lte%5D=2026-08-03%2010%3A00%3A00&included%5B%5D=entry"
                                + "&fields%5Bdataset%3Anote_feeds%5D%5B%5D=content_md&sort=-created_at&" + PAGE
                                + "1000",
                        c -> c.notes()
                                .list(q -> q.entryId(ID)
                                        .annotationId(ANNOTATION)
                                        .status(NoteStatus.RESOLVED)
                                        .createdByEmailContains("rita")
                                        .createdAfter(T1)
                                        .createdBefore(T2)
                                        .updatedAfter(T1)
                                        .updatedBefore(T2)
                                        .includeEntry()
                                        .fields(NoteField.CONTENT_MD)
                                        .sortByDescending(NoteField.CREATED_AT))
                                .toList()),
                GoldenRequest.of("GET /dataset/note_feeds/" + ID, c -> c.notes().get(ID)),
                GoldenRequest.of(
                        "POST /dataset/note_feeds",
                        c -> c.notes()
                                .create(b -> b.entryId(ID)
                                        .annotationId(ANNOTATION)
                                        .position(Map.of("x", 0.5))
                                        .contentMd("one **truck**?")),
                        "{\"data\":{\"type\":\"dataset:note_feeds\",\"attributes\":{\"entry_id\":\"" + ID
                                + "\",\"annotation_id\":\"" + ANNOTATION
                                + "\",\"anchor_type\":\"annotation\",\"position\":{\"x\":0.5},\"content_md\":\"one **truck**?\"}}}"),
                GoldenRequest.of(
                        "PATCH /dataset/note_feeds/" + ID,
                        c -> c.notes().update(ID, "two"),
                        "{\"data\":{\"type\":\"dataset:note_feeds\",\"id\":\"" + ID
                                + "\",\"attributes\":{\"content_md\":\"two\"}}}"),
                deletion("DELETE /dataset/note_feeds/" + ID, c -> c.notes().delete(ID)),
                GoldenRequest.of(
                        "POST /dataset/note_feeds/" + ID + "/resolve",
                        c -> c.notes().resolve(ID)));
    }

    @ParameterizedTest
    @MethodSource({"entries", "steps", "statsAndNotes"})
    void goesOutAsDocumented(GoldenRequest request) {
        request.check();
    }
}
