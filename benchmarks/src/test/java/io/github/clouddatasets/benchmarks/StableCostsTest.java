package io.github.clouddatasets.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.manifest.ManifestReader;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.sync.SyncClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Bytes, classes, live heap and sizes against the limits in {@code costs.csv}. What is in the measure of doing it by hand
 * differs by at most 6 % between Java 17 and 25, OkHttp 4 and 5, and the versions of Jackson. {@code -Dcosts.write=true} writes
 * new limits, a little above what was measured, and nothing is compared.
 */
class StableCostsTest {

    private static final Path LIMITS = Path.of("src/test/resources/costs.csv");
    private static final String HEAD = "measure;limit";

    private static final String HEAP = "live heap";

    /** How far above the measured value a new limit is. */
    private static final double ROOM = 1.07;

    /** Of the heap, where other threads and soft references have their part. */
    private static final double ROOM_OF_HEAP = 1.4;

    /** What an entry of a jar takes beside its packed bytes: two headers. */
    private static final int ENTRY = 30 + 46;

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void nothingCostsMoreThanItsLimit() throws Exception {
        Map<String, Double> measured = measured();
        if (Boolean.getBoolean("costs.write")) {
            write(measured);
            return;
        }
        Map<String, Double> limits = limits();
        List<String> above = new ArrayList<>();
        assertThat(limits.keySet()).isEqualTo(measured.keySet());
        measured.forEach((name, value) -> {
            double limit = limits.getOrDefault(name, 0.0);
            if (value > limit) {
                above.add(name + ": " + shown(value) + ", at most " + shown(limit));
            }
        });
        assertThat(above).isEmpty();
    }

    private static Map<String, Double> measured() throws Exception {
        Map<String, Double> costs = new LinkedHashMap<>();
        costs.putAll(inProcess("bytes"));
        costs.putAll(inProcess("heap"));
        double sdk = inProcess("classes-sdk").get("classes-sdk");
        double raw = inProcess("classes-raw").get("classes-raw");
        costs.put("classes to the first answer, by hand = 1", sdk / raw);
        double core = kilobytes(Paged.class);
        double manifest = kilobytes(ManifestReader.class);
        costs.put("sdk-core, KB packed", core);
        costs.put("own jars of sdk-datasets, KB packed", core + manifest + kilobytes(DatasetClient.class));
        costs.put("own jars of sdk-powerdrill, KB packed", core + kilobytes(PowerdrillClient.class));
        costs.put("own jars of sdk-sync, KB packed", core + manifest + kilobytes(SyncClient.class));
        return costs;
    }

    private static Map<String, Double> inProcess(String what) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StableCosts.class.getName(),
                        what)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, Double> costs = new LinkedHashMap<>();
        try (Stream<String> lines = process.inputReader(StandardCharsets.UTF_8).lines()) {
            lines.forEach(line -> {
                int end = line.lastIndexOf('=');
                costs.put(line.substring(0, end), Double.parseDouble(line.substring(end + 1)));
            });
        }
        assertThat(process.waitFor()).as(what).isZero();
        return costs;
    }

    /** The size of the jar that a class is in, or would be in: a build before `package` has folders. */
    private static double kilobytes(Class<?> type) throws IOException, URISyntaxException {
        URI place = type.getProtectionDomain().getCodeSource().getLocation().toURI();
        Path path = Path.of(place);
        if (Files.isDirectory(path)) {
            return packed(path) / 1000.0;
        }
        try (FileSystem jar = FileSystems.newFileSystem(path)) {
            return packed(jar.getPath("/")) / 1000.0;
        }
    }

    private static long packed(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !isMadeByMaven(root.relativize(file).toString()))
                    .toList();
        }
        long size = 0;
        for (Path file : files) {
            long[] count = new long[1];
            try (InputStream in = Files.newInputStream(file);
                    OutputStream out = new DeflaterOutputStream(new OutputStream() {
                        @Override
                        public void write(int b) {
                            count[0]++;
                        }

                        @Override
                        public void write(byte[] bytes, int offset, int length) {
                            count[0] += length;
                        }
                    })) {
                in.transferTo(out);
            }
            size += count[0] + ENTRY + 2L * root.relativize(file).toString().length();
        }
        return size;
    }

    private static boolean isMadeByMaven(String name) {
        return name.equals("META-INF/MANIFEST.MF") || name.startsWith("META-INF/maven/");
    }

    private static Map<String, Double> limits() throws IOException {
        Map<String, Double> limits = new LinkedHashMap<>();
        for (String line : Files.readAllLines(LIMITS)) {
            if (!line.equals(HEAD)) {
                int end = line.lastIndexOf(';');
                limits.put(line.substring(0, end), Double.parseDouble(line.substring(end + 1)));
            }
        }
        return limits;
    }

    private static void write(Map<String, Double> measured) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEAD));
        measured.forEach(
                (name, value) -> lines.add(name + ";" + shown(value * (name.startsWith(HEAP) ? ROOM_OF_HEAP : ROOM))));
        Files.write(LIMITS, lines);
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.0f", value);
    }
}
