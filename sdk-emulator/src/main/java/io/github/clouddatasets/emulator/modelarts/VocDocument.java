package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.ImageHead;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A Pascal VOC file: the shapes on one image. */
record VocDocument(List<SampleLabel> labels) {

    private static final String SHAPE = "@modelarts:shape";
    private static final String FEATURE = "@modelarts:feature";
    private static final List<String> SIDES = List.of("xmin", "ymin", "xmax", "ymax");
    private static final Set<String> SHAPES =
            Set.of("bndbox", "polygon", "circle", "line", "dashed", "point", "polyline");

    /** @throws IOException if the file is unreadable or not a Pascal VOC file */
    static VocDocument read(Path file, int labelType, long now) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Element root = builder.parse(in).getDocumentElement();
            List<SampleLabel> labels = new ArrayList<>();
            for (Element object : children(root)) {
                if (object.getTagName().equals("object")) {
                    labels.add(label(object, labelType, now));
                }
            }
            return new VocDocument(labels);
        } catch (ParserConfigurationException | SAXException | NumberFormatException e) {
            throw new IOException("not a Pascal VOC file: " + file.getFileName(), e);
        }
    }

    void write(Path file, Sample sample, boolean withHardMarks) throws IOException {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<annotation>\n");
        element(xml, "folder", sample.folder());
        element(xml, "filename", sample.fileName());
        ImageHead.of(sample.file()).ifPresent(size -> {
            xml.append("<size>");
            element(xml, "width", String.valueOf(size.width()));
            element(xml, "height", String.valueOf(size.height()));
            element(xml, "depth", String.valueOf(size.depth()));
            xml.append("</size>\n");
        });
        element(xml, "segmented", "0");
        for (SampleLabel label : labels) {
            xml.append("<object>\n");
            element(xml, "name", label.name());
            element(xml, "pose", "Unspecified");
            element(xml, "truncated", "0");
            element(xml, "occluded", "0");
            element(xml, "difficult", withHardMarks && label.isHard() ? "1" : "0");
            element(xml, "confidence", String.valueOf(label.confidence()));
            shape(
                    xml,
                    label.property().path(SHAPE).asText("bndbox"),
                    label.property().path(FEATURE));
            xml.append("</object>\n");
        }
        Files.writeString(file, xml.append("</annotation>\n"));
    }

    private static SampleLabel label(Element object, int labelType, long now) {
        ObjectNode property = Json.object();
        String name = "";
        Double score = null;
        for (Element child : children(object)) {
            String text = child.getTextContent().strip();
            switch (child.getTagName()) {
                case "name" -> name = text;
                case "difficult" -> {
                    if (!text.equals("0")) {
                        property.put(SampleLabel.HARD, "1");
                    }
                }
                case "hard-coefficient" -> property.put(SampleLabel.HARD_COEFFICIENT, text);
                case "confidence" -> score = Double.valueOf(text);
                default -> {
                    if (SHAPES.contains(child.getTagName()) && (!property.has(SHAPE) || isBox(child))) {
                        property.put(SHAPE, child.getTagName());
                        property.set(FEATURE, points(child));
                    }
                }
            }
        }
        return new SampleLabel(name, labelType, "", property, score, "human", now);
    }

    // Every two numbers of the file are a point. The radius of a circle is a single number.
    private static ArrayNode points(Element shape) {
        ArrayNode points = Json.array();
        List<Element> numbers = isBox(shape) ? sides(shape) : children(shape);
        for (int i = 0; i < numbers.size(); i += 2) {
            ArrayNode point = points.addArray();
            for (Element number : numbers.subList(i, Math.min(i + 2, numbers.size()))) {
                point.add(Double.parseDouble(number.getTextContent().strip()));
            }
        }
        return points;
    }

    private static boolean isBox(Element shape) {
        return shape.getTagName().equals("bndbox");
    }

    // Files of the Pascal VOC challenge name the sides in any order.
    private static List<Element> sides(Element box) {
        return children(box).stream()
                .filter(side -> SIDES.contains(side.getTagName()))
                .sorted(Comparator.comparing(side -> SIDES.indexOf(side.getTagName())))
                .toList();
    }

    private static void shape(StringBuilder xml, String shape, JsonNode points) {
        xml.append('<').append(shape).append('>');
        if (shape.equals("bndbox")) {
            numbers(xml, points, SIDES);
        } else if (shape.equals("circle")) {
            numbers(xml, points, List.of("cx", "cy", "r"));
        } else {
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= points.size(); i++) {
                names.add("x" + i);
                names.add("y" + i);
            }
            numbers(xml, points, names);
        }
        xml.append("</").append(shape).append(">\n");
    }

    private static void numbers(StringBuilder xml, JsonNode points, List<String> names) {
        int i = 0;
        for (JsonNode point : points) {
            for (JsonNode number : point) {
                if (i < names.size()) {
                    element(xml, names.get(i++), number.asText());
                }
            }
        }
    }

    private static void element(StringBuilder xml, String name, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        xml.append('<')
                .append(name)
                .append('>')
                .append(escaped)
                .append("</")
                .append(name)
                .append(">\n");
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
