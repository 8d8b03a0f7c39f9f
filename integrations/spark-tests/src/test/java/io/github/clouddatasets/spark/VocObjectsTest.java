package io.github.clouddatasets.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.manifest.MaskColor;
import io.github.clouddatasets.manifest.VocFile;
import io.github.clouddatasets.manifest.VocObject;
import io.github.clouddatasets.manifest.VocShape;
import io.github.clouddatasets.manifest.VocShape.BoundingBox;
import io.github.clouddatasets.manifest.VocShape.Circle;
import io.github.clouddatasets.manifest.VocShape.Line;
import io.github.clouddatasets.manifest.VocShape.Point;
import io.github.clouddatasets.manifest.VocShape.Polygon;
import io.github.clouddatasets.manifest.VocSize;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.SparkException;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Label files as rows of objects. */
class VocObjectsTest {

    private static final Path FILES_OF_TOOLS = Path.of("../../sdk-manifest/src/test/resources/voc-tools");

    private final SparkSession spark = LocalSpark.session();

    @TempDir
    Path folder;

    @Test
    @Tag("smoke")
    void anObjectIsARowWithItsImageItsShapesAndItsAttributes() {
        VocObject cat = VocObject.of("cat", new BoundingBox(10, 20, 110, 220)).toBuilder()
                .truncated(true)
                .difficult(1)
                .confidence(0.5)
                .maskColor(new MaskColor(1, 2, 3))
                .properties(Map.of("fur", "grey"))
                .build();
        VocObject tail = VocObject.of("tail", new Polygon(List.of(new Point(1, 2), new Point(3, 4), new Point(5, 6))));
        write("cat.xml", cat, tail);

        List<Row> rows = read().orderBy("object").collectAsList();

        assertThat(rows).hasSize(2);
        Row first = rows.get(0);
        assertThat(first.<String>getAs("path")).endsWith("/cat.xml").startsWith("file:/");
        assertThat(first.<String>getAs("filename")).isEqualTo("cat.xml.jpg");
        assertThat(first.<Integer>getAs("width")).isEqualTo(640);
        assertThat(first.<Integer>getAs("height")).isEqualTo(480);
        assertThat(first.<Integer>getAs("depth")).isEqualTo(3);
        assertThat(first.<String>getAs("name")).isEqualTo("cat");
        assertThat(first.<Row>getAs("box")).isEqualTo(RowFactory.create(10.0, 20.0, 110.0, 220.0));
        assertThat(first.<Object>getAs("polygon")).isNull();
        assertThat(first.<Boolean>getAs("truncated")).isTrue();
        assertThat(first.<Boolean>getAs("occluded")).isNull();
        assertThat(first.<Integer>getAs("difficult")).isEqualTo(1);
        assertThat(first.<Double>getAs("confidence")).isEqualTo(0.5);
        assertThat(first.<Row>getAs("mask_color")).isEqualTo(RowFactory.create(1, 2, 3));
        assertThat(first.<String, String>getJavaMap(first.fieldIndex("attributes")))
                .isEqualTo(Map.of("fur", "grey"));
        assertThat(first.<Object>getAs("_corrupt_record")).isNull();
        Row second = rows.get(1);
        assertThat(second.<Integer>getAs("object")).isEqualTo(1);
        assertThat(second.<Object>getAs("box")).isNull();
        assertThat(second.<Row>getList(second.fieldIndex("polygon")))
                .containsExactly(RowFactory.create(1.0, 2.0), RowFactory.create(3.0, 4.0), RowFactory.create(5.0, 6.0));
    }

