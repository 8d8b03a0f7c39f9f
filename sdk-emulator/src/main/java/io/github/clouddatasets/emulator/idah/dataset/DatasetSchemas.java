package io.github.clouddatasets.emulator.idah.dataset;

import static io.github.clouddatasets.emulator.idah.table.IdahColumnType.BIGINT;
import static io.github.clouddatasets.emulator.idah.table.IdahColumnType.DOUBLE;
import static io.github.clouddatasets.emulator.idah.table.IdahColumnType.INTEGER;
import static io.github.clouddatasets.emulator.idah.table.IdahColumnType.JSONB;
import static io.github.clouddatasets.emulator.idah.table.IdahColumnType.TEXT;
import static io.github.clouddatasets.emulator.idah.table.IdahColumnType.TEXTS;
import static io.github.clouddatasets.emulator.idah.table.IdahColumnType.TIMESTAMP;
import static io.github.clouddatasets.emulator.idah.table.IdahColumnType.UUID;

import io.github.clouddatasets.emulator.idah.table.RowSchema;

/** The columns of the service's tables, with the suffixes of filters that each honours. */
final class DatasetSchemas {

    static final String PROJECTS = "dataset:projects";
    static final String MEMBERS = "dataset:project_members";
    static final String DATASETS = "dataset:datasets";
    static final String ENTRIES = "dataset:entries";
    static final String ANNOTATIONS = "dataset:annotations";
    static final String STATS = "dataset:entry_stats";
    static final String NOTES = "dataset:note_feeds";

    private DatasetSchemas() {}

    static RowSchema projects() {
        return new RowSchema(PROJECTS)
                .readOnly("id", UUID)
                .column("name", TEXT, "match")
                .column("description", TEXT)
                .readOnly("created_by_email", TEXT, "match")
                .readOnly("created_at", TIMESTAMP, "gte", "lte")
                .readOnly("updated_at", TIMESTAMP, "gte", "lte")
                .readOnly("organization_id", BIGINT, "in");
    }

    static RowSchema members() {
        return new RowSchema(MEMBERS)
                .readOnly("id", BIGINT)
                .readOnly("project_id", UUID)
                .readOnly("account_id", BIGINT)
                .readOnly("name", TEXT)
                .readOnly("email", TEXT, "match")
                .readOnly("role", TEXT, "in")
                .readOnly("invited_by_id", BIGINT)
                .readOnly("disabled_at", TIMESTAMP)
                .readOnly("created_at", TIMESTAMP, "gte", "lte")
                .readOnly("updated_at", TIMESTAMP)
                .parent("project", PROJECTS, "project_id")
                .index("project_id");
    }

    static RowSchema datasets() {
        return new RowSchema(DATASETS)
                .readOnly("id", UUID)
                .readOnly("project_id", UUID, "eq")
                .column("name", TEXT, "match")
                .column("labels", TEXTS)
                .readOnly("modality", TEXT, "in")
                .column("labeling_configuration", JSONB)
                .column("workflow_configuration", JSONB)
                .readOnly("status", TEXT, "in")
                .readOnly("progress", DOUBLE, "gte", "lte")
                .readOnly("entries_total_count", INTEGER)
                .readOnly("entries_completed_count", INTEGER)
                .readOnly("entries_in_progress_count", INTEGER)
                .readOnly("created_at", TIMESTAMP, "gte", "lte")
                .readOnly("updated_at", TIMESTAMP, "gte", "lte")
                .parent("project", PROJECTS, "project_id")
                .index("project_id");
    }

    static RowSchema entries() {
        return new RowSchema(ENTRIES)
                .readOnly("id", UUID)
                .readOnly("project_id", UUID)
                .readOnly("dataset_id", UUID)
                .column("priority", INTEGER, "in")
                .column("wf_step", TEXT, "in")
                .column("status", TEXT, "in")
                .column("job_id", UUID)
                .column("resource", TEXT, "match")
                .column("name", TEXT, "match")
                .readOnly("assigned_to_id", BIGINT, "eq", "in")
                .readOnly("assigned_to_email", TEXT, "match")
                .readOnly("submitted_by_id", BIGINT)
                .readOnly("submitted_by_email", TEXT)
                .readOnly("reviewed_by_id", BIGINT)
                .readOnly("reviewed_by_email", TEXT)
                .readOnly("created_at", TIMESTAMP)
                .readOnly("updated_at", TIMESTAMP)
                .parent("dataset", DATASETS, "dataset_id")
                .parent("project", PROJECTS, "project_id")
                .index("dataset_id", "resource");
    }

    static RowSchema annotations() {
        return new RowSchema(ANNOTATIONS)
                .readOnly("id", UUID)
                .readOnly("project_id", UUID)
                .readOnly("dataset_id", UUID)
                .readOnly("entry_id", UUID)
                .column("dimensions", JSONB)
                .column("annotation", JSONB)
                .column("metadata", JSONB)
                .readOnly("created_by_email", TEXT)
                .readOnly("created_at", TIMESTAMP)
                .readOnly("updated_at", TIMESTAMP, "gt")
                .parent("project", PROJECTS, "project_id")
                .parent("dataset", DATASETS, "dataset_id")
                .parent("entry", ENTRIES, "entry_id")
                .index("entry_id");
    }

    /** The rows that write_shape writes; no operation lists them. Their id is that of the annotation with the key. */
    static RowSchema shapes() {
        return new RowSchema("dataset:annotation_shapes")
                .readOnly("id", TEXT)
                .readOnly("annotation_id", UUID)
                .readOnly("key", TEXT)
                .column("value", JSONB)
                .index("annotation_id");
    }

    static RowSchema stats() {
        return new RowSchema(STATS)
                .readOnly("id", UUID)
                .readOnly("entry_id", UUID, "eq", "in")
                .readOnly("key", TEXT, "eq", "in")
                .readOnly("value", TEXT)
                .readOnly("created_at", TIMESTAMP)
                .readOnly("updated_at", TIMESTAMP)
                .parent("entry", ENTRIES, "entry_id")
                .index("entry_id");
    }

    static RowSchema notes() {
        return new RowSchema(NOTES)
                .readOnly("id", UUID)
                .readOnly("project_id", UUID)
                .readOnly("dataset_id", UUID)
                .readOnly("entry_id", UUID)
                .readOnly("annotation_id", UUID)
                .readOnly("created_by_email", TEXT, "match")
                .readOnly("anchor_type", TEXT)
                .column("position", JSONB)
                .readOnly("status", TEXT, "in")
                .column("content_md", TEXT)
                .readOnly("created_at", TIMESTAMP, "gte", "lte")
                .readOnly("updated_at", TIMESTAMP, "gte", "lte")
                .readOnly("edited_at", TIMESTAMP)
                .parent("dataset", DATASETS, "dataset_id")
                .parent("project", PROJECTS, "project_id")
                .parent("entry", ENTRIES, "entry_id")
                .parent("annotation", ANNOTATIONS, "annotation_id")
                .index("entry_id", "annotation_id");
    }
}
