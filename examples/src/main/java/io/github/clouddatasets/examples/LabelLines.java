package io.github.clouddatasets.examples;

import io.github.clouddatasets.manifest.Annotation;
import io.github.clouddatasets.manifest.ManifestReader;
import io.github.clouddatasets.manifest.ManifestSample;
import io.github.clouddatasets.manifest.ObsPath;
import io.github.clouddatasets.manifest.VocFile;
import io.github.clouddatasets.manifest.VocObject;
import io.github.clouddatasets.manifest.VocShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Labels as lines that can be compared: {@code scene-001 seven 64 0 128 64}, image without extension, label and box in pixels. */
final class LabelLines {

    private LabelLines() {}

    /** The labels of a folder with Pascal VOC files, sorted. */
    static List<String> ofFolder(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".xml")).toList()) {
                add(lines, stem(String.valueOf(file.getFileName())), VocFile.read(file));
            }
        }
        Collections.sort(lines);
        return lines;
    }

    /** The labels of a manifest whose label files lie beside it, sorted. */
    static List<String> ofManifest(Path manifest) throws IOException {
        List<String> lines = new ArrayList<>();
        try (ManifestReader samples = ManifestReader.open(manifest)) {
            for (ManifestSample sample : samples) {
                for (Annotation annotation : sample.annotations()) {
                    if (annotation instanceof Annotation.ObjectDetection boxes) {
                        Path labels = manifest.resolveSibling(name(boxes.annotationLoc()));
                        add(lines, stem(name(sample.source())), VocFile.read(labels));
                    }
                }
            }
        }
        Collections.sort(lines);
        return lines;
    }

    private static void add(List<String> lines, String image, VocFile labels) {
        for (VocObject object : labels.objects()) {
            if (object.shape() instanceof VocShape.BoundingBox box) {
                lines.add(line(image, String.valueOf(object.name()), box.xmin(), box.ymin(), box.xmax(), box.ymax()));
            }
        }
    }

    /** One label. Pixels became fractions and pixels again, and may be off by what a double cannot hold. */
    static String line(String image, String label, double left, double top, double right, double bottom) {
        return image + " " + label + " " + Math.round(left) + " " + Math.round(top) + " " + Math.round(right) + " "
                + Math.round(bottom);
    }

    private static String name(String uri) {
        String path = ObsPath.of(uri).map(ObsPath::key).orElse(uri);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String stem(String name) {
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    }
}