    @Test
    void eachShapeHasItsKindAndItsPoints() {
        write(
                "shapes.xml",
                VocObject.of("circle", new Circle(5, 6, 7)),
                VocObject.of("line", new Line(1, 2, 3, 4)),
                VocObject.of("dashed", new VocShape.Dashed(1, 2, 3, 4)),
                VocObject.of("point", new Point(8, 9)),
                VocObject.of("polyline", new VocShape.Polyline(List.of(new Point(1, 1), new Point(2, 2)))));

        List<String> shapes = read().selectExpr("name", "explode(shapes) shape")
                .selectExpr("concat_ws(' ', name, shape.kind, to_json(shape.points), shape.radius)")
                .as(org.apache.spark.sql.Encoders.STRING())
                .collectAsList();

        assertThat(shapes)
                .containsExactlyInAnyOrder(
                        "circle circle [{\"x\":5.0,\"y\":6.0}] 7.0",
                        "line line [{\"x\":1.0,\"y\":2.0},{\"x\":3.0,\"y\":4.0}]",
                        "dashed dashed [{\"x\":1.0,\"y\":2.0},{\"x\":3.0,\"y\":4.0}]",
                        "point point [{\"x\":8.0,\"y\":9.0}]",
                        "polyline polyline [{\"x\":1.0,\"y\":1.0},{\"x\":2.0,\"y\":2.0}]");
    }

