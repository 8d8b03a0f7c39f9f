package io.github.clouddatasets.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.clouddatasets.manifest.lines.LineReader;
import io.github.clouddatasets.manifest.lines.SampleField;
import io.github.clouddatasets.manifest.lines.SampleLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads a manifest, one sample after the other, in constant memory however large the file is. The reader
 * knows the old spellings of fields, and loses nothing: a field that it does not know stays with its sample.
 *
 * <pre>{@code
 * try (ManifestReader samples = ManifestReader.open(Path.of("V001.manifest"))) {
 *     for (ManifestSample sample : samples) {
 *         System.out.println(sample.source() + " " + sample.annotations());
 *     }
 * }
 * }</pre>
 *
 * <p>A line that is no sample stops the reading with a {@link ManifestException}, unless such lines are skipped:
 *
 * <pre>{@code
 * ManifestReader.open(path, o -> o.skipBadLines(bad -> log.warn("manifest {}", bad)))
 * }</pre>
 *
 * <p>The samples can be iterated once, by one thread. Iteration throws {@link ManifestException} at a bad line, and
 * {@link UncheckedIOException} if the file cannot be read.
 */
public final class ManifestReader implements Iterable<ManifestSample>, AutoCloseable {

    /** Greatest length of a line by default, in bytes: a text of 100 KB, each character escaped, and its labels. */
    public static final int DEFAULT_MAX_LINE_BYTES = 4 * 1024 * 1024;

    private static final int SHOWN = 200;

    private final LineReader lines;
    private final Options options;
    private final AutoCloseable owned;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final SampleLine line = new SampleLine(EnumSet.allOf(SampleField.class), true);
    private CharBuffer text = CharBuffer.allocate(1024);
    private boolean iterated;
    private boolean closed;

    private ManifestReader(InputStream in, Options options, AutoCloseable owned) {
        this.lines = new LineReader(in, options.maxLineBytes);
        this.options = options;
        this.owned = owned;
    }

    /**
     * Opens a file; a bad line will stop the reading.
     *
     * @param file the manifest
     * @return the samples; close it to close the file
     * @throws UncheckedIOException if the file cannot be opened
     */
    public static ManifestReader open(Path file) {
        return open(file, options -> {});
    }

    /**
     * Opens a file.
     *
     * @param file the manifest
     * @param options sets the treatment of bad lines, and the greatest length of a line
     * @return the samples; close it to close the file
     * @throws UncheckedIOException if the file cannot be opened
     */
    public static ManifestReader open(Path file, Consumer<? super Options> options) {
        Options chosen = chosen(options);
        try {
            InputStream in = Files.newInputStream(Check.required("file", file));
            return new ManifestReader(in, chosen, in);
        } catch (IOException e) {
            throw new UncheckedIOException("the manifest " + file + " cannot be opened: " + e, e);
        }
    }

    /**
     * Reads a stream; a bad line will stop the reading.
     *
     * @param in the manifest; it stays open, even when the reader is closed
     * @return the samples
     */
    public static ManifestReader open(InputStream in) {
        return open(in, options -> {});
    }

    /**
     * Reads a stream.
     *
     * @param in the manifest; it stays open, even when the reader is closed
     * @param options sets the treatment of bad lines, and the greatest length of a line
     * @return the samples
     */
    public static ManifestReader open(InputStream in, Consumer<? super Options> options) {
        return new ManifestReader(Check.required("in", in), chosen(options), () -> {});
    }

    private static Options chosen(Consumer<? super Options> options) {
        Options chosen = new Options();
        Check.required("options", options).accept(chosen);
        return chosen.copy();
    }

    /**
     * The samples, in the order of the file; reading begins with the first sample.
     *
     * @return the only iterator of this reader
     * @throws IllegalStateException if the reader has given its iterator before, or is closed
     */
    @Override
    public Iterator<ManifestSample> iterator() {
        if (iterated) {
            throw new IllegalStateException("the samples of a manifest can be iterated once; open it again");
        }
        requireOpen();
        iterated = true;
        return new Samples();
    }

