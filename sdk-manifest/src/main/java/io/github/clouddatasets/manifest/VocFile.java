package io.github.clouddatasets.manifest;

import com.google.auto.value.AutoBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Pascal VOC label file: the objects of one image, as {@link Annotation.ObjectDetection} and
 * {@link Annotation.ImageSegmentation} refer to it. A field that the file lacks is {@code null}, a missing list is
 * empty.
 *
 * <pre>{@code
 * VocFile labels = VocFile.read(Path.of("1.xml"));
 * for (VocObject object : labels.objects()) {
 *     if (object.shape() instanceof VocShape.BoundingBox box) { … }
 * }
 * VocFile.builder()
 *         .filename("2.jpg")
 *         .size(new VocSize(640, 480, 3))
 *         .objects(List.of(VocObject.of("cat", new VocShape.BoundingBox(10, 20, 110, 220))))
 *         .build()
 *         .write(Path.of("2.xml"));
 * }</pre>
 *
 * <p>The reader takes the files of many tools, those of LabelImg, LabelMe, CVAT, Roboflow and the Pascal VOC challenge
 * among them. A value that breaks its rule costs that value alone: its component is null, and the element is among the
 * {@code others}. Blank space around texts and the prefixes of names are not kept.
 *
 * <p>Label files may come from anywhere, so the reader refuses a document type, and with it every entity, and fetches
 * nothing. A file may have at most 100 MB (the service's own limit), 2,000,000 elements and 32 levels of them, an
 * element at most 400,000 children (a polygon of 200,000 points), a text at most 1,000,000 characters. The writer has the
 * same limits: the reader takes every file that the writer made.
 *
 * @param folder folder of the image
 * @param filename name of the image
 * @param database where the image comes from ({@code source/database})
 * @param size size of the image; LabelMe's {@code imagesize} when the file has no other
 * @param segmented whether the file is about segmentation
 * @param maskSource path of the mask image ({@code mask_source}); segmentation only
 * @param objects the marked objects
 * @param others elements that no component has, and known ones whose value breaks the rule of the format
 */
public record VocFile(
        @Nullable String folder,
        @Nullable String filename,
        @Nullable String database,
        @Nullable VocSize size,
        @Nullable Boolean segmented,
        @Nullable String maskSource,
        List<VocObject> objects,
        List<VocElement> others) {

    /** Copies the lists. {@inheritDoc} */
    public VocFile {
        objects = Immutable.list(objects);
        others = Immutable.list(others);
    }

    /** {@return a builder with nothing set} */
    public static Builder builder() {
        return new Checked().objects(List.of()).others(List.of());
    }

    /** {@return a builder that holds these values} */
    public Builder toBuilder() {
        return new Checked(this);
    }

    /**
     * Reads a label file.
     *
     * @param file the file
     * @return its content
     * @throws VocException if it is no label file, or beyond the limits
     * @throws UncheckedIOException if it cannot be read
     */
    public static VocFile read(Path file) {
        try (InputStream in = Files.newInputStream(Check.required("file", file))) {
            return new VocParser(in).parse();
        } catch (IOException e) {
            throw new UncheckedIOException("the label file " + file + " cannot be read: " + e, e);
        }
    }

    /**
     * Reads a label file from a stream.
     *
     * @param in the file; it stays open
     * @return its content
     * @throws VocException if it is no label file, or beyond the limits
     * @throws UncheckedIOException if it cannot be read
     */
    public static VocFile read(InputStream in) {
        try {
            return new VocParser(Check.required("in", in)).parse();
        } catch (IOException e) {
            throw new UncheckedIOException("the label file cannot be read: " + e, e);
        }
    }

    /**
     * Writes the file as {@code name.part}, then moves it to its place: it is there whole or not at all.
     *
     * @param file the file to write; replaced if it exists
     * @throws IllegalArgumentException if a text holds characters that XML does not allow, or the file is beyond the
     *     limits
     * @throws UncheckedIOException if it cannot be written
     */
    public void write(Path file) {
        try (FileBeingWritten part = new FileBeingWritten(file)) {
            new VocPrinter(part.out()).print(this);
            part.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("the label file " + file + " cannot be written: " + e, e);
        }
    }

    /**
     * Writes the file to a stream, in UTF-8.
     *
     * @param out takes the file; it stays open
     * @throws IllegalArgumentException if a text holds characters that XML does not allow, or the file is beyond the
     *     limits
     * @throws UncheckedIOException if it cannot be written
     */
    public void write(OutputStream out) {
        try {
            new VocPrinter(Check.required("out", out)).print(this);
        } catch (IOException e) {
            throw new UncheckedIOException("the label file cannot be written: " + e, e);
        }
    }

    /** Builds a {@link VocFile}. */
    @AutoBuilder
    public interface Builder {

        /**
         * Folder of the image.
         *
         * @param folder folder of the image; {@code null} for none
         * @return this builder
         */
        Builder folder(@Nullable String folder);

        /**
         * Name of the image.
         *
         * @param filename name of the image; {@code null} for none
         * @return this builder
         */
        Builder filename(@Nullable String filename);

        /**
         * Where the image comes from.
         *
         * @param database where the image comes from; {@code null} for none
         * @return this builder
         */
        Builder database(@Nullable String database);

        /**
         * Size of the image.
         *
         * @param size size of the image; {@code null} for none
         * @return this builder
         */
        Builder size(@Nullable VocSize size);

        /**
         * Whether the file is about segmentation.
         *
         * @param segmented whether the file is about segmentation; {@code null} for none
         * @return this builder
         */
        Builder segmented(@Nullable Boolean segmented);

        /**
         * Path of the mask image; segmentation only.
         *
         * @param maskSource path of the mask image; {@code null} for none
         * @return this builder
         */
        Builder maskSource(@Nullable String maskSource);

        /**
         * The marked objects.
         *
         * @param objects the marked objects
         * @return this builder
         * @throws IllegalArgumentException if {@code objects} is null
         */
        Builder objects(List<VocObject> objects);

        /**
         * Further elements.
         *
         * @param others the further elements
         * @return this builder
         * @throws IllegalArgumentException if {@code others} is null
         */
        Builder others(List<VocElement> others);

        /**
         * Builds the content of a label file.
         *
         * @return a new value
         */
        VocFile build();
    }

    /** Refuses a null list by its name. */
    private static final class Checked extends AutoBuilder_VocFile_Builder {

        Checked() {}

        Checked(VocFile source) {
            super(source);
        }

        @Override
        public Builder objects(List<VocObject> objects) {
            return super.objects(Check.required("objects", objects));
        }

        @Override
        public Builder others(List<VocElement> others) {
            return super.others(Check.required("others", others));
        }
    }
}
