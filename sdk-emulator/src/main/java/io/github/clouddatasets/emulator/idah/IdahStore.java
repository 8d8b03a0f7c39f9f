package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.fault.Work;
import io.github.clouddatasets.emulator.idah.caller.VisibleProjects;
import io.github.clouddatasets.emulator.idah.dataset.DatasetTables;
import io.github.clouddatasets.emulator.idah.dataset.ImageFolder;
import io.github.clouddatasets.emulator.idah.upd.IncludedMedias;
import io.github.clouddatasets.emulator.idah.upd.UpdDriver;
import io.github.clouddatasets.emulator.idah.upd.UpdException;
import io.github.clouddatasets.emulator.option.IdahUpstream;
import io.github.clouddatasets.emulator.store.ContentFolder;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.SavedState;
import io.github.clouddatasets.emulator.store.StoredContent;
import io.github.clouddatasets.emulator.store.StoredFile;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables of exports and jobs, and the work of the jobs. */
final class IdahStore {

    private static final Logger log = LoggerFactory.getLogger(IdahStore.class);

    /** The type that the service detects for the files of exports. */
    private static final String MIME_TYPE = "application/octet-stream";

    private final WorkClock workClock;
    private final IdSource ids;
    private final Path storage;
    private final DatasetTables datasets;
    private final UpdExports upd;
    private final Map<String, ImageFolder> folders = new LinkedHashMap<>();
    private final IdahOutage outage;
    private final Map<String, IdahExport> exports = new LinkedHashMap<>();
    private final Map<String, IdahJob> jobs = new LinkedHashMap<>();
    private final List<IdahRun> runs = new ArrayList<>();
    private final IdahRows rows;

    /**
     * @param storage the folder for stored files
     * @param datasets the datasets that can be exported
     * @param upd the writer of exports
     */
    IdahStore(
            WorkClock workClock,
            IdSource ids,
            Path storage,
            DatasetTables datasets,
            UpdExports upd,
            IdahOutage outage,
            SavedState state)
            throws IOException {
        this.workClock = workClock;
        this.ids = ids;
        this.storage = storage;
        this.datasets = datasets;
        this.upd = upd;
        this.outage = outage;
        this.rows = new IdahRows(state, new ContentFolder(storage));
        if (rows.isEmpty()) {
            rows.deleteFiles();
            IdahSeed seed = new IdahSeed(storage);
            seed.exports().forEach(this::add);
            seed.jobs().forEach(this::add);
        } else {
            folders.putAll(rows.datasets());
            rows.exports().forEach(export -> exports.put(export.id(), export));
            rows.jobs().forEach(job -> jobs.put(job.id(), job));
            rows.runs(jobs, exports).forEach(runs::add);
        }
    }

    List<IdahExport> exports(VisibleProjects visibleProjects) {
        return exports.values().stream()
                .filter(export -> visibleProjects.includes(export.projectId()))
                .toList();
    }

    /** The jobs in the visible projects. A job belongs to the projects of its exports. */
    Collection<IdahJob> jobs(VisibleProjects visibleProjects) {
        if (visibleProjects.isEverything()) {
            return jobs.values();
        }
        Set<String> visible =
                exports(visibleProjects).stream().map(IdahExport::jobId).collect(Collectors.toSet());
        return jobs.values().stream().filter(job -> visible.contains(job.id())).toList();
    }

    boolean isWithin(VisibleProjects visibleProjects, IdahJob job) {
        return visibleProjects.isEverything()
                || exportsOf(job).stream().anyMatch(export -> visibleProjects.includes(export.projectId()));
    }

    private boolean hasDataset(String id) {
        return datasets.dataset(id).isPresent();
    }

    /** Says where the images of a dataset are. */
    void addImages(String datasetId, ImageFolder folder) {
        folders.put(datasetId, folder);
        rows.put(datasetId, folder);
    }

    /** The folders with the images of datasets that were put there ready, by the ids of the datasets. */
    Map<String, ImageFolder> folders() {
        return folders;
    }

    Optional<IdahExport> export(String id) {
        return Optional.ofNullable(exports.get(id));
    }

