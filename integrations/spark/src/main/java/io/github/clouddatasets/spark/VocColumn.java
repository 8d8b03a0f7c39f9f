package io.github.clouddatasets.spark;

import io.github.clouddatasets.manifest.MaskColor;
import io.github.clouddatasets.manifest.VocFile;
import io.github.clouddatasets.manifest.VocObject;
import io.github.clouddatasets.manifest.VocShape;
import io.github.clouddatasets.manifest.VocShape.BoundingBox;
import io.github.clouddatasets.manifest.VocShape.Circle;
import io.github.clouddatasets.manifest.VocShape.Dashed;
import io.github.clouddatasets.manifest.VocShape.Line;
import io.github.clouddatasets.manifest.VocShape.Point;
import io.github.clouddatasets.manifest.VocShape.Polygon;
import io.github.clouddatasets.manifest.VocShape.Polyline;
import io.github.clouddatasets.manifest.VocSize;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** A column of the rows of label files: its type, and its value in Spark's own form. */
@SuppressWarnings("ImmutableEnumChecker") // a type of Spark and a function do not change, and neither says so
enum VocColumn {
    PATH(DataTypes.StringType, place -> text(place.path())),
    FOLDER(DataTypes.StringType, ofFile(file -> text(file.folder()))),
    FILENAME(DataTypes.StringType, ofFile(file -> text(file.filename()))),
    WIDTH(DataTypes.IntegerType, ofSize(VocSize::width)),
    HEIGHT(DataTypes.IntegerType, ofSize(VocSize::height)),
    DEPTH(DataTypes.IntegerType, ofSize(VocSize::depth)),
    SEGMENTED(DataTypes.BooleanType, ofFile(VocFile::segmented)),
    MASK_SOURCE(DataTypes.StringType, ofFile(file -> text(file.maskSource()))),
    OBJECT(DataTypes.IntegerType, place -> place.object() == null ? null : (Integer) place.index()),
    NAME(DataTypes.StringType, ofObject(object -> text(object.name()))),
    BOX(Types.BOX, ofObject(VocColumn::box)),
    POLYGON(Types.POINTS, ofObject(VocColumn::polygon)),
    SHAPES(Types.SHAPES, ofObject(VocColumn::shapes)),
    POSE(DataTypes.StringType, ofObject(object -> text(object.pose()))),
    TRUNCATED(DataTypes.BooleanType, ofObject(VocObject::truncated)),
    OCCLUDED(DataTypes.BooleanType, ofObject(VocObject::occluded)),
    DIFFICULT(DataTypes.IntegerType, ofObject(VocObject::difficult)),
    CONFIDENCE(DataTypes.DoubleType, ofObject(VocObject::confidence)),
    HARD_COEFFICIENT(DataTypes.DoubleType, ofObject(VocObject::hardCoefficient)),
    MASK_COLOR(Types.COLOR, ofObject(object -> color(object.maskColor()))),
    ATTRIBUTES(Types.ATTRIBUTES, ofObject(object -> map(object.properties()))),

    /** Its name is an option. */
    REASON(DataTypes.StringType, place -> text(place.reason()));

    /** Spark's usual name for the column of what could not be read. */
    static final String CORRUPT_RECORD = "_corrupt_record";

    /** Types that several columns share; a class of its own, since constants of an enum come first. */
    private static final class Types {
        static final DataType POINTS = DataTypes.createArrayType(
                new StructType().add("x", DataTypes.DoubleType).add("y", DataTypes.DoubleType));
        static final DataType BOX = new StructType()
                .add("xmin", DataTypes.DoubleType)
                .add("ymin", DataTypes.DoubleType)
                .add("xmax", DataTypes.DoubleType)
                .add("ymax", DataTypes.DoubleType);
        static final DataType SHAPES = DataTypes.createArrayType(new StructType()
                .add("kind", DataTypes.StringType)
                .add("points", POINTS)
                .add("radius", DataTypes.DoubleType));
        static final DataType COLOR = new StructType()
                .add("red", DataTypes.IntegerType)
                .add("green", DataTypes.IntegerType)
                .add("blue", DataTypes.IntegerType);
        static final DataType ATTRIBUTES = DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType);

