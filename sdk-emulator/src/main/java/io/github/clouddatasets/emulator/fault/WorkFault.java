package io.github.clouddatasets.emulator.fault;

import org.jspecify.annotations.Nullable;

/**
 * A fault of work that a request starts: the work ends as failed when its time is over, or never ends. The request itself
 * succeeds.
 *
 * <pre>{@code
 * cloud.faults().next(Work.IMPORT, WorkFault.fails("ModelArts.4362", "line 7 of the manifest is no JSON"));
 * cloud.faults().next(Work.IDAH_JOB, WorkFault.neverEnds());
 * }</pre>
 *
 * <p>Work that never ends is under way for ever: a dataset with such a version stays in publication. Work that fails leaves
 * nothing behind: no samples, no files.
 */
public final class WorkFault {

    private static final int MOST_TIMES = 1_000_000;

    private final boolean ends;
    private final @Nullable String code;
    private final @Nullable String message;
    private final int times;

    private WorkFault(boolean ends, @Nullable String code, @Nullable String message, int times) {
        this.ends = ends;
        this.code = code;
        this.message = message;
        this.times = times;
    }

    /** {@return a failure with the usual code and message of the work, where its service has such} */
    public static WorkFault fails() {
        return new WorkFault(true, null, null, 1);
    }

    /**
     * A failure with the usual code of the work and this message.
     *
     * @param message the message
     * @return the fault
     * @throws IllegalArgumentException if {@code message} is null or blank; work whose service tells no message is refused
     *     when the fault is given to the work
     */
    public static WorkFault fails(String message) {
        return new WorkFault(true, null, given("message", message), 1);
    }

    /**
     * A failure with this code and message.
     *
     * @param code the code, such as {@code ModelArts.4362}; any text, for Powerdrill any number
     * @param message the message
     * @return the fault
     * @throws IllegalArgumentException if an argument is null or blank; work whose service tells no code is refused when the
     *     fault is given to the work
     */
    public static WorkFault fails(String code, String message) {
        return new WorkFault(true, given("code", code), given("message", message), 1);
    }

    /** {@return a fault by which the work starts and never ends} */
    public static WorkFault neverEnds() {
        return new WorkFault(false, null, null, 1);
    }

    /**
     * Sets how many pieces of work get the fault. Default: 1.
     *
     * @param count the number, 1 to 1,000,000
     * @return a fault with this count
     * @throws IllegalArgumentException if {@code count} is outside of the range
     */
    public WorkFault times(int count) {
        if (count < 1 || count > MOST_TIMES) {
            throw new IllegalArgumentException("count must be 1 to 1000000: " + count);
        }
        return new WorkFault(ends, code, message, count);
    }

    /** {@return whether the work ends, as failed} */
    public boolean isEnding() {
        return ends;
    }

    /** {@return the code; null for the usual one} */
    public @Nullable String code() {
        return code;
    }

    /** {@return the message; null for the usual one} */
    public @Nullable String message() {
        return message;
    }

    /** {@return the number of pieces of work that get the fault} */
    public int times() {
        return times;
    }

    /** {@return the fault in words} */
    @Override
    public String toString() {
        return !ends ? "never ends" : "fails" + (code == null ? "" : " with " + code);
    }

    private static String given(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(name + " must not be null or blank");
        }
        return text;
    }
}
