package io.github.clouddatasets.emulator.idah;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.idah.dataset.ImageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stand-in for an export where DuckDB's driver is missing. */
class ExportArchiveTest {

    @TempDir
    Path folder;

    @Test
    void hasTheImagesOnRequest() throws IOException {
        Path image = Files.createDirectories(folder.resolve("images/zero")).resolve("a.png");
        Files.write(image, new byte[] {1, 2, 3});
        List<ImageFolder.Image> images = new ImageFolder(folder.resolve("images")).images();

        new ExportArchive("d", images, true).write(folder.resolve("with"));
        new ExportArchive("d", images, false).write(folder.resolve("without"));

        assertThat(names("with")).containsExactly("dataset.json", "images/zero/a.png");
        assertThat(names("without")).containsExactly("dataset.json");
    }

    private List<String> names(String file) throws IOException {
        try (ZipFile zip = new ZipFile(folder.resolve(file).toFile())) {
            return zip.stream().map(entry -> entry.getName()).toList();
        }
    }
}
