package io.github.clouddatasets.sync.imports;

import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.sync.annotation.ExportLimits;
import io.github.clouddatasets.sync.internal.Services;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One run of an import. Items come in chunks from the source; those of a chunk are uploaded side by side, then their annotations are
 * written in batches across items, and then they wait for their processing while the next chunk is under way.
 */
final class ImportRun {

    /** So many items, with their labels, are in memory at a time. */
    private static final int CHUNK = 100;

    private final Platform platform;
    private final Api api;
    private final ImportRequest request;
    private final Tally tally = new Tally();
    private final long started;
    private volatile boolean stopped;

    ImportRun(Services services, ImportRequest request) {
        this.api = services.dataset();
        this.request = request;
        this.started = api.nanoTime();
        this.platform = new Platform(services, new Patience(request.patience(), this::outage));
    }

    ImportSummary run() {
        try (ImportSource source = request.source()) {
            return run(source);
        } catch (EndOfRun end) {
            throw end.reason();
        }
    }

    private ImportSummary run(ImportSource source) {
        List<String> warnings = new ArrayList<>();
        ExportLimits.checkName("the dataset's name", request.dataset())
                .forEach(finding -> warnings.add(finding.toString()));
        ImportTarget target = ImportTarget.open(platform, request);
        boolean waits = !request.processing().isZero();
        if (waits && !target.isProcessed()) {
            waits = false;
            warnings.add("nothing at this installation processes the modality " + request.modality()
                    + ": entries stay in their first step until somebody submits them");
        }
        Processing processing = new Processing(api, target::states);
        Iterator<ImportItem> items = source.iterator();
        while (!stopped && items.hasNext()) {
            for (Work work : imported(chunk(items, target), target)) {
                if (waits && work.isToBeProcessed()) {
                    processing.add(work);
                } else {
                    report(work);
                }
            }
            processing.settled().forEach(this::report);
            while (processing.isFull()) {
                processing.awaited().forEach(this::report);
            }
        }
        while (!processing.isEmpty()) {
            processing.awaited().forEach(this::report);
        }
        Duration duration = Duration.ofNanos(api.nanoTime() - started);
        return tally.summary(target.datasetId(), target.isCreated(), duration, warnings);
    }

    private static List<Work> chunk(Iterator<ImportItem> items, ImportTarget target) {
        List<Work> chunk = new ArrayList<>();
        while (chunk.size() < CHUNK && items.hasNext()) {
            chunk.add(target.work(items.next()));
        }
        return chunk;
    }

    /** Brings the items in, and returns those that were begun: after a failure that stops the run, the others are not. */
    private List<Work> imported(List<Work> chunk, ImportTarget target) {
        target.lookUp(chunk);
        sideBySide(chunk, target::enter);
        List<Work> begun = chunk.stream().filter(work -> work.begun).toList();
        target.extendLabels(begun);
        new AnnotationWrites(platform, api, request.atATime()).write(begun);
        long now = api.nanoTime();
        begun.forEach(work -> work.deadline = now + request.processing().toNanos());
        return begun;
    }

    private interface Step {
        void take(Platform view, Work work) throws IOException;
    }

    private void sideBySide(List<Work> chunk, Step step) {
        List<Function<Api, @Nullable Void>> tasks = new ArrayList<>();
        for (Work work : chunk) {
            tasks.add(view -> {
                if (!stopped) {
                    work.begun = true;
                    take(step, platform.like(view), work);
                }
                return null;
            });
        }
        api.parallel(request.atATime(), tasks);
    }

    /** Takes a step with an item; what goes wrong is the item's, unless it concerns the run. */
    private void take(Step step, Platform view, Work work) {
        try {
            step.take(view, work);
        } catch (EndOfRun | CancelledException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            work.fail(e);
            stopped |= request.stopOnFailure();
        }
    }

    private void report(Work work) {
        ImportedItem outcome = work.outcome();
        tally.add(outcome);
        stopped |= request.stopOnFailure() && outcome.failed();
        request.onItem().accept(outcome);
        progress(null);
    }

    private void outage(SdkException failure) {
        progress(failure);
    }

    private synchronized void progress(@Nullable SdkException failure) {
        Duration elapsed = Duration.ofNanos(api.nanoTime() - started);
        request.onProgress().accept(new Progress("importing", tally.items(), null, null, elapsed, failure));
    }
}
