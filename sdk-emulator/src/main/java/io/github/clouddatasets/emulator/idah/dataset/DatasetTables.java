package io.github.clouddatasets.emulator.idah.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.idah.table.Row;
import io.github.clouddatasets.emulator.idah.table.RowSchema;
import io.github.clouddatasets.emulator.idah.table.RowTable;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.SavedState;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tables of projects, datasets, entries and annotations, with the triggers of the database: times of parents, counts,
 * and deletions that take children along.
 */
public final class DatasetTables {

    /** Both count as completed, as in the service. */
    private static final Set<String> ENDED = Set.of("completed", "errored");

    private final WorkClock workClock;
    private final IdSource ids;
    private final RowTable projects;
    private final RowTable members;
    private final RowTable datasets;
    private final RowTable entries;
    private final RowTable annotations;
    private final RowTable shapes;
    private final RowTable stats;
    private final RowTable notes;

    public DatasetTables(WorkClock workClock, IdSource ids, SavedState state) {
        this.workClock = workClock;
        this.ids = ids;
        this.projects = new RowTable(DatasetSchemas.projects(), state, "projects/");
        this.members = new RowTable(
                DatasetSchemas.members()
                        .filter("enabled", DatasetTables::enabled)
                        .filter("organization_id__in", this::ofOrganisations)
                        .one("project", this::projectOf),
                state,
                "project_members/");
        this.datasets = new RowTable(
                DatasetSchemas.datasets().one("project", this::projectOf).many("entries", this::entriesOf),
                state,
                "datasets/");
        this.entries = new RowTable(entrySchema(), state, "entries/");
        this.annotations = new RowTable(DatasetSchemas.annotations(), state, "annotations/");
        this.shapes = new RowTable(DatasetSchemas.shapes(), state, "annotation_shapes/");
        this.stats = new RowTable(DatasetSchemas.stats().one("entry", this::entryOf), state, "entry_stats/");
        this.notes = new RowTable(
                DatasetSchemas.notes()
                        .one("entry", this::entryOf)
                        .one("annotation", row -> listed(annotation(row.text("annotation_id"))))
                        .many("note_comments", row -> List.of()),
                state,
                "note_feeds/");
    }

    private RowSchema entrySchema() {
        return DatasetSchemas.entries()
                .filter("assigned", value -> assigned(value.asText().equals("true")))
                .filter("participated", DatasetTables::participated)
                .one("dataset", row -> listed(dataset(row.text("dataset_id"))))
                .one("assigned_to", row -> member(row, "assigned_to_id"))
                .one("submitted_by", row -> member(row, "submitted_by_id"))
                .one("reviewed_by", row -> member(row, "reviewed_by_id"))
                .many("entry_stats", row -> stats().with("entry_id", row.id()));
    }

    public RowTable projects() {
        return projects;
    }

    public RowTable members() {
        return members;
    }

    public RowTable datasets() {
        return datasets;
    }

    public RowTable entries() {
        return entries;
    }

    public RowTable annotations() {
        return annotations;
    }

    RowTable shapes() {
        return shapes;
    }

    RowTable stats() {
        return stats;
    }

    RowTable notes() {
        return notes;
    }

    public Optional<Row> dataset(@Nullable String id) {
        return datasets.find(id);
    }

    public Optional<Row> entry(@Nullable String id) {
        return entries.find(id);
    }

    Optional<Row> annotation(@Nullable String id) {
        return annotations.find(id);
    }

    /** The entries of a dataset, by id. */
    public List<Row> entriesOf(Row dataset) {
        return entries.with("dataset_id", dataset.id());
    }

    /** The annotations of an entry, by id. */
    public List<Row> annotationsOf(Row entry) {
        return annotations.with("entry_id", entry.id());
    }

    /** The dimensions of an annotation with its shape rows merged in, such as the tiles of a mask. */
    public ObjectNode dimensions(Row annotation) {
        ObjectNode dimensions = recorded(annotation);
        for (Row shape : shapesOf(annotation)) {
            dimensions.set(shape.known("key"), shape.json("value"));
        }
        return dimensions;
    }

    /** The dimensions that the record itself has. */
    ObjectNode recorded(Row annotation) {
        return (ObjectNode) Objects.requireNonNull(annotation.json("dimensions"));
    }

    List<Row> shapesOf(Row annotation) {
        return shapes.with("annotation_id", annotation.id());
    }