        private Types() {}
    }

    /**
     * Where a row comes from.
     *
     * @param path path of the label file
     * @param file its content; null where the file cannot be read
     * @param index number of the object in its file, from 0
     * @param object the object; null in the one row of a file without
     * @param reason why the file cannot be read; null if it can
     */
    record Place(
            String path,
            @Nullable VocFile file,
            int index,
            @Nullable VocObject object,
            @Nullable String reason) {}

    private final DataType type;
    private final Function<Place, @Nullable Object> value;

    VocColumn(DataType type, Function<Place, @Nullable Object> value) {
        this.type = type;
        this.value = value;
    }

    DataType type() {
        return type;
    }

    /** The column's name; that of the last one is an option. */
    String title(String corruptRecord) {
        return this == REASON ? corruptRecord : name().toLowerCase(Locale.ROOT);
    }

    /** The value in Spark's own form. */
    @Nullable
    Object value(Place place) {
        return value.apply(place);
    }

    /** All columns. */
    static StructType schema(String corruptRecord) {
        StructType schema = new StructType();
        for (VocColumn column : values()) {
            schema = schema.add(column.title(corruptRecord), column.type);
        }
        return schema;
    }

    private static Function<Place, @Nullable Object> ofFile(Function<VocFile, @Nullable Object> value) {
        return place -> place.file() == null ? null : value.apply(place.file());
    }

    private static Function<Place, @Nullable Object> ofSize(Function<VocSize, @Nullable Object> value) {
        return ofFile(file -> file.size() == null ? null : value.apply(file.size()));
    }

    private static Function<Place, @Nullable Object> ofObject(Function<VocObject, @Nullable Object> value) {
        return place -> place.object() == null ? null : value.apply(place.object());
    }

    private static @Nullable Object text(@Nullable String text) {
        return text == null ? null : UTF8String.fromString(text);
    }

    private static @Nullable Object box(VocObject object) {
        for (VocShape shape : object.shapes()) {
            if (shape instanceof BoundingBox box) {
                return row(box.xmin(), box.ymin(), box.xmax(), box.ymax());
            }
        }
        return null;
    }

    private static @Nullable Object polygon(VocObject object) {
        for (VocShape shape : object.shapes()) {
            if (shape instanceof Polygon polygon) {
                return points(polygon.points());
            }
        }
        return null;
    }

    private static Object shapes(VocObject object) {
        return new GenericArrayData(
                object.shapes().stream().map(VocColumn::shape).toArray());
    }

    private static InternalRow shape(VocShape shape) {
        List<Point> points;
        Double radius = null;
        if (shape instanceof BoundingBox box) {
            points = List.of(new Point(box.xmin(), box.ymin()), new Point(box.xmax(), box.ymax()));
        } else if (shape instanceof Polygon polygon) {
            points = polygon.points();
        } else if (shape instanceof Polyline polyline) {
            points = polyline.points();
        } else if (shape instanceof Line line) {
            points = List.of(new Point(line.x1(), line.y1()), new Point(line.x2(), line.y2()));
        } else if (shape instanceof Dashed dashed) {
            points = List.of(new Point(dashed.x1(), dashed.y1()), new Point(dashed.x2(), dashed.y2()));
        } else if (shape instanceof Circle circle) {
            points = List.of(new Point(circle.cx(), circle.cy()));
            radius = circle.r();
        } else {
            points = List.of((Point) shape);
        }
        return row(text(shape.element()), points(points), radius);
    }

    private static ArrayData points(List<Point> points) {
        return new GenericArrayData(
                points.stream().map(point -> row(point.x(), point.y())).toArray());
    }

    private static @Nullable Object color(@Nullable MaskColor color) {
        return color == null ? null : row(color.red(), color.green(), color.blue());
    }

    private static Object map(Map<String, String> attributes) {
        Object[] keys = attributes.keySet().stream().map(VocColumn::text).toArray();
        Object[] values = attributes.values().stream().map(VocColumn::text).toArray();
        return new ArrayBasedMapData(new GenericArrayData(keys), new GenericArrayData(values));
    }

    private static InternalRow row(@Nullable Object... values) {
        return new GenericInternalRow(values);
    }
}
