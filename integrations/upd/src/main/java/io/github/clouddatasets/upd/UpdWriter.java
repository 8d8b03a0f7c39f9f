package io.github.clouddatasets.upd;

import io.github.clouddatasets.core.spi.value.Check;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a UPD file of schema 1.1, as IDAH's tools have it. A dataset goes before its entries, an entry before its annotations.
 *
 * <pre>{@code
 * try (UpdWriter writer = UpdWriter.create(Path.of("street.upd"))) {
 *     writer.dataset(new UpdDataset("d1", "street", "idah-image", UpdValues.NONE));
 *     writer.media("cat.png", "", "image/png", Files.newInputStream(cat));
 *     writer.entry(new UpdEntry("e1", "d1", "local:cat.png", UpdValues.NONE));
 *     writer.annotation(new UpdAnnotation("a1", "e1", box, "cat", Map.of(), UpdValues.NONE));
 *     writer.finish();
 * }
 * }</pre>
 *
 * <p>The file is written as {@code name.part} and gets its name with {@link #finish()}. A writer that is closed before deletes
 * what it wrote, and leaves an existing file as it was. The storage version is that of DuckDB 1.0: every DuckDB since reads the
 * file, and media are not compressed, so that each is read fast. For use by one thread.
 */
public final class UpdWriter implements AutoCloseable {

    private static final String TYPE = "Universal Portable Dataset";
    private static final int ID = 64;
    private static final int MEDIA_KEY = 256;

    private final Path file;
    private final WritingDatabase database;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private boolean ended;

    private UpdWriter(Path file, WritingDatabase database) {
        this.file = file;
        this.database = database;
        metadata.put("Schema-Type", JsonText.text(TYPE));
        metadata.put("Schema-Version", JsonText.text("1.1"));
        metadata.put("Schema-Built-By", JsonText.text("clouddatasets-java"));
        metadata.put("Schema-Flavor", JsonText.text("None"));
    }

    /**
     * Begins a file.
     *
     * @param file the file, usually with the suffix {@code .upd}; {@link #finish()} replaces an existing file
     * @return the writer
     * @throws UpdException if the file cannot be written, as when its folder does not exist
     * @throws IllegalArgumentException if {@code file} is null
     */
    public static UpdWriter create(Path file) {
        return create(file, options -> {});
    }

    /**
     * Begins a file.
     *
     * @param file the file, usually with the suffix {@code .upd}; {@link #finish()} replaces an existing file
     * @param options sets the memory limit and the number of threads; the other options have no meaning here
     * @return the writer
     * @throws UpdException if the file cannot be written, as when its folder does not exist
     * @throws IllegalArgumentException if an argument is null, or an option out of range
     */
    public static UpdWriter create(Path file, Consumer<? super UpdOptions> options) {
        UpdOptions chosen = UpdOptions.of(options);
        return new UpdWriter(Check.required("file", file), WritingDatabase.create(file, chosen));
    }

    /**
     * Sets a value of the file's own metadata, such as {@code Authored-By}.
     *
     * @param key the key, 1 to 64 characters
     * @param value text, number, boolean, list or map
     * @return this writer
     * @throws IllegalArgumentException if the key is null or longer, or the value has no form in JSON
     * @throws IllegalStateException if the writer is finished or closed
     */
    public UpdWriter metadata(String key, @Nullable Object value) {
        requireOpen();
        metadata.put(text("key", key, ID), JsonText.text(value));
        return this;
    }

    /**
     * Writes a dataset.
     *
     * @param dataset the dataset; id, name and modality of at most 64 characters
     * @return this writer
     * @throws IllegalArgumentException if the dataset is null, or breaks a rule of the format
     * @throws UpdException if the id is there already, or the file cannot be written
     * @throws IllegalStateException if the writer is finished or closed
     */
    public UpdWriter dataset(UpdDataset dataset) {
        requireOpen();
        Check.required("dataset", dataset);
        database.append(
                "datasets",
                text("id", dataset.id(), ID),
                text("name", dataset.name(), ID),
                text("modality", dataset.modality(), ID),
                json(dataset.metadata()));
        return this;
    }

    /**
     * Writes an entry.
     *
     * @param entry the entry; its id of at most 64 characters
     * @return this writer
     * @throws IllegalArgumentException if the entry is null, or breaks a rule of the format
     * @throws UpdException if the id is there already, the dataset is not there, or the file cannot be written
     * @throws IllegalStateException if the writer is finished or closed
     */
    public UpdWriter entry(UpdEntry entry) {
        requireOpen();
        Check.required("entry", entry);
        Check.length("mediaUrl", entry.mediaUrl(), 1, Integer.MAX_VALUE);
        database.append(
                "entries",
                text("id", entry.id(), ID),
                text("datasetId", entry.datasetId(), ID),
                entry.mediaUrl(),
                json(entry.metadata()));
        return this;
    }

    /**
     * Writes an annotation.
     *
     * @param annotation the annotation, with a category; its id and the shape's type of at most 64 characters
     * @return this writer
     * @throws IllegalArgumentException if the annotation is null, or breaks a rule of the format
     * @throws UpdException if the id is there already, the entry is not there, or the file cannot be written. Annotations are
     *     written in groups, so a later call may tell
     * @throws IllegalStateException if the writer is finished or closed
     */
    public UpdWriter annotation(UpdAnnotation annotation) {
        requireOpen();
        Check.required("annotation", annotation);
        String category = Check.required("category", annotation.category());
        Check.length("category", category, 1, Integer.MAX_VALUE);
        database.append(
                "annotations",
                text("id", annotation.id(), ID),
                text("entryId", annotation.entryId(), ID),
                text("type of the shape", annotation.shape().type(), ID),
                JsonText.text(annotation.shape().args()),
                category,
                JsonText.text(annotation.properties()),
                json(annotation.metadata()));
        return this;
    }

    /**
     * Writes a media. More than 4 MiB go through a file beside the UPD file: the heap never holds the media whole. DuckDB does,
     * in memory of its own.
     *
     * @param id the resource, 1 to 64 characters, which an entry names as {@code local:} and the id
     * @param key the variant, at most 256 characters; empty for the original
     * @param mediaType the type, such as {@code image/png}, at most 64 characters; null for none
     * @param bytes the media; read to its end, and left open
     * @return this writer
     * @throws IllegalArgumentException if an argument is null, or breaks a rule of the format
     * @throws IOException if the bytes cannot be read
     * @throws UpdException if id and key are there already, or the file cannot be written
     * @throws IllegalStateException if the writer is finished or closed
     */
    public UpdWriter media(String id, String key, @Nullable String mediaType, InputStream bytes) throws IOException {
        requireOpen();
        Check.length("key", Check.required("key", key), 0, MEDIA_KEY);
        Check.length("mediaType", mediaType, 0, ID);
        database.media(text("id", id, ID), key, mediaType, Check.required("bytes", bytes));
        return this;
    }

    /**
     * Ends the file and gives it its name.
     *
     * @throws UpdException if that fails; then the file does not exist
     * @throws IllegalStateException if the writer is finished or closed
     */
    public void finish() {
        requireOpen();
        metadata.forEach((key, value) -> database.append("metadata", key, value));
        ended = true;
        try {
            database.finish();
        } finally {
            database.close();
        }
    }

    /** Deletes a file that was not finished. */
    @Override
    public void close() {
        ended = true;
        database.close();
    }

    private static String text(String field, @Nullable String value, int longest) {
        String text = Check.required(field, value);
        Check.length(field, text, 1, longest);
        return text;
    }

    private static String json(UpdValues values) {
        values.keys().forEach(key -> text("key of the metadata", key, ID));
        return JsonText.text(values.values());
    }

    private void requireOpen() {
        if (ended) {
            throw new IllegalStateException("the writer of " + file + " is finished or closed");
        }
    }
}
