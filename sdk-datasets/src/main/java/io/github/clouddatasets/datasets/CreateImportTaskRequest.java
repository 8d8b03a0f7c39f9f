package io.github.clouddatasets.datasets;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Elements;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.common.DataSource;
import io.github.clouddatasets.datasets.common.LabelFormat;
import io.github.clouddatasets.datasets.internal.Rules;
import io.github.clouddatasets.datasets.labels.Label;
import io.github.clouddatasets.datasets.samples.LabelSelector;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An import to start ({@code importTask}, schema {@code ImportTaskRequest}). A field that is {@code null} is not sent.
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

    /** Copies the lists and checks the limits. {@inheritDoc} */
    public CreateImportTaskRequest {
        includedLabels = includedLabels == null ? null : Immutable.list(includedLabels);
        excludedLabels = excludedLabels == null ? null : Immutable.list(excludedLabels);
        if (importPath == null) {
            throw new IllegalArgumentException(
                    "importPath is required: a folder in OBS, as /bucket/folder/, or the full"
                            + " path of a manifest, as /bucket/folder/V001.manifest");
        }
        if (importOrigin == null || importOrigin.equals(ImportOrigin.OBS)) {
            Rules.obsPath("importPath", importPath);
        }
    }

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_CreateImportTaskRequest_Builder();
    }

    /** {@return a builder that holds the values of this request} */
    public Builder toBuilder() {
        return new AutoBuilder_CreateImportTaskRequest_Builder(this);
    }

    /** Builds a {@link CreateImportTaskRequest}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Directory in OBS, or full path of a manifest file; required.
         *
         * @param importPath directory in OBS
         * @return this builder
         */
        public abstract Builder importPath(@Nullable String importPath);

        /**
         * Whether {@code importPath} is a directory or a manifest; no default is documented.
         *
         * @param importType whether {@code importPath} is a directory or a manifest; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder importType(@Nullable ImportType importType);

        /**
         * Kind of place the data is imported from; {@link ImportOrigin#OBS} by default.
         *
         * @param importOrigin kind of place the data is imported from; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder importOrigin(@Nullable ImportOrigin importOrigin);

        /**
         * Where the data comes from; tables only.
         *
         * @param dataSource where the data comes from; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder dataSource(@Nullable DataSource dataSource);

        /**
         * As {@link #dataSource(DataSource)}, built in place.
         *
         * @param dataSource sets the fields
         * @return this builder
         * @throws IllegalArgumentException if {@code dataSource} is null, or if a field breaks its rule
         */
        public Builder dataSource(Consumer<DataSource.Builder> dataSource) {
            return dataSource(BuilderLambda.build(DataSource.builder(), dataSource, DataSource.Builder::build));
        }

        /**
         * Whether to import the samples themselves; {@code true} by default.
         *
         * @param importSamples whether to import the samples themselves; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder importSamples(@Nullable Boolean importSamples);

        /**
         * Whether to import labels found with the samples; {@code true} by default.
         *
         * @param importAnnotations whether to import labels found with the samples; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder importAnnotations(@Nullable Boolean importAnnotations);

        /**
         * Whether imported labels are final ({@code true}, the default) or await confirmation.
         *
         * @param finalAnnotation whether imported labels are final; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder finalAnnotation(@Nullable Boolean finalAnnotation);

        /**
         * Whether to import hard examples only; {@code false} by default.
         *
         * @param difficultOnly whether to import hard examples only; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder difficultOnly(@Nullable Boolean difficultOnly);

        /**
         * Import only samples that carry these labels; an empty list is sent as such.
         *
         * @param includedLabels import only samples that carry these labels; {@code null} leaves the field out
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder includedLabels(@Nullable Collection<? extends LabelSelector> includedLabels) {
            return includedLabels(includedLabels == null ? null : Elements.of("includedLabels", includedLabels));
        }

        abstract Builder includedLabels(@Nullable List<LabelSelector> includedLabels);

        @Nullable
        abstract List<LabelSelector> includedLabels();

        /**
         * Adds a label that samples must carry to be imported, built in place.
         *
         * @param label sets its fields
         * @return this builder
         * @throws IllegalArgumentException if {@code label} is null, or if a field breaks its rule
         */
        public Builder addIncludedLabel(Consumer<Label.Builder> label) {
            return includedLabels(Elements.and(
                    includedLabels(),
                    "label",
                    LabelSelector.of(BuilderLambda.build(Label.builder(), label, Label.Builder::build))));
        }

        /**
         * Leave out samples that carry any of these labels; an empty list is sent as such.
         *
         * @param excludedLabels leave out samples that carry any of these labels; {@code null} leaves the field out
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder excludedLabels(@Nullable Collection<? extends LabelSelector> excludedLabels) {
            return excludedLabels(excludedLabels == null ? null : Elements.of("excludedLabels", excludedLabels));
        }

        abstract Builder excludedLabels(@Nullable List<LabelSelector> excludedLabels);

        @Nullable
        abstract List<LabelSelector> excludedLabels();

        /**
         * Adds a label whose samples are not imported, built in place.
         *
         * @param label sets its fields
         * @return this builder
         * @throws IllegalArgumentException if {@code label} is null, or if a field breaks its rule
         */
        public Builder addExcludedLabel(Consumer<Label.Builder> label) {
            return excludedLabels(Elements.and(
                    excludedLabels(),
                    "label",
                    LabelSelector.of(BuilderLambda.build(Label.builder(), label, Label.Builder::build))));
        }

        /**
         * Directory of the dataset to import into; use the same again to avoid duplicates. Ignored for tables.
         *
         * @param importFolder directory of the dataset to import into; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder importFolder(@Nullable String importFolder);

        /**
         * How labels are laid out in text files; datasets of text only.
         *
         * @param labelFormat how labels are laid out in text files; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder labelFormat(@Nullable LabelFormat labelFormat);

        /**
         * As {@link #labelFormat(LabelFormat)}, built in place.
         *
         * @param labelFormat sets the fields
         * @return this builder
         * @throws IllegalArgumentException if {@code labelFormat} is null, or if a field breaks its rule
         */
        public Builder labelFormat(Consumer<LabelFormat.Builder> labelFormat) {
            return labelFormat(BuilderLambda.build(LabelFormat.builder(), labelFormat, LabelFormat.Builder::build));
        }

        /**
         * Whether the first row of a file holds the names of the columns; {@code false} by default.
         *
         * @param withColumnHeader whether the first row of a file holds the names of the columns; {@code null} leaves
         *     the field out
         * @return this builder
         */
        public abstract Builder withColumnHeader(@Nullable Boolean withColumnHeader);

        /**
         * Import only samples that carry one of the labels with these names.
         *
         * @param names names of the labels
         * @return this builder
         * @throws IllegalArgumentException if a name is null
         */
        public Builder includedLabels(String... names) {
            return includedLabels(Elements.of("includedLabels", Arrays.asList(names)).stream()
                    .map(LabelSelector::named)
                    .toList());
        }

        /**
         * Leave out samples that carry one of the labels with these names.
         *
         * @param names names of the labels
         * @return this builder
         * @throws IllegalArgumentException if a name is null
         */
        public Builder excludedLabels(String... names) {
            return excludedLabels(Elements.of("excludedLabels", Arrays.asList(names)).stream()
                    .map(LabelSelector::named)
                    .toList());
        }

        /**
         * Builds the request.
         *
         * @return a new request
         * @throws IllegalArgumentException if a field breaks its rule: the message names field, rule and value
         */
        public abstract CreateImportTaskRequest build();
    }
}
