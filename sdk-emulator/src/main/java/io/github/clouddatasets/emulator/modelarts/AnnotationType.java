package io.github.clouddatasets.emulator.modelarts;

import java.util.Locale;
import java.util.Optional;

/** The {@code type} of an annotation in a manifest, and the label type it stands for. */
enum AnnotationType {
    IMAGE_CLASSIFICATION(0),
    OBJECT_DETECTION(1),
    IMAGE_SEGMENTATION(3),
    TEXT_CLASSIFICATION(100),
    TEXT_ENTITY(101),
    TEXT_TRIPLET(102),
    AUDIO_CLASSIFICATION(200),
    AUDIO_CONTENT(201),
    AUDIO_SEGMENTATION(202);

    private static final String PREFIX = "modelarts/";

    private final int labelType;

    AnnotationType(int labelType) {
        this.labelType = labelType;
    }

    static AnnotationType ofLabel(int labelType) {
        for (AnnotationType type : values()) {
            if (type.labelType == labelType) {
                return type;
            }
        }
        // Entities of triplets and frames of videos are written like those of the other kinds.
        return labelType == DatasetKind.ENTITY ? TEXT_ENTITY : OBJECT_DETECTION;
    }

    /** Reads both documented forms, with and without the prefix. */
    static Optional<AnnotationType> ofWire(String text) {
        String name = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        for (AnnotationType type : values()) {
            if (type.wireName().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    String wire() {
        return PREFIX + wireName();
    }

    int labelType(DatasetKind kind) {
        return this == TEXT_ENTITY && kind == DatasetKind.TEXT_TRIPLET ? DatasetKind.ENTITY : labelType;
    }

    /** Whether its labels are in a file of their own. */
    boolean hasFile() {
        return this == OBJECT_DETECTION || this == IMAGE_SEGMENTATION;
    }

    private String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
