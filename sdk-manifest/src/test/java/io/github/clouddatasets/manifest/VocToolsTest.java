package io.github.clouddatasets.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clouddatasets.manifest.VocShape.BoundingBox;
import io.github.clouddatasets.manifest.VocShape.Point;
import io.github.clouddatasets.manifest.VocShape.Polygon;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Label files as public annotation tools write them. The samples in {@code voc-tools} have the form of each tool and
 * invented content.
 */
class VocToolsTest {

    private static final BoundingBox BOX = new BoundingBox(10, 20, 110, 220);

    static List<Path> samples() throws Exception {
        Path folder = Path.of(Objects.requireNonNull(VocToolsTest.class.getResource("/voc-tools"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsTheFilesOfEveryTool(Path sample) {
        VocFile file = VocFile.read(sample);
        assertThat(file.objects()).isNotEmpty();
        assertThat(file.objects()).extracting(VocObject::name).allMatch(name -> name != null && !name.isBlank());
        assertThat(file.objects())
                .anySatisfy(object -> assertThat(object.shapes()).isNotEmpty().startsWith(object.shape()));
        assertThat(read(written(file))).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "labelimg",
                "label-studio",
                "supervisely",
                "makesense",
                "voc2012-action",
                "voc2007-parts",
                "imagenet",
                "roboflow",
                "rectlabel",
                "x-anylabeling",
                "modelarts",
                "minimal",
                "with-a-schema"
            })
    void readsTheBox(String tool) {
        assertThat(sample(tool).objects()).first().extracting(VocObject::shape).isEqualTo(BOX);
    }

    @Test
    void keepsFurtherShapesOfAnObject() {
        VocObject person = sample("voc2012-action").objects().get(0);
        assertThat(person.shapes()).containsExactly(BOX, new Point(60, 80));
        assertThat(person.others()).extracting(VocElement::name).containsExactly("actions", "point");

        VocObject cat = sample("roboflow").objects().get(0);
        assertThat(cat.shapes())
                .containsExactly(
                        BOX, new Polygon(List.of(new Point(10.5, 20), new Point(110, 20), new Point(110, 220))));

        VocObject two = object("<point><x>1</x><y>2</y></point><bndbox><xmin>1</xmin></bndbox>"
                + "<polygon><x1>5</x1><y1>6</y1></polygon>");
        assertThat(two.shape()).as("the first that can be read").isEqualTo(new Point(1, 2));
        assertThat(two.shapes()).hasSize(2);
        assertThat(two.others()).extracting(VocElement::name).containsExactly("bndbox", "polygon");
    }

    @Test
    void readsPolygonsOfLabelMe() {
        VocFile file = sample("labelme");
        VocObject cat = file.objects().get(0);
        assertThat(cat.name()).isEqualTo("cat");
        assertThat(cat.occluded()).isFalse();
        assertThat(cat.shape())
                .isEqualTo(new Polygon(
                        List.of(new Point(10, 20), new Point(110, 20), new Point(110, 220), new Point(10, 220))));
        assertThat(cat.others())
                .contains(
                        new VocElement("polygon", "", List.of(new VocElement("username", "someone"))),
                        new VocElement("attributes", "striped, asleep"));
        assertThat(file.size()).isEqualTo(new VocSize(640, 480, null));
        assertThat(file.objects().get(1).shape()).isNull();
        assertThat(file.objects().get(1).others()).extracting(VocElement::name).contains("segm");
    }

    @Test
    void keepsWhatOtherToolsAdd() {
        assertThat(sample("cvat").objects().get(0).others())
                .extracting(VocElement::name)
                .containsExactly("attributes");
        assertThat(sample("voc2007-parts").objects().get(0).others())
                .extracting(VocElement::name)
                .containsExactly("part", "part");
        assertThat(sample("rolabelimg").objects().get(0).others())
                .extracting(VocElement::name)
                .containsExactly("type", "robndbox", "extra");
        assertThat(sample("imagenet").objects().get(0).others())
                .contains(new VocElement("occluded", "2"), new VocElement("subcategory", "?"));
        assertThat(sample("labelbox").objects().get(0).difficult()).isZero();
        assertThat(sample("x-anylabeling").objects().get(0).difficult()).isEqualTo(1);
        assertThat(sample("open-images"))
                .satisfies(file -> assertThat(file.size()).isEqualTo(new VocSize(640, 480, null)))
                .satisfies(file -> assertThat(file.segmented()).isNull())
                .satisfies(file -> assertThat(file.others())
                        .contains(
                                new VocElement("segmented", "Unspecified"),
                                new VocElement("size", "", List.of(new VocElement("depth", "Unspecified")))));
    }

    @Test
    void takesBlankSpaceAroundValuesAway() {
        VocFile file = sample("b22-text-on-lines-of-its-own");
        assertThat(file.folder()).isEqualTo("set1");
        assertThat(file.filename()).isEqualTo("a.jpg");
        assertThat(file.size()).isEqualTo(new VocSize(500, 375, 3));
        assertThat(file.objects().get(0).name()).isEqualTo("dog");
        assertThat(file.objects().get(0).shape()).isEqualTo(BOX);
        assertThat(object("<properties>\n<color>\n\tred \n</color></properties><note>\n a b \n</note>"))
                .satisfies(object -> assertThat(object.properties()).containsEntry("color", "red"))
                .satisfies(object -> assertThat(object.others()).containsExactly(new VocElement("note", "a b")));
    }

    /** An odd value is null and among the others; the rest of the object is there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bndbox/>",
                "<bndbox><xmin>1</xmin><ymin>2</ymin><xmax>3</xmax></bndbox>",
                "<bndbox><xmin>1</xmin><ymin>2</ymin><xmax>3</xmax><ymax>abc</ymax></bndbox>",
                "<bndbox><xmin>NaN</xmin><ymin>2</ymin><xmax>3</xmax><ymax>1</ymax></bndbox>",
                "<bndbox><xmin>1,234</xmin><ymin>2</ymin><xmax>3</xmax><ymax>1</ymax></bndbox>",
                "<bndbox>1 2 3 4</bndbox>",
                "<polygon><x1>1</x1><y2>2</y2></polygon>",
                "<polygon><x1>1</x1><y1>1</y1><x1>1</x1></polygon>",
                "<polygon><pt><x>1</x></pt></polygon>",
                "<polygon><pt/></polygon>",
                "<polyline/>",
                "<line><x1>1</x1></line>",
                "<circle><cx>1</cx><cy>1</cy></circle>",
                "<circle><cx>1</cx><cy>1</cy><r>1e999</r></circle>",
                "<point><x>0x10</x><y>1</y></point>",
                "<truncated>maybe</truncated>",
                "<occluded>2</occluded>",
                "<difficult>hard</difficult>",
                "<confidence>high</confidence>",
                "<hard-coefficient/>",
                "<mask_color>300,1,1</mask_color>",
                "<properties>text</properties>",
                "<name><first>a</first></name>",
                "<x:y:z><a/></x:y:z>",
                "<x:>5</x:>"
            })
    void anOddValueCostsThatValueAlone(String odd) {
        VocFile file = read("<annotation><object><name>dog</name>" + odd + "<pose>Left</pose></object><object>"
                + "<bndbox><xmin>10</xmin><ymin>20</ymin><xmax>110</xmax><ymax>220</ymax></bndbox></object>"
                + "<filename>a.jpg</filename></annotation>");
        assertThat(file.objects().get(0).name()).isEqualTo("dog");
        assertThat(file.objects().get(0).pose()).isEqualTo("Left");
        assertThat(file.objects().get(0).shape()).isNull();
        assertThat(file.objects().get(1).shape()).isEqualTo(BOX);
        assertThat(file.filename()).isEqualTo("a.jpg");
        assertThat(read(written(file))).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"12,5|12.5", "-0,25|-0.25", "100,0|100", "12.5|12.5", "1e2|100", "10.|10", "+7|7"})
    void readsNumbersAsToolsSpellThem(String text, double number) {
        assertThat(object("<point><x>" + text + "</x><y>0</y></point>").shape()).isEqualTo(new Point(number, 0));
    }

    @Test
    void readsBoxesThatAreInvertedOrBeginAtZero() {
        assertThat(object("<bndbox><xmin>9</xmin><ymin>0</ymin><xmax>0</xmax><ymax>-1</ymax></bndbox>")
                        .shape())
                .isEqualTo(new BoundingBox(9, 0, 0, -1));
        assertThat(object("<polygon><x0>1</x0><y0>2</y0><x1>3</x1><y1>4</y1></polygon>")
                        .shape())
                .isEqualTo(new Polygon(List.of(new Point(1, 2), new Point(3, 4))));
    }

    @Test
    void theFirstValueThatCanBeReadCounts() {
        VocObject object =
                object("<name/><name>dog</name><name>cat</name><difficult>x</difficult><difficult>1</difficult>");
        assertThat(object.name()).isEqualTo("dog");
        assertThat(object.difficult()).isEqualTo(1);
        assertThat(object.others()).containsExactly(new VocElement("name", "cat"), new VocElement("difficult", "x"));
    }

    @Test
    void readsPrefixedNamesDeclaredOrNot() {
        for (String root : List.of("<v:annotation>", "<v:annotation xmlns:v=\"urn:voc\">")) {
            assertThat(read(root + "<v:object><v:name>dog</v:name></v:object></v:annotation>")
                            .objects())
                    .containsExactly(VocObject.builder().name("dog").build());
        }
    }

    @Test
    void readsTheBeginningsThatToolsWrite() {
        String body = "<annotation><folder>图片</folder></annotation>";
        String utf8 = "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + body;
        assertFolder(bytes("\n\r\n \t" + utf8, UTF_8));
        assertFolder(bytes("\uFEFF" + utf8, UTF_8));
        assertFolder(bytes("\uFEFF\n" + utf8, UTF_8));
        assertFolder(bytes("\uFEFF<?xml version=\"1.0\" encoding=\"gb2312\"?>" + body, UTF_8));
        assertFolder(bytes("<?xml version=\"1.0\" encoding=\"utf-16\"?>" + body, UTF_8));
        assertFolder(bytes("<?xml version=\"1.0\" encoding=\"utf-16\"?>" + body, StandardCharsets.UTF_16));
        assertFolder(bytes("<?xml version=\"1.0\" encoding=\"utf-16\"?>" + body, StandardCharsets.UTF_16LE));
        assertFolder(bytes("<?xml version=\"1.0\" encoding=\"gb2312\"?>" + body, Charset.forName("GB2312")));
        assertFolder(bytes("<?xml version=\"1.0\" encoding=\"GBK\"?>" + body, Charset.forName("GBK")));
        assertFolder(bytes("<?xml version=\"1.1\" encoding=\"utf-8\"?>" + body, UTF_8));
        assertThatExceptionOfType(VocException.class)
                .isThrownBy(() -> read("\n\n<annotation>\n<folder></annotation>"))
                .satisfies(e -> assertThat(e.lineNumber()).isEqualTo(4));
    }

    @Test
    void readsALargeFileOfEveryKind() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            points.add(new Point(i + 0.123456789, i));
        }
        VocFile polygon = VocFile.builder()
                .objects(List.of(VocObject.of("a&b", new Polygon(points))))
                .build();
        assertThat(read(written(polygon))).isEqualTo(polygon);

        StringBuilder labelMe = new StringBuilder("<annotation><object><polygon>");
        points.forEach(p -> labelMe.append("\n\t\t<pt>\n\t\t\t<x>")
                .append(p.x())
                .append("</x>\n\t\t\t<y>")
                .append(p.y())
                .append("</y>\n\t\t</pt>"));
        assertThat(read(labelMe + "</polygon></object></annotation>")
                        .objects()
                        .get(0)
                        .shape())
                .isEqualTo(new Polygon(points));

        String text = "&\r<>é".repeat(200_000);
        VocFile texts = VocFile.builder()
                .folder(text)
                .filename(text)
                .others(List.of(new VocElement("n".repeat(5_000), text)))
                .build();
        assertThat(read(written(texts))).isEqualTo(texts);
        assertThat(read("<annotation><folder>" + " \n".repeat(700_000) + "a</folder></annotation>")
                        .folder())
                .isEqualTo("a");
        assertThat(read("<annotation><folder" + " \n".repeat(700_000) + ">" + "&#97;".repeat(100_000)
                                + "</folder></annotation>")
                        .folder())
                .hasSize(100_000);
    }

    /** What no reader would take is refused by the writer, too. */
    @Test
    void theWriterHasTheLimitsOfTheReader() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 200_001; i++) {
            points.add(new Point(1, 1));
        }
        assertRefused(
                VocFile.builder()
                        .objects(List.of(VocObject.of("a", new Polygon(points))))
                        .build(),
                "polygon");
        assertRefused(VocFile.builder().folder("x".repeat(1_000_001)).build(), "folder");
        VocElement deep = new VocElement("leaf", "x");
        for (int i = 0; i < 31; i++) {
            deep = new VocElement("a", "", List.of(deep));
        }
        VocFile deepest = VocFile.builder().others(List.of(deep)).build();
        assertThat(read(written(deepest))).isEqualTo(deepest);
        assertRefused(
                VocFile.builder()
                        .others(List.of(new VocElement("a", "", List.of(deep))))
                        .build(),
                "leaf");
        VocObject full = VocObject.of("a", new Polygon(points.subList(0, 200_000)));
        assertRefused(
                VocFile.builder().objects(List.of(full, full, full, full, full)).build(), "elements");
        VocElement large = new VocElement("a", "x".repeat(1_000_000));
        assertRefused(
                VocFile.builder()
                        .others(java.util.Collections.nCopies(101, large))
                        .build(),
                "bytes");
    }

    private static void assertRefused(VocFile file, String part) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> file.write(java.io.OutputStream.nullOutputStream()))
                .withMessageContaining(part)
                .withMessageContaining("at most");
    }

    private static void assertFolder(byte[] file) {
        assertThat(VocFile.read(new ByteArrayInputStream(file)).folder()).isEqualTo("图片");
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }

    private static VocFile sample(String tool) {
        try (InputStream in = VocToolsTest.class.getResourceAsStream("/voc-tools/" + tool + ".xml")) {
            return VocFile.read(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static VocObject object(String content) {
        return read("<annotation><object>" + content + "</object></annotation>")
                .objects()
                .get(0);
    }

    private static VocFile read(String xml) {
        return VocFile.read(new ByteArrayInputStream(xml.getBytes(UTF_8)));
    }

    private static String written(VocFile file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.write(out);
        return out.toString(UTF_8);
    }
}
