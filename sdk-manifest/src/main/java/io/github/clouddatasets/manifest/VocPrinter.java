package io.github.clouddatasets.manifest;

import io.github.clouddatasets.manifest.VocShape.BoundingBox;
import io.github.clouddatasets.manifest.VocShape.Circle;
import io.github.clouddatasets.manifest.VocShape.Dashed;
import io.github.clouddatasets.manifest.VocShape.Line;
import io.github.clouddatasets.manifest.VocShape.Point;
import io.github.clouddatasets.manifest.VocShape.Polygon;
import io.github.clouddatasets.manifest.VocShape.Polyline;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a label file, in the order of the documented examples. By hand: the JDK's own writer lets characters through
 * that no parser accepts. The printer refuses a file beyond {@link VocLimits}, which no reader would take.
 */
final class VocPrinter {

    private final Writer out;
    private final int[] children = new int[VocLimits.DEPTH + 2];
    private int elements;
    private int depth;

    VocPrinter(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(new Counted(out), StandardCharsets.UTF_8));
    }

    void print(VocFile file) throws IOException {
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        open("annotation");
        leaf("folder", file.folder());
        leaf("filename", file.filename());
        if (file.database() != null) {
            open("source");
            leaf("database", file.database());
            close("source");
        }
        if (file.size() != null) {
            open("size");
            leaf("width", file.size().width());
            leaf("height", file.size().height());
            leaf("depth", file.size().depth());
            close("size");
        }
        leaf("segmented", digit(file.segmented()));
        leaf("mask_source", file.maskSource());
        for (VocObject object : file.objects()) {
            print(object);
        }
        elements(file.others());
        close("annotation");
        out.flush();
    }

    private void print(VocObject object) throws IOException {
        open("object");
        leaf("name", object.name());
        leaf("pose", object.pose());
        leaf("truncated", digit(object.truncated()));
        leaf("occluded", digit(object.occluded()));
        leaf("difficult", object.difficult());
        leaf("mask_color", object.maskColor());
        leaf("confidence", object.confidence() == null ? null : plain(object.confidence()));
        leaf("hard-coefficient", object.hardCoefficient() == null ? null : plain(object.hardCoefficient()));
        if (object.shape() != null) {
            open(object.shape().element());
            coordinates(object.shape());
            close(object.shape().element());
        }
        properties(object.properties());
        elements(object.others());
        close("object");
    }

    private void coordinates(VocShape shape) throws IOException {
        if (shape instanceof BoundingBox box) {
            leaf("xmin", plain(box.xmin()));
            leaf("ymin", plain(box.ymin()));
            leaf("xmax", plain(box.xmax()));
            leaf("ymax", plain(box.ymax()));
        } else if (shape instanceof Polygon polygon) {
            points(polygon.points());
        } else if (shape instanceof Polyline polyline) {
            points(polyline.points());
        } else if (shape instanceof Line line) {
            points(List.of(new Point(line.x1(), line.y1()), new Point(line.x2(), line.y2())));
        } else if (shape instanceof Dashed dashed) {
            points(List.of(new Point(dashed.x1(), dashed.y1()), new Point(dashed.x2(), dashed.y2())));
        } else if (shape instanceof Circle circle) {
            leaf("cx", plain(circle.cx()));
            leaf("cy", plain(circle.cy()));
            leaf("r", plain(circle.r()));
        } else if (shape instanceof Point point) {
            leaf("x", plain(point.x()));
            leaf("y", plain(point.y()));
        }
    }

    private void points(List<Point> points) throws IOException {
        for (int i = 0; i < points.size(); i++) {
            leaf("x" + (i + 1), plain(points.get(i).x()));
            leaf("y" + (i + 1), plain(points.get(i).y()));
        }
    }

    private void properties(Map<String, String> properties) throws IOException {
        if (properties.isEmpty()) {
            return;
        }
        open("properties");
        for (Map.Entry<String, String> property : properties.entrySet()) {
            open("property");
            leaf("key", property.getKey());
            leaf("value", property.getValue());
            close("property");
        }
        close("properties");
    }

    private void elements(List<VocElement> elements) throws IOException {
        for (VocElement element : elements) {
            if (element.children().isEmpty()) {
                leaf(element.name(), element.text());
            } else {
                open(element.name());
                elements(element.children());
                close(element.name());
            }
        }
    }

    private void open(String name) throws IOException {
        count(name);
        indent();
        out.write("<" + name + ">\n");
        depth++;
    }

    /** An element begins below {@code depth} others. */
    private void count(String name) {
        elements++;
        children[depth]++;
        if (depth > VocLimits.DEPTH) {
            throw beyond(name, "at most " + VocLimits.DEPTH + " levels of elements");
        } else if (elements > VocLimits.ELEMENTS) {
            throw beyond(name, "at most " + VocLimits.ELEMENTS + " elements");
        } else if (depth > 1 && children[depth] > VocLimits.CHILDREN) {
            throw beyond(name, "at most " + VocLimits.CHILDREN + " elements in one, a polygon of 200000 points");
        }
        children[depth + 1] = 0;
    }

    private static IllegalArgumentException beyond(String name, String limit) {
        return new IllegalArgumentException(name + " is too much: a label file may have " + limit);
    }

    private void close(String name) throws IOException {
        depth--;
        indent();
        out.write("</" + name + ">\n");
    }

    private void leaf(String name, @Nullable Object value) throws IOException {
        if (value != null) {
            String text = value.toString();
            if (text.length() > VocLimits.TEXT) {
                throw beyond(name, "at most " + VocLimits.TEXT + " characters in a text");
            }
            count(name);
            indent();
            out.write("<" + name + ">");
            escaped(name, text);
            out.write("</" + name + ">\n");
        }
    }

    private void indent() throws IOException {
        out.write("    ".repeat(depth));
    }

    private void escaped(String name, String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.write("&amp;");
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '\r' -> out.write("&#13;"); // a parser would make a line feed of it
                default -> {
                    requireAllowed(name, text, i);
                    out.write(c);
                }
            }
        }
    }

    private static void requireAllowed(String name, String text, int index) {
        char c = text.charAt(index);
        boolean pair = Character.isHighSurrogate(c)
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : Character.isLowSurrogate(c) && index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
        if (!pair && (Character.isSurrogate(c) || c > '\uFFFD' || (c < ' ' && c != '\n' && c != '\t'))) {
            throw Check.refused(name, "holds a character that XML does not allow", text);
        }
    }

    private static @Nullable String digit(@Nullable Boolean flag) {
        return flag == null ? null : flag ? "1" : "0";
    }

    /** Without an exponent, and whole numbers without a point: as the service writes them. */
    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** Refuses a file that is too large. */
    private static final class Counted extends FilterOutputStream {

        private long count;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            count += length;
            if (count > VocLimits.BYTES) {
                throw beyond("this file", "at most " + VocLimits.BYTES + " bytes");
            }
            out.write(bytes, offset, length);
        }
    }
}
