package io.github.clouddatasets.sync.shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads shapes: one method for each known type, and the JSON as it is for whatever does not fit. */
final class ShapeReader {

    private interface Reader {
        /** Throws an IllegalArgumentException if the arguments do not have the form of the type. */
        Shape read(ArgsReader args);
    }

    private static final Map<String, Reader> READERS = readers();

    private ShapeReader() {}

    private static Map<String, Reader> readers() {
        Map<String, Reader> readers = new HashMap<>();
        readers.put(BoundingBox.TYPE, ShapeReader::box);
        readers.put(Polygon.TYPE, args -> new Polygon(args.points(), args.extras()));
        readers.put(Line.TYPE, args -> new Line(args.points(), args.extras()));
        readers.put(Circle.TYPE, ShapeReader::circle);
        readers.put(Ellipse.TYPE, ShapeReader::ellipse);
        readers.put(Mask.TYPE, ShapeReader::mask);
        readers.put(VideoBoundingBox.TYPE, ShapeReader::videoBox);
        readers.put(VideoPolygon.TYPE, ShapeReader::videoPolygon);
        return Map.copyOf(readers);
    }

    @SuppressWarnings("unchecked") // an unmodifiable copy is made at once
    static Shape read(String type, Map<String, ?> args) {
        Reader reader = READERS.get(type);
        if (reader != null) {
            try {
                return reader.read(new ArgsReader(args));
            } catch (
                    IllegalArgumentException
                            otherForm) { // kept as it is: one odd shape must not fail a list of a thousand
                return new OtherShape(type, (Map<String, @Nullable Object>) args);
            }
        }
        return new OtherShape(type, (Map<String, @Nullable Object>) args);
    }

    /** Readers of the service's files take min and max of the points, so two opposite corners are a box, too. */
    private static BoundingBox box(ArgsReader args) {
        List<Point> points = args.points();
        if (points.size() < 2) {
            throw new IllegalArgumentException("points must be two or more corners");
        }
        return new BoundingBox(Rectangle.around(points), args.number("angle", 0), args.extras());
    }

    /** The web client writes a radius, the converter of the service's files expects two radii as the second point. */
    private static Circle circle(ArgsReader args) {
        List<Point> points = args.points();
        if (points.isEmpty() || points.size() > 2 || (points.size() == 2 && args.has("radius"))) {
            throw new IllegalArgumentException("points must be a centre, and radii unless radius is there");
        }
        double radius = points.size() == 1
                ? args.number("radius")
                : Math.max(points.get(1).x(), points.get(1).y());
        return new Circle(points.get(0), radius, args.extras());
    }

    private static Ellipse ellipse(ArgsReader args) {
        List<Point> points = args.points();
        if (points.size() != 2) {
            throw new IllegalArgumentException("points must be a centre and two radii");
        }
        Point radii = points.get(1);
        return new Ellipse(points.get(0), radii.x(), radii.y(), args.number("angle", 0), args.extras());
    }

    private static Mask mask(ArgsReader args) {
        if (!args.points().isEmpty()) {
            throw new IllegalArgumentException("points must be empty for a mask");
        }
        List<MaskTile> tiles = new ArrayList<>();
        for (String name : List.copyOf(args.extras().keySet())) {
            MaskTile tile = MaskTile.read(name, args.extras().get(name));
            if (tile != null) {
                args.take(name);
                tiles.add(tile);
            }
        }
        return new Mask(tiles, args.extras());
    }

    private static VideoBoundingBox videoBox(ArgsReader args) {
        List<VideoBoundingBox.Frame> frames = new ArrayList<>();
        for (ArgsReader frame : args.objects("frames")) {
            int number = frame.integer("frame");
            frames.add(new VideoBoundingBox.Frame(number, box(frame)));
        }
        return new VideoBoundingBox(args.integer("start"), args.integer("end"), frames, args.extras());
    }

    private static VideoPolygon videoPolygon(ArgsReader args) {
        List<VideoPolygon.Frame> frames = new ArrayList<>();
        for (ArgsReader frame : args.objects("frames")) {
            int number = frame.integer("frame");
            frames.add(new VideoPolygon.Frame(number, new Polygon(frame.points(), frame.extras())));
        }
        return new VideoPolygon(args.integer("start"), args.integer("end"), frames, args.extras());
    }
}
