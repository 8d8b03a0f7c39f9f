package io.github.clouddatasets.benchmarks.spark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that are read: lines of about 390 bytes with one label, as image classification has them. */
final class ManifestFiles {

    private static final String[] LABELS = {"cat", "dog", "horse", "cow", "sheep"};

    private ManifestFiles() {}

    /** Takes the folder and the number of lines; writes them as 1, 10 and 100 files, and a tenth of them as one. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        long lines = Long.parseLong(args[1]);
        for (int files : new int[] {1, 10, 100}) {
            write(folder(folder, lines, files), lines, files);
        }
        write(folder(folder, lines / 10, 1), lines / 10, 1);
    }

    static Path folder(Path folder, long lines, int files) {
        return folder.resolve(lines + "-lines-" + files + "-files");
    }

    private static void write(Path folder, long lines, int files) throws IOException {
        if (Files.exists(folder.resolve("done"))) {
            return;
        }
        Files.createDirectories(folder);
        for (int file = 0; file < files; file++) {
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(folder.resolve("part-" + file + ".manifest")), 1 << 20)) {
                for (long i = file * lines / files; i < (file + 1) * lines / files; i++) {
                    out.write(line(i).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        Files.createFile(folder.resolve("done"));
    }

    private static String line(long i) {
        return "{\"source\":\"s3://pets-bucket/dataset/images/2026/11/" + i % 30 + "/img_" + (1_000_000_000L + i)
                + ".jpg\",\"usage\":\"" + (i % 5 == 0 ? "EVAL" : "TRAIN")
                + "\",\"id\":\"0162005993f8065ef47eefb59d1e4970"
                + i % 1000 + "\",\"annotation\":[{\"type\":\"modelarts/image_classification\",\"name\":\""
                + LABELS[(int) (i % LABELS.length)]
                + "\",\"hard\":\"false\",\"hard-coefficient\":0." + i % 100
                + ",\"property\":{\"@modelarts:color\":\"#3399ff\"},\"annotated-by\":\"human\",\"creation-time\":\"2026-11-"
                + (10 + i % 20) + " 10:" + (10 + i % 50) + ":30\"}],\"inference-loc\":\"/path/to/inference-output\"}\n";
    }
}