    /** The time of the database, in microseconds. */
    Instant now() {
        return workClock.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** An id as the service makes them. */
    public String newId() {
        return ids.timeOrdered(workClock.now()).toString();
    }

    void putProject(Row project) {
        projects.put(stamped(project, "created_at"));
    }

    void putDataset(Row dataset) {
        datasets.put(stamped(dataset, "created_at"));
        touch(projects, dataset.text("project_id"));
    }

    /** Adds or changes an entry; {@code before} is the status that it had, null for a new one. */
    void putEntry(Row entry, @Nullable String before) {
        entries.put(stamped(entry, "created_at"));
        count(entry, before, entry.known("status"));
    }

    void putAnnotation(Row annotation) {
        annotations.put(stamped(annotation, "created_at"));
        entry(annotation.text("entry_id")).ifPresent(entry -> putEntry(entry, entry.known("status")));
    }

    void putNote(Row note) {
        notes.put(stamped(note, "created_at"));
    }

    void putStat(Row stat) {
        stats.put(stamped(stat, "created_at"));
    }

    // Changed by the trigger of the database, whatever the change is.
    private Row stamped(Row row, String created) {
        Instant now = now();
        if (row.moment(created) == null) {
            row.set(created, now);
        }
        return row.set("updated_at", now);
    }

    private void touch(RowTable table, @Nullable String id) {
        table.find(id).ifPresent(row -> table.put(row.set("updated_at", now())));
    }

    private void count(Row entry, @Nullable String before, @Nullable String after) {
        dataset(entry.text("dataset_id")).ifPresent(dataset -> {
            add(dataset, "entries_total_count", (after == null ? 0 : 1) - (before == null ? 0 : 1));
            add(dataset, "entries_completed_count", ended(after) - ended(before));
            add(dataset, "entries_in_progress_count", working(after) - working(before));
            putDataset(dataset);
        });
    }

    /** Brings the progress of an entry's dataset up to date, which the service does when an entry moves on. */
    void updateProgress(Row entry) {
        dataset(entry.text("dataset_id")).ifPresent(dataset -> {
            long total = number(dataset, "entries_total_count");
            long completed = number(dataset, "entries_completed_count");
            if (completed >= total) {
                dataset.set("status", "completed");
            } else if (completed > 0 || number(dataset, "entries_in_progress_count") > 0) {
                dataset.set("status", "in_progress");
            }
            dataset.set("progress", total == 0 ? 0.0 : (double) completed / total);
            putDataset(dataset);
        });
    }

    private static long number(Row row, String column) {
        Long number = row.number(column);
        return number == null ? 0 : number;
    }

    private static int ended(@Nullable String status) {
        return status != null && ENDED.contains(status) ? 1 : 0;
    }

    private static int working(@Nullable String status) {
        return "in_progress".equals(status) ? 1 : 0;
    }

    private static void add(Row dataset, String column, int difference) {
        dataset.set(column, number(dataset, column) + difference);
    }

    void deleteProject(Row project) {
        members.with("project_id", project.id()).forEach(members::remove);
        datasets.with("project_id", project.id()).forEach(this::deleteDataset);
        projects.remove(project);
    }

    void deleteDataset(Row dataset) {
        entriesOf(dataset).forEach(this::deleteWithChildren);
        datasets.remove(dataset);
    }

    void deleteEntry(Row entry) {
        deleteWithChildren(entry);
        count(entry, entry.known("status"), null);
    }

    private void deleteWithChildren(Row entry) {
        notes.with("entry_id", entry.id()).forEach(notes::remove);
        annotationsOf(entry).forEach(this::deleteAnnotation);
        stats.with("entry_id", entry.id()).forEach(stats::remove);
        entries.remove(entry);
    }

    /** Deletes an annotation, which changes no time of its parents. */
    void deleteAnnotation(Row annotation) {
        notes.with("annotation_id", annotation.id()).forEach(notes::remove);
        shapesOf(annotation).forEach(shapes::remove);
        annotations.remove(annotation);
    }

    private List<Row> projectOf(Row row) {
        return listed(projects.find(row.text("project_id")));
    }

    private List<Row> entryOf(Row row) {
        return listed(entry(row.text("entry_id")));
    }

    private List<Row> member(Row entry, String column) {
        Long account = entry.number(column);
        return members.with("project_id", entry.text("project_id")).stream()
                .filter(member -> account != null && account.equals(member.number("account_id")))
                .limit(1)
                .toList();
    }

    private static List<Row> listed(Optional<Row> row) {
        return row.map(List::of).orElse(List.of());
    }

    private static Predicate<Row> assigned(boolean wanted) {
        return entry -> (entry.number("assigned_to_id") != null) == wanted;
    }

    private static Predicate<Row> participated(JsonNode account) {
        return entry -> List.of("assigned_to_id", "submitted_by_id", "reviewed_by_id").stream()
                .anyMatch(column -> String.valueOf(entry.number(column)).equals(account.asText()));
    }

    private static Predicate<Row> enabled(JsonNode wanted) {
        return member ->
                (member.moment("disabled_at") == null) == wanted.asText().equals("true");
    }

    private Predicate<Row> ofOrganisations(JsonNode wanted) {
        return member -> projectOf(member).stream().anyMatch(project -> {
            for (JsonNode organisation : wanted) {
                if (organisation.asText().equals(String.valueOf(project.number("organization_id")))) {
                    return true;
                }
            }
            return false;
        });
    }
}
