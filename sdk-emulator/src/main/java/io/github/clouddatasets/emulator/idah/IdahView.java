package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.idah.caller.VisibleProjects;
import io.github.clouddatasets.emulator.view.Cell;
import io.github.clouddatasets.emulator.view.Panel;
import io.github.clouddatasets.emulator.view.StateView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The exports and jobs of IDAH as tables, the newest first. */
final class IdahView implements StateView {

    private final IdahStore store;

    IdahView(IdahStore store) {
        this.store = store;
    }

    @Override
    public List<Panel> panels() {
        Panel exports = new Panel("Exports", "Id", "Project", "File", "Bytes", "Created", "State");
        for (IdahExport export : newestFirst(store.exports(VisibleProjects.EVERYTHING))) {
            JsonNode row = export.attributes();
            exports.add(
                    Cell.of(export.id()),
                    Cell.of(export.projectId()),
                    Cell.of(row.path("filename").asText("")),
                    Cell.of(row.path("size").asLong()),
                    Cell.of(row.path("created_at").asText()),
                    store.job(export.jobId())
                            .map(job -> state(job.attributes()))
                            .orElse(Cell.of("job deleted")));
        }
        Panel jobs = new Panel("Jobs", "Id", "Kind", "Updated", "State");
        for (IdahJob job : newestFirst(store.jobs(VisibleProjects.EVERYTHING))) {
            JsonNode row = job.attributes();
            jobs.add(
                    Cell.of(job.id()),
                    Cell.of(row.path("job_class").asText()),
                    Cell.of(row.path("updated_at").asText()),
                    state(row));
        }
        return List.of(exports, jobs);
    }

    private static Cell state(JsonNode job) {
        String status = job.path("status").asText();
        return switch (status) {
            case IdahJob.COMPLETED -> Cell.state(status, Cell.Mood.GOOD);
            case IdahJob.ERRORED -> Cell.state(status, Cell.Mood.BAD);
            default -> Cell.running(status, job.path("progress").asDouble());
        };
    }

    private static <T> List<T> newestFirst(Iterable<T> rows) {
        List<T> list = new ArrayList<>();
        rows.forEach(list::add);
        Collections.reverse(list);
        return list;
    }
}