    @Test
    void theFilesOfAllToolsHaveTheObjectsThatTheReaderFinds() throws IOException {
        long objects = 0;
        long shapes = 0;
        try (Stream<Path> files = Files.list(FILES_OF_TOOLS)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".xml")).toList()) {
                List<VocObject> found = VocFile.read(file).objects();
                objects += found.size();
                shapes += found.stream()
                        .mapToLong(object -> object.shapes().size())
                        .sum();
            }
        }

        Dataset<Row> rows = reader().option("pathGlobFilter", "*.xml").load(FILES_OF_TOOLS.toString());

        assertThat(rows.count()).isEqualTo(objects).isPositive();
        assertThat(rows.selectExpr("sum(size(shapes))").first().getLong(0))
                .isEqualTo(shapes)
                .isPositive();
    }

    @Test
    void aFileThatIsNoLabelFileIsARowWithItsPathAndTheReason() throws IOException {
        write("good.xml", VocObject.of("cat", new BoundingBox(1, 2, 3, 4)));
        Files.writeString(folder.resolve("bad.xml"), "<annotation>\n<object>\n");

        Row bad = read().where("_corrupt_record is not null").first();

        assertThat(bad.<String>getAs("path")).endsWith("/bad.xml");
        assertThat(bad.<String>getAs("_corrupt_record")).startsWith("label file line 3: ");
        assertThat(bad.<Object>getAs("name")).isNull();
        assertThat(read().count()).isEqualTo(2);
        assertThat(reader().option("mode", "dropMalformed")
                        .load(folder.toString())
                        .count())
                .isEqualTo(1);
        assertThatThrownBy(() -> reader().option("mode", "FAILFAST")
                        .load(folder.toString())
                        .count())
                .isInstanceOf(SparkException.class)
                .hasStackTraceContaining("bad.xml is no label file")
                .hasStackTraceContaining("label file line 3: ");
    }

    @Test
    void theColumnOfTheReasonCanHaveAnotherName() throws IOException {
        Files.writeString(folder.resolve("bad.xml"), "no XML");

        Dataset<Row> rows =
                reader().option("columnNameOfCorruptRecord", "reason").load(folder.toString());

        assertThat(rows.select("reason").first().getString(0)).startsWith("label file line 1: ");
    }

    @Test
    void aFileWithoutObjectsGivesARowIfAskedFor() {
        write("empty.xml");

        assertThat(read().count()).isZero();
        Row row = reader().option("emptyFiles", true).load(folder.toString()).first();
        assertThat(row.<String>getAs("filename")).isEqualTo("empty.xml.jpg");
        assertThat(row.<Object>getAs("object")).isNull();
    }

    @Test
    void pixelsAreJoinedByThePathOfTheImage() throws IOException {
        write("a.xml", VocObject.of("cat", new BoundingBox(1, 2, 3, 4)));
        Files.write(folder.resolve("a.jpg"), new byte[] {1, 2, 3});

        Dataset<Row> pixels = spark.read()
                .format("binaryFile")
                .option("pathGlobFilter", "*.jpg")
                .load(folder.toString());
        Dataset<Row> objects = reader().option("pathGlobFilter", "*.xml").load(folder.toString());
        Row joined = objects.alias("o")
                .join(
                        pixels.alias("p"),
                        objects.col("path")
                                .substr(
                                        org.apache.spark.sql.functions.lit(1),
                                        org.apache
                                                .spark
                                                .sql
                                                .functions
                                                .length(objects.col("path"))
                                                .minus(4))
                                .equalTo(org.apache.spark.sql.functions.regexp_replace(
                                        pixels.col("path"), "\\.jpg$", "")))
                .selectExpr("name", "content")
                .first();

        assertThat(joined.getString(0)).isEqualTo("cat");
        assertThat((byte[]) joined.get(1)).containsExactly(1, 2, 3);
    }

    @Test
    void compressedFilesAndPartitionFoldersAreRead() throws IOException {
        Path day = Files.createDirectories(folder.resolve("day=2026-11-27"));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(day.resolve("a.xml.gz")))) {
            VocFile.builder()
                    .objects(List.of(VocObject.of("cat", new BoundingBox(1, 2, 3, 4))))
                    .build()
                    .write(out);
        }

        assertThat(read().selectExpr("name || ' ' || day").first().getString(0)).isEqualTo("cat 2026-11-27");
    }

    @Test
    @Tag("smoke")
    void aTableOfLabelFilesIsAskedInSql() {
        write("a.xml", VocObject.of("cat", new BoundingBox(1, 2, 3, 4)), VocObject.of("dog", new Point(1, 2)));
        spark.sql("CREATE TABLE labels USING `pascal-voc` OPTIONS (path '" + folder + "')");
        try {
            assertThat(spark.sql("SELECT count(*), max(box.xmax) FROM labels").first())
                    .isEqualTo(RowFactory.create(2L, 3.0));
            assertThat(spark.sql("SELECT name FROM `pascal-voc`.`" + folder + "` WHERE box IS NULL")
                            .first()
                            .getString(0))
                    .isEqualTo("dog");
        } finally {
            spark.sql("DROP TABLE labels");
        }
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeAnyTaskStarts() {
        write("a.xml", VocObject.of("cat", new BoundingBox(1, 2, 3, 4)));

        assertThatThrownBy(() -> reader().option("mode", "lenient").load(folder.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pascal-voc: option mode must be one of [PERMISSIVE, DROPMALFORMED, FAILFAST]: lenient");
        assertThatThrownBy(() -> reader().option("emptyFiles", "perhaps").load(folder.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("option emptyFiles must be one of [true, false]: perhaps");
        assertThatThrownBy(() -> reader().schema(new StructType().add("nmae", DataTypes.StringType))
                        .load(folder.toString())
                        .count())
                .hasMessageContaining("pascal-voc: there is no column nmae; there are path, folder, filename");
        assertThatThrownBy(() -> reader().schema(new StructType().add("name", DataTypes.LongType))
                        .load(folder.toString())
                        .count())
                .hasMessageContaining("pascal-voc: column name must be string: bigint");
        assertThatThrownBy(() -> read().write().format(VocObjects.FORMAT).save(folder.resolve("out") + ""))
                .hasMessageContaining("pascal-voc is a format to read");
        assertThatThrownBy(() -> VocObjects.read(spark, folder.resolve("nowhere") + ""))
                .hasMessageContaining("nowhere");
    }

    @Test
    void theSchemaIsTheOneThatIsPublished() {
        write("a.xml", VocObject.of("cat", new BoundingBox(1, 2, 3, 4)));

        assertThat(read().schema()).isEqualTo(VocObjects.schema());
    }

    private DataFrameReader reader() {
        return spark.read().format(VocObjects.FORMAT);
    }

    private Dataset<Row> read() {
        return VocObjects.read(spark, folder.toString());
    }

    private void write(String name, VocObject... objects) {
        VocFile.builder()
                .filename(name + ".jpg")
                .size(new VocSize(640, 480, 3))
                .objects(List.of(objects))
                .build()
                .write(folder.resolve(name));
    }
}
