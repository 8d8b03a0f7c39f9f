package io.github.clouddatasets.datasets;

import com.google.auto.value.AutoBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What to export from a dataset, and where to ({@code exportTask}, schema {@code ExportTaskRequest}). What is
 * {@code null} is not sent. The documentation also lists a {@code status} and a {@code task_id} in this body; they
 * belong to the answer and are left out here.
 *
 * @param path directory in OBS that the export goes to; needed for exports to OBS and to a new dataset, though listed
 *     as optional
 * @param exportType which samples to export; no default is documented
 * @param exportFormat directory layout of the export; no default is documented
 * @param exportParams options of the export; without them <b>marks of hard examples are dropped</b>, see
 *     {@link ExportParams#clearHardProperty()}
 * @param annotationFormat format of the label files; no default is documented
 * @param sampleState labeling state that samples must have to be exported; no default is documented
 * @param sourceTypeHeader how paths in the label files begin; {@link SourcePrefix#OBS} by default, training jobs need
 *     {@link SourcePrefix#S3}
 * @param versionId id of the version to export; not needed to export the dataset itself
 * @param versionFormat format of the version; no default is documented
 * @param withColumnHeader whether to write the names of the columns as the first row of the CSV; tables only,
 *     {@code true} by default
 */
public record CreateExportTaskRequest(
        @Nullable String path,
        @Nullable ExportType exportType,
        @Nullable ExportFormat exportFormat,
        @Nullable ExportParams exportParams,
        @Nullable AnnotationFormat annotationFormat,
        @Nullable ExportSampleState sampleState,
        @Nullable SourcePrefix sourceTypeHeader,
        @Nullable String versionId,
        @Nullable VersionFormat versionFormat,
        @Nullable Boolean withColumnHeader) {

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_CreateExportTaskRequest_Builder();
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_CreateExportTaskRequest_Builder(this);
    }

    /** Builds a {@link CreateExportTaskRequest}. */
    @AutoBuilder(ofClass = CreateExportTaskRequest.class)
    public interface Builder {

        /**
         * Directory in OBS that the export goes to; needed for exports to OBS and to a new dataset, though listed as
         * optional.
         */
        Builder path(@Nullable String path);

        /** Which samples to export; no default is documented. */
        Builder exportType(@Nullable ExportType exportType);

        /** Directory layout of the export; no default is documented. */
        Builder exportFormat(@Nullable ExportFormat exportFormat);

        /**
         * Options of the export; without them <b>marks of hard examples are dropped</b>, see
         * {@link ExportParams#clearHardProperty()}.
         */
        Builder exportParams(@Nullable ExportParams exportParams);

        /** Format of the label files; no default is documented. */
        Builder annotationFormat(@Nullable AnnotationFormat annotationFormat);

        /** Labeling state that samples must have to be exported; no default is documented. */
        Builder sampleState(@Nullable ExportSampleState sampleState);

        /**
         * How paths in the label files begin; {@link SourcePrefix#OBS} by default, training jobs need
         * {@link SourcePrefix#S3}.
         */
        Builder sourceTypeHeader(@Nullable SourcePrefix sourceTypeHeader);

        /** Id of the version to export; not needed to export the dataset itself. */
        Builder versionId(@Nullable String versionId);

        /** Format of the version; no default is documented. */
        Builder versionFormat(@Nullable VersionFormat versionFormat);

        /**
         * Whether to write the names of the columns as the first row of the CSV; tables only, {@code true} by default.
         */
        Builder withColumnHeader(@Nullable Boolean withColumnHeader);

        /** The request. */
        CreateExportTaskRequest build();
    }
}
