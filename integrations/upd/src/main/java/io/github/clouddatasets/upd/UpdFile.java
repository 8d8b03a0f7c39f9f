package io.github.clouddatasets.upd;

import io.github.clouddatasets.core.spi.value.Check;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A UPD file (Universal Portable Dataset), as exports of IDAH are: datasets, entries, annotations and media in one DuckDB
 * database, read without a server.
 *
 * <pre>{@code
 * try (UpdFile file = UpdFile.open(Path.of("street.upd"))) {
 *     for (UpdEntry entry : file.entries()) {
 *         for (UpdAnnotation annotation : file.annotationsOf(entry.id())) { … }
 *         entry.localMedia().flatMap(id -> file.media(id, "")).ifPresent(media -> media.copyTo(folder.resolve(media.id())));
 *     }
 * }
 * }</pre>
 *
 * <p>The file is opened for reading alone, and may come from anywhere: SQL in the file or in {@link #query} can read no other file,
 * reach no network and load no extension, and a file whose tables are views is refused. Rows and media are read while they are
 * used, in constant heap; DuckDB takes memory of its own beside the heap ({@link UpdOptions#memoryLimit}). Whatever DuckDB's
 * native code does with a damaged file ends as an {@link UpdException} as far as DuckDB notices the damage.
 *
 * <p>A file may be used by several threads; each iterator and each stream belongs to one.
 */
public final class UpdFile implements AutoCloseable {

    private static final String BY_ROW = " ORDER BY rowid";
    private static final String BY_ENTRY = " ORDER BY entry_id, id";

    private final Database database;
    private final UpdOptions options;
    private final UpdLayout layout;
    private final RowReader reader;
    private final MediaStore store;

    private UpdFile(Database database, UpdOptions options) {
        this.database = database;
        this.options = options;
        this.layout = Tables.check(database);
        this.reader = new RowReader(database.file(), layout);
        this.store = new MediaStore(database, options);
    }

    /**
     * Opens a file with the defaults of {@link UpdOptions}.
     *
     * @param file the file
     * @return the open file
     * @throws UpdException if there is no such file, or it is not a UPD file, damaged, written by a later DuckDB, or refused
     * @throws IllegalArgumentException if {@code file} is null
     */
    public static UpdFile open(Path file) {
        return open(file, options -> {});
    }

    /**
     * Opens a file.
     *
     * @param file the file
     * @param options sets limits
     * @return the open file
     * @throws UpdException if there is no such file, or it is not a UPD file, damaged, written by a later DuckDB, or refused
     * @throws IllegalArgumentException if an argument is null, or an option out of range
     */
    public static UpdFile open(Path file, Consumer<? super UpdOptions> options) {
        UpdOptions chosen = UpdOptions.of(options);
        FileHeader.check(Check.required("file", file));
        Database database = Database.reading(file, chosen);
        try {
            return new UpdFile(database, chosen);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** {@return the file} */
    public Path path() {
        return database.file();
    }

    /**
     * Reads what the file says about itself.
     *
     * @return the metadata
     * @throws UpdException if the file cannot be read
     */
    public UpdMetadata metadata() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Function<TextRow, TextRow> same = row -> row;
        try (UpdRows<TextRow> rows = rows(RowReader.METADATA, Selection.whole(BY_ROW), same)) {
            for (TextRow row : rows) {
                values.put(row.required(0), JsonText.lenient(row.required(1)));
            }
        }
        return UpdMetadata.of(layout, new UpdValues(values));
    }

    /**
     * Reads the datasets.
     *
     * @return the datasets in the order of the file
     */
    public UpdRows<UpdDataset> datasets() {
        return rows(RowReader.DATASETS, Selection.whole(BY_ROW), reader::dataset);
    }

    /**
     * Reads the entries of all datasets.
     *
     * @return the entries in the order of the file
     */
    public UpdRows<UpdEntry> entries() {
        return rows(RowReader.ENTRIES, Selection.whole(BY_ROW), reader::entry);
    }

    /**
     * Reads the entries of a dataset.
     *
     * @param datasetId the dataset
     * @return the entries in the order of the file
     * @throws IllegalArgumentException if {@code datasetId} is null
     */
    public UpdRows<UpdEntry> entries(String datasetId) {
        Check.required("datasetId", datasetId);
        return rows(RowReader.ENTRIES, Selection.where("dataset_id = ?", BY_ROW, datasetId), reader::entry);
    }

    /**
     * Reads the annotations of all datasets, ordered by the id of their entry.
     *
     * @return the annotations
     */
    public UpdRows<UpdAnnotation> annotations() {
        return annotations(Selection.whole(BY_ENTRY));
    }

    /**
     * Reads the annotations of a dataset, ordered by the id of their entry.
     *
     * @param datasetId the dataset
     * @return the annotations
     * @throws IllegalArgumentException if {@code datasetId} is null
     */
    public UpdRows<UpdAnnotation> annotations(String datasetId) {
        Check.required("datasetId", datasetId);
        String condition = "entry_id IN (SELECT e.id FROM upd.main.entries e WHERE e.dataset_id = ?)";
        return annotations(Selection.where(condition, BY_ENTRY, datasetId));
    }

    /**
     * Reads the annotations of an entry. For many entries {@link #annotations()} is faster.
     *
     * @param entryId the entry
     * @return the annotations, ordered by their id
     * @throws IllegalArgumentException if {@code entryId} is null
     */
    public UpdRows<UpdAnnotation> annotationsOf(String entryId) {
        Check.required("entryId", entryId);
        return annotations(Selection.where("entry_id = ?", " ORDER BY id", entryId));
    }

    /**
     * Reads all entries, each with its annotations. Both tables are read once; the heap holds the annotations of one entry.
     *
     * @return the entries, ordered by their id
     */
    public UpdRows<UpdAnnotatedEntry> entriesWithAnnotations() {
        return new UpdRows<>(() -> merge(null));
    }

    /** Entries with their annotations, in the order in which their images are read fastest. */
    UpdRows<UpdAnnotatedEntry> forConversion(@Nullable String datasetId) {
        if (!store.isCompressed()) {
            return new UpdRows<>(() -> merge(datasetId));
        }
        String byMedia = " ORDER BY (SELECT min(m.rowid) FROM upd.main.medias m WHERE m.\"key\" = '' AND"
                + " entries.media_url IN ('local:' || m.id, 'local://' || m.id)), id";
        Selection selection =
                datasetId == null ? Selection.whole(byMedia) : Selection.where("dataset_id = ?", byMedia, datasetId);
        return rows(RowReader.ENTRIES, selection, row -> {
            UpdEntry entry = reader.entry(row);
            try (UpdRows<UpdAnnotation> own = annotationsOf(entry.id())) {
                return new UpdAnnotatedEntry(entry, own.stream().toList());
            }
        });
    }

    private Walk<UpdAnnotatedEntry> merge(@Nullable String datasetId) {
        String existing = "entry_id IN (SELECT e.id FROM upd.main.entries e";
        Selection entries = Selection.whole(" ORDER BY id");
        Selection annotations = Selection.where(existing + ")", BY_ENTRY);
        if (datasetId != null) {
            entries = Selection.where("dataset_id = ?", " ORDER BY id", datasetId);
            annotations = Selection.where(existing + " WHERE e.dataset_id = ?)", BY_ENTRY, datasetId);
        }
        return new MergeWalk(
                new TextCursor<>(database, RowReader.ENTRIES, options, entries, reader::entry),
                new TextCursor<>(database, reader.annotations(), options, annotations, reader::annotation));
    }

    private UpdRows<UpdAnnotation> annotations(Selection selection) {
        return rows(reader.annotations(), selection, reader::annotation);
    }

    /**
     * Lists the media, without their bytes.
     *
     * @return the media in the order of the file, in which compressed ones are read fastest
     */
    public UpdRows<UpdMedia> media() {
        return rows(RowReader.MEDIAS, Selection.whole(BY_ROW), this::media);
    }

    /**
     * Finds a media.
     *
     * @param id the resource, as {@link UpdEntry#localMedia()} gives it
     * @param key the variant; empty for the original
     * @return the media; empty if the file does not have it
     * @throws UpdException if the file cannot be read
     * @throws IllegalArgumentException if an argument is null
     */
    public Optional<UpdMedia> media(String id, String key) {
        Check.required("id", id);
        Check.required("key", key);
        Selection one = Selection.where("id = ? AND \"key\" = ?", "", id, key);
        return rows(RowReader.MEDIAS, one, this::media).first();
    }

    private UpdMedia media(TextRow row) {
        String id = row.required(0);
        return new UpdMedia(
                store, row.rowId, id, row.required(1), row.get(2), reader.values("media " + id, row.get(3)));
    }

    /**
     * Asks the file a question in SQL. The tables are {@code metadata}, {@code datasets}, {@code entries}, {@code annotations} and
     * {@code medias}; JSON columns take DuckDB's JSON functions. The whole answer is read into the heap at once.
     *
     * <pre>{@code
     * file.query("SELECT shape_type, count(*) AS n FROM annotations GROUP BY ALL ORDER BY n DESC");
     * }</pre>
     *
     * @param sql one SELECT, with {@code ?} for parameters
     * @param parameters values of the parameters: texts, numbers, booleans, nulls
     * @return the rows; values by column, as JDBC gives them
     * @throws UpdException if the question cannot be answered, or has an answer of more than 64 MiB or with a column of bytes, which
     *     {@link #media(String, String)} reads
     * @throws IllegalArgumentException if {@code sql} is null
     */
    public List<Map<String, @Nullable Object>> query(String sql, @Nullable Object... parameters) {
        return new Question(database, Check.required("sql", sql)).ask(parameters);
    }

    /** Whether media are compressed, so that their order counts. */
    boolean isCompressed() {
        return store.isCompressed();
    }

    private <T> UpdRows<T> rows(Texts texts, Selection selection, Function<TextRow, T> reading) {
        return new UpdRows<>(() -> new TextCursor<>(database, texts, options, selection, reading));
    }

    /** Closes the file and everything that is open of it. */
    @Override
    public void close() {
        database.close();
    }
}
