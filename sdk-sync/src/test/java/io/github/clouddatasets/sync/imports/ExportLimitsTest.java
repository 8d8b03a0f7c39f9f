package io.github.clouddatasets.sync.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.sync.shape.BoundingBox;
import io.github.clouddatasets.sync.shape.Point;
import io.github.clouddatasets.sync.shape.Polygon;
import io.github.clouddatasets.sync.shape.Rectangle;
import io.github.clouddatasets.sync.shape.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExportLimitsTest {

    private static final Shape BOX = new BoundingBox(new Rectangle(0, 0, 0.5, 0.5), 0);

    private static List<String> of(ImportAnnotation annotation) {
        return ExportLimits.ofItem("1.jpg", List.of(annotation));
    }

    @Test
    void plainValuesAreNotWarnedOf() {
        assertThat(of(new ImportAnnotation("1", BOX, "vehicle/car", Map.of("pose", "Left"), Map.of("n", 3))))
                .isEmpty();
        assertThat(ExportLimits.ofDataset("x".repeat(64))).isEmpty();
    }

    @Test
    void anApostropheIsWarnedOfWhereverItIs() {
        assertThat(of(new ImportAnnotation("1", BOX, "driver's")))
                .singleElement()
                .asString()
                .contains("the category");
        assertThat(of(new ImportAnnotation("1", BOX, "a", Map.of("it's", true), Map.of())))
                .hasSize(1);
        assertThat(of(new ImportAnnotation("1", BOX, "a", Map.of("x", List.of("a", "b'c")), Map.of())))
                .hasSize(1);
        assertThat(of(new ImportAnnotation("1", BOX, "a", Map.of(), Map.of("x", Map.of("y", "b'c")))))
                .hasSize(1);
        assertThat(ExportLimits.ofItem("Ann's/1.jpg", List.of())).hasSize(1);
        assertThat(ExportLimits.ofDataset("Ann's")).hasSize(1);
    }

    @Test
    void whatAShellReadsAsItsOwnIsWarnedOf() {
        for (String text : List.of("cost $HOME", "a`b`", "a\"b", "a\\b")) {
            assertThat(ExportLimits.ofDataset(text)).as(text).hasSize(1);
        }
    }

    @Test
    void aLongNameIsWarnedOf() {
        assertThat(ExportLimits.ofDataset("x".repeat(65)))
                .containsExactly("the dataset's name has 65 characters; an export can hold 64");
    }

    @Test
    void anAnnotationIsWarnedOfByTheBytesOfItsJson() {
        List<Point> points = IntStream.range(0, 4000)
                .mapToObj(i -> new Point(i / 7000.0, i / 9000.0))
                .toList();
        assertThat(of(new ImportAnnotation("1", new Polygon(points), "a")))
                .singleElement()
                .asString()
                .contains("exports of the dataset fail");
        assertThat(of(new ImportAnnotation("1", new Polygon(points.subList(0, 1000)), "a")))
                .isEmpty();
    }
}
