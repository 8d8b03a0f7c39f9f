package io.github.clouddatasets.upd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file from anywhere reads nothing but itself, and what is no UPD file is refused with the reason. */
class HostileFilesTest {

    @TempDir
    Path folder;

    private Path secret;

    @BeforeEach
    void aSecretLiesBeside() throws IOException {
        secret = Files.writeString(folder.resolve("secret.csv"), "id,shape_type\nhidden,hidden\n");
    }

    private Path made(String without, String... more) throws SQLException {
        List<String> statements = new ArrayList<>(RawFile.TABLES);
        statements.remove(without);
        statements.addAll(List.of(more));
        return RawFile.make(folder.resolve("made.upd"), statements);
    }

    private static void refused(Path file, String reason) {
        assertThatThrownBy(() -> UpdFile.open(file).close())
                .isInstanceOf(UpdException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void aViewInPlaceOfATableIsRefused() throws Exception {
        Path file = made(
                RawFile.ANNOTATIONS,
                "CREATE VIEW annotations AS SELECT id, id AS entry_id, shape_type, '{}' AS shape_args, '' AS category,"
                        + " '{}' AS properties, '{}' AS metadata FROM read_csv('" + secret + "')");
        refused(file, "annotations is a view, which could read other files");
    }

    @Test
    void aFurtherViewReadsNoFile() throws Exception {
        Path file = made("", "CREATE VIEW further AS SELECT * FROM read_csv('" + secret + "')");
        try (UpdFile upd = UpdFile.open(file)) {
            assertThatThrownBy(() -> upd.query("SELECT * FROM further"))
                    .isInstanceOf(UpdException.class)
                    .hasMessageContaining("file system operations are disabled");
        }
    }

    @Test
    void aMacroOfTheFileDoesNotReplaceAFunctionOfTheReader() throws Exception {
        Path file = made(
                "",
                "CREATE MACRO strlen(x) AS 0",
                "CREATE MACRO octet_length(x) AS 0",
                "CREATE MACRO duckdb_views() AS TABLE SELECT * FROM read_csv('" + secret + "')",
                "INSERT INTO datasets VALUES ('d', 'Bridge', 'idah-image', '{}')",
                "INSERT INTO medias VALUES ('m', '', 'abc'::BLOB, 'text/plain', '{}')");
        try (UpdFile upd = UpdFile.open(file)) {
            assertThat(upd.datasets().stream()).extracting(UpdDataset::name).containsExactly("Bridge");
            assertThat(upd.media("m", "").orElseThrow().size()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_text('%s')",
                "SELECT * FROM read_blob('%s')",
                "SELECT * FROM read_csv('%s')",
                "SELECT * FROM '%s'",
                "SELECT * FROM glob('%s')",
                "SELECT * FROM read_csv('https://127.0.0.1:1/x.csv')",
                "SELECT 1) ; COPY (SELECT 1) TO '%s'; SELECT * FROM (SELECT 1",
                "SELECT 1) ; ATTACH '%s'; SELECT * FROM (SELECT 1",
                "SELECT 1) ; INSTALL httpfs; SELECT * FROM (SELECT 1",
                "SELECT 1) ; LOAD httpfs; SELECT * FROM (SELECT 1",
                "SELECT 1) ; LOAD '%s'; SELECT * FROM (SELECT 1",
                "SELECT 1) ; SET enable_external_access = true; SELECT * FROM (SELECT 1",
                "SELECT 1) ; RESET enable_external_access; SELECT * FROM (SELECT 1",
                "SELECT 1) ; EXPORT DATABASE '%s'; SELECT * FROM (SELECT 1",
                "SELECT 1) ; DELETE FROM upd.main.metadata; SELECT * FROM (SELECT 1",
                "DELETE FROM metadata RETURNING *"
            })
    void aQueryReachesNothingButTheFile(String sql) throws Exception {
        Path file = made("", "INSERT INTO metadata VALUES ('Schema-Version', '\"1.1\"')");
        byte[] before = Files.readAllBytes(file);
        try (UpdFile upd = UpdFile.open(file)) {
            assertThatThrownBy(() -> upd.query(sql.formatted(secret))).isInstanceOf(UpdException.class);
            assertThat(upd.metadata().schemaVersion()).isEqualTo("1.1");
        }
        assertThat(Files.readString(secret)).startsWith("id,shape_type");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, secret);
        }
    }

    @Test
    void bytesDoNotCountAsAnAnswer() throws Exception {
        Path file = made("", "INSERT INTO medias VALUES ('m', '', 'abc'::BLOB, 'text/plain', '{}')");
        try (UpdFile upd = UpdFile.open(file)) {
            assertThatThrownBy(() -> upd.query("SELECT * FROM medias")).hasMessageContaining("media(id, key)");
            assertThatThrownBy(() -> upd.query("SELECT repeat('x', 1000) AS x FROM range(100000)"))
                    .hasMessageContaining("more than the 67108864");
            assertThat(upd.query("SELECT [1, 2] AS list, NULL AS none, {'a': 1} AS struct"))
                    .hasSize(1)
                    .first()
                    .satisfies(row -> {
                        assertThat(row.get("list")).isEqualTo(List.of(1, 2));
                        assertThat(row.get("none")).isNull();
                        assertThat(row.get("struct")).asString().contains("1");
                    });
        }
    }

    @Test
    void aFileWithoutATableOrAColumnIsNamed() throws Exception {
        refused(made(RawFile.ENTRIES), "the table entries is missing");
    }

    @Test
    void aFileWithNeitherSpellingOfAnnotationsIsRefused() throws Exception {
        Path file = made(
                RawFile.ANNOTATIONS,
                "CREATE TABLE annotations(id VARCHAR, entry_id VARCHAR, shape_type VARCHAR, shape_args VARCHAR,"
                        + " metadata VARCHAR)");
        refused(file, "neither a column category nor a column annotation");
    }

    @Test
    void aColumnOfAnotherTypeIsRefused() throws Exception {
        Path file = made(
                RawFile.MEDIAS,
                "CREATE TABLE medias(id VARCHAR, \"key\" VARCHAR, blob_data VARCHAR, media_type VARCHAR,"
                        + " metadata VARCHAR)");
        refused(file, "the column blob_data of medias is a VARCHAR");
    }

    @Test
    void furtherTablesAndColumnsAreNoMatter() throws Exception {
        Path file = made(
                "",
                "CREATE TABLE flavor(x INTEGER)",
                "ALTER TABLE entries ADD COLUMN more INTEGER",
                "INSERT INTO entries VALUES ('e', 'd', 'local://m', NULL, 7)");
        try (UpdFile upd = UpdFile.open(file)) {
            UpdEntry entry = upd.entries().first().orElseThrow();
            assertThat(entry.localMedia()).contains("m");
            assertThat(entry.metadata()).isEqualTo(UpdValues.NONE);
        }
    }

    @Test
    void whatIsNoDatabaseNeverReachesTheDriver() throws Exception {
        refused(folder, "is a folder");
        refused(folder.resolve("none.upd"), "does not exist");
        refused(Files.createFile(folder.resolve("empty.upd")), "is empty");
        refused(Files.writeString(folder.resolve("text.upd"), "PK zip, or so it says"), "is no DuckDB database");
        byte[] sample = Files.readAllBytes(SampleFilesTest.SAMPLES.resolve("image-1.1.upd"));
        Path cut = Files.write(folder.resolve("cut.upd"), java.util.Arrays.copyOf(sample, 5000));
        refused(cut, "is cut");
    }

    @Test
    void aFileThatLacksItsEndIsAnError() throws Exception {
        byte[] sample = Files.readAllBytes(SampleFilesTest.SAMPLES.resolve("image-1.1.upd"));
        Path cut = Files.write(folder.resolve("cut.upd"), java.util.Arrays.copyOf(sample, sample.length / 2));
        assertThatThrownBy(() -> {
                    try (UpdFile upd = UpdFile.open(cut)) {
                        assertThat(upd.annotations().stream().count()).isPositive();
                        assertThat(upd.media().stream()
                                        .mapToLong(UpdMedia::size)
                                        .sum())
                                .isPositive();
                    }
                })
                .isInstanceOf(UpdException.class)
                .hasMessageContaining(cut.toString());
    }

    @Test
    void rowsThatAreNoJsonAreNamed() throws Exception {
        Path file =
                made("", "INSERT INTO annotations VALUES ('a7', 'e', 'idah-image:line', '{broken', 'x', '{}', '{}')");
        try (UpdFile upd = UpdFile.open(file)) {
            assertThatThrownBy(() -> upd.annotations().first())
                    .isInstanceOf(UpdException.class)
                    .hasMessageContaining("shape_args of annotation a7");
        }
    }

    @Test
    void longTextsComeInBatchesAndTooLongOnesNotAtAll() throws Exception {
        Path file = made(
                "",
                "INSERT INTO annotations SELECT lpad(i::VARCHAR, 4, '0'), 'e', 'acme:x',"
                        + " '{\"t\":\"' || repeat(chr(97 + (i % 26)::INTEGER), i * 10) || '\"}', 'c', '{}', '{}' FROM range(1000) r(i)");
        try (UpdFile upd = UpdFile.open(file)) {
            List<UpdAnnotation> all = upd.annotations().stream().toList();
            assertThat(all).hasSize(1000);
            for (int i = 0; i < 1000; i++) {
                String text = String.valueOf((char) ('a' + i % 26)).repeat(i * 10);
                assertThat(all.get(i).shape().args()).isEqualTo(Map.of("t", text));
            }
        }
        try (UpdFile upd = UpdFile.open(file, o -> o.maxTextBytes(5000))) {
            assertThatThrownBy(() -> upd.annotations().stream().count())
                    .hasMessageContaining("annotations.shape_args, more than the 5000");
        }
    }

    @Test
    void aMediaAboveTheLimitIsRefused() throws Exception {
        Path file = made("", "INSERT INTO medias VALUES ('m', '', repeat('x', 5000)::BLOB, 'text/plain', '{}')");
        try (UpdFile upd = UpdFile.open(file, o -> o.maxMediaBytes(4999))) {
            UpdMedia media = upd.media("m", "").orElseThrow();
            assertThat(media.size()).isEqualTo(5000);
            assertThatThrownBy(media::open).isInstanceOf(UpdException.class).hasMessageContaining("more than the 4999");
        }
    }

    @Test
    void compressedMediaAreReadInAnyOrder() throws Exception {
        List<String> statements = new ArrayList<>(RawFile.TABLES);
        statements.add(
                "INSERT INTO medias SELECT 'm' || i, '', repeat(chr(97 + i::INTEGER), 1000000)::BLOB, 'x/y', '{}'"
                        + " FROM range(5) r(i)");
        Path file = RawFile.make(folder.resolve("compressed.upd"), "latest", statements);
        try (UpdFile upd = UpdFile.open(file, o -> o.windowBytes(1 << 20).sliceBytes(64 << 10))) {
            assertThat(upd.isCompressed()).isTrue();
            InputStream third = upd.media("m3", "").orElseThrow().open();
            assertThat(new String(third.readNBytes(100_000), StandardCharsets.UTF_8))
                    .isEqualTo("d".repeat(100_000));
            InputStream first = upd.media("m0", "").orElseThrow().open();
            assertThat(new String(first.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("a".repeat(1_000_000));
            assertThat(new String(third.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("d".repeat(900_000));
            first.close();
            third.close();
        }
    }

    @Test
    @SuppressWarnings("NullAway") // as a caller without NullAway could
    void wrongArgumentsAreRefusedByName() throws Exception {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UpdFile.open(null))
                .withMessageContaining("file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UpdFile.open(secret, o -> o.threads(0)))
                .withMessageContaining("threads must be between 1 and 256");
        UpdFile upd = UpdFile.open(made(""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> upd.media(null, ""))
                .withMessageContaining("id");
        upd.close();
        upd.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> upd.entries().iterator())
                .withMessageContaining("is closed");
    }
}
