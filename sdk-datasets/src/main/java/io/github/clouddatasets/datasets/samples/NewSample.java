package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.common.DataSource;
import io.github.clouddatasets.datasets.common.FileEncoding;
import io.github.clouddatasets.datasets.internal.Rules;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sample to upload with its content (schema {@code Sample}, in {@link AddSamplesRequest#samples()}). What is {@code
 * null} is not sent.
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

    public NewSample {
        labels = Immutable.list(labels);
        Check.length("name", name, 0, 1024);
        Check.pattern("name", name, Rules.TEXT, Rules.TEXT_RULE);
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_NewSample_Builder().labels(List.of());
    }

    /** A builder with everything set as here. */
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
    @AutoBuilder(ofClass = NewSample.class)
    public interface Builder {

        /** Name of the file, at most 1024 characters, without {@code ! < > = & " '}. */
        Builder name(@Nullable String name);

        /** Content of the file, in Base64; {@link Builder#content(byte[])} encodes bytes. */
        Builder data(@Nullable String data);

        /** Where the data comes from; tables only. */
        Builder dataSource(@Nullable DataSource dataSource);

        /** Encoding of a {@code .txt} or {@code .csv} file; {@link FileEncoding#UTF_8} by default. */
        Builder encoding(@Nullable FileEncoding encoding);

        /** Labels of the sample. */
        Builder labels(List<SampleLabel> labels);

        /** Attributes that the service itself keeps with the sample. */
        Builder metadata(@Nullable SampleMetadata metadata);

        /** Kind of file. */
        Builder sampleType(@Nullable SampleType sampleType);

        /** Content of the file; becomes {@code data}. */
        default Builder content(byte[] bytes) {
            return data(Base64.getEncoder().encodeToString(bytes));
        }

        /**
         * The request.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        NewSample build();
    }
}
