package io.github.clouddatasets.benchmarks.spark;

import io.github.clouddatasets.manifest.ManifestReader;
import io.github.clouddatasets.manifest.ManifestSample;
import io.github.clouddatasets.spark.ManifestOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Seconds and rows per second of the manifest format beside Spark's JSON, on one core and on two, and of the reader without
 * Spark. All cases of a round run one after the other, so that a busy machine is busy for all; medians and their ratios count.
 */
final class ManifestSpeed {

    private static final String JSON_COLUMNS =
            "source string, usage string, id string, `inference-loc` string, hard string, "
                    + "`hard-coefficient` double, `sample-type` int, property map<string,string>, annotation array<struct<type: string, "
                    + "name: string, id: string, `annotation-loc`: string, `annotation-format`: string, hard: string, "
                    + "`hard-coefficient`: double, confidence: double, `annotated-by`: string, `creation-time`: string, "
                    + "property: map<string,string>>>";

    private ManifestSpeed() {}

    private interface Case {
        void run() throws Exception;
    }

    /** Takes the folder of the files, the number of lines and the number of rounds. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        long lines = Long.parseLong(args[1]);
        int rounds = Integer.parseInt(args[2]);
        Path one = ManifestFiles.folder(folder, lines, 1);
        print("%,d lines, %,d bytes, %d rounds, Spark %s, Java %s%n"
                .formatted(
                        lines,
                        Files.size(one.resolve("part-0.manifest")),
                        rounds,
                        org.apache.spark.package$.MODULE$.SPARK_VERSION(),
                        Runtime.version()));
        for (int cores = 1; cores <= 2; cores++) {
            SparkSession spark = Sessions.open(cores);
            Map<String, Case> cases = new LinkedHashMap<>();
            cases.put("manifest, all columns", () -> all(manifest(spark, one)));
            cases.put("json, all columns", () -> all(json(spark, one)));
            cases.put("manifest, two columns", () -> all(manifest(spark, one).select("source", "usage")));
            cases.put("json, two columns", () -> all(json(spark, one).select("source", "usage")));
            cases.put("manifest, names of labels", () -> all(names(spark, one)));
            cases.put("manifest, count", () -> manifest(spark, one).count());
            if (cores == 1) {
                cases.put("ManifestReader", () -> records(one.resolve("part-0.manifest")));
            } else {
                for (int files : new int[] {10, 100}) {
                    Path many = ManifestFiles.folder(folder, lines, files);
                    cases.put(
                            "manifest, two columns, " + files + " files",
                            () -> all(manifest(spark, many).select("source", "usage")));
                }
            }
            Map<String, Double> medians = medians(cases, rounds);
            spark.stop();
            print("local[" + cores + "]\n");
            medians.forEach((name, seconds) ->
                    print("  %-36s %8.2f s %,12.0f rows/s%n".formatted(name, seconds, lines / seconds)));
            ratio(medians, "json, all columns", "manifest, all columns");
            ratio(medians, "json, two columns", "manifest, two columns");
            if (cores == 1) {
                ratio(medians, "ManifestReader", "manifest, all columns");
            }
        }
    }

    private static Map<String, Double> medians(Map<String, Case> cases, int rounds) throws Exception {
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        for (int round = -1; round < rounds; round++) { // the first one is for warming up
            for (Map.Entry<String, Case> entry : cases.entrySet()) {
                long start = System.nanoTime();
                entry.getValue().run();
                if (round >= 0) {
                    seconds.computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
                            .add((System.nanoTime() - start) / 1e9);
                }
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        seconds.forEach((name, all) -> medians.put(
                name,
                all.stream().sorted().skip((all.size() - 1) / 2).findFirst().orElseThrow()));
        return medians;
    }

    private static void ratio(Map<String, Double> medians, String slow, String fast) {
        print("  %s : %s = %.2f%n"
                .formatted(slow, fast, medians.getOrDefault(slow, 0.0) / medians.getOrDefault(fast, 1.0)));
    }

    private static Dataset<Row> manifest(SparkSession spark, Path folder) {
        return spark.read().format(ManifestOptions.FORMAT).load(folder + "/*.manifest");
    }

    private static Dataset<Row> names(SparkSession spark, Path folder) {
        return spark.read()
                .format(ManifestOptions.FORMAT)
                .schema("annotations array<struct<name: string>>")
                .load(folder + "/*.manifest");
    }

    private static Dataset<Row> json(SparkSession spark, Path folder) {
        return spark.read().schema(JSON_COLUMNS).json(folder + "/*.manifest");
    }

    private static void all(Dataset<Row> rows) {
        rows.write().format("noop").mode("overwrite").save();
    }

    private static void records(Path file) {
        long labels = 0;
        try (ManifestReader reader = ManifestReader.open(file)) {
            for (ManifestSample sample : reader) {
                labels += sample.annotations().size();
            }
        }
        if (labels == 0) {
            throw new IllegalStateException("no labels in " + file);
        }
    }

    @SuppressWarnings("SystemOut") // the result
    private static void print(String text) {
        System.out.print(text);
    }
}
