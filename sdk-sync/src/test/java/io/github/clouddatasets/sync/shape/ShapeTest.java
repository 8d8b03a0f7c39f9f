package io.github.clouddatasets.sync.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes of fixtures/idah-upd, in an image of 64 times 48 pixels, and what else the sheet says of shapes. */
@SuppressWarnings("NullAway") // null is what a caller without NullAway may pass
class ShapeTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Offset<Double> EXACT = within(1e-9);
    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;

    @SuppressWarnings("unchecked") // the tests write objects
    static Map<String, Object> json(String text) {
        try {
            return MAPPER.readValue(text, Map.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static <S extends Shape> S read(Class<S> type, String name, String args) {
        Shape shape = Shape.of(name, json(args));
        assertThat(shape).isInstanceOf(type);
        assertThat(shape.type()).isEqualTo(name);
        assertThat(Shape.of(shape.type(), shape.args()))
                .as("what the shape writes is read as the same shape")
                .isEqualTo(shape);
        return type.cast(shape);
    }

    private static void close(Rectangle actual, double left, double top, double right, double bottom) {
        assertThat(new double[] {actual.left(), actual.top(), actual.right(), actual.bottom()})
                .containsExactly(new double[] {left, top, right, bottom}, EXACT);
    }

    private static void close(List<Point> actual, double... numbers) {
        assertThat(actual.stream()
                        .flatMap(point -> point.toList().stream())
                        .mapToDouble(Number::doubleValue)
                        .toArray())
                .containsExactly(numbers, EXACT);
    }

    @Test
    void anUprightBoxIsReadInPixels() {
        BoundingBox car = read(
                BoundingBox.class,
                "idah-image:bounding-box",
                "{\"angle\":0,\"points\":[[0.125,0.25],[0.5,0.25],[0.5,0.75],[0.125,0.75]]}");

        close(car.toPixels(WIDTH, HEIGHT).rectangle(), 8, 12, 32, 36);
        assertThat(car.toPixels(WIDTH, HEIGHT).angle()).isZero();
        close(car.bounds(WIDTH, HEIGHT).orElseThrow(), 8, 12, 32, 36);
        assertThat(car.extras()).isEmpty();
        assertThat(BoundingBox.ofPixels(new Rectangle(8, 12, 32, 36), WIDTH, HEIGHT))
                .isEqualTo(car);
    }

    @Test
    void aBoxTurnsAboutItsCentreInPixels() {
        BoundingBox truck = read(
                BoundingBox.class,
                "idah-image:bounding-box",
                "{\"angle\":0.5235987755982988,\"points\":[[0.5,0.25],[0.75,0.25],[0.75,0.5],[0.5,0.5]]}");

        TurnedRectangle pixels = truck.toPixels(WIDTH, HEIGHT);
        close(pixels.rectangle(), 32, 12, 48, 24);
        assertThat(pixels.rectangle().centre()).isEqualTo(new Point(40, 18));
        double cos = Math.sqrt(3) / 2;
        close(
                pixels.corners(),
                40 - 8 * cos + 3,
                18 - 4 - 6 * cos,
                40 + 8 * cos + 3,
                18 + 4 - 6 * cos,
                40 + 8 * cos - 3,
                18 + 4 + 6 * cos,
                40 - 8 * cos - 3,
                18 - 4 + 6 * cos);
        close(
                truck.bounds(WIDTH, HEIGHT).orElseThrow(),
                40 - 8 * cos - 3,
                18 - 4 - 6 * cos,
                40 + 8 * cos + 3,
                18 + 4 + 6 * cos);
        assertThat(BoundingBox.ofPixels(pixels, WIDTH, HEIGHT)).isEqualTo(truck);
    }

    @Test
    void aQuarterTurnSwapsTheSidesOfABoxAsTheyAreInPixels() {
        BoundingBox wide =
                BoundingBox.ofPixels(new TurnedRectangle(new Rectangle(10, 20, 30, 24), Math.PI / 2), WIDTH, HEIGHT);

        close(wide.bounds(WIDTH, HEIGHT).orElseThrow(), 18, 12, 22, 32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"points\":[[0.125,0.25],[0.5,0.75]],\"angle\":0}",
                "{\"points\":[[0.5,0.75],[0.125,0.25]]}",
                "{\"points\":[[0.5,0.25],[0.125,0.75]],\"angle\":null}",
                "{\"points\":[[0.125,0.75],[0.125,0.25],[0.5,0.25],[0.5,0.75]]}"
            })
    void twoCornersOrNoAngleOrAnotherOrderAreABoxToo(String args) {
        BoundingBox box = read(BoundingBox.class, "idah-image:bounding-box", args);

        assertThat(box).isEqualTo(new BoundingBox(new Rectangle(0.125, 0.25, 0.5, 0.75), 0));
        assertThat(box.args())
                .isEqualTo(json("{\"points\":[[0.125,0.25],[0.5,0.25],[0.5,0.75],[0.125,0.75]],\"angle\":0}"));
    }

    @Test
    void aBoxThatDriftsOverTheEdgeIsKeptAsItIs() {
        BoundingBox box = read(BoundingBox.class, "idah-image:bounding-box", "{\"points\":[[-0.01,0.5],[0.5,1.02]]}");

        close(box.bounds(100, 100).orElseThrow(), -1, 50, 50, 102);
    }

    @Test
    void aPolygonIsReadInPixels() {
        Polygon roof = read(
                Polygon.class,
                "idah-image:polygon",
                "{\"points\":[[0.1,0.1],[0.4,0.1],[0.4,0.3],[0.25,0.4],[0.1,0.3]]}");

        close(roof.toPixels(WIDTH, HEIGHT), 6.4, 4.8, 25.6, 4.8, 25.6, 14.4, 16, 19.2, 6.4, 14.4);
        close(roof.bounds(WIDTH, HEIGHT).orElseThrow(), 6.4, 4.8, 25.6, 19.2);
        assertThat(Polygon.ofPixels(List.of(new Point(0, 0), new Point(32, 0), new Point(64, 48)), WIDTH, HEIGHT)
                        .points())
                .containsExactly(new Point(0, 0), new Point(0.5, 0), new Point(1, 1));
    }

    @Test
    void aLineIsReadFromIntegersAmongDecimals() {
        Line kerb = read(Line.class, "idah-image:line", "{\"points\":[[0,0.9],[1,0.8]]}");

        close(kerb.toPixels(WIDTH, HEIGHT), 0, 43.2, 64, 38.4);
        assertThat(kerb.args())
                .as("whole numbers are written as they were read")
                .isEqualTo(json("{\"points\":[[0,0.9],[1,0.8]]}"));
        close(kerb.bounds(WIDTH, HEIGHT).orElseThrow(), 0, 38.4, 64, 43.2);
        assertThat(read(Line.class, "idah-image:line", "{\"points\":[[0,0],[1,0],[1,1]]}")
                        .points())
                .hasSize(3);
    }

    @Test
    void theRadiusOfACircleIsAFractionOfTheSmallerSide() {
        Circle wheel = read(Circle.class, "idah-image:circle", "{\"points\":[[0.5,0.5]],\"radius\":0.25}");

        assertThat(wheel.toPixels(WIDTH, HEIGHT)).isEqualTo(new TurnedEllipse(new Point(32, 24), 12, 12, 0));
        close(wheel.bounds(WIDTH, HEIGHT).orElseThrow(), 20, 12, 44, 36);
        assertThat(wheel.toPixels(48, 64).radiusX()).isEqualTo(12);
        assertThat(Circle.ofPixels(new Point(32, 24), 12, WIDTH, HEIGHT)).isEqualTo(wheel);
    }

    @ParameterizedTest
    @CsvSource({"64, 48, 0.1875, 0.25", "48, 64, 0.25, 0.1875", "50, 50, 0.25, 0.25"})
    void aCircleWithTwoRadiiIsReadToo(int width, int height, double radiusX, double radiusY) {
        Circle wheel =
                read(Circle.class, "idah-image:circle", "{\"points\":[[0.5,0.5],[" + radiusX + "," + radiusY + "]]}");

        assertThat(wheel.toPixels(width, height).radiusX())
                .isEqualTo(radiusX * width)
                .isEqualTo(radiusY * height);
        assertThat(wheel.args()).isEqualTo(json("{\"points\":[[0.5,0.5]],\"radius\":0.25}"));
    }

    @Test
    void anEllipseHasRadiiOfItsOwnSides() {
        Ellipse sign = read(Ellipse.class, "idah-image:ellipse", "{\"angle\":0.25,\"points\":[[0.75,0.25],[0.2,0.1]]}");

        TurnedEllipse pixels = sign.toPixels(WIDTH, HEIGHT);
        assertThat(pixels.centre()).isEqualTo(new Point(48, 12));
        assertThat(pixels.radiusX()).isEqualTo(12.8, EXACT);
        assertThat(pixels.radiusY()).isEqualTo(4.8, EXACT);
        assertThat(pixels.angle()).isEqualTo(0.25);
        assertThat(Ellipse.ofPixels(pixels, WIDTH, HEIGHT).radiusX()).isEqualTo(0.2, EXACT);
    }

    @Test
    void theRectangleAroundATurnedEllipseTouchesIt() {
        TurnedEllipse ellipse = new TurnedEllipse(new Point(0, 0), 10, 2, 0.7);

        double right = 0;
        double bottom = 0;
        for (int i = 0; i < 100_000; i++) {
            double t = i * 2 * Math.PI / 100_000;
            Point edge = new Point(10 * Math.cos(t), 2 * Math.sin(t)).turned(new Point(0, 0), 0.7);
            right = Math.max(right, edge.x());
            bottom = Math.max(bottom, edge.y());
        }

        assertThat(ellipse.bounds().right()).isEqualTo(right, within(1e-6));
        assertThat(ellipse.bounds().bottom()).isEqualTo(bottom, within(1e-6));
        close(new TurnedEllipse(new Point(5, 5), 3, 1, Math.PI / 2).bounds(), 4, 2, 6, 8);
    }

    @Test
    void aShapeOfAnUnknownTypeIsKeptAsItIs() {
        Map<String, Object> span = json("{\"end\":21,\"start\":17,\"deep\":[{\"a\":null},1.50,\"ü\"]}");

        Shape shape = Shape.of("acme-text:span", span);

        assertThat(shape).isEqualTo(new OtherShape("acme-text:span", span));
        assertThat(shape.args()).isEqualTo(span);
        assertThat(shape.bounds(WIDTH, HEIGHT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "idah-image:bounding-box; {\"cx\":0.5,\"cy\":0.5,\"w\":0.1,\"h\":0.1}",
                "idah-image:bounding-box; {\"points\":[[0.1,0.2]]}",
                "idah-image:bounding-box; {\"points\":[[0.1,0.2],[0.1,\"x\"]]}",
                "idah-image:bounding-box; {\"points\":[[0.1,0.2],[0.1,0.2,0.3]]}",
                "idah-image:bounding-box; {\"points\":{\"0\":1}}",
                "idah-image:bounding-box; {\"points\":[[0.1,0.2],[0.2,0.3]],\"angle\":\"30°\"}",
                "idah-image:polygon; {\"points\":[[0.1,0.2],[0.2,0.3]]}",
                "idah-image:line; {}",
                "idah-image:circle; {\"points\":[[0.5,0.5]]}",
                "idah-image:circle; {\"points\":[[0.5,0.5]],\"radius\":-1}",
                "idah-image:circle; {\"points\":[[0.5,0.5],[0.1,0.1]],\"radius\":0.2}",
                "idah-image:ellipse; {\"points\":[[0.5,0.5]],\"angle\":0}",
                "idah-image:mask; {\"points\":[[0.5,0.5]]}",
                "idah-video:bounding-box; {\"start\":0,\"end\":9}",
                "idah-video:bounding-box; {\"start\":0,\"end\":9,\"frames\":[]}",
                "idah-video:bounding-box; {\"start\":0,\"end\":9,\"frames\":[7]}",
                "idah-video:bounding-box; {\"start\":0.5,\"end\":9,\"frames\":[{\"frame\":0,\"points\":[[0,0],[1,1]]}]}",
                "idah-video:polygon; {\"start\":9,\"end\":0,\"frames\":[{\"frame\":0,\"points\":[[0,0],[1,1],[1,0]]}]}",
                "idah-video-bounding-box; {\"start\":0,\"end\":0,\"frames\":[{\"frame\":0,\"points\":[[0,0],[1,1]]}]}"
            })
    void argumentsOfAnotherFormAreKeptAsTheyAre(String type, String args) {
        Shape shape = Shape.of(type, json(args));

        assertThat(shape).isEqualTo(new OtherShape(type, json(args)));
    }

    @Test
    void membersThatNobodyKnowsAreWrittenAgain() {
        String args = "{\"points\":[[0,0],[1,0],[1,1],[0,1]],\"angle\":0.5,\"locked\":true,\"z\":{\"n\":null}}";

        BoundingBox box = read(BoundingBox.class, "idah-image:bounding-box", args);

        assertThat(box.extras()).isEqualTo(json("{\"locked\":true,\"z\":{\"n\":null}}"));
        assertThat(box.args()).isEqualTo(json(args));
    }

    @Test
    void theArgumentsCannotBeChanged() {
        Map<String, Object> args = json("{\"points\":[[0.0,0.0],[1.0,1.0]],\"tags\":[\"a\"]}");
        Shape shape = Shape.of("idah-image:bounding-box", args);
        Map<String, Object> before = shape.args();

        args.put("tags", List.of());

        assertThat(shape.args()).isEqualTo(before);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> before.put("x", 1));
    }

    @Test
    void wrongValuesNameFieldRuleAndValue() {
        refused("right must not be less than left, which is 2.0: \"1.0\"", () -> new Rectangle(2, 0, 1, 1));
        refused("bottom must not be less than top, which is 3.0: \"2.0\"", () -> new Rectangle(0, 3, 1, 2));
        refused("x must be a finite number: \"NaN\"", () -> new Point(Double.NaN, 0));
        refused("radius must not be negative: \"-1.0\"", () -> new Circle(new Point(0, 0), -1));
        refused("radiusY must not be negative: \"-0.1\"", () -> new Ellipse(new Point(0, 0), 0, -0.1, 0));
        refused(
                "angle must be a finite number: \"Infinity\"",
                () -> new BoundingBox(new Rectangle(0, 0, 1, 1), Double.POSITIVE_INFINITY));
        refused(
                "points must be three or more points: \"[Point[x=0.0, y=0.0]]\"",
                () -> new Polygon(List.of(new Point(0, 0))));
        refused("points is required", () -> new Line(null));
        refused("rectangle is required", () -> new BoundingBox(null, 0));
        refused("width must be between 1 and 2147483647: \"0\"", () -> new Point(0, 0).toPixels(0, 1));
        refused("height must be between 1 and 2147483647: \"0\"", () -> Circle.ofPixels(new Point(0, 0), 1, 1, 0));
        refused("type is required", () -> Shape.of(null, Map.of()));
        refused("type must not be empty: \" \"", () -> Shape.of(" ", Map.of()));
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void absentArgumentsCountAsEmpty() {
        assertThat(Shape.of("acme:note", null)).isEqualTo(new OtherShape("acme:note", Map.of()));
        assertThat(Shape.of(Mask.TYPE, null)).isEqualTo(new Mask(List.of()));
        assertThat(new Mask(List.of()).bounds(1, 1)).isEqualTo(Optional.empty());
    }
}
