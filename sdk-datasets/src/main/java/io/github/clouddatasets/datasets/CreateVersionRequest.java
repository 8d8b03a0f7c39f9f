package io.github.clouddatasets.datasets;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.datasets.internal.Rules;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What to publish as a version of a dataset ({@code createDatasetVersion}, schema {@code CreateDatasetVersionRequest}).
 * What is {@code null} is not sent.
 *
 * <p><b>Unless told otherwise the service drops marks while publishing</b>: set {@code clearHardProperty} and
 * {@code removeSampleUsage} to {@code false} to keep them. A dataset takes one new version per minute.
 *
 * @param versionName name of the version, 1 to 32 letters, digits, {@code _} or {@code -}
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

    public CreateVersionRequest {
        Check.pattern("versionName", versionName, Rules.NAME, "must be 1 to 32 letters, digits, '_' or '-'");
        Check.length("description", description, 0, 256);
        Check.pattern("description", description, Rules.TEXT, Rules.TEXT_RULE);
        Check.pattern("trainEvaluateSampleRatio", trainEvaluateSampleRatio, Rules.RATIO, Rules.RATIO_RULE);
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_CreateVersionRequest_Builder();
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_CreateVersionRequest_Builder(this);
    }

    /** Builds a {@link CreateVersionRequest}. */
    @AutoBuilder(ofClass = CreateVersionRequest.class)
    public interface Builder {

        /** Name of the version, 1 to 32 letters, digits, {@code _} or {@code -}. */
        Builder versionName(@Nullable String versionName);

        /** Format of the version; no default is documented. */
        Builder versionFormat(@Nullable VersionFormat versionFormat);

        /** Free text about the version, at most 256 characters, without {@code ! < > = & " '}. */
        Builder description(@Nullable String description);

        /**
         * Share of the samples that are for training, a number from 0 to 1 written as text, for example {@code "0.8"};
         * {@code "1.00"} (all of them) by default.
         */
        Builder trainEvaluateSampleRatio(@Nullable String trainEvaluateSampleRatio);

        /** Share of the samples that are for training, from 0 to 1; 1 (all of them) by default. */
        default Builder trainEvaluateSampleRatio(double ratio) {
            return trainEvaluateSampleRatio(BigDecimal.valueOf(ratio).toPlainString());
        }

        /**
         * <b>Drops the marks of hard examples from the version unless it is set to {@code false}</b>: the service's
         * default is {@code true}.
         */
        Builder clearHardProperty(@Nullable Boolean clearHardProperty);

        /**
         * <b>Drops the existing marks for training and evaluation unless it is set to {@code false}</b>: the service's
         * default is {@code true}.
         */
        Builder removeSampleUsage(@Nullable Boolean removeSampleUsage);

        /** Whether to copy images to the output directory of the version; {@code false} by default. */
        Builder exportImages(@Nullable Boolean exportImages);

        /**
         * Whether to write the names of the columns as the first row of the CSV; tables only, {@code true} by default.
         */
        Builder withColumnHeader(@Nullable Boolean withColumnHeader);

        /**
         * The request.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        CreateVersionRequest build();
    }
}