    Optional<IdahJob> job(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    List<IdahExport> exportsOf(IdahJob job) {
        return exports.values().stream()
                .filter(export -> export.jobId().equals(job.id()))
                .toList();
    }

    IdahExport create(String projectId, int accountId, ObjectNode arguments) {
        Instant now = workClock.now();
        IdahJob job = IdahJob.queued(ids.timeOrdered(now).toString(), arguments, now);
        IdahExport export = new IdahExport(exports.size() + 1L, job.id(), projectId, accountId, now, null);
        add(job);
        add(export);
        IdahRun run = new IdahRun(job, export, now, workClock.plan().begin(Work.IDAH_JOB));
        runs.add(run);
        rows.put(run);
        return export;
    }

    /** Adds a completed export. */
    IdahExport add(String projectId, int accountId, ObjectNode arguments, StoredContent content, long size) {
        Instant now = workClock.now();
        IdahJob job = IdahJob.queued(ids.timeOrdered(now).toString(), arguments, now);
        job.become(IdahJob.COMPLETED, 1, now);
        String filename = "idah-export-" + now.getEpochSecond() + ".upd";
        // The service detects no type of an empty file.
        String mimeType = size == 0 ? null : MIME_TYPE;
        IdahFile file = new IdahFile(ids.hex() + ".upd", filename, mimeType, size, content);
        IdahExport export = new IdahExport(exports.size() + 1L, job.id(), projectId, accountId, now, file);
        add(job);
        add(export);
        return export;
    }

    /** Deletes the row of a job. A pending job never runs then, a running job continues. */
    void deleteJob(String id) {
        IdahJob job = jobs.remove(id);
        rows.removeJob(id);
        if (job != null && job.isPending()) {
            runs.stream().filter(run -> run.job() == job).forEach(rows::remove);
            runs.removeIf(run -> run.job() == job);
        }
    }

    /** Updates all jobs to the current time. */
    void settle() {
        runs.removeIf(this::advance);
    }

    /** Forgets the running jobs: nothing ends them any more. Pending jobs run later. */
    void restart() {
        settle();
        runs.stream().filter(run -> !run.job().isPending()).forEach(rows::remove);
        runs.removeIf(run -> !run.job().isPending());
    }

    /** Updates a run to the current time. Returns whether the run is over. */
    private boolean advance(IdahRun run) {
        double progress = run.fate().progress(workClock.progress(run.start()));
        if (progress < WorkClock.QUEUED) {
            return false;
        }
        if (progress < 1) {
            double done = Math.round(WorkClock.running(progress) * 100) / 100.0;
            run.job().become(IdahJob.RUNNING, done, workClock.dequeued(run.start()));
            return false;
        }
        Instant end = workClock.end(run.start());
        if (run.fate().fails()) {
            run.job().fail(run.fate().message(), end);
        } else if (isExportable(run.job()) && store(run, end)) {
            run.job().become(IdahJob.COMPLETED, 1, end);
        } else {
            run.job().become(IdahJob.ERRORED, 0, end);
        }
        rows.remove(run);
        rows.put(run.export());
        if (jobs.containsKey(run.job().id())) {
            rows.put(run.job());
        }
        return true;
    }

    private void add(IdahExport export) {
        exports.put(export.id(), export);
        rows.put(export);
    }

    private void add(IdahJob job) {
        jobs.put(job.id(), job);
        rows.put(job);
    }

    private boolean isExportable(IdahJob job) {
        boolean withFiles = UpdExports.medias(job.arguments()) != IncludedMedias.NONE;
        if (outage.isStopped(IdahUpstream.DATASET) || (withFiles && outage.isStopped(IdahUpstream.MEDIA))) {
            return false;
        }
        for (JsonNode id : job.arguments().path("dataset_ids")) {
            if (!hasDataset(id.asText())) {
                return false;
            }
        }
        return true;
    }

    private boolean store(IdahRun run, Instant end) {
        Path content = storage.resolve(run.export().id());
        try {
            write(run.job().arguments(), content, end);
            run.export()
                    .store(new IdahFile(
                            ids.hex() + ".upd",
                            "idah-export-" + end.getEpochSecond() + ".upd",
                            MIME_TYPE,
                            Files.size(content),
                            new StoredFile(content)));
            return true;
        } catch (IOException | UncheckedIOException | UpdException e) {
            log.debug("The export {} has no file", run.export().id(), e);
            return false;
        }
    }

    // Without DuckDB's driver the file is an archive, which is enough for whoever looks at no more than its bytes.
    private void write(ObjectNode arguments, Path content, Instant end) throws IOException, UpdException {
        Optional<UpdDriver> driver = UpdDriver.find();
        if (driver.isPresent()) {
            upd.write(driver.get(), arguments, storage.resolve("unfinished"), content, end);
            return;
        }
        boolean withImages = UpdExports.medias(arguments) != IncludedMedias.NONE;
        String id = arguments.path("dataset_ids").path(0).asText();
        ImageFolder folder = folders.get(id);
        new ExportArchive(id, folder == null ? List.of() : folder.images(), withImages).write(content);
    }
}
