package io.github.clouddatasets.sync.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.manifest.VocException;
import io.github.clouddatasets.manifest.VocFile;
import io.github.clouddatasets.manifest.VocObject;
import io.github.clouddatasets.manifest.VocShape;
import io.github.clouddatasets.manifest.VocSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSourceTest {

    @TempDir
    private Path folder;

    private void image(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "bytes of " + name);
    }

    private void labels(String name, String... categories) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        VocFile.builder()
                .size(new VocSize(100, 50, 3))
                .objects(List.of(categories).stream()
                        .map(category -> VocObject.of(category, new VocShape.BoundingBox(10, 20, 30, 40)))
                        .toList())
                .build()
                .write(file);
    }

    private Map<String, ImportItem> items() {
        Map<String, ImportItem> items = new TreeMap<>();
        try (ImportSource source = ImportSource.folder(folder)) {
            source.forEach(item -> items.put(item.path(), item));
        }
        return items;
    }

    private ImportItem only() {
        assertThat(items()).hasSize(1);
        return items().values().iterator().next();
    }

    @Test
    void anItemIsAFileBelowTheFolderWithItsBytesAndType() throws IOException {
        image("a/b/1.jpg");

        ImportItem item = only();

        assertThat(item.path()).isEqualTo("a/b/1.jpg");
        assertThat(item.mediaType()).isEqualTo("image/jpeg");
        assertThat(item.content().size()).isEqualTo(18);
        assertThat(item.content().source().open()).hasContent("bytes of a/b/1.jpg");
        assertThat(item.labels()).isEqualTo(ItemLabels.NONE);
    }

    @Test
    void labelsLieBesideTheImage() throws IOException {
        image("a/1.png");
        labels("a/1.xml", "cat", "dog");

        assertThat(only().labels().annotations())
                .extracting(ImportAnnotation::key, ImportAnnotation::category)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a/1.xml#1", "cat"),
                        org.assertj.core.groups.Tuple.tuple("a/1.xml#2", "dog"));
    }

    @Test
    void labelsLieInTheFolderThatTheChallengeHasForThem() throws IOException {
        image("JPEGImages/1.JPG");
        labels("Annotations/1.xml", "cat");

        ImportItem item = only();

        assertThat(item.path()).isEqualTo("JPEGImages/1.JPG");
        assertThat(item.labels().annotations())
                .extracting(ImportAnnotation::key)
                .containsExactly("Annotations/1.xml#1");
    }

    @Test
    void aLabelFileWithoutAnImageIsAnItemThatFails() throws IOException {
        labels("1.xml", "cat");

        ImportItem item = only();

        assertThat(item.path()).isEqualTo("1.xml");
        assertThatThrownBy(item::content)
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("there is no image to this label file");
    }

    @Test
    void aBrokenLabelFileFailsWhenTheImportComesToItsItem() throws IOException {
        image("1.png");
        Files.writeString(folder.resolve("1.xml"), "<annotation>");

        assertThatThrownBy(only()::labels).isInstanceOf(VocException.class);
    }

    @Test
    void hiddenAndOtherFilesArePassedOver() throws IOException {
        image(".cache/1.png");
        image(".1.png");
        image("readme.txt");
        image("Thumbs.db");

        assertThat(items()).isEmpty();
    }

    @Test
    void aSecondIteratorStartsAgain() throws IOException {
        image("1.png");
        try (ImportSource source = ImportSource.folder(folder)) {
            assertThat(source).hasSize(1);
            assertThat(source).hasSize(1);
        }
    }

    @Test
    void whatIsNoFolderIsRefused() {
        assertThatThrownBy(() -> ImportSource.folder(folder.resolve("missing")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("folder must be a folder: ");
    }
}
