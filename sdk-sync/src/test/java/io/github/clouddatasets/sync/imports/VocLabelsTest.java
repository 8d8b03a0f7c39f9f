package io.github.clouddatasets.sync.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.manifest.VocFile;
import io.github.clouddatasets.manifest.VocObject;
import io.github.clouddatasets.manifest.VocShape;
import io.github.clouddatasets.manifest.VocSize;
import io.github.clouddatasets.sync.shape.BoundingBox;
import io.github.clouddatasets.sync.shape.Circle;
import io.github.clouddatasets.sync.shape.Line;
import io.github.clouddatasets.sync.shape.Point;
import io.github.clouddatasets.sync.shape.Polygon;
import io.github.clouddatasets.sync.shape.Rectangle;
import io.github.clouddatasets.sync.shape.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VocLabelsTest {

    private static final VocLabels.Image NONE = () -> {
        throw new AssertionError("nobody needs the image");
    };

    private static ItemLabels labels(VocShape... shapes) throws IOException {
        List<VocObject> objects =
                List.of(shapes).stream().map(shape -> VocObject.of("a", shape)).toList();
        VocFile file = VocFile.builder()
                .size(new VocSize(200, 100, 3))
                .objects(objects)
                .build();
        return VocLabels.read(file, "1.xml", NONE);
    }

    private static Shape shape(VocShape shape) throws IOException {
        return labels(shape).annotations().get(0).shape();
    }

    private static VocShape.Point at(double x, double y) {
        return new VocShape.Point(x, y);
    }

    @Test
    void pixelsBecomeFractions() throws IOException {
        assertThat(shape(new VocShape.BoundingBox(20, 30, 60, 80)))
                .isEqualTo(new BoundingBox(new Rectangle(0.1, 0.3, 0.3, 0.8), 0));
        assertThat(shape(new VocShape.Polygon(List.of(at(0, 0), at(200, 0), at(100, 50)))))
                .isEqualTo(new Polygon(List.of(new Point(0, 0), new Point(1, 0), new Point(0.5, 0.5))));
        assertThat(shape(new VocShape.Polyline(List.of(at(0, 0), at(200, 0), at(100, 50)))))
                .isEqualTo(new Line(List.of(new Point(0, 0), new Point(1, 0), new Point(0.5, 0.5))));
        Line line = new Line(List.of(new Point(0, 0), new Point(0.5, 1)));
        assertThat(shape(new VocShape.Line(0, 0, 100, 100))).isEqualTo(line);
        assertThat(shape(new VocShape.Dashed(0, 0, 100, 100))).isEqualTo(line);
        assertThat(shape(new VocShape.Circle(100, 50, 25))).isEqualTo(new Circle(new Point(0.5, 0.5), 0.25));
    }

    @Test
    void aBoxWithItsCornersTheOtherWayRoundIsTheSameBox() throws IOException {
        assertThat(shape(new VocShape.BoundingBox(60, 80, 20, 30)))
                .isEqualTo(shape(new VocShape.BoundingBox(20, 30, 60, 80)));
    }

    @Test
    void aPolygonThatRepeatsItsFirstPointLosesTheRepetition() throws IOException {
        VocShape.Polygon polygon = new VocShape.Polygon(List.of(at(0, 0), at(200, 0), at(100, 50)));

        assertThat(shape(polygon.closed())).isEqualTo(shape(polygon));
    }

    @Test
    void whatIdahHasNoShapeForIsTold() throws IOException {
        ItemLabels labels = labels(at(3, 4), new VocShape.Polygon(List.of(at(0, 0), at(1, 1))));

        assertThat(labels.annotations()).isEmpty();
        assertThat(labels.leftOut())
                .containsExactly(
                        "object 1.xml#1 (a) is a point, for which IDAH has no shape",
                        "object 1.xml#2 (a) is a polygon, for which IDAH has no shape");
    }

    @Test
    void anObjectWithSeveralShapesIsSeveralAnnotations() throws IOException {
        String xml = """
                <annotation><size><width>200</width><height>100</height></size><object><name>a</name>
                <bndbox><xmin>20</xmin><ymin>30</ymin><xmax>60</xmax><ymax>80</ymax></bndbox>
                <polygon><x1>0</x1><y1>0</y1><x2>200</x2><y2>0</y2><x3>100</x3><y3>50</y3></polygon>
                </object></annotation>""";
        VocFile file = VocFile.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));

        assertThat(VocLabels.read(file, "1.xml", NONE).annotations())
                .extracting(ImportAnnotation::key)
                .containsExactly("1.xml#1", "1.xml#1.2");
    }

    @Test
    void whatTheFileSaysOfAnObjectBecomesAttributes() throws IOException {
        VocObject object = VocObject.builder()
                .name("car")
                .shape(new VocShape.BoundingBox(20, 30, 60, 80))
                .pose("Left")
                .truncated(true)
                .occluded(false)
                .difficult(1)
                .confidence(0.5)
                .hardCoefficient(0.25)
                .properties(Map.of("color", "red"))
                .build();
        VocFile file = VocFile.builder()
                .size(new VocSize(200, 100, 3))
                .objects(List.of(object))
                .build();

        assertThat(VocLabels.read(file, "1.xml", NONE).annotations())
                .singleElement()
                .satisfies(annotation -> assertThat(annotation.attributes())
                        .isEqualTo(Map.of(
                                "color",
                                "red",
                                "pose",
                                "Left",
                                "truncated",
                                true,
                                "occluded",
                                false,
                                "difficult",
                                1,
                                "confidence",
                                0.5,
                                "hard_coefficient",
                                0.25)));
    }

    @Test
    void aFileWithoutTheSizeHasTheImageAsked() throws IOException {
        VocFile file = VocFile.builder()
                .objects(List.of(VocObject.of("a", new VocShape.BoundingBox(0, 0, 100, 50))))
                .build();
        // A GIF of 200 × 100.
        byte[] gif = HexFormat.of().parseHex("474946383961C8006400");

        assertThat(VocLabels.read(file, "1.xml", () -> ItemContent.of(gif)).annotations())
                .extracting(ImportAnnotation::shape)
                .containsExactly(new BoundingBox(new Rectangle(0, 0, 0.5, 0.5), 0));
        assertThatThrownBy(() -> VocLabels.read(file, "1.xml", () -> ItemContent.of(new byte[9])))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("neither the label file 1.xml nor the image tells the image's size");
    }
}
