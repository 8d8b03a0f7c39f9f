package io.github.clouddatasets.datasets.common;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Layout of labels in text files (schema {@code LabelFormat}); datasets of text only. A field that is {@code null} is
 * not sent.
 *
 * @param labelType where the labels of text classification are; {@link TextLabelLayout#SAME_FILE} by default
 * @param textLabelSeparator the one character between labels: a letter, a digit or one of
 *     {@code ! @ # $ % ^ & * _ = | ? / ' : . ; ,}; a comma by default. The service expects an escaped character; the
 *     form of the escape is not documented
 * @param textSampleSeparator the one character between text and labels; a tab by default. The service expects an
 *     escaped character; the form of the escape is not documented
 */
public record LabelFormat(
        @Nullable TextLabelLayout labelType,
        @Nullable String textLabelSeparator,
        @Nullable String textSampleSeparator) {

    private static final Pattern SEPARATOR = Pattern.compile("[A-Za-z0-9!@#$%^&*_=|?/':.;,]");

    private static final String SEPARATOR_RULE =
            "must be one letter, digit or one of ! @ # $ % ^ & * _ = | ? / ' : . ; ,";

    /**
     * Checks the limits.
     *
     * @param labelType where the labels of text classification are
     * @param textLabelSeparator the one character between labels
     * @param textSampleSeparator the one character between text and labels
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public LabelFormat {
        Check.pattern("textLabelSeparator", textLabelSeparator, SEPARATOR, SEPARATOR_RULE);
        Check.length("textSampleSeparator", textSampleSeparator, 1, 1);
    }

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_LabelFormat_Builder();
    }

    /** {@return a builder that holds the values of this record} */
    public Builder toBuilder() {
        return new AutoBuilder_LabelFormat_Builder(this);
    }

    /** Builds a {@link LabelFormat}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Where the labels of text classification are; {@link TextLabelLayout#SAME_FILE} by default.
         *
         * @param labelType where the labels of text classification are; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder labelType(@Nullable TextLabelLayout labelType);

        /**
         * The one character between labels: a letter, a digit or one of {@code ! @ # $ % ^ & * _ = | ? / ' : . ; ,}; a
         * comma by default. The service expects an escaped character; the form of the escape is not documented.
         *
         * @param textLabelSeparator the one character between labels; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder textLabelSeparator(@Nullable String textLabelSeparator);

        /**
         * The one character between text and labels; a tab by default. The service expects an escaped character; the
         * form of the escape is not documented.
         *
         * @param textSampleSeparator the one character between text and labels; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder textSampleSeparator(@Nullable String textSampleSeparator);

        /**
         * Builds the request.
         *
         * @return a new request
         * @throws IllegalArgumentException if a field breaks its rule: the message names field, rule and value
         */
        public abstract LabelFormat build();
    }
}
