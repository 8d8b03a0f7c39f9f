package io.github.clouddatasets.emulator.idah.upd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.option.UpdColumns;
import io.github.clouddatasets.emulator.store.GeneratedContent;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A media far larger than the heap, in a JVM of its own: DuckDB's driver ends a JVM whose heap is too small for a blob. */
class UpdMemoryTest {

    private static final long SIZE = 120L << 20;

    @TempDir
    Path folder;

    @Test
    void aMediaNeedNotFitTheHeap() throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx40m",
                "-cp",
                classPath(),
                Program.class.getName(),
                folder.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.strip()).endsWith("[[" + SIZE + "]]");
    }

    private static String classPath() {
        return Stream.of("jdk.module.path", "java.class.path")
                .map(name -> Objects.requireNonNullElse(System.getProperty(name), ""))
                .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
                .filter(entry -> !entry.isEmpty())
                .distinct()
                .reduce(
                        Path.of("target", "test-classes").toString(),
                        (left, right) -> left + File.pathSeparator + right);
    }

    /** Writes an export with one large media, and prints the size that the file says. */
    static final class Program {

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            ListedSource source = new ListedSource("Large")
                    .entry("e1", "large.mp4", "large.mp4")
                    .media("large.mp4", "", "video/mp4", new GeneratedContent(SIZE, 1));
            Path file = folder.resolve("large.upd");
            new UpdExport(
                            UpdDriver.find().orElseThrow(),
                            UpdColumns.ANNOTATION,
                            IncludedMedias.ORIGINAL,
                            "",
                            Instant.EPOCH)
                    .write(List.of(ListedSource.DATASET), source, folder.resolve("work"), file);
            System.out.println(ReadTable.rows(file, "select octet_length(blob_data) from medias"));
        }
    }
}
