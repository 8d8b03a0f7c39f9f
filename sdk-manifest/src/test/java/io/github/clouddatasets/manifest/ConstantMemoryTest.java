package io.github.clouddatasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A manifest is never held: a million lines, some 400 MB, go through a JVM with a heap of 32 MB. */
class ConstantMemoryTest {

    @Test
    @Timeout(150)
    void readsAMillionLinesInASmallHeap(@TempDir Path folder) throws Exception {
        Path output = folder.resolve("output");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        MillionLines.class.getName(),
                        "1000000")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = child.waitFor(90, TimeUnit.SECONDS);
        child.destroyForcibly();
        String said = Files.readString(output);

        assertThat(ended).as(said).isTrue();
        assertThat(said.strip()).matches("bad 8 samples 999992 characters \\d+ labels \\d+");
    }

    /** Found by class, not by property: tests run on the class path or as a patched module. */
    private static String classPath() {
        return Stream.of(
                        MillionLines.class.getName(),
                        ManifestReader.class.getName(),
                        "com.fasterxml.jackson.databind.ObjectMapper",
                        "com.fasterxml.jackson.core.JsonFactory",
                        "com.fasterxml.jackson.annotation.JsonProperty")
                .map(ConstantMemoryTest::root)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String root(String type) {
        String resource = type.replace('.', '/') + ".class";
        String url = String.valueOf(ManifestReader.class.getClassLoader().getResource(resource));
        String root = url.substring(0, url.length() - resource.length());
        if (root.startsWith("jar:")) {
            root = root.substring("jar:".length(), root.length() - "!/".length());
        }
        return Path.of(URI.create(root)).toString();
    }
}
