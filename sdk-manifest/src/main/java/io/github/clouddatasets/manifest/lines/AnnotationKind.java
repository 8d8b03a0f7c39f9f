package io.github.clouddatasets.manifest.lines;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The documented kinds of labels. */
public enum AnnotationKind {
    /** Class of an image. */
    IMAGE_CLASSIFICATION,
    /** Objects in an image. */
    OBJECT_DETECTION,
    /** Regions of an image. */
    IMAGE_SEGMENTATION,
    /** Class of a text. */
    TEXT_CLASSIFICATION,
    /** A passage of a text. */
    TEXT_ENTITY,
    /** Two passages and what is between them. */
    TEXT_TRIPLET,
    /** Class of a sound. */
    AUDIO_CLASSIFICATION,
    /** What is said in a sound. */
    AUDIO_CONTENT,
    /** What is said in a part of a sound. */
    AUDIO_SEGMENTATION;

    static final String PREFIX = "modelarts/";

    private final String label = name().toLowerCase(Locale.ROOT);

    String label() {
        return label;
    }

    /** {@return the type as the service writes it, for example {@code modelarts/image_classification}} */
    public String type() {
        return PREFIX + label;
    }

    /**
     * The kind of a type.
     *
     * @param type the type as the service writes it, or without its first part
     * @return the kind; null for an unknown one
     * @throws IllegalArgumentException if {@code type} is null
     */
    public static @Nullable AnnotationKind of(String type) {
        JsonBytes.required("type", type);
        String label = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
        for (AnnotationKind kind : values()) {
            if (kind.label.equals(label)) {
                return kind;
            }
        }
        return null;
    }

    boolean isNamed() {
        return switch (this) {
            case OBJECT_DETECTION, IMAGE_SEGMENTATION, AUDIO_CONTENT, AUDIO_SEGMENTATION -> false;
            default -> true;
        };
    }
}
