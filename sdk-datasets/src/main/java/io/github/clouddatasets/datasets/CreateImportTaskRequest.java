package io.github.clouddatasets.datasets;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.common.DataSource;
import io.github.clouddatasets.datasets.common.LabelFormat;
import io.github.clouddatasets.datasets.samples.LabelSelector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to import into a dataset ({@code importTask}, schema {@code ImportTaskRequest}). What is {@code null} is not
 * sent.
 *
 * @param importPath directory in OBS, or full path of a manifest file; required
 * @param importType whether {@code importPath} is a directory or a manifest; no default is documented
 * @param importOrigin kind of place the data is imported from; {@link ImportOrigin#OBS} by default
 * @param dataSource where the data comes from; tables only
 * @param importSamples whether to import the samples themselves; {@code true} by default
 * @param importAnnotations whether to import labels found with the samples; {@code true} by default
 * @param finalAnnotation whether imported labels are final ({@code true}, the default) or await confirmation
 * @param difficultOnly whether to import hard examples only; {@code false} by default
 * @param includedLabels import only samples that carry these labels; an empty list is sent as such
 * @param excludedLabels leave out samples that carry any of these labels; an empty list is sent as such
 * @param importFolder directory of the dataset to import into; use the same again to avoid duplicates. Ignored for
 *     tables
 * @param labelFormat how labels are laid out in text files; datasets of text only
 * @param withColumnHeader whether the first row of a file holds the names of the columns; {@code false} by default
 */
public record CreateImportTaskRequest(
        @Nullable String importPath,
        @Nullable ImportType importType,
        @Nullable ImportOrigin importOrigin,
        @Nullable DataSource dataSource,
        @Nullable Boolean importSamples,
        @Nullable Boolean importAnnotations,
        @Nullable Boolean finalAnnotation,
        @Nullable Boolean difficultOnly,
        @Nullable List<LabelSelector> includedLabels,
        @Nullable List<LabelSelector> excludedLabels,
        @Nullable String importFolder,
        @Nullable LabelFormat labelFormat,
        @Nullable Boolean withColumnHeader) {

    public CreateImportTaskRequest {
        includedLabels = includedLabels == null ? null : Immutable.list(includedLabels);
        excludedLabels = excludedLabels == null ? null : Immutable.list(excludedLabels);
        Check.required("importPath", importPath);
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_CreateImportTaskRequest_Builder();
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_CreateImportTaskRequest_Builder(this);
    }

    /** Builds a {@link CreateImportTaskRequest}. */
    @AutoBuilder(ofClass = CreateImportTaskRequest.class)
    public interface Builder {

        /** Directory in OBS, or full path of a manifest file; required. */
        Builder importPath(@Nullable String importPath);

        /** Whether {@code importPath} is a directory or a manifest; no default is documented. */
        Builder importType(@Nullable ImportType importType);

        /** Kind of place the data is imported from; {@link ImportOrigin#OBS} by default. */
        Builder importOrigin(@Nullable ImportOrigin importOrigin);

        /** Where the data comes from; tables only. */
        Builder dataSource(@Nullable DataSource dataSource);

        /** Whether to import the samples themselves; {@code true} by default. */
        Builder importSamples(@Nullable Boolean importSamples);

        /** Whether to import labels found with the samples; {@code true} by default. */
        Builder importAnnotations(@Nullable Boolean importAnnotations);

        /** Whether imported labels are final ({@code true}, the default) or await confirmation. */
        Builder finalAnnotation(@Nullable Boolean finalAnnotation);

        /** Whether to import hard examples only; {@code false} by default. */
        Builder difficultOnly(@Nullable Boolean difficultOnly);

        /** Import only samples that carry these labels; an empty list is sent as such. */
        Builder includedLabels(@Nullable List<LabelSelector> includedLabels);

        /** Leave out samples that carry any of these labels; an empty list is sent as such. */
        Builder excludedLabels(@Nullable List<LabelSelector> excludedLabels);

        /** Directory of the dataset to import into; use the same again to avoid duplicates. Ignored for tables. */
        Builder importFolder(@Nullable String importFolder);

        /** How labels are laid out in text files; datasets of text only. */
        Builder labelFormat(@Nullable LabelFormat labelFormat);

        /** Whether the first row of a file holds the names of the columns; {@code false} by default. */
        Builder withColumnHeader(@Nullable Boolean withColumnHeader);

        /** Import only samples that carry one of the labels with these names. */
        default Builder includedLabels(String... names) {
            return includedLabels(Arrays.stream(names).map(LabelSelector::named).toList());
        }

        /** Leave out samples that carry one of the labels with these names. */
        default Builder excludedLabels(String... names) {
            return excludedLabels(Arrays.stream(names).map(LabelSelector::named).toList());
        }

        /**
         * The request.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        CreateImportTaskRequest build();
    }
}
