package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.idah.dataset.DatasetTables;
import io.github.clouddatasets.emulator.idah.media.MediaFiles;
import io.github.clouddatasets.emulator.idah.table.Row;
import io.github.clouddatasets.emulator.idah.upd.IncludedMedias;
import io.github.clouddatasets.emulator.idah.upd.UpdDriver;
import io.github.clouddatasets.emulator.idah.upd.UpdException;
import io.github.clouddatasets.emulator.idah.upd.UpdExport;
import io.github.clouddatasets.emulator.idah.upd.UpdMedia;
import io.github.clouddatasets.emulator.idah.upd.UpdRow;
import io.github.clouddatasets.emulator.idah.upd.UpdSource;
import io.github.clouddatasets.emulator.option.UpdColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Exports as real {@code .upd} files, made of what the dataset and media services have. */
final class UpdExports implements UpdSource {

    private final DatasetTables tables;
    private final MediaFiles files;
    private final UpdColumns columns;
    private final Supplier<String> endpoint;

    /** @param endpoint the address of IDAH, known once the server runs */
    UpdExports(DatasetTables tables, MediaFiles files, UpdColumns columns, Supplier<String> endpoint) {
        this.tables = tables;
        this.files = files;
        this.columns = columns;
        this.endpoint = endpoint;
    }

    /**
     * Writes the file of a job.
     *
     * @param arguments the arguments of the job
     * @param folder a folder for the file while it is written
     * @throws UpdException if the exporter of the real server would fail, too
     */
    void write(UpdDriver driver, ObjectNode arguments, Path folder, Path target, Instant end)
            throws IOException, UpdException {
        List<String> datasetIds = new ArrayList<>();
        arguments.path("dataset_ids").forEach(id -> datasetIds.add(id.asText()));
        new UpdExport(driver, columns, medias(arguments), endpoint.get() + "/media/medias/files/", end)
                .write(datasetIds, this, folder, target);
    }

    static IncludedMedias medias(ObjectNode arguments) {
        return IncludedMedias.of(
                arguments.path("options").path("include_medias").asText());
    }

    @Override
    public Optional<UpdRow> dataset(String id) {
        return tables.dataset(id).map(row -> new UpdRow(row.id(), row.attributes()));
    }

    @Override
    public Iterable<UpdRow> entries(String datasetId) {
        List<Row> rows = tables.dataset(datasetId).map(tables::entriesOf).orElse(List.of());
        return () ->
                rows.stream().map(row -> new UpdRow(row.id(), row.attributes())).iterator();
    }

    @Override
    public Iterable<UpdRow> annotations(String entryId) {
        List<Row> rows = tables.entry(entryId).map(tables::annotationsOf).orElse(List.of());
        return () -> rows.stream().map(this::annotation).iterator();
    }

    @Override
    public List<UpdMedia> medias(String resource) {
        return files.of(resource);
    }

    private UpdRow annotation(Row row) {
        ObjectNode attributes = row.attributes();
        attributes.set("dimensions", tables.dimensions(row));
        return new UpdRow(row.id(), attributes);
    }
}
