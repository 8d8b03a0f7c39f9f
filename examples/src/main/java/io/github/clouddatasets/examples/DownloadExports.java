package io.github.clouddatasets.examples;

import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.sync.Export;
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

/**
 * Downloads all exports since yesterday, four at a time, with a progress bar each. Needs no credentials: it starts the
 * emulator, unless the environment names a real service with {@code IDAH_ENDPOINT} and {@code IDAH_API_KEY}.
 */
public final class DownloadExports {

    private static final int AT_A_TIME = 4;
    private static final int WIDTH = 24;

    private final SyncClient sync;
    private final Path folder;
    private final PrintStream out;

    private DownloadExports(SyncClient sync, Path folder, PrintStream out) {
        this.sync = sync;
        this.folder = folder;
        this.out = out;
    }

    /** Downloads into the folder that is the argument, or into a new one. Ends with status 1 if a file is missing. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = args.length > 0
                ? Files.createDirectories(Path.of(args[0]))
                : Files.createTempDirectory("download-exports-");
        try {
            if (run(System.getenv(), folder, System.out) > 0) {
                System.exit(1);
            }
        } catch (SdkException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Returns how many downloads failed. */
    static int run(Map<String, String> env, Path folder, PrintStream out) throws InterruptedException {
        if (env.containsKey("IDAH_ENDPOINT")) {
            try (SyncClient sync = SyncClient.fromEnvironment()) {
                return new DownloadExports(sync, folder, out)
                        .since(Instant.now().minus(Duration.ofDays(1)));
            }
        }
        try (Cloud cloud = Cloud.fromEnvironment(Map.of())) {
            for (int i = 0; i < 6; i++) { // something to download
                cloud.sync()
                        .exports()
                        .create(b -> b.projectId(cloud.idahProjectId()).datasetIds(cloud.idahDatasetIds()))
                        .every(cloud.lookEvery())
                        .await();
            }
            return new DownloadExports(cloud.sync(), folder, out)
                    .since(Instant.now().minus(Duration.ofDays(1)));
        }
    }

    private int since(Instant time) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Future<Path>> downloads = new ArrayList<>();
            for (Export export : sync.exports().since(time)) {
                if (export.isReady()) {
                    downloads.add(workers.submit(() -> download(export)));
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

    /** Names of exports are not unique, their ids are. */
    private Path download(Export export) {
        String name = export.id() + "-"
                + Path.of(export.filename() == null ? "export" : export.filename())
                        .getFileName();
        Bar bar = new Bar(name);
        Path file = sync.exports().download(export.id(), folder.resolve(name), bar::show);
        bar.full();
        return file;
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
