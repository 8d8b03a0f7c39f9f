package io.github.clouddatasets.examples;

import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.sync.Export;
import io.github.clouddatasets.sync.Job;
import io.github.clouddatasets.sync.JobStatus;
import io.github.clouddatasets.sync.SyncClient;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Exports a project's datasets, and downloads all exports since yesterday, four at a time, with a progress bar each. Needs
 * no credentials: it starts the emulator, unless the environment names a real service with {@code IDAH_ENDPOINT} and
 * {@code IDAH_API_KEY}; {@code IDAH_PROJECT_ID} and {@code IDAH_DATASET_IDS} say what to export there.
 *
 * <p>It can be killed and run again at any time. What it needs to know is at the service and in the folder: an export that
 * is there or still runs is taken up by its id instead of started again, and a file that is there is not fetched again.
 */
public final class DownloadExports {

    private static final int AT_A_TIME = 4;
    private static final int WIDTH = 24;

    /**
     * What to export.
     *
     * @param projectId the project
     * @param datasetIds datasets of the project
     */
    record Order(String projectId, List<String> datasetIds) {

        /** Whether this export is what is ordered, done or on its way. */
        boolean isMetBy(Export export) {
            Job job = export.job();
            return projectId.equals(export.projectId())
                    && (job == null ? export.isReady() : job.datasetIds().containsAll(datasetIds) && !isErrored(job));
        }
    }

    private final SyncClient sync;
    private final @Nullable Order order;
    private final Path folder;
    private final PrintStream out;

    DownloadExports(SyncClient sync, @Nullable Order order, Path folder, PrintStream out) {
        this.sync = sync;
        this.order = order;
        this.folder = folder;
        this.out = out;
    }

    /** Downloads into the folder that is the argument, or into a new one. Ends with status 1 if a file is missing. */
    public static void main(String[] args) {
        Ending.of(() -> {
            Path folder = args.length > 0
                    ? Files.createDirectories(Path.of(args[0]))
                    : Files.createTempDirectory("download-exports-");
            if (run(System.getenv(), folder, System.out) > 0) {
                System.exit(1);
            }
        });
    }

    /** Returns how many downloads failed. */
    static int run(Map<String, String> env, Path folder, PrintStream out) throws InterruptedException {
        if (env.containsKey("IDAH_ENDPOINT")) {
            String project = env.get("IDAH_PROJECT_ID");
            String datasets = env.get("IDAH_DATASET_IDS");
            Order order =
                    project == null || datasets == null ? null : new Order(project, List.of(datasets.split(",", -1)));
            try (SyncClient sync = SyncClient.fromEnvironment()) {
                return new DownloadExports(sync, order, folder, out).run();
            }
        }
        try (Cloud cloud = Cloud.fromEnvironment(Map.of())) {
            DatasetCloudEmulator emulator = Objects.requireNonNull(cloud.emulator());
            Order order = new Order(cloud.idahProjectId(), cloud.idahDatasetIds());
            DownloadExports program = new DownloadExports(Objects.requireNonNull(cloud.sync()), order, folder, out);
            program.started(order); // as by a run before this one, which was killed while the export was made
            for (int i = 0; i < 5; i++) { // and what others exported
                emulator.addIdahExport(400_000L * (i + 1), i);
            }
            return program.run();
        }
    }

    /** Returns how many downloads failed. */
    int run() throws InterruptedException {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        List<Export> exports = new ArrayList<>();
        sync.exports().since(yesterday, q -> q.includeJob()).forEach(exports::add);
        if (order != null && exports.stream().noneMatch(order::isMetBy)) {
            exports.add(started(order));
        }
        ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Future<Path>> downloads = new ArrayList<>();
            for (Export export : exports) {
                if (export.isReady() || isOnItsWay(export)) {
                    downloads.add(workers.submit(() -> download(finished(export))));
                } else {
                    out.println("export " + export.id() + " has no file, and will have none");
                }
            }
            int failed = 0;
            for (Future<Path> download : downloads) {
                try {
                    download.get();
                } catch (ExecutionException e) {
                    failed++;
                    out.println(Objects.requireNonNullElse(e.getCause(), e).getMessage());
                }
            }
            out.printf("%d of %d exports are in %s%n", downloads.size() - failed, downloads.size(), folder);
            return failed;
        } finally {
            workers.shutdownNow();
        }
    }

    /** Starts the export. From here on the service knows it, and the next run finds it. */
    private Export started(Order what) {
        Export started = Objects.requireNonNull(sync.exports()
                .create(b -> b.projectId(what.projectId()).datasetIds(what.datasetIds()))
                .last());
        out.println("export " + started.id() + " is started");
        return started;
    }

    /** The export with its file: one that still runs is awaited, whoever started it. */
    private Export finished(Export export) {
        if (export.isReady()) {
            return export;
        }
        Poller<Export> poller = sync.exports().poller(export.id());
        out.println("export " + export.id() + " runs: waiting for it");
        return poller.await(Duration.ofMinutes(30));
    }

    /**
     * Names of exports are not unique, their ids are: each has a folder of its own. A file under its own name is whole, and not
     * fetched again. The service's name for it is made harmless by {@code downloadTo}.
     */
    private Path download(Export export) throws IOException {
        Path own = folder.resolve(export.id());
        String name = "export " + export.id();
        if (Files.isDirectory(own)) {
            try (Stream<Path> files = Files.list(own)) {
                Path there = files.filter(file -> !file.toString().endsWith(".part"))
                        .findFirst()
                        .orElse(null);
                if (there != null) {
                    out.println(name + " is there already");
                    return there;
                }
            }
        }
        Bar bar = new Bar(name);
        Path file = sync.exports().downloadTo(export.id(), own, bar::show);
        bar.full();
        return file;
    }

    private static boolean isOnItsWay(Export export) {
        Job job = export.job();
        return job != null && !isErrored(job);
    }

    private static boolean isErrored(Job job) {
        return JobStatus.ERRORED.equals(job.status());
    }

    /** A bar of one download: a line for every quarter, since four downloads share the screen. */
    private final class Bar {
        private final String name;
        private int quarters = -1;

        Bar(String name) {
            this.name = name;
        }

        void show(Progress progress) {
            int now = (int) (progress.fraction().orElse(0) * 4);
            if (now > quarters && now < 4) {
                draw(now);
            }
        }

        void full() {
            draw(4);
        }

        private void draw(int now) {
            quarters = now;
            int filled = now * WIDTH / 4;
            out.printf("[%s%s] %3d %% %s%n", "#".repeat(filled), "-".repeat(WIDTH - filled), now * 25, name);
        }
    }
}
