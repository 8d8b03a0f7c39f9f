package io.github.clouddatasets.emulator;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A dataset and the states of its data sources.
 *
 * @param synchingSince when the sources began to be read, or null if that is long over
 */
record PowerdrillDataset(
        String id,
        String name,
        String description,
        int sources,
        int invalid,
        @Nullable Instant synchingSince) {

    boolean matches(String keyword) {
        return (name + "\n" + description).toLowerCase(Locale.ROOT).contains(keyword.toLowerCase(Locale.ROOT));
    }

    /** One source after the other becomes readable in the course of one unit of work. */
    Counts counts(Pace pace) {
        int good = sources - invalid;
        double progress = synchingSince == null ? 1 : pace.progress(synchingSince);
        int synched = (int) (good * progress);
        return new Counts(synched, invalid, good - synched);
    }

    record Counts(int synched, int invalid, int synching) {}
}
