package io.github.clouddatasets.emulator.console;

import io.github.clouddatasets.emulator.http.Percent;
import io.github.clouddatasets.emulator.view.Gallery;
import io.github.clouddatasets.emulator.view.Picture;
import io.github.clouddatasets.emulator.view.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a page of samples: each image with the shapes of its labels over it. */
final class GalleryHtml {

    /** The number of samples on a page. */
    static final int PAGE = 24;

    private final Html html;

    GalleryHtml(Html html) {
        this.html = html;
    }

    void write(String datasetId, Gallery gallery, int from) {
        html.element("h2", gallery.name());
        int last = Math.min(from + gallery.pictures().size(), gallery.total());
        html.element(
                "p",
                gallery.total() == 0
                        ? "No samples yet"
                        : "Samples " + (from + 1) + " to " + last + " of " + gallery.total(),
                "class",
                "none");
        html.raw("<div class=\"gallery\">");
        gallery.pictures().forEach(picture -> write(datasetId, picture));
        html.raw("</div><p class=\"pages\">");
        if (from > 0) {
            html.element("a", "Previous", "href", "?from=" + Math.max(0, from - PAGE));
        }
        if (last < gallery.total()) {
            html.raw(" ").element("a", "Next", "href", "?from=" + last);
        }
        html.raw("</p>");
    }

    private void write(String datasetId, Picture picture) {
        html.raw("<figure>");
        if (picture.isImage()) {
            String width = String.valueOf(picture.width());
            String height = String.valueOf(picture.height());
            html.tag("svg", "viewBox", "0 0 " + width + " " + height, "role", "img", "aria-label", picture.name());
            html.tag(
                    "image",
                    "href",
                    "/images/" + Percent.encode(datasetId) + "/" + Percent.encode(picture.id()),
                    "width",
                    width,
                    "height",
                    height);
            html.end("image");
            picture.shapes().forEach(shape -> write(shape, Math.max(picture.width(), picture.height())));
            html.end("svg");
        } else {
            html.element("div", "no preview", "class", "blank");
        }
        html.raw("<figcaption>").element("span", picture.name(), "class", "name");
        for (String label : labels(picture)) {
            html.raw(" ").element("span", label, "class", "label");
        }
        html.raw("</figcaption></figure>");
    }

    private static List<String> labels(Picture picture) {
        List<String> labels = new ArrayList<>(picture.labels());
        picture.shapes().forEach(shape -> labels.add(shape.label()));
        return labels.stream().distinct().toList();
    }

    /** @param side the longer side of the image, by which lines and letters get their size */
    private void write(Shape shape, int side) {
        List<Double> n = shape.numbers();
        String line = number(Math.max(1, side / 150.0));
        html.tag("g", "class", "shape", "stroke-width", line);
        html.raw("<title>").text(shape.label()).raw("</title>");
        switch (shape.kind()) {
            case "bndbox" -> {
                if (n.size() >= 4) {
                    box(n);
                }
            }
            case "circle" -> {
                if (n.size() >= 3) {
                    html.tag("circle", "cx", number(n.get(0)), "cy", number(n.get(1)), "r", number(n.get(2)))
                            .end("circle");
                }
            }
            case "polygon" -> html.tag("polygon", "points", points(n)).end("polygon");
            case "point" -> {
                if (n.size() >= 2) {
                    html.tag("circle", "cx", number(n.get(0)), "cy", number(n.get(1)), "r", number(side / 100.0))
                            .end("circle");
                }
            }
            default -> html.tag("polyline", "points", points(n)).end("polyline");
        }
        if (n.size() >= 2) {
            double size = side / 16.0;
            html.element(
                    "text",
                    shape.label(),
                    "x",
                    number(n.get(0)),
                    "y",
                    number(Math.max(size, n.get(1) - side / 80.0)),
                    "font-size",
                    number(size));
        }
        html.end("g");
    }

    private void box(List<Double> n) {
        html.tag(
                        "rect",
                        "x",
                        number(Math.min(n.get(0), n.get(2))),
                        "y",
                        number(Math.min(n.get(1), n.get(3))),
                        "width",
                        number(Math.abs(n.get(2) - n.get(0))),
                        "height",
                        number(Math.abs(n.get(3) - n.get(1))))
                .end("rect");
    }

    private static String points(List<Double> numbers) {
        List<String> points = new ArrayList<>();
        for (int i = 0; i + 1 < numbers.size(); i += 2) {
            points.add(number(numbers.get(i)) + "," + number(numbers.get(i + 1)));
        }
        return String.join(" ", points);
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
