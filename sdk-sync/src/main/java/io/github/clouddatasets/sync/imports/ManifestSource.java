package io.github.clouddatasets.sync.imports;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.manifest.Annotation;
import io.github.clouddatasets.manifest.ManifestReader;
import io.github.clouddatasets.manifest.ManifestSample;
import io.github.clouddatasets.manifest.ObsPath;
import io.github.clouddatasets.manifest.VocFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The samples of a ModelArts manifest, whose label files become annotations. */
final class ManifestSource implements ImportSource {

    private final Path manifest;
    private final ManifestFiles files;
    private @Nullable ManifestReader reader;

    ManifestSource(Path manifest, ManifestFiles files) {
        this.manifest = Check.required("manifest", manifest);
        this.files = Check.required("files", files);
    }

    @Override
    public Iterator<ImportItem> iterator() {
        close();
        ManifestReader samples = ManifestReader.open(manifest);
        reader = samples;
        Iterator<ManifestSample> each = samples.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public ImportItem next() {
                ManifestSample sample = each.next();
                return item(sample, samples.lineNumber());
            }
        };
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    private ImportItem item(ManifestSample sample, long line) {
        if (sample.text().isPresent()) {
            return ImportItem.of("line " + line, () -> {
                throw new IOException("line " + line + " of the manifest is a text, which has no file");
            });
        }
        return ImportItem.of(path(sample.source()), () -> files.find(sample.source()))
                .labels(() -> labels(sample));
    }

    private static String path(String source) {
        return ObsPath.of(source).map(path -> path.bucket() + "/" + path.key()).orElse(source);
    }

    private ItemLabels labels(ManifestSample sample) throws IOException {
        List<ImportAnnotation> annotations = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        int number = 0;
        for (Annotation annotation : sample.annotations()) {
            number++;
            String place = labelFile(annotation);
            if (place == null) {
                leftOut.add(leftOut(annotation, number));
                continue;
            }
            VocLabels.read(
                    labelFile(place),
                    String.valueOf(number),
                    () -> files.find(sample.source()),
                    metadata(annotation),
                    annotations,
                    leftOut);
        }
        return new ItemLabels(annotations, leftOut);
    }

    /** The address of the annotation's label file; null for a kind without one, and for a format that nobody has documented. */
    private static @Nullable String labelFile(Annotation annotation) {
        if (annotation instanceof Annotation.ObjectDetection boxes && isVoc(boxes.annotationFormat())) {
            return boxes.annotationLoc();
        }
        if (annotation instanceof Annotation.ImageSegmentation regions && isVoc(regions.annotationFormat())) {
            return regions.annotationLoc();
        }
        return null;
    }

    private static boolean isVoc(@Nullable String format) {
        return format == null || format.equalsIgnoreCase(Annotation.PASCAL_VOC);
    }

    private VocFile labelFile(String uri) throws IOException {
        try (InputStream in = files.find(uri).source().open()) {
            return VocFile.read(in);
        }
    }

    private static String leftOut(Annotation annotation, int number) {
        String name = annotation.name() == null ? "" : " (" + annotation.name() + ")";
        return "label " + number + name + " is a " + annotation.type() + ", for which IDAH has no shape";
    }

    private static Map<String, @Nullable Object> metadata(Annotation annotation) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>(annotation.properties());
        put(metadata, "annotated_by", annotation.annotatedBy());
        put(
                metadata,
                "creation_time",
                annotation.creationTime() == null
                        ? null
                        : annotation.creationTime().toString());
        put(metadata, "confidence", annotation.confidence());
        put(metadata, "hard", annotation.hard());
        put(metadata, "hard_coefficient", annotation.hardCoefficient());
        return metadata;
    }

    private static void put(Map<String, @Nullable Object> metadata, String name, @Nullable Object value) {
        if (value != null) {
            metadata.put(name, value);
        }
    }
}
