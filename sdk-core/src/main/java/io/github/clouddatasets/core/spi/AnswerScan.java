package io.github.clouddatasets.core.spi;

/**
 * Follows the bytes of one HTTP/1 answer on a plain connection, to see afterwards whether others came with them. OkHttp keeps
 * such bytes and takes them for the next answer.
 */
final class AnswerScan {

    /** Where the first digit of the status is, as in {@code HTTP/1.1 200}. */
    private static final int STATUS = 9;

    /** The last chunk without trailers: {@code 0}, CR LF, CR LF. */
    private static final long LAST_CHUNK = 0x30_0D0A_0D0AL;

    private static final int LAST_CHUNK_LENGTH = 5;
    private static final long LAST_CHUNK_MASK = 0xFF_FFFF_FFFFL;

    private boolean inHead;
    private int position;
    private int lineLength;
    private boolean informational;
    private long afterHead;
    private long lastBytes;

    /** A new answer is about to come. */
    void begin() {
        beginHead();
        afterHead = 0;
    }

    private void beginHead() {
        inHead = true;
        position = 0;
        lineLength = 0;
        informational = false;
    }

    /** Takes note of bytes on their way to OkHttp. */
    void pass(byte[] bytes, int offset, int length) {
        int i = offset;
        int end = offset + length;
        while (inHead && i < end) {
            i = head(bytes, i, end);
        }
        afterHead += end - i;
        for (int last = Math.max(i, end - LAST_CHUNK_LENGTH); last < end; last++) {
            lastBytes = (lastBytes << Byte.SIZE) | (bytes[last] & 0xFF);
        }
    }

    /**
     * Goes to the end of a line, or to that of the bytes, and returns where that is. A method called for each byte would cost
     * a young process, whose compiler has not seen it yet, a good part of a call.
     */
    private int head(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && bytes[i] != '\n') {
            i++;
        }
        if (position <= STATUS && STATUS < position + i - from) {
            informational = bytes[from + STATUS - position] == '1';
        }
        boolean ended = i < end;
        boolean isReturn = i > from && bytes[i - 1] == '\r';
        lineLength += i - from - (isReturn ? 1 : 0);
        position += i - from + (ended ? 1 : 0);
        if (!ended) {
            return i;
        }
        if (lineLength == 0 && position > STATUS) {
            inHead = false;
            if (informational) {
                beginHead(); // the answer proper is still to come
            }
        }
        lineLength = 0;
        return i + 1;
    }

    /**
     * Whether bytes came after the end of the answer.
     *
     * @param bodyLength the length of the answer's body; -1 for chunks, whose end is recognized by its last bytes
     */
    boolean hasLeftOver(long bodyLength) {
        return bodyLength >= 0 ? afterHead > bodyLength : (lastBytes & LAST_CHUNK_MASK) != LAST_CHUNK;
    }
}
