package io.github.clouddatasets.emulator.idah.upd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clouddatasets.emulator.option.UpdColumns;
import io.github.clouddatasets.emulator.store.BytesContent;
import io.github.clouddatasets.emulator.store.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that the emulator writes for the datasets of IDAH, read back by SQL. */
class UpdExportTest {

    private static final String ENTRY = "0198f000-0000-7000-8000-0000000000e1";
    private static final String BOX =
            "{\"type\": \"idah-image:bounding-box\", \"angle\": 0, \"points\": [[0.125, 0.25], [0.5, 0.75]]}";

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("1");
    }

    @Test
    void anExportHasTheRecordsInTheFormOfTheExporter() throws Exception {
        ListedSource source = new ListedSource("Bridge")
                .entry(ENTRY, "bridge.png", "e3.png")
                .annotation(
                        ENTRY,
                        "a1",
                        BOX,
                        "{\"category\": \"vehicle/car\", \"attributes\": {\"occluded\": true}}",
                        "{\"group_id\": \"g\", \"groupId\": 7, \"created_by\": \"mine\"}");

        write(UpdColumns.ANNOTATION, IncludedMedias.NONE, source);

        assertThat(ReadTable.rows(file, "select * from metadata order by \"key\""))
                .contains(List.of("Schema-Version", "\"0.2\""))
                .contains(List.of("Schema-Type", "\"Universal Portable Dataset\""));
        assertThat(ReadTable.rows(file, "select * from datasets"))
                .containsExactly(List.of(
                        ListedSource.DATASET,
                        "Bridge",
                        "idah-image",
                        "{\"Labeling-Configuration\":{\"idah-image:line\":{\"order\":1}},\"Workflow-Configuration\":{},"
                                + "\"Labels\":[\"day\"],\"Status\":\"pending\",\"Progress\":0.0,"
                                + "\"Entries-Total-Count\":2,\"Entries-Completed-Count\":0,"
                                + "\"Entries-In-Progress-Count\":0,\"Created-At\":\"2026-11-26 00:09:49 +0000\","
                                + "\"Updated-At\":\"2026-11-26 00:09:55 +0000\"}"));
        assertThat(ReadTable.rows(file, "select * from entries"))
                .containsExactly(List.of(
                        ENTRY,
                        ListedSource.DATASET,
                        "https://idah.example/files/e3.png",
                        "{\"Name\":\"bridge.png\",\"Priority\":0,\"Wf-Step\":\"annotate\",\"Status\":\"pending\","
                                + "\"Resource\":\"e3.png\",\"Assigned-To-Id\":13,\"Submitted-By-Id\":null,"
                                + "\"Reviewed-By-Id\":null,\"Created-At\":\"2026-11-26 00:09:49 +0000\","
                                + "\"Updated-At\":\"2026-11-26 00:09:55 +0000\"}"));
        assertThat(ReadTable.rows(
                        file, "select id, entry_id, shape_type, shape_args, annotation, metadata from annotations"))
                .containsExactly(List.of(
                        "a1",
                        ENTRY,
                        "idah-image:bounding-box",
                        "{\"angle\":0,\"points\":[[0.125,0.25],[0.5,0.75]]}",
                        "{\"category\":\"vehicle/car\",\"attributes\":{\"occluded\":true}}",
                        "{\"Group-Id\":\"g\",\"Groupid\":7,\"Created-By\":\"a@idah.ai\","
                                + "\"Created-At\":\"2026-11-26 00:09:49 +0000\","
                                + "\"Updated-At\":\"2026-11-26 00:09:55 +0000\"}"));
        assertThat(ReadTable.rows(file, "select * from medias")).isEmpty();
    }

    @Test
    void theNewerFormatHasACategoryAndProperties() throws Exception {
        ListedSource source = new ListedSource("Bridge")
                .entry(ENTRY, "bridge.png", "e3.png")
                .annotation(ENTRY, "a1", BOX, "{\"category\": \"car\", \"attributes\": {\"n\": 2}}", "{}")
                .annotation(ENTRY, "a2", BOX, "{\"label\": \"no category\"}", "{}");

        write(UpdColumns.CATEGORY_AND_PROPERTIES, IncludedMedias.NONE, source);

        assertThat(ReadTable.rows(file, "select id, category, properties from annotations order by id"))
                .containsExactly(
                        List.of("a1", "car", "{\"attributes\":{\"n\":2}}"),
                        List.of("a2", "", "{\"label\":\"no category\"}"));
        assertThat(ReadTable.rows(file, "select \"value\" from metadata where \"key\" = 'Schema-Version'"))
                .containsExactly(List.of("\"1.1\""));
    }

    @Test
    void filesAreThoseThatTheOptionNames() throws Exception {
        Path image = Files.write(folder.resolve("image [1]*?.png"), new byte[] {1, 2, 3});
        ListedSource source = new ListedSource("Bridge")
                .entry(ENTRY, "bridge.png", "e3.png")
                .entry("e2", "gone.png", "gone.png")
                .media("e3.png", "", "image/png", new StoredFile(image))
                .media("e3.png", "thumbnail.webp", "image/webp", new BytesContent(new byte[] {9}));

        write(UpdColumns.ANNOTATION, IncludedMedias.ORIGINAL, source);
        String medias = "select id, \"key\", hex(blob_data), media_type from medias order by \"key\"";
        assertThat(ReadTable.rows(file, medias)).containsExactly(List.of("e3.png", "", "010203", "image/png"));
        assertThat(ReadTable.rows(file, "select media_url from entries order by id"))
                .containsExactly(List.of("local:e3.png"), List.of("local:gone.png"));

        write(UpdColumns.ANNOTATION, IncludedMedias.ALL, source);
        assertThat(ReadTable.rows(file, medias))
                .containsExactly(
                        List.of("e3.png", "", "010203", "image/png"),
                        List.of("e3.png", "thumbnail.webp", "09", "image/webp"));
        assertThat(ReadTable.rows(file, "select distinct metadata from medias"))
                .containsExactly(List.of("{\"Created-At\":\"2026-11-26 10:00:00+00:00\",\"Updated-At\":null,"
                        + "\"Created-by\":\"updcli\"}"));
        assertThat(folder).isDirectoryNotContaining("glob:**/work");
    }

    @Test
    void quotesAndBackslashesOfOtherKindsSurvive() throws Exception {
        String odd = "a \\\"b\\\" \\\\ c `d` é; -- \\n";
        ListedSource source = new ListedSource("A \"name\" \\ `x`")
                .entry(ENTRY, "bridge.png", "e3.png")
                .annotation(ENTRY, "a1", BOX, "{\"category\": \"" + odd + "\"}", "{}");

        write(UpdColumns.CATEGORY_AND_PROPERTIES, IncludedMedias.NONE, source);

        assertThat(ReadTable.rows(file, "select category from annotations"))
                .containsExactly(List.of("a \"b\" \\ c `d` é; -- \n"));
        assertThat(ReadTable.rows(file, "select name from datasets")).containsExactly(List.of("A \"name\" \\ `x`"));
    }

    @Test
    void anApostropheAnywhereBreaksTheExport() {
        assertFails(new ListedSource("Bob's"), "has an apostrophe");
        assertFails(new ListedSource("B").entry(ENTRY, "bob's.png", "e3.png"), "has an apostrophe");
        ListedSource annotated = new ListedSource("B").entry(ENTRY, "b.png", "e3.png");
        assertFails(annotated.annotation(ENTRY, "a1", BOX, "{\"category\": \"it's\"}", "{}"), "a1 has an apostrophe");
    }

    @Test
    void anAnnotationAbove128KilobytesBreaksTheExport() throws Exception {
        ListedSource passes = new ListedSource("B").entry(ENTRY, "b.png", "e3.png");
        write(UpdColumns.ANNOTATION, IncludedMedias.NONE, passes.annotation(ENTRY, "a1", polygon(100_000), "{}", "{}"));
        assertThat(ReadTable.rows(file, "select count(*) from annotations")).containsExactly(List.of("1"));

        ListedSource fails = new ListedSource("B").entry(ENTRY, "b.png", "e3.png");
        assertFails(fails.annotation(ENTRY, "a1", polygon(140_000), "{}", "{}"), "a1 has 14");
    }

    @Test
    void aNameOfMoreThan64CharactersBreaksTheExport() {
        assertFails(new ListedSource("n".repeat(65)), "DuckDB refuses the export");
    }

    @Test
    void anUnknownDatasetAndAnAnnotationWithoutShapeBreakTheExport() {
        ListedSource source = new ListedSource("B").entry(ENTRY, "b.png", "e3.png");
        assertThatExceptionOfType(UpdException.class)
                .isThrownBy(() -> export(UpdColumns.ANNOTATION, IncludedMedias.NONE)
                        .write(List.of("other"), source, folder.resolve("work"), file))
                .withMessage("No dataset other");
        assertFails(source.annotation(ENTRY, "a1", "{\"points\": []}", "{}", "{}"), "a1 has no shape type");
    }

    @Test
    void aFailedExportLeavesTheEarlierFileAndNothingElse() throws Exception {
        write(UpdColumns.ANNOTATION, IncludedMedias.NONE, new ListedSource("B"));
        byte[] before = Files.readAllBytes(file);

        assertFails(new ListedSource("Bob's"), "has an apostrophe");

        assertThat(file).hasBinaryContent(before);
        assertThat(folder).isDirectoryContaining("glob:**/1").isDirectoryNotContaining("glob:**/work");
    }

    @Test
    void manyAnnotationsAreAllThere() throws Exception {
        ListedSource source = new ListedSource("B");
        for (int entry = 0; entry < 50; entry++) {
            source.entry("e" + entry, entry + ".png", entry + ".png");
            for (int i = 0; i < 21; i++) {
                source.annotation("e" + entry, "a" + entry + "-" + i, BOX, "{}", "{}");
            }
        }

        write(UpdColumns.ANNOTATION, IncludedMedias.ALL, source);

        assertThat(ReadTable.rows(file, "select count(*), count(distinct entry_id) from annotations"))
                .containsExactly(List.of("1050", "50"));
    }

    @Test
    void theFileHasAStorageThatOldVersionsOfDuckDbRead() throws Exception {
        Path inQuotes = folder.resolve("it's an export.upd");
        export(UpdColumns.ANNOTATION, IncludedMedias.NONE)
                .write(
                        List.of(ListedSource.DATASET),
                        new ListedSource("Bridge").entry(ENTRY, "bridge.png", "e3.png"),
                        folder.resolve("it's at work"),
                        inQuotes);

        // Behind the checksum of the first block: DUCK, then the version of the storage.
        byte[] head = Arrays.copyOf(Files.readAllBytes(inQuotes), 20);
        assertThat(new String(head, 8, 4, StandardCharsets.US_ASCII)).isEqualTo("DUCK");
        assertThat(ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong(12))
                .isEqualTo(64);
        assertThat(ReadTable.rows(inQuotes, "select count(*) from entries")).containsExactly(List.of("1"));
    }

    @Test
    void aMissingDriverIsNoError() {
        assertThat(UpdDriver.named("org.duckdb.NoSuchDriver")).isEmpty();
        assertThat(UpdDriver.find()).isPresent();
    }

    private void assertFails(ListedSource source, String message) {
        assertThatExceptionOfType(UpdException.class)
                .isThrownBy(() -> write(UpdColumns.ANNOTATION, IncludedMedias.NONE, source))
                .withMessageContaining(message);
    }

    private void write(UpdColumns columns, IncludedMedias medias, ListedSource source)
            throws IOException, UpdException, SQLException {
        export(columns, medias).write(List.of(ListedSource.DATASET), source, folder.resolve("work"), file);
    }

    private static UpdExport export(UpdColumns columns, IncludedMedias medias) {
        return new UpdExport(
                UpdDriver.find().orElseThrow(),
                columns,
                medias,
                "https://idah.example/files/",
                Instant.parse("2026-11-26T10:00:00Z"));
    }

    private static String polygon(int bytes) {
        return "{\"type\": \"idah-image:polygon\", \"points\": [[0.1,0.2]" + ",[0.1,0.2]".repeat(bytes / 10) + "]}";
    }
}
