package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.powerdrill.Dataset;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.sync.SyncClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import okhttp3.ConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many threads on one client of each service, over links that spoil one request in a hundred: every result is right,
 * nothing is done twice, and nothing stays behind. {@code -Dsoak.calls=10000 -Dsoak.minutes=10} makes it a long one.
 */
class SoakTest {

    private static final int THREADS = 64;
    private static final int CALLS = Integer.getInteger("soak.calls", 60);
    private static final Duration AT_LEAST = Duration.ofMinutes(Integer.getInteger("soak.minutes", 0));
    private static final int FILE = 64 * 1024;

    @TempDir
    private Path folder;

    private final AtomicLong calls = new AtomicLong();
    private final Map<String, AtomicLong> failed = new ConcurrentHashMap<>();
    private final Set<String> created = ConcurrentHashMap.newKeySet();
    private final Set<String> doubtful = ConcurrentHashMap.newKeySet();
    private final List<ConnectionPool> pools = new ArrayList<>();

    /** The service under load and its clients. */
    private record Cloud(
            DatasetCloudEmulator emulator,
            DatasetClient datasets,
            PowerdrillClient powerdrill,
            SyncClient sync,
            String export,
            long checksum) {}

    @Test
    void nothingIsLostDoubledOrLeftBehind() throws Exception {
        try (DatasetCloudEmulator emulator =
                        DatasetCloudEmulator.builder().pace(Duration.ZERO).start();
                FaultyLink modelArts = new FaultyLink(emulator.modelArtsEndpoint(), 0.01, 1);
                FaultyLink powerdrill = new FaultyLink(emulator.powerdrillEndpoint(), 0.01, 2);
                FaultyLink idah = new FaultyLink(emulator.idahEndpoint(), 0.01, 3)) {
            List<FaultyLink> links = List.of(modelArts, powerdrill, idah);
            Cloud cloud = cloud(emulator, modelArts.address(), powerdrill.address(), idah.address());
            long started = System.nanoTime();
            run(cloud, 0, Math.max(50, CALLS / 10)); // fills pools and caches, which are no leak
            long before = live();
            int round = 1;
            do {
                run(cloud, round++, CALLS);
            } while (System.nanoTime() - started < AT_LEAST.toNanos());
            long after = live();
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);

            checkCreations(cloud);
            long requests =
                    links.stream().mapToLong(link -> link.requests.get()).sum();
            long faults = links.stream().mapToLong(FaultyLink::faults).sum();
            int connections =
                    pools.stream().mapToInt(ConnectionPool::connectionCount).sum();
            System.out.printf(
                    "%d calls of %d threads in %d s: %d requests, %d of them spoilt, %d creations, failed %s, "
                            + "%d connections, %d own threads, live heap %d KiB before and %d KiB after%n",
                    calls.get(),
                    THREADS,
                    seconds,
                    requests,
                    faults,
                    created.size(),
                    new TreeMap<>(failed),
                    connections,
                    ownThreads().size(),
                    before >> 10,
                    after >> 10);

            assertThat(faults).isGreaterThan(requests / 200);
            assertThat(pools)
                    .allSatisfy(pool -> assertThat(pool.idleConnectionCount())
                            .isEqualTo(pool.connectionCount())
                            .isLessThanOrEqualTo(THREADS));
            assertThat(failed.entrySet().stream()
                            .filter(entry -> !entry.getKey().startsWith("create"))
                            .mapToLong(entry -> entry.getValue().get())
                            .sum())
                    .as("calls that may be repeated and failed all the same")
                    .isLessThanOrEqualTo(calls.get() / 20_000);
            // OkHttp keeps its helpers for a minute; what leaks with each call would be thousands.
            assertThat(ownThreads()).hasSizeLessThanOrEqualTo(THREADS / 2);
            assertThat(after - before).as("growth of the heap").isLessThan(24L << 20);

            cloud.datasets.close();
            cloud.powerdrill.close();
            cloud.sync.close();
            assertThat(pools)
                    .allSatisfy(pool -> assertThat(pool.connectionCount()).isZero());
        }
    }

    private Cloud cloud(DatasetCloudEmulator emulator, String modelArts, String powerdrill, String idah) {
        String export = emulator.addIdahExport(FILE, 7);
        return new Cloud(
                emulator,
                DatasetClient.builder()
                        .endpoint(modelArts)
                        .projectId(emulator.projectId())
                        .credentials(Credentials.accessKey(emulator.accessKey(), emulator.secretKey()))
                        .transport(pooled())
                        .build(),
                PowerdrillClient.builder()
                        .endpoint(powerdrill)
                        .credentials(Credentials.apiKey(emulator.powerdrillApiKey()))
                        .userId(emulator.powerdrillUserId())
                        .requestsPerSecond(0)
                        .transport(pooled())
                        .build(),
                SyncClient.builder()
                        .endpoint(idah)
                        .credentials(Credentials.idahApiKey(emulator.idahApiKey()))
                        .transport(pooled())
                        .build(),
                export,
                checksum());
    }

    private static long checksum(Path file) {
        try {
            CRC32 sum = new CRC32();
            sum.update(Files.readAllBytes(file));
            Files.delete(file);
            return sum.getValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OkHttpTransport pooled() {
        ConnectionPool pool = new ConnectionPool(THREADS, 5, TimeUnit.MINUTES);
        pools.add(pool);
        return OkHttpTransport.tuned(http -> http.connectionPool(pool));
    }

    private static long checksum() {
        SplittableRandom content = new SplittableRandom(7);
        byte[] piece = new byte[8192];
        CRC32 sum = new CRC32();
        for (int i = 0; i < FILE / piece.length; i++) {
            content.nextBytes(piece);
            sum.update(piece);
        }
        return sum.getValue();
    }

    private void run(Cloud cloud, int round, int count) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                SplittableRandom random = new SplittableRandom(round * 1_000L + t);
                String name = "soak-" + round + "-" + t + "-";
                all.add(threads.submit(() -> {
                    for (int i = 0; i < count; i++) {
                        call(cloud, random.nextInt(1000), name + i);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get(); // brings up the first wrong result
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** One call of a mixture, and a look at what it brought. */
    private void call(Cloud cloud, int dice, String name) {
        calls.incrementAndGet();
        String kind = dice < 2 ? "create" : dice < 20 ? "update" : dice < 60 ? "download" : "read";
        try {
            switch (kind) {
                case "create" -> {
                    cloud.powerdrill.datasets().create(b -> b.name(name));
                    created.add(name);
                }
                case "update" -> cloud.datasets.update(cloud.emulator.datasetId(), b -> b.description(name));
                case "download" -> {
                    Path file = cloud.sync.exports().download(cloud.export, folder.resolve(name));
                    assertThat(checksum(file)).isEqualTo(cloud.checksum);
                }
                default -> read(cloud, dice);
            }
        } catch (SdkException e) {
            failed.computeIfAbsent(kind + " " + e.getClass().getSimpleName(), key -> new AtomicLong())
                    .incrementAndGet();
            if (kind.equals("create")) {
                doubtful.add(name);
            }
        }
    }

    private static void read(Cloud cloud, int dice) {
        switch (dice % 6) {
            case 0, 1 ->
                assertThat(cloud.datasets.get(cloud.emulator.datasetId()).datasetName())
                        .isEqualTo("digits");
            case 2 ->
                assertThat(cloud.powerdrill
                                .datasets()
                                .status(cloud.emulator.powerdrillDatasetId())
                                .synchedCount())
                        .isEqualTo(3);
            case 3 ->
                assertThat(cloud.datasets.labels().list(cloud.emulator.datasetId()))
                        .hasSize(10);
            case 4 -> assertThat(cloud.sync.exports().get(cloud.export).id()).isEqualTo(cloud.export);
            default -> assertThat(cloud.sync.jobs().list().limit(3).stream()).isNotEmpty();
        }
    }

    /** What was reported as made is there once, and what was not reported is there once at the most. */
    private void checkCreations(Cloud cloud) {
        Map<String, Long> there = new TreeMap<>();
        for (Dataset dataset :
                cloud.powerdrill.datasets().list(q -> q.search("soak-").pageSize(1000))) {
            there.merge(Objects.requireNonNull(dataset.name()), 1L, Long::sum);
        }
        assertThat(there).containsKeys(created.toArray(String[]::new));
        assertThat(there.values()).containsOnly(1L);
        there.keySet().removeAll(created);
        assertThat(doubtful).containsAll(there.keySet());
    }

    private static List<String> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name ->
                        name.startsWith("OkHttp") || name.startsWith("Okio") || name.startsWith("clouddatasets"))
                .toList();
    }

    private static long live() throws IOException {
        for (int i = 0; i < 3; i++) {
            System.gc(); // what is measured is what a collection leaves
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
