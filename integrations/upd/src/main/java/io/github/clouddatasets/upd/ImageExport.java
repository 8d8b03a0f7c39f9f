package io.github.clouddatasets.upd;

import io.github.clouddatasets.manifest.ImageSize;
import io.github.clouddatasets.manifest.VocFile;
import io.github.clouddatasets.manifest.VocObject;
import io.github.clouddatasets.manifest.VocShape;
import io.github.clouddatasets.manifest.VocSize;
import io.github.clouddatasets.sync.shape.Mask;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes images and label files of entries into a folder. */
final class ImageExport {

    private static final int LISTED = 1000;

    private final UpdFile file;
    private final TargetFolder folder;

    /** Where the folder will be; null where masks have no form. */
    private final @Nullable String location;

    private final List<ConversionReport.LeftOut> leftOut = new ArrayList<>();
    private long leftOutCount;
    private long entries;
    private long annotations;

    ImageExport(UpdFile file, TargetFolder folder, @Nullable String location) {
        this.file = file;
        this.folder = folder;
        this.location = location;
    }

    /**
     * Names of the files of one entry.
     *
     * @param image the image
     * @param labels the label file with objects; null if a manifest needs none
     * @param maskLabels the label file with masks; null if there is no mask
     */
    record Written(
            String image, @Nullable String labels, @Nullable String maskLabels) {}

    ConversionReport report() {
        return new ConversionReport(entries, annotations, leftOutCount, leftOut);
    }

    /** Null if the entry is left out. */
    @Nullable
    Written write(UpdAnnotatedEntry entry) throws IOException {
        Optional<UpdMedia> media = entry.entry().localMedia().flatMap(id -> file.media(id, ""));
        if (media.isEmpty()) {
            return leaveOut(
                    entry, "the image is not in the file: " + entry.entry().mediaUrl());
        }
        ImageSize size = size(media.get());
        if (size == null) {
            return leaveOut(
                    entry,
                    "the media is no image whose size can be read: "
                            + media.get().mediaType());
        }
        String suffix = suffix(media.get());
        String stem = folder.stem(entry.entry(), suffix);
        media.get().copyTo(folder.resolve(stem + suffix));
        entries++;
        return labels(entry, stem, stem + suffix, size);
    }

    private static @Nullable ImageSize size(UpdMedia media) throws IOException {
        try (InputStream in = media.open()) {
            return ImageSize.read(in).orElse(null);
        }
    }

    private static String suffix(UpdMedia media) {
        int dot = media.id().lastIndexOf('.');
        return dot < 0 ? "" : "." + TargetFolder.safe(media.id().substring(dot + 1));
    }

    private Written labels(UpdAnnotatedEntry entry, String stem, String image, ImageSize size) throws IOException {
        List<VocObject> objects = new ArrayList<>();
        List<VocObject> masked = new ArrayList<>();
        MaskImage masks = new MaskImage(size);
        for (UpdAnnotation annotation : entry.annotations()) {
            Optional<VocShape> shape = VocObjects.shape(annotation.shape(), size);
            if (annotation.category() == null) {
                leaveOut(annotation, "has no category");
            } else if (shape.isPresent()) {
                objects.add(VocObjects.of(annotation).shape(shape.get()).build());
                annotations++;
            } else if (annotation.shape() instanceof Mask mask && location != null) {
                addMask(annotation, mask, masks, masked);
            } else {
                leaveOut(
                        annotation,
                        "the target has no form for " + annotation.shape().type());
            }
        }
        VocFile labels = VocFile.builder()
                .filename(image)
                .size(new VocSize(size.width(), size.height(), null))
                .segmented(false)
                .objects(objects)
                .build();
        String labelsName = location != null && objects.isEmpty() ? null : stem + ".xml";
        if (labelsName != null) {
            labels.write(folder.resolve(labelsName));
        }
        String maskLabels = masked.isEmpty() ? null : writeMasks(stem, labels, masks, masked);
        return new Written(image, labelsName, maskLabels);
    }

    private void addMask(UpdAnnotation annotation, Mask mask, MaskImage masks, List<VocObject> masked) {
        try {
            masked.add(VocObjects.of(annotation).maskColor(masks.add(mask)).build());
            annotations++;
        } catch (IllegalArgumentException e) {
            leaveOut(annotation, "the mask is damaged: " + e.getMessage());
        }
    }

    private String writeMasks(String stem, VocFile labels, MaskImage masks, List<VocObject> masked) throws IOException {
        Path image = folder.resolve(stem + "_mask.png");
        try (WholeFile whole = new WholeFile(image)) {
            masks.write(whole.out());
            whole.finish();
        }
        String name = stem + "_mask.xml";
        labels.toBuilder()
                .segmented(true)
                .maskSource(location + image.getFileName())
                .objects(masked)
                .build()
                .write(folder.resolve(name));
        return name;
    }

    private @Nullable Written leaveOut(UpdAnnotatedEntry entry, String reason) {
        leaveOut(new ConversionReport.LeftOut(entry.entry().id(), null, reason));
        entry.annotations().forEach(annotation -> leaveOut(annotation, "its entry is left out"));
        return null;
    }

    private void leaveOut(UpdAnnotation annotation, String reason) {
        leaveOut(new ConversionReport.LeftOut(annotation.entryId(), annotation.id(), reason));
    }

    private void leaveOut(ConversionReport.LeftOut each) {
        leftOutCount++;
        if (leftOut.size() < LISTED) {
            leftOut.add(each);
        }
    }
}
