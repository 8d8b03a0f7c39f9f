package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.samples.SearchCondition;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options of an export (schema {@code ExportParams}, in {@link CreateExportTaskRequest#exportParams()} and
 * {@link ExportTask#exportParams()}). What is {@code null} is not sent. The builder checks the range of the ratio; what
 * the service answers is taken as it is.
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

    public ExportParams {
        samples = Immutable.list(samples);
        searchConditions = Immutable.list(searchConditions);
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new Checked().samples(List.of()).searchConditions(List.of());
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new Checked(this);
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

    /** Builds a {@link ExportParams}. */
    @AutoBuilder(ofClass = ExportParams.class)
    public interface Builder {

        /** Where the export goes; {@link ExportDestination#DIR} by default. */
        Builder exportDest(@Nullable ExportDestination exportDest);

        /** Name of the dataset to create, for {@link ExportDestination#NEW_DATASET}. */
        Builder exportNewDatasetName(@Nullable String exportNewDatasetName);

        /** Directory in OBS for the output of the dataset to create, for {@link ExportDestination#NEW_DATASET}. */
        Builder exportNewDatasetWorkPath(@Nullable String exportNewDatasetWorkPath);

        /** Name for the version of the exported data. */
        Builder exportDatasetVersionName(@Nullable String exportDatasetVersionName);

        /** Format for the version of the exported data. */
        Builder exportDatasetVersionFormat(@Nullable VersionFormat exportDatasetVersionFormat);

        /**
         * Labeling state that samples must have to be exported; {@link ExportSampleState#NO_FILTER} in the documented
         * examples.
         */
        Builder sampleState(@Nullable ExportSampleState sampleState);

        /** Ids of the samples to export. */
        Builder samples(List<String> samples);

        /** Criteria that select samples, for {@link ExportType#BY_SEARCH}; one that holds is enough. */
        Builder searchConditions(List<SearchCondition> searchConditions);

        /**
         * Whether to split at random into training and validation samples by {@code trainSampleRatio}; {@code false} by
         * default.
         */
        Builder ratioSampleUsage(@Nullable Boolean ratioSampleUsage);

        /** Share of the samples that are for training, from 0 to 1; 1 (all of them) by default. */
        Builder trainSampleRatio(@Nullable Double trainSampleRatio);

        /**
         * <b>Drops the marks of hard examples from the output unless it is set to {@code false}</b>: the service's
         * default is {@code true}.
         */
        Builder clearHardProperty(@Nullable Boolean clearHardProperty);

        /** Not documented, only seen in the answer of one example; leave it unset. */
        Builder clearDifficult(@Nullable Boolean clearDifficult);

        /**
         * The value.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        ExportParams build();
    }

    /** Checks what a user builds. The constructor must not: answers of the service are read with it. */
    private static final class Checked extends AutoBuilder_ExportParams_Builder {

        Checked() {}

        Checked(ExportParams source) {
            super(source);
        }

        @Override
        public ExportParams build() {
            ExportParams built = super.build();
            Double ratio = built.trainSampleRatio();
            if (ratio != null && !(ratio >= 0 && ratio <= 1)) {
                throw Check.refused("trainSampleRatio", "must be from 0 to 1", ratio.toString());
            }
            return built;
        }
    }
}
