package io.github.clouddatasets.datasets;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.datasets.internal.Rules;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A version of a dataset to publish ({@code createDatasetVersion}, schema {@code CreateDatasetVersionRequest}). A field
 * that is {@code null} is not sent.
 *
 * <p><b>By default the service drops marks while publishing</b>: set {@code clearHardProperty} and
 * {@code removeSampleUsage} to {@code false} to keep them. A dataset takes one new version per minute.
 *
 * @param versionName name of the version, 1 to 32 letters (Chinese ones at Huawei Cloud), digits, {@code _} or {@code -}
 * @param versionFormat format of the version; no default is documented
 * @param description free text about the version, at most 256 characters, without {@code ! < > = & " '}
 * @param trainEvaluateSampleRatio share of the samples that are for training, a number from 0 to 1 written as text, for
 *     example {@code "0.8"}; {@code "1.00"} (all of them) by default
 * @param clearHardProperty <b>drops the marks of hard examples from the version unless it is set to {@code false}</b>:
 *     the service's default is {@code true}
 * @param removeSampleUsage <b>drops the existing marks for training and evaluation unless it is set to
 *     {@code false}</b>: the service's default is {@code true}
 * @param exportImages whether to copy images to the output directory of the version; {@code false} by default
 * @param withColumnHeader whether to write the names of the columns as the first row of the CSV; tables only,
 *     {@code true} by default
 */
public record CreateVersionRequest(
        @Nullable String versionName,
        @Nullable VersionFormat versionFormat,
        @Nullable String description,
        @Nullable String trainEvaluateSampleRatio,
        @Nullable Boolean clearHardProperty,
        @Nullable Boolean removeSampleUsage,
        @Nullable Boolean exportImages,
        @Nullable Boolean withColumnHeader) {

    /** Checks the limits. {@inheritDoc} */
    public CreateVersionRequest {
        Check.pattern("versionName", versionName, Rules.VERSION_NAME, Rules.VERSION_NAME_RULE);
        Check.length("description", description, 0, 256);
        Check.pattern("description", description, Rules.TEXT, Rules.TEXT_RULE);
        Check.pattern("trainEvaluateSampleRatio", trainEvaluateSampleRatio, Rules.RATIO, Rules.RATIO_RULE);
    }

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_CreateVersionRequest_Builder();
    }

    /** {@return a builder that holds the values of this request} */
    public Builder toBuilder() {
        return new AutoBuilder_CreateVersionRequest_Builder(this);
    }

    /** Builds a {@link CreateVersionRequest}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Name of the version, 1 to 32 letters (Chinese ones at Huawei Cloud), digits, {@code _} or {@code -}.
         *
         * @param versionName name of the version; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder versionName(@Nullable String versionName);

        /**
         * Format of the version; no default is documented.
         *
         * @param versionFormat format of the version; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder versionFormat(@Nullable VersionFormat versionFormat);

        /**
         * Free text about the version, at most 256 characters, without {@code ! < > = & " '}.
         *
         * @param description free text about the version; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder description(@Nullable String description);

        /**
         * Share of the samples that are for training, a number from 0 to 1 written as text, for example {@code "0.8"};
         * {@code "1.00"} (all of them) by default.
         *
         * @param trainEvaluateSampleRatio share of the samples that are for training; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder trainEvaluateSampleRatio(@Nullable String trainEvaluateSampleRatio);

        /**
         * <b>Drops the marks of hard examples from the version unless it is set to {@code false}</b>: the service's
         * default is {@code true}.
         *
         * @param clearHardProperty whether the service drops the marks of hard examples; {@code null} leaves the field
         *     out
         * @return this builder
         */
        public abstract Builder clearHardProperty(@Nullable Boolean clearHardProperty);

        /**
         * <b>Drops the existing marks for training and evaluation unless it is set to {@code false}</b>: the service's
         * default is {@code true}.
         *
         * @param removeSampleUsage whether the service drops the marks for training and evaluation; {@code null} leaves
         *     the field out
         * @return this builder
         */
        public abstract Builder removeSampleUsage(@Nullable Boolean removeSampleUsage);

        /**
         * Whether to copy images to the output directory of the version; {@code false} by default.
         *
         * @param exportImages whether to copy images to the output directory of the version; {@code null} leaves the
         *     field out
         * @return this builder
         */
        public abstract Builder exportImages(@Nullable Boolean exportImages);

        /**
         * Whether to write the names of the columns as the first row of the CSV; tables only, {@code true} by default.
         *
         * @param withColumnHeader whether to write the names of the columns as the first row of the CSV; {@code null}
         *     leaves the field out
         * @return this builder
         */
        public abstract Builder withColumnHeader(@Nullable Boolean withColumnHeader);

        /**
         * Share of the samples that are for training; 1 (all of them) by default.
         *
         * @param ratio a number from 0 to 1
         * @return this builder
         * @throws IllegalArgumentException if the ratio is infinite or not a number
         */
        public Builder trainEvaluateSampleRatio(double ratio) {
            if (!Double.isFinite(ratio)) {
                throw Check.refused("trainEvaluateSampleRatio", Rules.RATIO_RULE, Double.toString(ratio));
            }
            return trainEvaluateSampleRatio(BigDecimal.valueOf(ratio).toPlainString());
        }

        /**
         * Builds the request.
         *
         * @return a new request
         * @throws IllegalArgumentException if a field breaks its rule: the message names field, rule and value
         */
        public abstract CreateVersionRequest build();
    }
}
