package io.github.clouddatasets.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clouddatasets.manifest.VocShape.BoundingBox;
import io.github.clouddatasets.manifest.VocShape.Circle;
import io.github.clouddatasets.manifest.VocShape.Dashed;
import io.github.clouddatasets.manifest.VocShape.Line;
import io.github.clouddatasets.manifest.VocShape.Point;
import io.github.clouddatasets.manifest.VocShape.Polygon;
import io.github.clouddatasets.manifest.VocShape.Polyline;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocFileTest {

    static final String EXAMPLE = """
            <?xml version="1.0" encoding="UTF-8" standalone="no"?>
            <!-- by hand -->
            <annotation>
                <folder>Images</folder>
                <filename>000000484951.jpg</filename>
                <source><database>Unknown</database><image>flickr</image></source>
                <size><width>640</width><height>426</height><depth>3</depth></size>
                <segmented>1</segmented>
                <mask_source>obs://b/seg/1.png</mask_source>
                <path>tests/test.512.512.bmp</path>
                <object>
                    <name> cat &amp; <![CDATA[<dog>]]></name>
                    <pose>Unspecified</pose>
                    <truncated>0</truncated>
                    <occluded>true</occluded>
                    <difficult>2</difficult>
                    <confidence>0.95</confidence>
                    <hard-coefficient>0.8</hard-coefficient>
                    <mask_color>193,243,53</mask_color>
                    <polygon>
                        <x2>199</x2><y2>308</y2><x1>202.5</x1><y1>293</y1>
                        <x10>1</x10><y10>2</y10><x3>202.5</x3><y3>293</y3>
                    </polygon>
                    <properties>
                        <color>green</color>
                        <属性>绿色</属性>
                        <property>value</property>
                        <property><key>颜色2</key><value>蓝色</value></property>
                        <property><key>color</key><value>twice</value></property>
                    </properties>
                    <part><name>head</name><bndbox><xmin>1</xmin></bndbox></part>
                </object>
                <object><name>bare</name><pose/><difficult>hard</difficult></object>
            </annotation>
            """;

    @TempDir
    Path folder;

    @Test
    void readsEverything() {
        VocFile file = read(EXAMPLE);

        assertThat(file.folder()).isEqualTo("Images");
        assertThat(file.filename()).isEqualTo("000000484951.jpg");
        assertThat(file.database()).isEqualTo("Unknown");
        assertThat(file.size()).isEqualTo(new VocSize(640, 426, 3));
        assertThat(file.segmented()).isTrue();
        assertThat(file.maskSource()).isEqualTo("obs://b/seg/1.png");
        assertThat(file.others())
                .containsExactly(
                        new VocElement("path", "tests/test.512.512.bmp"),
                        new VocElement("source", "", List.of(new VocElement("image", "flickr"))));
        VocObject cat = file.objects().get(0);
        assertThat(cat)
                .isEqualTo(VocObject.builder()
                        .name("cat & <dog>")
                        .pose("Unspecified")
                        .truncated(false)
                        .occluded(true)
                        .difficult(2)
                        .confidence(0.95)
                        .hardCoefficient(0.8)
                        .maskColor(new MaskColor(193, 243, 53))
                        .shape(new Polygon(List.of(
                                new Point(202.5, 293), new Point(199, 308), new Point(202.5, 293), new Point(1, 2))))
                        .properties(Map.of("color", "green", "属性", "绿色", "property", "value", "颜色2", "蓝色"))
                        .others(cat.others())
                        .build());
        assertThat(cat.others()).extracting(VocElement::name).containsExactly("part", "properties");
        assertThat(file.objects().get(1))
                .isEqualTo(VocObject.builder()
                        .name("bare")
                        .others(List.of(new VocElement("difficult", "hard")))
                        .build());
    }

    @Test
    void givesBackWhatItRead() {
        VocFile file = read(EXAMPLE);
        assertThat(read(xml(file))).isEqualTo(file);
        assertThat(xml(read(xml(file)))).isEqualTo(xml(file));
    }

    @Test
    void writesAsTheServiceDoes() throws IOException {
        VocFile file = VocFile.builder()
                .folder("NA")
                .filename("a<b>.jpg")
                .database("Unknown")
                .size(new VocSize(640, 480, 3))
                .segmented(false)
                .objects(List.of(VocObject.of("cat", new BoundingBox(10, 20.25, 1e6, 220))))
                .build();
        String expected = """
                <?xml version="1.0" encoding="UTF-8"?>
                <annotation>
                    <folder>NA</folder>
                    <filename>a&lt;b&gt;.jpg</filename>
                    <source>
                        <database>Unknown</database>
                    </source>
                    <size>
                        <width>640</width>
                        <height>480</height>
                        <depth>3</depth>
                    </size>
                    <segmented>0</segmented>
                    <object>
                        <name>cat</name>
                        <bndbox>
                            <xmin>10</xmin>
                            <ymin>20.25</ymin>
                            <xmax>1000000</xmax>
                            <ymax>220</ymax>
                        </bndbox>
                    </object>
                </annotation>
                """;
        assertThat(xml(file)).isEqualTo(expected);
        Path target = folder.resolve("1.xml");
        file.write(target);
        assertThat(target).hasContent(expected);
        assertThat(VocFile.read(target)).isEqualTo(file);
        assertThat(folder.resolve("1.xml.part")).doesNotExist();
    }

    @Test
    void readsAndWritesEveryShape() {
        List<Point> points = List.of(new Point(1, 2), new Point(3, 4), new Point(5.5, 6));
        assertShape(
                "<bndbox><ymax>4</ymax><xmin>1</xmin><ymin>2</ymin><xmax>3</xmax></bndbox>",
                new BoundingBox(1, 2, 3, 4));
        assertShape(
                "<polygon><x1>1</x1><y1>2</y1><x2>3</x2><y2>4</y2><x3>5.5</x3><y3>6.0</y3></polygon>",
                new Polygon(points));
        assertShape(
                "<polyline><x1>1</x1><y1>2</y1><x2>3</x2><y2>4</y2><x3>5.5</x3><y3>6.0</y3></polyline>",
                new Polyline(points));
        assertShape("<line><x1>1</x1><y1>2</y1><x2>3</x2><y2>4</y2></line>", new Line(1, 2, 3, 4));
        assertShape("<dashed><x1>1</x1><y1>2</y1><x2>3</x2><y2>4</y2></dashed>", new Dashed(1, 2, 3, 4));
        assertShape("<circle><cx> 100 </cx><cy>-2e1</cy><r>.5</r></circle>", new Circle(100, -20, 0.5));
        assertShape("<point><x>1</x><y>2</y></point>", new Point(1, 2));
        assertShape("<point><x1>1</x1><y1>2</y1></point>", new Point(1, 2));
        assertShape("<point><x>1e300</x><y>1e-300</y></point>", new Point(1e300, 1e-300));
        assertThat(object("<ellipse><cx>1</cx></ellipse>").shape()).isNull();
        assertThat(object("<ellipse><cx>1</cx></ellipse>").others()).hasSize(1);
    }

    @Test
    void closesPolygons() {
        Polygon open = new Polygon(List.of(new Point(1, 2), new Point(3, 4), new Point(5, 6)));
        Polygon closed = open.closed();
        assertThat(closed.points()).hasSize(4).endsWith(new Point(1, 2));
        assertThat(closed.closed()).isSameAs(closed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<circle><cx>1</cx><cy>2</cy><r>100<r></circle>                  | 3 |",
                "<name>&nbsp;</name>                                             | 3 |",
                "<name>&#0;</name>                                               | 3 |"
            })
    void saysWhichLineIsWrong(String content, int line, String message) {
        String xml = "<annotation>\n<object>\n" + content + "\n</object>\n</annotation>";
        VocException failure = catchThrowableOfType(VocException.class, () -> read(xml));
        assertThat(failure.lineNumber()).isBetween(line, line + 1);
        assertThat(failure).hasMessageStartingWith("label file line ").hasMessageNotContaining("\n");
        if (message != null) {
            assertThat(failure).hasMessageContaining(message);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "oops", "<annotation>", "<annotation/><annotation/>", "<images/>", "<a", "\uFEFF"})
    void refusesWhatIsNoLabelFile(String xml) {
        assertThatExceptionOfType(VocException.class).isThrownBy(() -> read(xml));
    }

    @Test
    void anEmptyFileHasNoObjects() {
        assertThat(read("<annotation/>")).isEqualTo(VocFile.builder().build());
    }

    @Test
    @Timeout(10)
    void refusesBillionLaughs() {
        StringBuilder xml =
                new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE annotation [\n<!ENTITY l0 \"lol\">\n");
        for (int i = 1; i < 12; i++) {
            xml.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">\n");
        }
        xml.append("]>\n<annotation><folder>&l11;</folder></annotation>");
        assertThatThrownBy(() -> read(xml.toString()))
                .isInstanceOf(VocException.class)
                .hasMessageContaining("DOCTYPE");
    }

    @Test
    void refusesExternalEntitiesAndDocumentTypes() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "TOP-SECRET");
        String uri = secret.toUri().toString();
        List<String> attacks = List.of(
                "<!DOCTYPE annotation [<!ENTITY x SYSTEM \"" + uri
                        + "\">]><annotation><folder>&x;</folder></annotation>",
                "<!DOCTYPE annotation SYSTEM \"" + uri + "\"><annotation/>",
                "<!DOCTYPE annotation PUBLIC \"a\" \"http://127.0.0.1:1/x.dtd\"><annotation/>",
                "<!DOCTYPE annotation [<!ENTITY % p SYSTEM \"" + uri + "\"> %p;]><annotation/>",
                "<!DOCTYPE annotation><annotation/>",
                "<annotation><folder>&x;</folder></annotation>");
        for (String attack : attacks) {
            assertThatThrownBy(() -> read(attack))
                    .as(attack)
                    .isInstanceOf(VocException.class)
                    .hasMessageNotContaining("TOP-SECRET");
        }
    }

    @Test
    void doesNotInclude() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "TOP-SECRET");
        VocFile file = read(
                "<annotation xmlns:xi=\"http://www.w3.org/2001/XInclude\"><folder><xi:include parse=\"text\" href=\""
                        + secret.toUri() + "\"/></folder></annotation>");
        assertThat(file.toString()).doesNotContain("TOP-SECRET");
    }

    @Test
    @Timeout(30)
    void refusesWhatIsBeyondTheLimits() {
        assertThatThrownBy(() -> read("<annotation>" + "<a>".repeat(10_000) + "</a>".repeat(10_000) + "</annotation>"))
                .hasMessageContaining("more or deeper elements");
        assertThatThrownBy(() -> read("<annotation><folder>" + "x".repeat(1_000_001) + "</folder></annotation>"))
                .hasMessageContaining("a text of more than");
        assertThatThrownBy(() -> read("<annotation><object>" + "<a/>".repeat(400_001) + "</object></annotation>"))
                .hasMessageContaining("more or deeper elements");
        assertThatThrownBy(() -> VocFile.read(new Endless("<annotation>", "<!-- " + "x".repeat(1000) + " -->")))
                .isInstanceOf(VocException.class)
                .hasMessageContaining("more than 100000000 bytes");
    }

    @Test
    void refusesToWriteWhatXmlCannotHold() throws IOException {
        for (String text : List.of("\u0000", "\u001B[0m", "\uD83D", "\uDE00\uD83D", "\uFFFE")) {
            VocFile file = VocFile.builder().filename(text).build();
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> xml(file));
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> file.write(folder.resolve("x.xml")));
        }
        assertThat(folder).isEmptyDirectory();
        VocFile fine = VocFile.builder().filename("a\r\n\t\uD83D\uDE00 ]]> ü").build();
        assertThat(read(xml(fine))).isEqualTo(fine);
        for (String name : List.of("", "a b", "a><b", "1a", "a:b", "\uD83D")) {
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new VocElement(name, "x"));
        }
    }

    @Test
    void passesFailuresOfTheStreamOn() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk on fire");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("disk on fire");
            }
        };
        assertThatThrownBy(() -> VocFile.read(broken))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("disk on fire");
        assertThatThrownBy(() -> VocFile.read(folder.resolve("none.xml")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.xml");
    }

    @Test
    void understandsOtherEncodings() {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><annotation><folder>属性</folder></annotation>";
        assertThat(VocFile.read(new ByteArrayInputStream(xml.getBytes(java.nio.charset.StandardCharsets.UTF_16)))
                        .folder())
                .isEqualTo("属性");
    }

    /** The beginning once, then the same over and over. */
    private static final class Endless extends InputStream {
        private final byte[] start;
        private final byte[] again;
        private long position;

        Endless(String start, String again) {
            this.start = start.getBytes(UTF_8);
            this.again = again.getBytes(UTF_8);
        }

        @Override
        public int read() {
            long at = position++;
            return at < start.length ? start[(int) at] : again[(int) ((at - start.length) % again.length)];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                target[i] = (byte) read();
            }
            return length;
        }
    }

    private static void assertShape(String element, VocShape shape) {
        VocObject object = object(element);
        assertThat(object.shape()).isEqualTo(shape);
        assertThat(object.others()).isEmpty();
        VocFile file = VocFile.builder().objects(List.of(object)).build();
        assertThat(read(xml(file))).isEqualTo(file);
        assertThat(element).startsWith("<" + shape.element() + ">");
    }

    private static VocObject object(String content) {
        return read("<annotation><object>" + content + "</object></annotation>")
                .objects()
                .get(0);
    }

    private static VocFile read(String xml) {
        return VocFile.read(new ByteArrayInputStream(xml.getBytes(UTF_8)));
    }

    private static String xml(VocFile file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.write(out);
        return out.toString(UTF_8);
    }
}
