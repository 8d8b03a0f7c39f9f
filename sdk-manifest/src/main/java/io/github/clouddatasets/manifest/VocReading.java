package io.github.clouddatasets.manifest;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of the elements of a label file (specs/modelarts-manifest.md, section 5). An element whose value breaks
 * its rule is kept among the others and costs nothing but that value, a shape not excepted: the files come from many
 * tools, and one odd value must not hide the rest.
 */
final class VocReading {

    private static final Pattern COLOR = Pattern.compile("(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})");

    private final List<VocObject> objects = new ArrayList<>();
    private final List<VocElement> rest = new ArrayList<>();

    /** Takes the next child of the root. */
    void add(VocElement element) {
        if (element.name().equals("object")) {
            objects.add(object(element));
        } else {
            rest.add(element);
        }
    }

    /** The file, when all children are in. */
    VocFile whole() {
        Parts parts = new Parts(rest);
        return new VocFile(
                parts.take("folder", VocReading::text),
                parts.take("filename", VocReading::text),
                database(parts),
                size(parts),
                parts.take("segmented", VocReading::flag),
                parts.take("mask_source", VocReading::text),
                objects,
                parts.elements);
    }

    private static VocObject object(VocElement element) {
        Parts parts = new Parts(element.children());
        return new VocObject(
                parts.take("name", VocReading::text),
                parts.take("pose", VocReading::text),
                parts.take("truncated", VocReading::flag),
                parts.take("occluded", VocReading::flag),
                parts.take("difficult", VocReading::difficulty),
                parts.take("confidence", VocReading::number),
                parts.take("hard-coefficient", VocReading::number),
                parts.take("mask_color", VocReading::color),
                shape(parts),
                properties(parts),
                parts.elements);
    }

    /** Children being taken, each only when it is understood; an empty one counts as missing. */
    private static final class Parts {

        private final List<VocElement> elements;

        Parts(List<VocElement> elements) {
            this.elements = new ArrayList<>(elements);
        }

        <T> @Nullable T take(String name, Function<VocElement, @Nullable T> read) {
            Iterator<VocElement> each = elements.iterator();
            while (each.hasNext()) {
                VocElement element = each.next();
                T value = element.name().equals(name) ? read.apply(element) : null;
                if (value != null) {
                    each.remove();
                    return value;
                }
                if (element.name().equals(name) && isEmpty(element)) {
                    each.remove();
                }
            }
            return null;
        }

        /** Puts back what was not understood of an element that had been taken. */
        void putBack(String name, List<VocElement> children) {
            if (!children.isEmpty()) {
                elements.add(new VocElement(name, "", children));
            }
        }
    }

    /** The database of the source; further children of the source stay. */
    private static @Nullable String database(Parts file) {
        VocElement source = file.take("source", element -> element.children().isEmpty() ? null : element);
        if (source == null) {
            return null;
        }
        Parts parts = new Parts(source.children());
        String database = parts.take("database", VocReading::text);
        file.putBack("source", parts.elements);
        return database;
    }

    /** {@code size} with its three children, or LabelMe's {@code imagesize}; children that are no such number stay. */
    private static @Nullable VocSize size(Parts file) {
        VocSize size = size(file, "size", "width", "height");
        return size == null ? size(file, "imagesize", "ncols", "nrows") : size;
    }

    private static @Nullable VocSize size(Parts file, String name, String width, String height) {
        List<VocElement> rest = new ArrayList<>();
        VocSize taken = file.take(name, element -> {
            Parts parts = new Parts(element.children());
            VocSize size = new VocSize(
                    parts.take(width, VocReading::integer),
                    parts.take(height, VocReading::integer),
                    parts.take("depth", VocReading::integer));
            if (size.width() == null && size.height() == null && size.depth() == null) {
                return null;
            }
            rest.addAll(parts.elements);
            return size;
        });
        file.putBack(name, rest);
        return taken;
    }

    /** {@code <color>red</color>}, or {@code <property><key>color</key><value>red</value></property>}. */
    private static Map<String, String> properties(Parts object) {
        VocElement element =
                object.take("properties", properties -> properties.children().isEmpty() ? null : properties);
        if (element == null) {
            return Map.of();
        }
        Map<String, String> properties = new LinkedHashMap<>();
        List<VocElement> notUnderstood = new ArrayList<>();
        for (VocElement property : element.children()) {
            Parts pair = new Parts(property.children());
            String key = pair.take("key", VocReading::text);
            String value = pair.take("value", VocReading::text);
            boolean understood = false;
            if (property.children().isEmpty()) {
                understood = properties.putIfAbsent(property.name(), property.text()) == null;
            } else if (property.name().equals("property") && key != null && pair.elements.isEmpty()) {
                understood = properties.putIfAbsent(key, value == null ? "" : value) == null;
            }
            if (!understood) {
                notUnderstood.add(property);
            }
        }
        object.putBack("properties", notUnderstood);
        return properties;
    }

    /** The box, which every tool writes that writes several shapes; without a box the first shape. */
    private static @Nullable VocShape shape(Parts object) {
        VocElement found = null;
        ShapeElement shape = null;
        for (VocElement element : object.elements) {
            ShapeElement candidate = shape == null || element.name().equals("bndbox") ? ShapeElement.of(element) : null;
            if (candidate != null && !(shape != null && shape.shape() instanceof VocShape.BoundingBox)) {
                found = element;
                shape = candidate;
            }
        }
        if (found == null || shape == null) {
            return null;
        }
        object.elements.remove(found);
        object.putBack(found.name(), shape.rest());
        return shape.shape();
    }

    private static @Nullable MaskColor color(VocElement element) {
        Matcher matcher = COLOR.matcher(element.text());
        if (!matcher.matches()) {
            return null;
        }
        int red = Integer.parseInt(matcher.group(1));
        int green = Integer.parseInt(matcher.group(2));
        int blue = Integer.parseInt(matcher.group(3));
        return Math.max(red, Math.max(green, blue)) > 255 ? null : new MaskColor(red, green, blue);
    }

    private static @Nullable String text(VocElement element) {
        return element.children().isEmpty() && !element.text().isEmpty() ? element.text() : null;
    }

    private static @Nullable Boolean flag(VocElement element) {
        return switch (element.text().toLowerCase(Locale.ROOT)) {
            case "1", "1.0", "true", "yes" -> true;
            case "0", "0.0", "false", "no" -> false;
            default -> null;
        };
    }

    private static @Nullable Double number(VocElement element) {
        return VocNumber.read(element.text());
    }

    private static @Nullable Integer integer(VocElement element) {
        Double number = number(element);
        return number != null && number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE
                ? (Integer) number.intValue()
                : null;
    }

    /** A number; some tools write a flag. */
    private static @Nullable Integer difficulty(VocElement element) {
        Integer number = integer(element);
        Boolean flag = number == null ? flag(element) : null;
        return flag == null ? number : (Integer) (flag ? 1 : 0);
    }

    private static boolean isEmpty(VocElement element) {
        return element.children().isEmpty() && element.text().isBlank();
    }
}
