package io.github.clouddatasets.upd;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.manifest.Annotation;
import io.github.clouddatasets.manifest.ManifestSample;
import io.github.clouddatasets.manifest.ManifestWriter;
import io.github.clouddatasets.manifest.SampleMedia;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the images of a UPD file and their annotations for other tools. What the target cannot express is reported: nothing is
 * dropped in silence.
 *
 * <pre>{@code
 * ConversionReport report = UpdConversion.of(file).toVoc(Path.of("street"));
 * report.leftOut().forEach(System.out::println);
 * }</pre>
 *
 * <table>
 *   <caption>What shapes become</caption>
 *   <tr><th>Shape</th><th>Pascal VOC</th><th>Manifest</th></tr>
 *   <tr><td>box</td><td>{@code bndbox}; turned: {@code polygon} of its corners</td><td>the same, in a label file</td></tr>
 *   <tr><td>polygon, line, circle</td><td>{@code polygon}, {@code line} or {@code polyline}, {@code circle}</td><td>the
 *       same</td></tr>
 *   <tr><td>mask</td><td>left out</td><td>a colour in a mask image, and a label file for segmentation</td></tr>
 *   <tr><td>ellipse, tracks of videos, unknown shapes</td><td>left out</td><td>left out</td></tr>
 * </table>
 *
 * <p>Coordinates become pixels, by the size in the header of the image (PNG, JPEG, GIF, BMP, WebP). An entry whose image is not in
 * the file is left out, as are videos and texts.
 */
public final class UpdConversion {

    private final UpdFile file;
    private @Nullable String datasetId;

    private UpdConversion(UpdFile file) {
        this.file = file;
    }

    /**
     * A conversion of all datasets of a file.
     *
     * @param file an open file
     * @return the conversion
     * @throws IllegalArgumentException if {@code file} is null
     */
    public static UpdConversion of(UpdFile file) {
        return new UpdConversion(Check.required("file", file));
    }

    /**
     * Takes one dataset alone.
     *
     * @param id the dataset
     * @return this conversion
     * @throws IllegalArgumentException if {@code id} is null
     */
    public UpdConversion dataset(String id) {
        this.datasetId = Check.required("id", id);
        return this;
    }

    /**
     * Writes each image with a Pascal VOC file of the same name beside it. An image without annotations has a label file without
     * objects.
     *
     * @param folder the folder to write to; made if it does not exist, and must be empty
     * @return what was written and what was left out
     * @throws IllegalArgumentException if {@code folder} is null, or not empty
     * @throws UncheckedIOException if the folder cannot be written
     * @throws UpdException if the file cannot be read
     */
    public ConversionReport toVoc(Path folder) {
        try {
            ImageExport export = new ImageExport(file, new TargetFolder(folder), null);
            run(export, null, "");
            return export.report();
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    /**
     * Writes each image, label files and {@code dataset.manifest}, a ModelArts manifest that names them at the place where the
     * folder will be uploaded.
     *
     * @param folder the folder to write to; made if it does not exist, and must be empty
     * @param location where the folder's files will be, such as {@code s3://bucket/street/}
     * @return what was written and what was left out
     * @throws IllegalArgumentException if an argument is null or blank, or the folder not empty
     * @throws UncheckedIOException if the folder cannot be written
     * @throws UpdException if the file cannot be read
     */
    public ConversionReport toManifest(Path folder, String location) {
        Check.length("location", Check.required("location", location), 1, 1024);
        String prefix = location.endsWith("/") ? location : location + "/";
        try {
            TargetFolder target = new TargetFolder(folder);
            ImageExport export = new ImageExport(file, target, prefix);
            try (ManifestWriter manifest = ManifestWriter.open(target.resolve("dataset.manifest"))) {
                run(export, manifest, prefix);
                manifest.finish();
            }
            return export.report();
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    private void run(ImageExport export, @Nullable ManifestWriter manifest, String prefix) throws IOException {
        try (UpdRows<UpdAnnotatedEntry> entries = file.forConversion(datasetId)) {
            for (UpdAnnotatedEntry entry : entries) {
                ImageExport.Written written = export.write(entry);
                if (written != null && manifest != null) {
                    manifest.write(sample(entry.entry(), written, prefix));
                }
            }
        }
    }

    private static ManifestSample sample(UpdEntry entry, ImageExport.Written written, String prefix) {
        List<Annotation> annotations = new ArrayList<>();
        if (written.labels() != null) {
            annotations.add(new Annotation.ObjectDetection(prefix + written.labels()));
        }
        if (written.maskLabels() != null) {
            annotations.add(new Annotation.ImageSegmentation(prefix + written.maskLabels()));
        }
        return ManifestSample.builder(prefix + written.image())
                .id(entry.id())
                .sampleType(SampleMedia.IMAGE)
                .annotations(annotations)
                .build();
    }

    private static UncheckedIOException failure(Path folder, IOException e) {
        return new UncheckedIOException("the folder " + folder + " cannot be written: " + e, e);
    }
}
