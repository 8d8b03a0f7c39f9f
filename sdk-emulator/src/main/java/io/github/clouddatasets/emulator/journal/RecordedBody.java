package io.github.clouddatasets.emulator.journal;

import java.nio.charset.StandardCharsets;

/**
 * The body of a recorded request or answer: its first {@value #LONGEST} bytes, with secrets replaced by {@code ***}.
 *
 * <pre>{@code
 * assertThat(request.body().text()).contains("\"version_name\":\"V004\"");
 * }</pre>
 */
public final class RecordedBody {

    /** The number of bytes that the journal keeps of a body. */
    public static final int LONGEST = 65_536;

    private final byte[] kept;
    private final long size;

    /**
     * A body of which only the beginning may be at hand.
     *
     * @param kept the beginning of the body
     * @param size the size of the whole body in bytes, at least 0
     * @throws IllegalArgumentException if {@code kept} is null, or {@code size} is negative
     */
    public RecordedBody(byte[] kept, long size) {
        if (kept == null) {
            throw new IllegalArgumentException("kept must not be null");
        }
        if (size < 0) {
            throw new IllegalArgumentException("size must not be negative: " + size);
        }
        this.kept = kept.clone();
        this.size = size;
    }

    /** {@return a copy of the kept bytes} */
    public byte[] bytes() {
        return kept.clone();
    }

    /** {@return the kept bytes as text in UTF-8; empty for an empty body} */
    public String text() {
        return new String(kept, StandardCharsets.UTF_8);
    }

    /** {@return the size of the whole body in bytes, before secrets were replaced} */
    public long size() {
        return size;
    }

    /** {@return whether the journal kept the beginning of the body alone} */
    public boolean isCut() {
        return size > LONGEST;
    }

    /** {@return the text of the body, which ends with {@code ...} if the body is cut} */
    @Override
    public String toString() {
        return isCut() ? text() + "... (" + size + " bytes)" : text();
    }
}
