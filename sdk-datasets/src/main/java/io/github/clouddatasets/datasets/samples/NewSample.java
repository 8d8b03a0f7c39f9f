package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Elements;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.common.DataSource;
import io.github.clouddatasets.datasets.common.FileEncoding;
import io.github.clouddatasets.datasets.internal.Rules;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A sample to upload with its content (schema {@code Sample}, in {@link AddSamplesRequest#samples()}). A field that is
 * {@code null} is not sent.
 *
 * @param name name of the file, at most 1024 characters, without {@code ! < > = & " '}
 * @param data content of the file, in Base64; {@link Builder#content(byte[])} encodes bytes
 * @param dataSource where the data comes from; tables only
 * @param encoding encoding of a {@code .txt} or {@code .csv} file; {@link FileEncoding#UTF_8} by default
 * @param labels labels of the sample
 * @param metadata attributes that the service itself keeps with the sample
 * @param sampleType kind of file
 */
public record NewSample(
        @Nullable String name,
        @Nullable String data,
        @Nullable DataSource dataSource,
        @Nullable FileEncoding encoding,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SampleLabel> labels,
        @Nullable SampleMetadata metadata,
        @Nullable SampleType sampleType) {

    /** Copies the lists and checks the limits. {@inheritDoc} */
    public NewSample {
        labels = Immutable.list(labels);
        Check.length("name", name, 0, 1024);
        Check.pattern("name", name, Rules.TEXT, Rules.TEXT_RULE);
    }

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_NewSample_Builder().labels(List.of());
    }

    /** {@return a builder that holds the values of this record} */
    public Builder toBuilder() {
        return new AutoBuilder_NewSample_Builder(this);
    }

    /** All components, with the length of the content instead of the content. */
    @Override
    public String toString() {
        return "NewSample[name=" + name
                + ", data=" + (data == null ? null : data.length() + " characters")
                + ", dataSource=" + dataSource
                + ", encoding=" + encoding
                + ", labels=" + labels
                + ", metadata=" + metadata
                + ", sampleType=" + sampleType + ']';
    }

    /** Builds a {@link NewSample}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Name of the file, at most 1024 characters, without {@code ! < > = & " '}.
         *
         * @param name name of the file; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder name(@Nullable String name);

        /**
         * Content of the file, in Base64; {@link Builder#content(byte[])} encodes bytes.
         *
         * @param data content of the file; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder data(@Nullable String data);

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
         * Encoding of a {@code .txt} or {@code .csv} file; {@link FileEncoding#UTF_8} by default.
         *
         * @param encoding encoding of a {@code .txt} or {@code .csv} file; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder encoding(@Nullable FileEncoding encoding);

        /**
         * Labels of the sample.
         *
         * @param labels labels of the sample; {@code null} means none
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder labels(@Nullable Collection<? extends SampleLabel> labels) {
            return labels(Elements.of("labels", labels));
        }

        abstract Builder labels(List<SampleLabel> labels);

        abstract List<SampleLabel> labels();

        /**
         * Adds a label.
         *
         * @param label the label
         * @return this builder
         * @throws IllegalArgumentException if {@code label} is null
         */
        public Builder addLabel(SampleLabel label) {
            return labels(Elements.and(labels(), "label", label));
        }

        /**
         * Adds a label, built in place.
         *
         * @param label sets its fields
         * @return this builder
         * @throws IllegalArgumentException if {@code label} is null, or if a field breaks its rule
         */
        public Builder addLabel(Consumer<SampleLabel.Builder> label) {
            return addLabel(BuilderLambda.build(SampleLabel.builder(), label, SampleLabel.Builder::build));
        }

        /**
         * Attributes that the service itself keeps with the sample.
         *
         * @param metadata attributes that the service itself keeps with the sample; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder metadata(@Nullable SampleMetadata metadata);

        /**
         * As {@link #metadata(SampleMetadata)}, built in place.
         *
         * @param metadata sets the fields
         * @return this builder
         * @throws IllegalArgumentException if {@code metadata} is null, or if a field breaks its rule
         */
        public Builder metadata(Consumer<SampleMetadata.Builder> metadata) {
            return metadata(BuilderLambda.build(SampleMetadata.builder(), metadata, SampleMetadata.Builder::build));
        }

        /**
         * Kind of file.
         *
         * @param sampleType kind of file; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder sampleType(@Nullable SampleType sampleType);

        /**
         * Content of the file; becomes {@code data}, in Base64.
         *
         * @param bytes the bytes of the file
         * @return this builder
         * @throws IllegalArgumentException if {@code bytes} is null
         */
        public Builder content(byte[] bytes) {
            return data(Base64.getEncoder().encodeToString(Check.required("content", bytes)));
        }

        /**
         * Builds the request.
         *
         * @return a new request
         * @throws IllegalArgumentException if a field breaks its rule: the message names field, rule and value
         */
        public abstract NewSample build();
    }
}
