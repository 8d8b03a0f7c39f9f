package io.github.clouddatasets.emulator.idah.media;

import io.github.clouddatasets.emulator.fault.Work;
import io.github.clouddatasets.emulator.idah.dataset.EntryListener;
import io.github.clouddatasets.emulator.idah.dataset.EntryProcessing;
import io.github.clouddatasets.emulator.idah.table.Row;
import io.github.clouddatasets.emulator.store.SavedState;
import io.github.clouddatasets.emulator.store.StateDocument;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;

/**
 * Processes the media of entries. The service hears of an entry after the answer to its creation, so that the next request
 * sees the job. All work takes the same time, so that the runs end in the order of their start.
 */
final class MediaProcessing implements EntryListener {

    private static final String RUNS = "media_runs/";

    private final WorkClock workClock;
    private final SavedState state;
    private final EntryProcessing entries;
    private final MediaShelf shelf;
    private final MediaJobs jobs;
    private final MediaVariants variants;
    private final Deque<MediaRun> unheard = new ArrayDeque<>();
    private final Deque<MediaRun> pending = new ArrayDeque<>();
    private final Deque<MediaRun> running = new ArrayDeque<>();
    private long next;

    MediaProcessing(WorkClock workClock, SavedState state, EntryProcessing entries, MediaShelf shelf, MediaJobs jobs) {
        this.workClock = workClock;
        this.state = state;
        this.entries = entries;
        this.shelf = shelf;
        this.jobs = jobs;
        this.variants = new MediaVariants(shelf);
        for (StateDocument document : state.documents(RUNS)) {
            MediaRun run = MediaRun.of(document);
            (run.job().isEmpty() ? unheard : pending).add(run);
            next = run.number() + 1;
        }
    }

    /** A modality without a plugin has no job: the entry waits for somebody who submits the entry. */
    @Override
    public void created(Row entry) {
        String resource = entry.text("resource");
        Optional<Modality> modality = Modality.of(entries.modality(entry));
        if (resource == null || modality.isEmpty()) {
            return;
        }
        MediaRun run = new MediaRun(
                next++,
                entry.id(),
                resource,
                modality.get(),
                "",
                workClock.now(),
                workClock.plan().begin(Work.IDAH_MEDIA));
        unheard.add(run);
        keep(run);
    }

    @Override
    public void seeded(Row entry, Path media) {
        String resource = entry.text("resource");
        if (resource == null || shelf.find(resource, "").isPresent()) {
            return;
        }
        try {
            String name = Objects.requireNonNullElse(entry.text("name"), resource);
            String project = Objects.requireNonNullElse(entry.text("project_id"), "");
            Row stored = shelf.refer(NewMedia.processed(resource, "", name, MediaTypes.ofName(name), project), media);
            Optional<Modality> modality = Modality.of(entries.modality(entry));
            if (modality.isPresent()) {
                process(modality.get(), stored);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void settle() {
        while (!unheard.isEmpty()) {
            hear(unheard.remove());
        }
        while (!pending.isEmpty() && progress(pending.element()) >= WorkClock.QUEUED) {
            MediaRun run = pending.remove();
            if (jobs.isThere(run.job())) {
                jobs.run(run.job(), workClock.dequeued(run.start()));
                running.add(run);
            } else {
                // A job that was deleted in the queue never runs.
                forget(run);
            }
        }
        while (!running.isEmpty() && progress(running.element()) >= 1) {
            MediaRun run = running.remove();
            end(run, workClock.end(run.start()));
        }
    }

    private void hear(MediaRun run) {
        Row job = jobs.queue(run.modality().arguments(run.entryId(), run.resource()), run.start());
        entries.begin(run.entryId(), job.id());
        MediaRun queued = run.withJob(job.id());
        pending.add(queued);
        keep(queued);
    }

    private void end(MediaRun run, Instant at) {
        if (run.fate().neverEnds()) {
            // The run stays in the state alone: the job runs for ever, after a restart, too.
            return;
        }
        forget(run);
        if (run.fate().fails()) {
            jobs.fail(run.job(), run.fate().message(), at);
            entries.fail(run.entryId());
        } else if (process(run)) {
            jobs.complete(run.job(), at);
            entries.succeed(run.entryId());
        } else {
            jobs.fail(run.job(), "", at);
            entries.fail(run.entryId());
        }
    }

    private boolean process(MediaRun run) {
        Optional<Row> original = shelf.find(run.resource(), "");
        try {
            return original.isPresent() && process(run.modality(), original.get());
        } catch (IOException e) {
            return false;
        }
    }

    private boolean process(Modality modality, Row original) throws IOException {
        Optional<MediaFacts> facts = modality.facts(shelf.content(original));
        if (facts.isEmpty()) {
            return false;
        }
        variants.add(modality, original, facts.get());
        shelf.describe(original, facts.get().meta());
        return true;
    }

    private double progress(MediaRun run) {
        return workClock.progress(run.start());
    }

    private void keep(MediaRun run) {
        state.put(key(run), run::saved);
    }

    private void forget(MediaRun run) {
        state.remove(key(run));
    }

    private static String key(MediaRun run) {
        return RUNS + String.format("%012d", run.number());
    }
}
