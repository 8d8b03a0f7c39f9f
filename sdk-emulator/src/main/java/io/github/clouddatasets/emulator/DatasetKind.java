package io.github.clouddatasets.emulator;

import java.util.List;
import java.util.Optional;

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

    /** The {@code type} of a manifest annotation that is a label name. */
    String annotationType() {
        return this == SOUND_CLASSIFICATION ? "modelarts/audio_classification" : "modelarts/image_classification";
    }

    private enum Media {
        IMAGE(0, "jpg|jpeg|png|bmp"),
        TEXT(1, "txt|csv"),
        AUDIO(2, "wav"),
        TABLE(4, "csv"),
        VIDEO(6, "mp4"),
        OTHER(0, ".*");

        private final int sampleType;
        private final String extensions;

        /** @param extensions a regular expression */
        Media(int sampleType, String extensions) {
            this.sampleType = sampleType;
            this.extensions = extensions;
        }
    }
}
