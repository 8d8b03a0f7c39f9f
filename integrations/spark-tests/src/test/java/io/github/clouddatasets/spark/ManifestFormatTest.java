package io.github.clouddatasets.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFormatTest {

    private static final String CAT = "{\"source\":\"s3://b/1.jpg\",\"usage\":\"TRAIN\",\"id\":\"1\",\"sample-type\":0,"
            + "\"annotation\":[{\"type\":\"modelarts/image_classification\",\"name\":\"cat\",\"hard\":\"true\","
            + "\"hard-coefficient\":0.5,\"confidence\":\"0.75\",\"annotated-by\":\"human\",\"creation-time\":\"2026-11-27 01:02:03\","
            + "\"property\":{\"@modelarts:hue\":\"red\",\"n\":1},\"review\":[1,\"x\"]}],\"property\":{\"size\":7},\"team\":\"a\"}";
    private static final String DOG = "{\"source\":\"s3://b/2.jpg\",\"usage\":\"EVAL\",\"inference_loc\":\"/old\","
            + "\"annotation\":[{\"type\":\"image_classification\",\"name\":\"dog\",\"creation_time\":\"2026-11-27 01:02:03\"}]}";
    private static final String NONE = "{\"source\":\"content://中文 \\\"x\\\"\"}";

    private final SparkSession spark = LocalSpark.session();

    @TempDir
    private Path folder;

    private Path file(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private Dataset<Row> read(Path path) {
        return spark.read().format(ManifestOptions.FORMAT).load(path.toString());
    }

    @Test
    @Tag("smoke")
    void aSampleHasItsColumns() throws IOException {
        List<Row> rows = read(file("V001.manifest", CAT, "", DOG, NONE))
                .orderBy("source")
                .collectAsList();

        assertThat(rows).hasSize(3);
        Row none = rows.get(0);
        assertThat(none.<String>getAs("source")).isEqualTo("content://中文 \"x\"");
        assertThat(none.getList(none.fieldIndex("annotations"))).isEmpty();
        assertThat(none.getJavaMap(none.fieldIndex("properties"))).isEmpty();
        Row cat = rows.get(1);
        assertThat(cat.<String>getAs("usage")).isEqualTo("TRAIN");
        assertThat(cat.<String>getAs("id")).isEqualTo("1");
        assertThat(cat.<Integer>getAs("sample_type")).isZero();
        assertThat(cat.getJavaMap(cat.fieldIndex("properties"))).isEqualTo(Map.of("size", "7"));
        assertThat(cat.getJavaMap(cat.fieldIndex("others"))).isEqualTo(Map.of("team", "\"a\""));
        assertThat(cat.<Row>getAs("_corrupt_record")).isNull();
        Row label = (Row) cat.getList(cat.fieldIndex("annotations")).get(0);
        assertThat(label.<String>getAs("type")).isEqualTo("modelarts/image_classification");
        assertThat(label.<String>getAs("name")).isEqualTo("cat");
        assertThat(label.<Boolean>getAs("hard")).isTrue();
        assertThat(label.<Double>getAs("hard_coefficient")).isEqualTo(0.5);
        assertThat(label.<Double>getAs("confidence")).isEqualTo(0.75);
        assertThat(label.<String>getAs("annotated_by")).isEqualTo("human");
        assertThat(label.<LocalDateTime>getAs("creation_time")).isEqualTo("2026-11-27T01:02:03");
        assertThat(label.getJavaMap(label.fieldIndex("properties")))
                .isEqualTo(Map.of("@modelarts:hue", "red", "n", "1"));
        assertThat(label.getJavaMap(label.fieldIndex("others"))).isEqualTo(Map.of("review", "[1,\"x\"]"));
        Row dog = rows.get(2);
        assertThat(dog.<String>getAs("inference_loc")).isEqualTo("/old");
        Row old = (Row) dog.getList(dog.fieldIndex("annotations")).get(0);
        assertThat(old.<String>getAs("type")).isEqualTo("modelarts/image_classification");
        assertThat(old.<LocalDateTime>getAs("creation_time")).isEqualTo("2026-11-27T01:02:03");
    }

    @Test
    void everyKindOfLabelHasItsFields() throws IOException {
        Path file = file(
                "kinds.manifest",
                "{\"source\":\"content://text\",\"annotation\":["
                        + "{\"type\":\"modelarts/object_detection\",\"annotation-loc\":\"s3://b/1.xml\",\"annotation-format\":\"PASCAL VOC\"},"
                        + "{\"type\":\"modelarts/image_segmentation\",\"annotation_loc\":\"s3://b/2.xml\"},"
                        + "{\"type\":\"modelarts/text_classification\",\"name\":\"t\"},"
                        + "{\"type\":\"modelarts/text_entity\",\"id\":\"E1\",\"name\":\"Book\",\"property\":{\"@modelarts:start_index\":0,\"@modelarts:end_index\":\"4\"}},"
                        + "{\"type\":\"modelarts/text_triplet\",\"id\":\"R1\",\"name\":\"by\",\"property\":{\"@modelarts:from\":\"E1\",\"@modelarts:to\":\"E2\"}},"
                        + "{\"type\":\"modelarts/audio_classification\",\"name\":\"a\"},"
                        + "{\"type\":\"modelarts/audio_content\",\"property\":{\"@modelarts:content\":\"hello\"}},"
                        + "{\"type\":\"modelarts/audio_segmentation\",\"property\":\"{\\\"@modelarts:start_time\\\":\\\"00:00:01.5\\\",\\\"@modelarts:end_time\\\":\\\"00:01:00\\\",\\\"@modelarts:source\\\":\\\"Ann\\\"}\"},"
                        + "{\"type\":\"modelarts/text_entity\",\"name\":\"half\",\"property\":{\"@modelarts:start_index\":3}}]}");

        List<Row> labels = read(file).selectExpr("inline(annotations)").collectAsList();

        assertThat(labels).extracting(row -> row.getAs("type")).last().isEqualTo("modelarts/text_entity");
        assertThat(labels)
                .extracting(row -> row.getAs("annotation_loc"))
                .startsWith("s3://b/1.xml", "s3://b/2.xml", null);
        assertThat(labels)
                .extracting(row -> row.getAs("name"))
                .containsExactly(null, null, "t", "Book", "by", "a", null, null, "half");
        assertThat(labels)
                .extracting(row -> row.getAs("end_index"))
                .containsExactly(null, null, null, 4, null, null, null, null, null);
        assertThat(labels.get(4).<String>getAs("from_entity")).isEqualTo("E1");
        assertThat(labels.get(4).<String>getAs("to_entity")).isEqualTo("E2");
        assertThat(labels.get(6).<String>getAs("content")).isEqualTo("hello");
        assertThat(labels.get(7).<Duration>getAs("start_time")).isEqualTo(Duration.ofMillis(1500));
        assertThat(labels.get(7).<String>getAs("source")).isEqualTo("Ann");
        Row half = labels.get(8);
        assertThat(half.getJavaMap(half.fieldIndex("properties"))).isEqualTo(Map.of("@modelarts:start_index", "3"));
    }

    @Test
    void aFileIsReadOnceWhereverItIsCutIntoSplits() throws IOException {
        String[] lines = IntStream.range(0, 1_000)
                .mapToObj(i -> "{\"source\":\"s3://b/" + i + "x".repeat(i % 97) + "\",\"usage\":\"TRAIN\"}")
                .toArray(String[]::new);
        Path file = file("V001.manifest", lines);
        for (int bytes : new int[] {1_009, 7_001}) {
            spark.conf().set("spark.sql.files.maxPartitionBytes", String.valueOf(bytes));
            spark.conf().set("spark.sql.files.openCostInBytes", "0");
            spark.conf().set("spark.sql.files.minPartitionNum", "1");
            try {
                Dataset<Row> rows = read(file);

                assertThat(rows.javaRDD().getNumPartitions()).isGreaterThan(10);
                assertThat(rows.select("source").distinct().count()).isEqualTo(1_000);
                assertThat(rows.count()).isEqualTo(1_000);
            } finally {
                spark.conf().unset("spark.sql.files.maxPartitionBytes");
                spark.conf().unset("spark.sql.files.openCostInBytes");
                spark.conf().unset("spark.sql.files.minPartitionNum");
            }
        }
    }

    @Test
    @Tag("smoke")
    void compressedFilesGlobsAndFoldersOfPartitionsAreRead() throws IOException {
        file("version=V001/a.manifest", CAT);
        file("version=V002/b.manifest", DOG, NONE);
        Files.createDirectories(folder.resolve("version=V003"));
        try (OutputStream out =
                new GZIPOutputStream(Files.newOutputStream(folder.resolve("version=V003/c.manifest.gz")))) {
            out.write((DOG + "\n" + CAT).getBytes(UTF_8));
        }

        assertThat(read(folder).groupBy("version").count().orderBy("version").collectAsList())
                .extracting(row -> row.getString(0) + " " + row.getLong(1))
                .containsExactly("V001 1", "V002 2", "V003 2");
        assertThat(read(folder.resolve("version=V00[12]/*.manifest")).count()).isEqualTo(3);
        assertThat(read(folder).where("version = 'V003'").select("usage").collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactlyInAnyOrder("EVAL", "TRAIN");
        assertThat(read(folder).select("_metadata.file_name").distinct().count())
                .isEqualTo(3);
    }

    @Test
    void aByteOrderMarkAndWindowsLinesAreRead() throws IOException {
        Path file = Files.writeString(folder.resolve("w.manifest"), "\uFEFF" + CAT + "\r\n\r\n" + DOG + "\r\n");

        assertThat(read(file).select("usage").collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("TRAIN", "EVAL");
    }

    // ---- bad lines

    @Test
    @Tag("smoke")
    void aBadLineIsARowThatSaysWhatIsWrongAndWhere() throws IOException {
        Path file = file("V001.manifest", CAT, "{\"source\":\"s3://b/x\",", DOG);

        Row bad = read(file)
                .where("_corrupt_record is not null")
                .select("_corrupt_record.*", "source")
                .collectAsList()
                .get(0);

        assertThat(bad.<String>getAs("file")).endsWith("V001.manifest");
        assertThat(bad.<Long>getAs("position")).isEqualTo(CAT.length() + 1);
        assertThat(bad.<String>getAs("error")).startsWith("not JSON at column 2");
        assertThat(bad.<String>getAs("text")).isEqualTo("{\"source\":\"s3://b/x\",");
        assertThat(bad.<String>getAs("source")).isNull();
        assertThat(read(file).count()).isEqualTo(3);
        assertThat(read(file).select("source").collectAsList()).hasSize(3);
    }

    @Test
    void theColumnOfBadLinesMayBeTextUnderAnotherName() throws IOException {
        Path file = file("V001.manifest", CAT, "[1]");
        StructType schema = new StructType().add("source", DataTypes.StringType).add("bad", DataTypes.StringType);

        List<Row> rows = spark.read()
                .format(ManifestOptions.FORMAT)
                .schema(schema)
                .option(ManifestOptions.COLUMN_NAME_OF_CORRUPT_RECORD, "bad")
                .load(file.toString())
                .collectAsList();

        assertThat(rows).extracting(Row::toString).containsExactly("[s3://b/1.jpg,null]", "[null,[1]]");
    }

    @Test
    void malformedLinesAreDroppedWhateverTheColumns() throws IOException {
        Path file = file("V001.manifest", CAT, "{\"source\":\"s3://b/x\",\"usage\":\"TRAIN\",\"annotation\":{}}", DOG);
        Dataset<Row> rows = spark.read()
                .format(ManifestOptions.FORMAT)
                .option(ManifestOptions.MODE, "dropmalformed")
                .load(file.toString());

        assertThat(rows.columns()).doesNotContain("_corrupt_record");
        assertThat(rows.count()).isEqualTo(2);
        assertThat(rows.select("source").collectAsList()).hasSize(2);
        assertThat(rows.collectAsList()).hasSize(2);
    }

    @Test
    void failFastFailsWithThePlaceAndWithoutTheText() throws IOException {
        Path file = file("V001.manifest", CAT, "{\"source\":\"s3://b/x?signature=abc\"");
        Dataset<Row> rows = spark.read()
                .format(ManifestOptions.FORMAT)
                .option(ManifestOptions.MODE, "FAILFAST")
                .load(file.toString());

        assertThatThrownBy(rows::count)
                .hasStackTraceContaining("V001.manifest, line at byte " + (CAT.length() + 1) + ": not JSON")
                .satisfies(e -> assertThat(allMessages(e)).doesNotContain("signature=abc"));
    }

    private static String allMessages(Throwable e) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            text.append(cause).append('\n');
        }
        return text.toString();
    }

    @Test
    void aLineThatIsTooLongIsBadAndItsStartIsShown() throws IOException {
        Path file = file("V001.manifest", CAT, "{\"source\":\"" + "x".repeat(5_000) + "\"}", DOG);

        List<Row> rows = spark.read()
                .format(ManifestOptions.FORMAT)
                .option(ManifestOptions.MAX_LINE_BYTES, "1024")
                .load(file.toString())
                .selectExpr("source", "_corrupt_record.error")
                .collectAsList();

        assertThat(rows).extracting(row -> row.getAs("error")).containsExactly(null, "longer than 1024 bytes", null);
    }

    @Test
    void aLineThatOnlyThePatientReaderKnowsIsASample() throws IOException {
        Path file =
                file("V001.manifest", "{\"source\":\"s\",\"annotation\":[1],\"annotation\":[],\"usage\":\"TRAIN\"}");

        assertThat(read(file).selectExpr("source", "usage", "_corrupt_record").collectAsList())
                .extracting(Row::toString)
                .containsExactly("[s,TRAIN,null]");
    }

    // ---- columns and filters

    @Test
    void aFilterForUsageIsPushedDownAndKeepsItsMeaning() throws IOException {
        Path file = file("V001.manifest", CAT, DOG, NONE, "broken");
        Dataset<Row> rows = read(file);

        assertThat(rows.where("usage = 'TRAIN'").queryExecution().executedPlan().toString())
                .contains("EqualTo(usage,TRAIN)");
        assertThat(rows.where("usage = 'TRAIN'").select("source").collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("s3://b/1.jpg");
        assertThat(rows.where("usage in ('TRAIN', 'EVAL') and usage <> 'TRAIN'")
                        .select("source")
                        .collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("s3://b/2.jpg");
        assertThat(rows.where("usage <=> null").count()).isEqualTo(2);
        assertThat(rows.where("usage = 'TRAIN' or id is null").count()).isEqualTo(4);
        assertThat(rows.where("usage = 'train'").count()).isZero();
        assertThat(rows.where(col("usage").equalTo("TRAIN")).select("id").collectAsList())
                .hasSize(1);
    }

    @Test
    void onlySamplesWithOneOfTheLabelsAreRead() throws IOException {
        Path file = file("V001.manifest", CAT, DOG, NONE);

        assertThat(spark.read()
                        .format(ManifestOptions.FORMAT)
                        .option(ManifestOptions.LABELS, "horse, dog")
                        .load(file.toString())
                        .select("source")
                        .collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("s3://b/2.jpg");
    }

    @Test
    void aNarrowerSchemaReadsPartsOfLabels() throws IOException {
        StructType label = new StructType().add("NAME", DataTypes.StringType);
        StructType schema = new StructType().add("annotations", DataTypes.createArrayType(label));

        List<Row> rows = spark.read()
                .format(ManifestOptions.FORMAT)
                .schema(schema)
                .load(file("V001.manifest", CAT, DOG).toString())
                .selectExpr("annotations[0].name")
                .collectAsList();

        assertThat(rows).extracting(row -> row.getString(0)).containsExactly("cat", "dog");
    }

    // ---- what is refused before a task starts

    @Test
    void aSchemaThatDoesNotFitIsRefused() throws IOException {
        String path = file("V001.manifest", CAT).toString();

        assertThatThrownBy(() -> spark.read()
                        .format(ManifestOptions.FORMAT)
                        .schema("source string, colour string")
                        .load(path)
                        .collectAsList())
                .hasStackTraceContaining(
                        "the schema has the column colour, which a manifest does not have: it has source, usage");
        assertThatThrownBy(() -> spark.read()
                        .format(ManifestOptions.FORMAT)
                        .schema("sample_type string")
                        .load(path)
                        .collectAsList())
                .hasStackTraceContaining("the schema's column sample_type is string, but a manifest has int there");
        assertThatThrownBy(() -> spark.read()
                        .format(ManifestOptions.FORMAT)
                        .schema("annotations array<struct<name: string, weight: int>>")
                        .load(path)
                        .collectAsList())
                .hasStackTraceContaining("the column annotations.weight");
    }

    @Test
    void pathsColumnsAndOptionsThatDoNotExistAreRefused() throws IOException {
        Path file = file("V001.manifest", CAT);
        Path empty = Files.createDirectories(folder.resolve("empty"));

        assertThatThrownBy(() -> read(folder.resolve("nowhere")))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> read(empty)).hasMessageContaining("there is no manifest");
        assertThatThrownBy(() -> read(file).select("colour"))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining("colour");
        assertThatThrownBy(() -> spark.read()
                        .format(ManifestOptions.FORMAT)
                        .option(ManifestOptions.MODE, "LENIENT")
                        .load(file.toString()))
                .hasMessageContaining("mode must be PERMISSIVE, DROPMALFORMED or FAILFAST: \"LENIENT\"");
        assertThatThrownBy(() -> spark.read()
                        .format(ManifestOptions.FORMAT)
                        .option(ManifestOptions.MAX_LINE_BYTES, "many")
                        .load(file.toString()))
                .hasMessageContaining("maxLineBytes must be between 1024 and 268435456: \"many\"");
    }

    // ---- SQL and streams

    @Test
    @Tag("smoke")
    void sqlReadsFilesAndTables() throws IOException {
        file("tables/V001.manifest", CAT, DOG);
        String path = folder.resolve("tables").toString();

        assertThat(spark.sql("SELECT usage FROM `modelarts-manifest`.`" + path + "` WHERE usage = 'EVAL'")
                        .count())
                .isEqualTo(1);
        spark.sql("CREATE TABLE pets USING `modelarts-manifest` OPTIONS (path '" + path + "', mode 'FAILFAST')");
        try {
            assertThat(spark.sql(
                                    "SELECT l.name, count(*) FROM pets LATERAL VIEW explode(annotations) AS l GROUP BY 1 ORDER BY 1")
                            .collectAsList())
                    .extracting(Row::toString)
                    .containsExactly("[cat,1]", "[dog,1]");
        } finally {
            spark.sql("DROP TABLE pets");
        }
    }

    @Test
    void aStreamReadsNewManifests() throws Exception {
        Path in = Files.createDirectories(folder.resolve("in"));
        file("in/V001.manifest", CAT, DOG);
        var query = spark.readStream()
                .format(ManifestOptions.FORMAT)
                .schema(ManifestSchema.columns())
                .load(in.toString())
                .writeStream()
                .format("memory")
                .queryName("samples_of_stream")
                .start();
        try {
            query.processAllAvailable();
            file("in/V002.manifest", NONE);
            query.processAllAvailable();

            assertThat(spark.table("samples_of_stream").select("source").collectAsList().stream()
                            .map(row -> row.getString(0))
                            .collect(Collectors.toList()))
                    .containsExactlyInAnyOrder("s3://b/1.jpg", "s3://b/2.jpg", "content://中文 \"x\"");
        } finally {
            query.stop();
        }
    }
}
