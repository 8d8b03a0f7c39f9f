package io.github.clouddatasets.spark.services;

import static io.github.clouddatasets.spark.services.RowShape.text;
import static io.github.clouddatasets.spark.services.RowShape.texts;
import static io.github.clouddatasets.spark.services.RowShape.time;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import io.github.clouddatasets.sync.Export;
import io.github.clouddatasets.sync.ExportField;
import io.github.clouddatasets.sync.Job;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of an export, with the names of the service; those of its job begin with {@code job_}. */
final class ExportColumns {

    static final String ID = "id";
    static final String JOB_ID = "job_id";
    static final String PROJECT_ID = "project_id";
    static final String CREATED_BY_ID = "created_by_id";
    static final String CREATED_AT = "created_at";

    /** All columns. */
    static final RowShape<Export> ALL = RowShape.<Export>empty()
            .with(ID, StringType, e -> text(e.id()))
            .with(JOB_ID, StringType, e -> text(e.jobId()))
            .with(PROJECT_ID, StringType, e -> text(e.projectId()))
            .with(CREATED_BY_ID, StringType, e -> text(e.createdById()))
            .with("file_id", StringType, e -> text(e.fileId()))
            .with("filename", StringType, e -> text(e.filename()))
            .with("mime_type", StringType, e -> text(e.mimeType()))
            .with("size", LongType, Export::size)
            .with(CREATED_AT, TimestampType, e -> time(e.createdAt()))
            .with("job_status", StringType, ofJob(j -> text(Objects.toString(j.status(), null))))
            .with("job_progress", DoubleType, ofJob(Job::progress))
            .with("job_error", StringType, ofJob(j -> text(j.error())))
            .with("job_exporter", StringType, ofJob(j -> text(j.exporter())))
            .with("job_dataset_ids", createArrayType(StringType), ofJob(j -> texts(j.datasetIds())))
            .with("job_updated_at", TimestampType, ofJob(j -> time(j.updatedAt())));

    private ExportColumns() {}

    private static Function<Export, @Nullable Object> ofJob(Function<Job, @Nullable Object> value) {
        return export -> export.job() == null ? null : value.apply(export.job());
    }

    /** Whether one of the columns is the job's, which must then come along; an export's own {@code job_id} is not. */
    static boolean needJob(Collection<String> columns) {
        return columns.stream().anyMatch(column -> column.startsWith("job_") && !column.equals(JOB_ID));
    }

    /** The export's own columns among these, for a sparse answer; the id comes with every answer. */
    static List<ExportField> fields(Collection<String> columns) {
        return Stream.of(ExportField.values())
                .filter(field -> columns.contains(field.name().toLowerCase(Locale.ROOT)))
                .toList();
    }
}
