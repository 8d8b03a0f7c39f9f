package io.github.clouddatasets.spark;

import io.github.clouddatasets.manifest.lines.LineReader;
import java.io.IOException;
import java.io.InputStream;

/** The lines that begin in a part of a file. */
final class Split {

    private static final int MARK = 3;

    private final LineReader lines;
    private final String file;
    private final long from;
    private final long end;
    private boolean begun;

    /** From byte {@code from} on, whose line belongs to the part before unless it is the first of the file. */
    Split(InputStream in, String file, long from, long end, int maxLineBytes) {
        this.lines = new LineReader(in, maxLineBytes);
        this.file = file;
        this.from = from;
        this.end = end;
    }

    /** Goes to the next line; false behind the last one that begins before the end. */
    boolean next() throws IOException {
        if (!begun) {
            begun = true;
            if (from > 0 && !lines.next()) {
                return false;
            }
        }
        return from + lines.nextOffset() < end && lines.next();
    }

    String file() {
        return file;
    }

    /** The number of bytes before the line. */
    long position() {
        return from + lines.offset();
    }

    boolean tooLong() {
        return lines.tooLong();
    }

    byte[] bytes() {
        return lines.bytes();
    }

    int start() {
        return lines.start() + mark();
    }

    int length() {
        return lines.length() - mark();
    }

    /** The length of the byte order mark that some editors write at the start of a file. */
    private int mark() {
        byte[] bytes = lines.bytes();
        int at = lines.start();
        boolean marked = position() == 0
                && lines.length() >= MARK
                && bytes[at] == (byte) 0xEF
                && bytes[at + 1] == (byte) 0xBB
                && bytes[at + 2] == (byte) 0xBF;
        return marked ? MARK : 0;
    }
}
