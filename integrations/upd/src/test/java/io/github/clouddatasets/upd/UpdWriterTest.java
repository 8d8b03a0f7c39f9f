package io.github.clouddatasets.upd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.sync.shape.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdWriterTest {

    private static final UpdDataset DATASET = new UpdDataset("d", "street", "idah-image", UpdValues.NONE);
    private static final UpdEntry ENTRY = new UpdEntry("e", "d", "local:m.png", UpdValues.NONE);
    private static final Shape LINE =
            Shape.of("idah-image:line", Map.of("points", List.of(List.of(0, 0.5), List.of(1, 0.25))));

    @TempDir
    Path folder;

    private static UpdAnnotation annotation(String id, String entry) {
        return new UpdAnnotation(id, entry, LINE, "kerb", Map.of("attributes", Map.of("n", 1)), UpdValues.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image-1.1.upd", "image-0.2.upd", "video-or-text-1.1.upd"})
    void whatIsReadIsWrittenAgain(String name) throws IOException {
        Path copy = folder.resolve("copy.upd");
        try (UpdFile source = UpdFile.open(SampleFilesTest.SAMPLES.resolve(name))) {
            try (UpdWriter writer = UpdWriter.create(copy)) {
                source.datasets().forEach(writer::dataset);
                source.entries().forEach(writer::entry);
                source.annotations().forEach(writer::annotation);
                for (UpdMedia media : source.media()) {
                    try (InputStream in = media.open()) {
                        writer.media(media.id(), media.key(), media.mediaType(), in);
                    }
                }
                writer.metadata("Authored-By", "the test").finish();
            }
            try (UpdFile written = UpdFile.open(copy)) {
                assertThat(written.metadata().schemaVersion()).isEqualTo("1.1");
                assertThat(written.metadata().authoredBy()).isEqualTo("the test");
                assertThat(written.metadata().layout()).isEqualTo(UpdLayout.CATEGORY_COLUMN);
                assertThat(written.datasets().stream())
                        .isEqualTo(source.datasets().stream().toList());
                assertThat(written.entries().stream())
                        .isEqualTo(source.entries().stream().toList());
                assertThat(written.annotations().stream())
                        .isEqualTo(source.annotations().stream().toList());
                for (UpdMedia media : source.media()) {
                    UpdMedia again = written.media(media.id(), media.key()).orElseThrow();
                    assertThat(again.mediaType()).isEqualTo(media.mediaType());
                    assertThat(again.metadata().time("Created-At")).isBeforeOrEqualTo(Instant.now());
                    assertThat(again.open()).hasSameContentAs(media.open());
                }
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(copy);
        }
    }

    @Test
    void aLargeMediaGoesThroughAFileBesideAndComesInSlices() throws IOException {
        byte[] large = new byte[9 << 20];
        new Random(7).nextBytes(large);
        Path file = folder.resolve("it's large.upd");
        try (UpdWriter writer = UpdWriter.create(file)) {
            writer.media("large.bin", "", null, new ByteArrayInputStream(large));
            writer.media("none.bin", "x", "text/plain", InputStream.nullInputStream());
            writer.finish();
        }
        try (UpdFile read = UpdFile.open(file, o -> o.sliceBytes(1 << 20))) {
            UpdMedia media = read.media("large.bin", "").orElseThrow();
            assertThat(media.size()).isEqualTo(large.length);
            assertThat(media.mediaType()).isNull();
            Path copy = folder.resolve("copy.bin");
            assertThat(media.copyTo(copy)).isEqualTo(large.length);
            assertThat(copy).hasBinaryContent(large);
            UpdMedia none = read.media("none.bin", "x").orElseThrow();
            assertThat(none.size()).isZero();
            assertThat(none.open().readAllBytes()).isEmpty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, folder.resolve("copy.bin"));
        }
    }

    @Test
    void aWriterThatIsNotFinishedLeavesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("kept.upd"), "before");
        try (UpdWriter writer = UpdWriter.create(file)) {
            writer.dataset(DATASET);
        }
        assertThat(file).hasContent("before");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFinishedWriterWritesNoMore() {
        UpdWriter writer = UpdWriter.create(folder.resolve("done.upd"));
        writer.finish();
        assertThatIllegalStateException().isThrownBy(() -> writer.dataset(DATASET));
        assertThatIllegalStateException().isThrownBy(writer::finish);
        writer.close();
        assertThat(folder.resolve("done.upd")).exists();
    }

    @Test
    void rulesOfTheFormatAreCheckedFirst() {
        String tooLong = "x".repeat(65);
        try (UpdWriter writer = UpdWriter.create(folder.resolve("rules.upd"))) {
            writer.dataset(DATASET).entry(ENTRY);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.dataset(new UpdDataset("d2", tooLong, "m", UpdValues.NONE)))
                    .withMessageContaining("name must have 1 to 64 characters but has 65");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.entry(new UpdEntry(tooLong, "d", "local:m", UpdValues.NONE)))
                    .withMessageContaining("id must have");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.media("m", "x".repeat(257), null, InputStream.nullInputStream()))
                    .withMessageContaining("key must have 0 to 256");
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> writer.annotation(new UpdAnnotation("a", "e", LINE, null, Map.of(), UpdValues.NONE)))
                    .withMessageContaining("category");
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> writer.entry(new UpdEntry("e2", "d", "local:m", new UpdValues(Map.of(tooLong, 1)))))
                    .withMessageContaining("key of the metadata");
            writer.annotation(annotation("a", "e")).finish();
        }
    }

    @Test
    void aSecondThingOfOneIdIsAnError() {
        assertThatThrownBy(() -> {
                    try (UpdWriter writer = UpdWriter.create(folder.resolve("twice.upd"))) {
                        writer.dataset(DATASET).dataset(DATASET).finish();
                    }
                })
                .isInstanceOf(UpdException.class)
                .hasMessageContaining("cannot be written");
        assertThat(folder.resolve("twice.upd")).doesNotExist();
    }

    @Test
    void anAnnotationOfNoEntryIsAnError() {
        assertThatThrownBy(() -> {
                    try (UpdWriter writer = UpdWriter.create(folder.resolve("lost.upd"))) {
                        writer.dataset(DATASET).entry(ENTRY).annotation(annotation("a", "nowhere"));
                        writer.finish();
                    }
                })
                .isInstanceOf(UpdException.class)
                .hasMessageContaining("nowhere");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void entriesComeWithTheirAnnotations() {
        Path file = folder.resolve("many.upd");
        try (UpdWriter writer = UpdWriter.create(file)) {
            writer.dataset(DATASET);
            for (int entry = 0; entry < 500; entry++) {
                writer.entry(new UpdEntry("e" + entry, "d", "local:m", UpdValues.NONE));
                for (int number = 0; number < entry % 4; number++) {
                    writer.annotation(annotation("a" + entry + "-" + number, "e" + entry));
                }
            }
            writer.finish();
        }
        try (UpdFile read = UpdFile.open(file)) {
            List<UpdAnnotatedEntry> all = read.entriesWithAnnotations().stream().toList();
            assertThat(all).hasSize(500);
            assertThat(all).allSatisfy(each -> {
                int number = Integer.parseInt(each.entry().id().substring(1));
                assertThat(each.annotations())
                        .extracting(UpdAnnotation::id)
                        .isEqualTo(IntStream.range(0, number % 4)
                                .mapToObj(n -> "a" + number + "-" + n)
                                .toList());
            });
            try (UpdRows<UpdAnnotation> rows = read.annotations()) {
                assertThat(rows.stream().limit(3)).hasSize(3);
                assertThat(rows.stream().count()).isEqualTo(750);
            }
        }
    }

    @Test
    void aFolderThatDoesNotExistIsNamed() {
        Path file = folder.resolve("none").resolve("x.upd");
        assertThatThrownBy(() -> UpdWriter.create(file).close())
                .isInstanceOf(UpdException.class)
                .hasMessageContaining(file.toString());
    }
}
