package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.idah.table.IdahColumn;
import io.github.clouddatasets.emulator.idah.table.IdahColumnType;
import io.github.clouddatasets.emulator.idah.table.IdahTable;
import io.github.clouddatasets.emulator.idah.table.IdahTimestamp;
import io.github.clouddatasets.emulator.idah.table.IdahValue;
import io.github.clouddatasets.emulator.store.ContentFolder;
import io.github.clouddatasets.emulator.store.StateDocument;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row in the table of exports. */
final class IdahExport {

    static final String TYPE = "sync:exports";

    static final IdahTable<IdahExport> TABLE = new IdahTable<>(List.of(
            new IdahColumn<>("id", IdahColumnType.BIGINT, IdahColumn.EQUALS_IN, row -> IdahValue.of(row.id)),
            new IdahColumn<>("job_id", IdahColumnType.UUID, IdahColumn.EQUALS, row -> IdahValue.of(row.jobId)),
            new IdahColumn<>("project_id", IdahColumnType.TEXT, IdahColumn.EQUALS, row -> IdahValue.of(row.projectId)),
            new IdahColumn<>(
                    "created_by_id", IdahColumnType.INTEGER, IdahColumn.EQUALS, row -> IdahValue.of(row.createdById)),
            new IdahColumn<>("file_id", IdahColumnType.TEXT, IdahColumn.EQUALS, row -> row.fileText(IdahFile::id)),
            new IdahColumn<>(
                    "filename", IdahColumnType.TEXT, IdahColumn.EQUALS, row -> row.fileText(IdahFile::filename)),
            new IdahColumn<>("mime_type", IdahColumnType.TEXT, IdahColumn.EQUALS, row -> row.mimeTypeCell()),
            new IdahColumn<>("size", IdahColumnType.INTEGER, IdahColumn.EQUALS, row -> IdahValue.of(row.size())),
            new IdahColumn<>(
                    "created_at",
                    IdahColumnType.TIMESTAMP,
                    IdahColumn.EQUALS_RANGE,
                    row -> IdahValue.of(row.createdAt))));

    private final long id;
    private final String jobId;
    private final String projectId;
    private final int createdById;
    private final Instant createdAt;
    private @Nullable IdahFile file;

    IdahExport(long id, String jobId, String projectId, int createdById, Instant createdAt, @Nullable IdahFile file) {
        this.id = id;
        this.jobId = jobId;
        this.projectId = projectId;
        this.createdById = createdById;
        this.createdAt = createdAt;
        this.file = file;
    }

    static IdahExport of(StateDocument state, ContentFolder files) {
        return new IdahExport(
                state.number("id"),
                state.text("job_id"),
                state.text("project_id"),
                state.integer("created_by_id"),
                state.moment("created_at"),
                state.has("file") ? IdahFile.of(state.document("file"), files) : null);
    }

    ObjectNode saved(ContentFolder files) {
        ObjectNode saved = Json.object()
                .put("id", id)
                .put("job_id", jobId)
                .put("project_id", projectId)
                .put("created_by_id", createdById)
                .put("created_at", createdAt.toString());
        saved.set("file", file == null ? null : file.saved(files));
        return saved;
    }

    String id() {
        return String.valueOf(id);
    }

    String projectId() {
        return projectId;
    }

    String jobId() {
        return jobId;
    }

    @Nullable
    IdahFile file() {
        return file;
    }

    void store(IdahFile stored) {
        file = stored;
    }

    ObjectNode attributes() {
        ObjectNode attributes =
                Json.object().put("job_id", jobId).put("project_id", projectId).put("created_by_id", createdById);
        if (file == null) {
            attributes.putNull("file_id").putNull("filename").putNull("mime_type");
        } else {
            attributes
                    .put("file_id", file.id())
                    .put("filename", file.filename())
                    .put("mime_type", file.mimeType());
        }
        return attributes.put("size", size()).put("created_at", IdahTimestamp.format(createdAt));
    }

    private long size() {
        return file == null ? 0 : file.size();
    }

    private @Nullable IdahValue fileText(Function<IdahFile, String> part) {
        return file == null ? null : IdahValue.of(part.apply(file));
    }

    private @Nullable IdahValue mimeTypeCell() {
        String mimeType = file == null ? null : file.mimeType();
        return mimeType == null ? null : IdahValue.of(mimeType);
    }
}
