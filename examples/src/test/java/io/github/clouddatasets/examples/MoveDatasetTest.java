package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveDatasetTest {

    @TempDir
    private Path work;

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    @Test
    void theLabelsAtTheEndAreThoseAtTheStart() throws Exception {
        Path images = MoveDataset.drawn(Path.of("..", "data", "digits"), work.resolve("images"));
        List<String> before = LabelLines.ofFolder(images);

        boolean same = MoveDataset.run(Map.of(), images, work, new PrintStream(text, true, StandardCharsets.UTF_8));

        assertThat(same).as(text.toString(StandardCharsets.UTF_8)).isTrue();
        assertThat(before).hasSizeGreaterThan(12);
        assertThat(LabelLines.ofManifest(work.resolve("manifest").resolve("dataset.manifest")))
                .isEqualTo(before);
        assertThat(text.toString(StandardCharsets.UTF_8))
                .contains(before)
                .contains("the labels are those at the start");
        try (Stream<Path> files = Files.list(work.resolve("manifest"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".png"))).hasSize(12);
        }
    }
}
