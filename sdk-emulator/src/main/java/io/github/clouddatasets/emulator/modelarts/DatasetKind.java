package io.github.clouddatasets.emulator.modelarts;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The type of a dataset: its media and its labeling. */
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

    /** The label types of text triplet datasets alone. */
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

    /** Whether a file with this extension, in lower case, is a sample of a dataset of this kind. */
    boolean accepts(String extension) {
        return extension.matches(media.extensions);
    }

    /** Whether the folder of a file is its label. In other kinds of datasets the folders say nothing about labels. */
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

    /** The possible types of labels; empty for a kind without labels. */
    Set<Integer> labelTypes() {
        return switch (this) {
            case TABLE, FREE_FORMAT -> Set.of();
            case TEXT_TRIPLET -> Set.of(RELATION, ENTITY);
            case VIDEO -> Set.of(VIDEO.code, OBJECT_DETECTION.code);
            default -> Set.of(code);
        };
    }

    /** The default type of a label. */
    int labelType(boolean relation) {
        return this == TEXT_TRIPLET && !relation ? ENTITY : code;
    }

    /** Whether every label needs a name. Labels of speech may be a text instead. */
    boolean labelsNeedNames() {
        return this != SPEECH_CONTENT && this != SPEECH_PARAGRAPH;
    }

    /** Whether labels are shapes, in Pascal VOC files. */
    boolean drawn() {
        return this == OBJECT_DETECTION || this == IMAGE_SEGMENTATION || this == VIDEO;
    }

    boolean isImages() {
        return media == Media.IMAGE;
    }

    boolean isText() {
        return media == Media.TEXT;
    }

    /** Whether a version can split its samples into training samples and evaluation samples. */
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
