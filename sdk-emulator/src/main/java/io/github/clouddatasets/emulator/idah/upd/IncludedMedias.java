package io.github.clouddatasets.emulator.idah.upd;

/** Which files an export has beside its records. */
public enum IncludedMedias {
    /** No file: the addresses of the files. */
    NONE,
    /** The file of each entry. */
    ORIGINAL,
    /** The file of each entry and all its variants. */
    ALL;

    /** Reads the option of an export. Any other text means no files. */
    public static IncludedMedias of(String option) {
        return switch (option) {
            case "original" -> ORIGINAL;
            case "all" -> ALL;
            default -> NONE;
        };
    }

    boolean includes(UpdMedia media) {
        return this == ALL || (this == ORIGINAL && media.key().isEmpty());
    }
}