    /**
     * The samples as a sequential stream; closing it closes the reader.
     *
     * @return the samples, in the order of the file
     * @throws IllegalStateException if the reader has given its iterator before, or is closed
     */
    public Stream<ManifestSample> stream() {
        int traits = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), traits), false)
                .onClose(this::close);
    }

    /** {@return the number of the line read last, from 1; 0 before the first. Blank and bad lines count} */
    public long lineNumber() {
        return lines.number();
    }

    /**
     * Closes the file. A stream that was given stays open.
     *
     * @throws UncheckedIOException if the file cannot be closed
     */
    @Override
    public void close() {
        closed = true;
        try {
            owned.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the manifest cannot be closed: " + e, e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the manifest is closed");
        }
    }

    /** The next sample; null at the end. */
    private @Nullable ManifestSample read() {
        requireOpen();
        try {
            while (lines.next()) {
                BadLine bad;
                try {
                    if (lines.tooLong()) {
                        throw new Fault(BadLine.Reason.TOO_LONG, "longer than " + options.maxLineBytes + " bytes");
                    }
                    ManifestSample sample = quick();
                    sample = sample == null ? sample(content()) : sample;
                    if (sample != null) {
                        return sample;
                    }
                    continue;
                } catch (Fault fault) {
                    bad = new BadLine(lines.number(), fault.reason, fault.fault, excerpt());
                }
                if (options.badLines == null) {
                    throw new ManifestException(bad);
                }
                options.badLines.accept(bad);
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("the manifest cannot be read after line " + lines.number() + ": " + e, e);
        }
    }

    /** Reads the usual line; null for every other one, good or bad, of which {@link SampleJson} knows more. */
    private @Nullable ManifestSample quick() {
        return line.read(lines.bytes(), lines.start(), lines.length()) ? SampleRecord.of(line) : null;
    }

    /** The line's characters, in a buffer that the next line reuses. */
    private CharBuffer content() throws Fault {
        if (text.capacity() < lines.length()) {
            text = CharBuffer.allocate(Math.max(lines.length(), Math.min(options.maxLineBytes, 2 * text.capacity())));
        }
        ByteBuffer bytes = ByteBuffer.wrap(lines.bytes(), lines.start(), lines.length());
        CoderResult result = decoder.reset().decode(bytes, text.clear(), true);
        if (result.isError()) {
            throw new Fault(BadLine.Reason.NOT_UTF8, "not UTF-8 at byte " + (bytes.position() - lines.start() + 1));
        }
        text.flip();
        if (lines.number() == 1 && text.hasRemaining() && text.get(text.position()) == '\uFEFF') {
            text.get(); // a byte order mark, which some editors write
        }
        return text;
    }

    /** Null for a blank line. */
    private static @Nullable ManifestSample sample(CharBuffer line) throws Fault {
        int first = line.position();
        while (first < line.limit() && isBlank(line.get(first))) {
            first++;
        }
        if (first == line.limit()) {
            return null;
        }
        try {
            return SampleJson.read(JsonFields.parsed(line.array(), line.position(), line.remaining()));
        } catch (SampleJson.NotASample e) {
            throw new Fault(BadLine.Reason.NOT_A_SAMPLE, e.fault);
        } catch (JsonProcessingException e) {
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            throw new Fault(
                    BadLine.Reason.NOT_JSON,
                    "not JSON" + (column > 0 ? " at column " + column : "") + ": " + oneLine(e.getOriginalMessage()));
        }
    }

    /** Blank space of JSON. Zero bytes, as a file has them that was not written to its end, are none. */
    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    private static String oneLine(String message) {
        String line = message.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }

    private String excerpt() {
        int bytes = Math.min(lines.length(), 4 * SHOWN); // no character of UTF-8 is longer
        String start = new String(lines.bytes(), lines.start(), bytes, StandardCharsets.UTF_8);
        return start.length() > SHOWN ? start.substring(0, SHOWN) : start;
    }

    private final class Samples implements Iterator<ManifestSample> {

        private @Nullable ManifestSample next;
        private boolean ended;

        @Override
        public boolean hasNext() {
            if (next == null && !ended) {
                ended = true; // also when reading throws: behind a bad line nothing follows
                next = read();
                ended = next == null;
            }
            return next != null;
        }

        @Override
        public ManifestSample next() {
            ManifestSample sample = hasNext() ? next : null;
            if (sample == null) {
                throw new NoSuchElementException("the manifest has no more samples");
            }
            next = null;
            return sample;
        }
    }

    /** Why a line is no sample. */
    private static final class Fault extends Exception {

        private static final long serialVersionUID = 1L;

        private final BadLine.Reason reason;
        private final String fault;

        Fault(BadLine.Reason reason, String fault) {
            super(fault, null, false, false); // a file may hold millions: no stack trace
            this.reason = reason;
            this.fault = fault;
        }
    }

    /** How to read a manifest. */
    public static final class Options {

        private @Nullable Consumer<? super BadLine> badLines;
        private int maxLineBytes = DEFAULT_MAX_LINE_BYTES;

        private Options() {}

        private Options copy() {
            Options copy = new Options();
            copy.badLines = badLines;
            copy.maxLineBytes = maxLineBytes;
            return copy;
        }

        /**
         * Passes over lines that are no samples, instead of stopping at the first.
         *
         * @param listener gets each such line; an exception of the listener ends the reading
         * @return these options
         */
        public Options skipBadLines(Consumer<? super BadLine> listener) {
            this.badLines = Check.required("listener", listener);
            return this;
        }

        /**
         * Sets the greatest length of a line; a longer one is a bad line and never held in memory.
         *
         * @param bytes at least 1024, at most 256 MiB; {@link #DEFAULT_MAX_LINE_BYTES} by default
         * @return these options
         * @throws IllegalArgumentException if {@code bytes} is out of range
         */
        public Options maxLineBytes(int bytes) {
            Check.range("maxLineBytes", bytes, 1024, 256 * 1024 * 1024);
            this.maxLineBytes = bytes;
            return this;
        }
    }
}
