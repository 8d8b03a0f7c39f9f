package io.github.clouddatasets.manifest;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads a manifest that exists nowhere: made while it is read, of a given number of lines, with a line of 8 MB and a
 * broken one in each 250,000. Run by {@link ConstantMemoryTest} in a JVM with a small heap; prints what it read.
 */
final class MillionLines extends InputStream {

    private static final int BAD_EVERY = 250_000;
    private static final List<String> EXAMPLES = SpecExamples.lines();

    private final long lines;
    private long made;
    private byte[] line = new byte[0];
    private int position;
    private int repeats;

    MillionLines(long lines) {
        this.lines = lines;
    }

    @SuppressWarnings("SystemOut") // the parent reads it
    public static void main(String[] args) {
        long[] counts = new long[4];
        try (ManifestReader reader = ManifestReader.open(
                        new MillionLines(Long.parseLong(args[0])), o -> o.skipBadLines(bad -> counts[0]++));
                ManifestWriter writer = ManifestWriter.open(OutputStream.nullOutputStream())) {
            for (ManifestSample sample : reader) {
                counts[1]++;
                counts[2] += sample.source().length();
                counts[3] += sample.annotations().size();
                if (counts[1] % 10 == 0) {
                    writer.write(sample);
                }
            }
            writer.finish();
        }
        System.out.println(
                "bad " + counts[0] + " samples " + counts[1] + " characters " + counts[2] + " labels " + counts[3]);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (position == line.length && !nextLine()) {
            return -1;
        }
        int n = Math.min(length, line.length - position);
        System.arraycopy(line, position, target, offset, n);
        position += n;
        return n;
    }

    private boolean nextLine() {
        if (repeats > 0) {
            repeats--;
            position = 0;
            return true; // the same bytes again: still the same long line
        }
        if (made == lines) {
            return false;
        }
        made++;
        String text;
        if (made % BAD_EVERY == 0) {
            text = "x".repeat(8192);
            repeats = 1024;
        } else if (made % BAD_EVERY == 1) {
            text = "\n{broken\n";
        } else {
            text = EXAMPLES.get((int) (made % EXAMPLES.size())).replace("content://", "content://" + made) + "\n";
        }
        line = text.getBytes(StandardCharsets.UTF_8);
        position = 0;
        return true;
    }
}
