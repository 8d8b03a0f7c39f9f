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

class DownloadExportsTest {

    @Test
    void downloadsAllNewExportsWithABarEach(@TempDir Path folder) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int failed = DownloadExports.run(Map.of(), folder, new PrintStream(out, true, StandardCharsets.UTF_8));

        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(failed).as(text).isZero();
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.toList();
        }
        assertThat(files).hasSizeGreaterThanOrEqualTo(6).allSatisfy(file -> {
            assertThat(file).isNotEmptyFile();
            assertThat(text).contains("[########################] 100 % " + file.getFileName());
        });
        assertThat(text).contains(files.size() + " of " + files.size() + " exports are in " + folder);
    }
}
