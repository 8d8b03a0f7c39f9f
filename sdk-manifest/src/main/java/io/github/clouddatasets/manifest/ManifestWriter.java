package io.github.clouddatasets.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a manifest: a line for each sample, with the spellings that the service documents. A sample that was read keeps
 * every field, also those that the SDK does not know.
 *
 * <pre>{@code
 * try (ManifestReader samples = ManifestReader.open(all);
 *         ManifestWriter cats = ManifestWriter.open(Path.of("cats.manifest"))) {
 *     for (ManifestSample sample : samples) {
 *         if (sample.annotations().stream().anyMatch(a -> "cat".equals(a.name()))) {
 *             cats.write(sample);
 *         }
 *     }
 *     cats.finish();
 * }
 * }</pre>
 *
 * <p>A file is written as {@code name.part} and gets its name with {@link #finish()}. A writer that is closed
 * before, as after an exception, deletes that file, and leaves an existing file as it was. For use by one thread.
 */
public final class ManifestWriter implements AutoCloseable {

    private static final Set<Class<?>> SCALARS = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            BigInteger.class,
            BigDecimal.class);
    private static final ObjectWriter ASCII = LineJson.WRITER.with(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());

    private final OutputStream out;
    private final @Nullable FileBeingWritten file;
    private final String name;
    private long count;
    private boolean ended;

    private ManifestWriter(OutputStream out, @Nullable FileBeingWritten file, String name) {
        this.out = out;
        this.file = file;
        this.name = name;
    }

    /**
     * Writes a file; {@link #finish()} replaces an existing file, nothing before does.
     *
     * @param file the manifest, usually with the suffix {@code .manifest}
     * @return the writer
     * @throws UncheckedIOException if the file cannot be written, as when its folder does not exist
     */
    public static ManifestWriter open(Path file) {
        try {
            FileBeingWritten part = new FileBeingWritten(file);
            return new ManifestWriter(part.out(), part, "the manifest " + file);
        } catch (IOException e) {
            throw new UncheckedIOException("the manifest " + file + " cannot be written: " + e, e);
        }
    }

    /**
     * Writes to a stream, which keeps every line written to it, finished or not.
     *
     * @param out takes the manifest; it stays open, even when the writer is closed
     * @return the writer
     */
    public static ManifestWriter open(OutputStream out) {
        OutputStream buffered = new BufferedOutputStream(Check.required("out", out), 64 * 1024);
        return new ManifestWriter(buffered, null, "the manifest");
    }

    /**
     * Writes a file with all the samples: the file exists whole, or not at all.
     *
     * @param file the manifest
     * @param samples the samples, for example a {@link ManifestReader}
     * @return the number of samples written
     * @throws UncheckedIOException if the file cannot be written
     * @throws IllegalArgumentException if a source is blank, or a sample holds values that JSON has no form for
     */
    public static long save(Path file, Iterable<ManifestSample> samples) {
        Check.required("samples", samples); // before the file is there
        try (ManifestWriter writer = open(file)) {
            for (ManifestSample sample : samples) {
                writer.write(sample);
            }
            writer.finish();
            return writer.count();
        }
    }

    /**
     * Writes a sample.
     *
     * @param sample the sample
     * @return this writer
     * @throws UncheckedIOException if it cannot be written
     * @throws IllegalArgumentException if the source is blank, or the sample holds values that JSON has no form for, among
     *     them numbers that are not finite; then no part of the sample is written
     * @throws IllegalStateException if the writer is finished or closed
     */
    public ManifestWriter write(ManifestSample sample) {
        requireOpen();
        Check.required("sample", sample);
        if (sample.source().isBlank()) {
            throw Check.refused("source", "must not be blank", sample.source());
        }
        Map<String, @Nullable Object> json = SampleJson.write(sample);
        ByteBuffer line = line(sample, json);
        try {
            out.write(line.array(), line.arrayOffset() + line.position(), line.remaining());
            out.write('\n');
        } catch (IOException e) {
            ended = true; // a line may be there in part: such a file must not be finished
            throw new UncheckedIOException(name + " cannot be written: " + e, e);
        }
        count++;
        return this;
    }

    /** {@return the number of samples written} */
    public long count() {
        return count;
    }

    /**
     * Ends the manifest after its last sample: the file gets its name; a stream gets the lines that it still lacks.
     *
     * @throws UncheckedIOException if that fails; then the file does not exist
     * @throws IllegalStateException if the writer is finished or closed
     */
    public void finish() {
        requireOpen();
        try {
            out.flush();
            if (file != null) {
                file.finish();
            }
            ended = true;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be written: " + e, e);
        }
    }

    /**
     * Deletes a file that was not finished. A stream gets the lines that it still lacks, and stays open.
     *
     * @throws UncheckedIOException if that fails
     */
    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            } else if (!ended) {
                out.flush();
            }
            ended = true;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be closed: " + e, e);
        }
    }

    private void requireOpen() {
        if (ended) {
            throw new IllegalStateException("the writer is finished or closed");
        }
    }

    private static ByteBuffer line(ManifestSample sample, Map<String, @Nullable Object> json) {
        try {
            requireJson(json);
            try {
                return StandardCharsets.UTF_8
                        .newEncoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .encode(CharBuffer.wrap(LineJson.WRITER.writeValueAsString(json)));
            } catch (CharacterCodingException e) {
                // JSON can escape half a surrogate pair, which UTF-8 cannot hold: a line may have been read with one.
                return StandardCharsets.US_ASCII.encode(ASCII.writeValueAsString(json));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "sample " + sample.source() + " holds a value that JSON has no form for: " + e.getOriginalMessage(),
                    e);
        }
    }

    private static void requireJson(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(ManifestWriter::requireJson);
        } else if (value instanceof List<?> list) {
            list.forEach(ManifestWriter::requireJson);
        } else if (value instanceof Double || value instanceof Float) {
            if (!Double.isFinite(((Number) value).doubleValue())) {
                throw new IllegalArgumentException("JSON has no form for the number " + value);
            }
        } else if (value != null && !SCALARS.contains(value.getClass())) {
            throw new IllegalArgumentException(
                    "JSON has no form for a " + value.getClass().getName());
        }
    }
}
