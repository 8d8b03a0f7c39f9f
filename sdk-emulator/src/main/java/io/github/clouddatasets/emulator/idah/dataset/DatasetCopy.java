package io.github.clouddatasets.emulator.idah.dataset;

import io.github.clouddatasets.emulator.idah.table.Row;
import java.util.List;

/** Copies a dataset: its head at once, its entries after the answer, as the service does. Both share the media. */
final class DatasetCopy {

    private final DatasetTables tables;
    private final EntryListener listener;

    DatasetCopy(DatasetTables tables, EntryListener listener) {
        this.tables = tables;
        this.listener = listener;
    }

    Row head(Row source, String name, boolean withLabels) {
        Row dataset = DatasetCalls.withDefaults(tables.datasets().schema().row())
                .set("id", tables.newId())
                .set("project_id", source.known("project_id"))
                .set("name", name)
                .set("modality", source.known("modality"))
                .set("workflow_configuration", source.cell("workflow_configuration"))
                .set("labeling_configuration", source.cell("labeling_configuration"));
        dataset.set("labels", withLabels ? source.cell("labels") : "[]");
        tables.putDataset(dataset);
        return dataset;
    }

    void entries(Row dataset, List<Row> entries, boolean withAnnotations) {
        for (Row source : entries) {
            Row entry = EntryCalls.withDefaults(tables.entries().schema().row())
                    .set("id", tables.newId())
                    .set("project_id", dataset.known("project_id"))
                    .set("dataset_id", dataset.id())
                    .set("priority", source.cell("priority"))
                    .set("resource", source.cell("resource"))
                    .set("name", source.cell("name"));
            tables.putEntry(entry, null);
            if (withAnnotations) {
                tables.annotationsOf(source).forEach(annotation -> annotation(entry, annotation));
            }
            listener.created(entry);
        }
    }

    private void annotation(Row entry, Row source) {
        Row annotation = source.copy()
                .set("id", tables.newId())
                .set("dataset_id", entry.known("dataset_id"))
                .set("entry_id", entry.id())
                .set("created_at", null);
        // The copy has one list of dimensions, tiles and all.
        annotation.write("dimensions", tables.dimensions(source));
        tables.putAnnotation(annotation);
    }
}
