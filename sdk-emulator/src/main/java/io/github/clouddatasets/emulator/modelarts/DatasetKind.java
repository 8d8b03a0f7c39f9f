package io.github.clouddatasets.emulator.modelarts;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a dataset holds and how it is labeled. */
enum DatasetKind {
    IMAGE_CLASSIFICATION(0, "Image", "Image classification", Media.IMAGE),
    OBJECT_DETECTION(1, "Image", "Object detection", Media.IMAGE),
    IMAGE_SEGMENTATION(3, "Image", "Image segmentation", Media.IMAGE),
    TEXT_CLASSIFICATION(100, "Text", "Text classification", Media.TEXT),
    NAMED_ENTITY(101, "Text", "Named entity recognition", Media.TEXT),
    TEXT_TRIPLET(102, "Text", "Text triplet", Media.TEXT),
    SOUND_CLASSIFICATION(200, "Audio", "Sound classification", Media.AUDIO),
    SPEECH_CONTENT(201, "Audio", "Speech labeling", Media.AUDIO),
    SPEECH_PARAGRAPH(202, "Audio", "Speech paragraph labeling", Media.AUDIO),
    TABLE(400, "Table", "Table", Media.TABLE),
    VIDEO(600, "Video", "Video labeling", Media.VIDEO),
    FREE_FORMAT(900, "Other", "Free format", Media.OTHER);

    /** The label types of a text triplet dataset, which no other kind has. */
    static final int RELATION = 102;

    static final int ENTITY = 103;

    private final int code;
    private final String mediaTag;
    private final String labelingTag;
    private final Media media;

    DatasetKind(int code, String mediaTag, String labelingTag, Media media) {
        this.code = code;
        this.mediaTag = mediaTag;
        this.labelingTag = labelingTag;
        this.media = media;
    }

    static Optional<DatasetKind> of(int code) {
        for (DatasetKind kind : values()) {
            if (kind.code == code) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    int code() {
        return code;
    }

    List<String> tags() {
        return List.of(mediaTag, labelingTag);
    }

    /** The {@code sample-type} of a manifest line. */
    int sampleType() {
        return media.sampleType;
    }

    /** Whether a file with that extension, in lower case, is a sample of such a dataset. */
    boolean accepts(String extension) {
        return extension.matches(media.extensions);
    }

    /** Whether the folder of a file is its label; in the other kinds labels do not come with the directory layout. */
    boolean foldersAreLabels() {
        return this == IMAGE_CLASSIFICATION || this == SOUND_CLASSIFICATION;
    }

    /** Whether the user guide lists the kind as exportable. */
    boolean exportable() {
        return this == IMAGE_CLASSIFICATION || this == OBJECT_DETECTION || this == IMAGE_SEGMENTATION;
    }

    boolean tabular() {
        return this == TABLE;
    }

    /** The types its labels can have; none if it has no labels. */
    Set<Integer> labelTypes() {
        return switch (this) {
            case TABLE, FREE_FORMAT -> Set.of();
            case TEXT_TRIPLET -> Set.of(RELATION, ENTITY);
            case VIDEO -> Set.of(VIDEO.code, OBJECT_DETECTION.code);
            default -> Set.of(code);
        };
    }

    /** The type of a label for which none is given. */
    int labelType(boolean relation) {
        return this == TEXT_TRIPLET && !relation ? ENTITY : code;
    }

    /** Whether what people note on a sample can be a text of theirs, without a name. */
    boolean labelsNeedNames() {
        return this != SPEECH_CONTENT && this != SPEECH_PARAGRAPH;
    }

    /** Whether labels are drawn shapes, kept in Pascal VOC files. */
    boolean drawn() {
        return this == OBJECT_DETECTION || this == IMAGE_SEGMENTATION || this == VIDEO;
    }

    boolean isImages() {
        return media == Media.IMAGE;
    }

    boolean isText() {
        return media == Media.TEXT;
    }

    /** Whether a version can split its samples into those for training and those for evaluation. */
    boolean canBeSplit() {
        return this == IMAGE_CLASSIFICATION
                || this == OBJECT_DETECTION
                || this == TEXT_CLASSIFICATION
                || this == SOUND_CLASSIFICATION;
    }

    private enum Media {
        IMAGE(0, "jpg|jpeg|png|bmp"),
        TEXT(1, "txt|csv"),
        AUDIO(2, "wav"),
        TABLE(4, "csv"),
        VIDEO(6, "mp4"),
        OTHER(9, ".*");

        private final int sampleType;
        private final String extensions;

        /** @param extensions a regular expression */
        Media(int sampleType, String extensions) {
            this.sampleType = sampleType;
            this.extensions = extensions;
        }
    }
}
