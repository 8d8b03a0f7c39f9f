package io.github.clouddatasets.emulator.view;

import org.jspecify.annotations.Nullable;

/**
 * A cell of a table.
 *
 * @param text the text
 * @param link the page behind the text, such as {@code /datasets/7}; null without one
 * @param state whether the text is a state, by its mood
 * @param progress the progress of the work behind a state, 0 to 1; null for work that does not run
 */
public record Cell(
        String text,
        @Nullable String link,
        Mood state,
        @Nullable Double progress) {

    /** How a state looks. */
    public enum Mood {
        NONE,
        GOOD,
        BUSY,
        BAD
    }

    public static Cell of(String text) {
        return new Cell(text, null, Mood.NONE, null);
    }

    public static Cell of(long number) {
        return of(Long.toString(number));
    }

    public static Cell link(String text, String link) {
        return new Cell(text, link, Mood.NONE, null);
    }

    public static Cell state(String text, Mood mood) {
        return new Cell(text, null, mood, null);
    }

    /** A state of running work. */
    public static Cell running(String text, double progress) {
        return new Cell(text, null, Mood.BUSY, Math.max(0, Math.min(1, progress)));
    }
}
