package io.github.clouddatasets.datasets.common;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How labels are laid out in text files (schema {@code LabelFormat}); datasets of text only. What is {@code null} is
 * not sent.
 *
 * @param labelType where the labels of text classification are; {@link TextLabelLayout#SAME_FILE} by default
 * @param textLabelSeparator the one character between labels: a letter, a digit or one of {@code ! @ # $ % ^ & * _ = |
 *     ? / ' : . ; ,}; a comma by default. The service wants it escaped: how is not documented
 * @param textSampleSeparator the one character between text and labels; a tab by default. The service wants it escaped:
 *     how is not documented
 */
public record LabelFormat(
        @Nullable TextLabelLayout labelType,
        @Nullable String textLabelSeparator,
        @Nullable String textSampleSeparator) {

    private static final Pattern SEPARATOR = Pattern.compile("[A-Za-z0-9!@#$%^&*_=|?/':.;,]");

    private static final String SEPARATOR_RULE =
            "must be one letter, digit or one of ! @ # $ % ^ & * _ = | ? / ' : . ; ,";

    public LabelFormat {
        Check.pattern("textLabelSeparator", textLabelSeparator, SEPARATOR, SEPARATOR_RULE);
        Check.length("textSampleSeparator", textSampleSeparator, 1, 1);
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_LabelFormat_Builder();
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_LabelFormat_Builder(this);
    }

    /** Builds a {@link LabelFormat}. */
    @AutoBuilder(ofClass = LabelFormat.class)
    public interface Builder {

        /** Where the labels of text classification are; {@link TextLabelLayout#SAME_FILE} by default. */
        Builder labelType(@Nullable TextLabelLayout labelType);

        /**
         * The one character between labels: a letter, a digit or one of {@code ! @ # $ % ^ & * _ = | ? / ' : . ; ,}; a
         * comma by default. The service wants it escaped: how is not documented.
         */
        Builder textLabelSeparator(@Nullable String textLabelSeparator);

        /**
         * The one character between text and labels; a tab by default. The service wants it escaped: how is not
         * documented.
         */
        Builder textSampleSeparator(@Nullable String textSampleSeparator);

        /**
         * The request.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        LabelFormat build();
    }
}
