package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.store.WorkClock;
import io.github.clouddatasets.emulator.view.Cell;
import io.github.clouddatasets.emulator.view.Panel;
import io.github.clouddatasets.emulator.view.StateView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The datasets, data sources and jobs of Powerdrill as tables. */
final class PowerdrillView implements StateView {

    private final PowerdrillCatalog catalog;
    private final WorkClock workClock;

    PowerdrillView(PowerdrillCatalog catalog, WorkClock workClock) {
        this.catalog = catalog;
        this.workClock = workClock;
    }

    @Override
    public List<Panel> panels() {
        Instant now = workClock.now();
        Panel datasets = new Panel("Datasets", "Name", "Id", "Data sources", "Ready");
        Panel sources = new Panel("Data sources", "Dataset", "Name", "State");
        for (PowerdrillDataset dataset : catalog.datasets()) {
            datasets.add(
                    Cell.of(dataset.name()),
                    Cell.of(dataset.id()),
                    Cell.of(dataset.sources().size()),
                    Cell.of(dataset.synched(now).size()));
            dataset.sources()
                    .forEach(source ->
                            sources.add(Cell.of(dataset.name()), Cell.of(source.name()), state(source.state(now))));
        }
        Panel jobs = new Panel("Jobs", "Session", "Question", "Asked", "Events");
        for (PowerdrillSession session : catalog.sessions()) {
            for (PowerdrillJob job : session.newestFirst()) {
                jobs.add(
                        Cell.of(session.name()),
                        Cell.of(job.question()),
                        Cell.of(job.created().truncatedTo(ChronoUnit.SECONDS).toString()),
                        Cell.of(job.events().size()));
            }
        }
        return List.of(datasets, sources, jobs);
    }

    private static Cell state(String state) {
        return switch (state) {
            case PowerdrillSource.SYNCHED -> Cell.state(state, Cell.Mood.GOOD);
            case PowerdrillSource.INVALID -> Cell.state(state, Cell.Mood.BAD);
            default -> Cell.state(state, Cell.Mood.BUSY);
        };
    }
}
