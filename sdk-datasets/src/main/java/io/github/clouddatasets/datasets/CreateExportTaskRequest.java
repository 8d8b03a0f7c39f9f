package io.github.clouddatasets.datasets;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.datasets.internal.Rules;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An export to start: the samples, the form and the destination ({@code exportTask}, schema {@code ExportTaskRequest}).
 * A field that is {@code null} is not sent. The documentation also lists a {@code status} and a {@code task_id} in this
 * body; they belong to the answer and are left out here.
 *
 * @param path directory in OBS that the export goes to; needed for exports to OBS and to a new dataset, though listed
 *     as optional
 * @param exportType which samples to export; no default is documented
 * @param exportFormat directory layout of the export; no default is documented
 * @param exportParams options of the export; without options <b>marks of hard examples are dropped</b>, see
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

    /** Checks the limits. {@inheritDoc} */
    public CreateExportTaskRequest {
        Rules.obsPath("path", path);
    }

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_CreateExportTaskRequest_Builder();
    }

    /** {@return a builder that holds the values of this request} */
    public Builder toBuilder() {
        return new AutoBuilder_CreateExportTaskRequest_Builder(this);
    }

    /** Builds a {@link CreateExportTaskRequest}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Directory in OBS that the export goes to; needed for exports to OBS and to a new dataset, though listed as
         * optional.
         *
         * @param path directory in OBS that the export goes to; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder path(@Nullable String path);

        /**
         * Which samples to export; no default is documented.
         *
         * @param exportType which samples to export; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder exportType(@Nullable ExportType exportType);

        /**
         * Directory layout of the export; no default is documented.
         *
         * @param exportFormat directory layout of the export; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder exportFormat(@Nullable ExportFormat exportFormat);

        /**
         * Options of the export; without options <b>marks of hard examples are dropped</b>, see
         * {@link ExportParams#clearHardProperty()}.
         *
         * @param exportParams options of the export; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder exportParams(@Nullable ExportParams exportParams);

        /**
         * As {@link #exportParams(ExportParams)}, built in place.
         *
         * @param exportParams sets the fields
         * @return this builder
         * @throws IllegalArgumentException if {@code exportParams} is null, or if a field breaks its rule
         */
        public Builder exportParams(Consumer<ExportParams.Builder> exportParams) {
            return exportParams(BuilderLambda.build(ExportParams.builder(), exportParams, ExportParams.Builder::build));
        }

        /**
         * Format of the label files; no default is documented.
         *
         * @param annotationFormat format of the label files; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder annotationFormat(@Nullable AnnotationFormat annotationFormat);

        /**
         * Labeling state that samples must have to be exported; no default is documented.
         *
         * @param sampleState labeling state that samples must have to be exported; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder sampleState(@Nullable ExportSampleState sampleState);

        /**
         * How paths in the label files begin; {@link SourcePrefix#OBS} by default, training jobs need
         * {@link SourcePrefix#S3}.
         *
         * @param sourceTypeHeader how paths in the label files begin; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder sourceTypeHeader(@Nullable SourcePrefix sourceTypeHeader);

        /**
         * Id of the version to export; not needed to export the dataset itself.
         *
         * @param versionId id of the version to export; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder versionId(@Nullable String versionId);

        /**
         * Format of the version; no default is documented.
         *
         * @param versionFormat format of the version; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder versionFormat(@Nullable VersionFormat versionFormat);

        /**
         * Whether to write the names of the columns as the first row of the CSV; tables only, {@code true} by default.
         *
         * @param withColumnHeader whether to write the names of the columns as the first row of the CSV; {@code null}
         *     leaves the field out
         * @return this builder
         */
        public abstract Builder withColumnHeader(@Nullable Boolean withColumnHeader);

        /**
         * Builds the request.
         *
         * @return a new request
         */
        public abstract CreateExportTaskRequest build();
    }
}
