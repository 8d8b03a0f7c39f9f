package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Elements;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.samples.SearchCondition;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Options of an export (schema {@code ExportParams}, in {@link CreateExportTaskRequest#exportParams()} and
 * {@link ExportTask#exportParams()}). A field that is {@code null} is not sent. The builder checks the range of the
 * ratio; answers of the service are not checked.
 *
 * @param exportDest where the export goes; {@link ExportDestination#DIR} by default
 * @param exportNewDatasetName name of the dataset to create, for {@link ExportDestination#NEW_DATASET}
 * @param exportNewDatasetWorkPath directory in OBS for the output of the dataset to create, for
 *     {@link ExportDestination#NEW_DATASET}
 * @param exportDatasetVersionName name for the version of the exported data
 * @param exportDatasetVersionFormat format for the version of the exported data
 * @param sampleState labeling state that samples must have to be exported; {@link ExportSampleState#NO_FILTER} in the
 *     documented examples
 * @param samples ids of the samples to export
 * @param searchConditions criteria that select samples, for {@link ExportType#BY_SEARCH}; one that holds is enough
 * @param ratioSampleUsage whether to split at random into training and validation samples by {@code trainSampleRatio};
 *     {@code false} by default
 * @param trainSampleRatio share of the samples that are for training, from 0 to 1; 1 (all of them) by default
 * @param clearHardProperty <b>drops the marks of hard examples from the output unless it is set to {@code false}</b>:
 *     the service's default is {@code true}
 * @param clearDifficult not documented, only seen in the answer of one example; leave it unset
 */
@Decoded
public record ExportParams(
        @Nullable ExportDestination exportDest,
        @Nullable String exportNewDatasetName,
        @Nullable String exportNewDatasetWorkPath,
        @Nullable String exportDatasetVersionName,
        @Nullable VersionFormat exportDatasetVersionFormat,
        @Nullable ExportSampleState sampleState,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> samples,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SearchCondition> searchConditions,
        @Nullable Boolean ratioSampleUsage,

        @JsonSerialize(using = ExportParams.RatioSerializer.class) @Nullable
        Double trainSampleRatio,

        @Nullable Boolean clearHardProperty,
        @Nullable Boolean clearDifficult) {

    /** Copies the lists. {@inheritDoc} */
    public ExportParams {
        samples = Immutable.list(samples);
        searchConditions = Immutable.list(searchConditions);
    }

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_ExportParams_Builder().samples(List.of()).searchConditions(List.of());
    }

    /** {@return a builder that holds the values of this record} */
    public Builder toBuilder() {
        return new AutoBuilder_ExportParams_Builder(this);
    }

    /** Inside the request the ratio is text, as its table says; elsewhere a number, as the answers show it. */
    static final class RatioSerializer extends JsonSerializer<Double> {

        @Override
        public void serialize(Double ratio, JsonGenerator json, SerializerProvider serializers) throws IOException {
            JsonStreamContext around = json.getOutputContext().getParent();
            if (around != null && around.getCurrentValue() instanceof CreateExportTaskRequest) {
                json.writeString(BigDecimal.valueOf(ratio).toPlainString());
            } else {
                json.writeNumber(ratio);
            }
        }
    }

    /** Builds an {@link ExportParams}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Where the export goes; {@link ExportDestination#DIR} by default.
         *
         * @param exportDest where the export goes; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder exportDest(@Nullable ExportDestination exportDest);

        /**
         * Name of the dataset to create, for {@link ExportDestination#NEW_DATASET}.
         *
         * @param exportNewDatasetName name of the dataset to create; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder exportNewDatasetName(@Nullable String exportNewDatasetName);

        /**
         * Directory in OBS for the output of the dataset to create, for {@link ExportDestination#NEW_DATASET}.
         *
         * @param exportNewDatasetWorkPath directory in OBS for the output of the dataset to create; {@code null} leaves
         *     the field out
         * @return this builder
         */
        public abstract Builder exportNewDatasetWorkPath(@Nullable String exportNewDatasetWorkPath);

        /**
         * Name for the version of the exported data.
         *
         * @param exportDatasetVersionName name for the version of the exported data; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder exportDatasetVersionName(@Nullable String exportDatasetVersionName);

        /**
         * Format for the version of the exported data.
         *
         * @param exportDatasetVersionFormat format for the version of the exported data; {@code null} leaves the field
         *     out
         * @return this builder
         */
        public abstract Builder exportDatasetVersionFormat(@Nullable VersionFormat exportDatasetVersionFormat);

        /**
         * Labeling state that samples must have to be exported; {@link ExportSampleState#NO_FILTER} in the documented
         * examples.
         *
         * @param sampleState labeling state that samples must have to be exported; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder sampleState(@Nullable ExportSampleState sampleState);

        /**
         * Ids of the samples to export.
         *
         * @param samples ids of the samples to export; {@code null} means none
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder samples(@Nullable Collection<? extends String> samples) {
            return samples(Elements.of("samples", samples));
        }

        abstract Builder samples(List<String> samples);

        /**
         * Criteria that select samples, for {@link ExportType#BY_SEARCH}; one that holds is enough.
         *
         * @param searchConditions criteria that select samples; {@code null} means none
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder searchConditions(@Nullable Collection<? extends SearchCondition> searchConditions) {
            return searchConditions(Elements.of("searchConditions", searchConditions));
        }

        abstract Builder searchConditions(List<SearchCondition> searchConditions);

        abstract List<SearchCondition> searchConditions();

        /**
         * Adds a criterion.
         *
         * @param condition the criterion
         * @return this builder
         * @throws IllegalArgumentException if {@code condition} is null
         */
        public Builder addSearchCondition(SearchCondition condition) {
            return searchConditions(Elements.and(searchConditions(), "condition", condition));
        }

        /**
         * Adds a criterion, built in place.
         *
         * @param condition sets its fields
         * @return this builder
         * @throws IllegalArgumentException if {@code condition} is null, or if a field breaks its rule
         */
        public Builder addSearchCondition(Consumer<SearchCondition.Builder> condition) {
            return addSearchCondition(
                    BuilderLambda.build(SearchCondition.builder(), condition, SearchCondition.Builder::build));
        }

        /**
         * Whether to split at random into training and validation samples by {@code trainSampleRatio}; {@code false} by
         * default.
         *
         * @param ratioSampleUsage whether to split at random into training and validation samples by
         *     {@code trainSampleRatio}; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder ratioSampleUsage(@Nullable Boolean ratioSampleUsage);

        /**
         * Share of the samples that are for training, from 0 to 1; 1 (all of them) by default.
         *
         * @param trainSampleRatio share of the samples that are for training; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder trainSampleRatio(@Nullable Double trainSampleRatio);

        /**
         * <b>Drops the marks of hard examples from the output unless it is set to {@code false}</b>: the service's
         * default is {@code true}.
         *
         * @param clearHardProperty whether the service drops the marks of hard examples; {@code null} leaves the field
         *     out
         * @return this builder
         */
        public abstract Builder clearHardProperty(@Nullable Boolean clearHardProperty);

        /**
         * Not documented, only seen in the answer of one example; leave it unset.
         *
         * @param clearDifficult value of the undocumented flag; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder clearDifficult(@Nullable Boolean clearDifficult);

        /**
         * Builds the value.
         *
         * @return a new value
         * @throws IllegalArgumentException if a field breaks its rule: the message names field, rule and value
         */
        public ExportParams build() {
            ExportParams built = autoBuild();
            Double ratio = built.trainSampleRatio();
            if (ratio != null && !(ratio >= 0 && ratio <= 1)) {
                throw Check.refused("trainSampleRatio", "must be from 0 to 1", ratio.toString());
            }
            return built;
        }

        /** Builds without a check. The constructor has none, since the answers of the service are read with it. */
        abstract ExportParams autoBuild();
    }
}
