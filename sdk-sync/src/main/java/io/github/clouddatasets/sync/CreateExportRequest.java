package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What to export ({@code createExport}).
 *
 * @param projectId the project's id
 * @param datasetIds ids of the datasets, at least one. The service leaves out those that the caller may not export, and
 *     does not say so: read {@link Job#datasetIds()} of the answer, {@link io.github.clouddatasets.core.Poller#last()}
 * @param exporter the {@link ExportFormat#exporter()} of a format; {@link #UPD} is always there
 * @param options options of the exporter; null for the service's default, which includes the original files
 */
public record CreateExportRequest(
        String projectId,
        List<String> datasetIds,
        String exporter,
        @Nullable Options options) {

    /** The built-in exporter: one UPD file (Universal Portable Dataset) for every modality. */
    public static final String UPD = "Exports::Upd::Exporter";

    /**
     * Options of an exporter.
     *
     * @param includeMedias which media files go in; always sent, since the service takes an options object without it for
     *     {@link IncludeMedias#NONE}
     */
    public record Options(IncludeMedias includeMedias) {

        /** Checks the options. {@inheritDoc} */
        public Options {
            Check.required("includeMedias", includeMedias);
        }

        /** What the generated builder calls: a value that was not set is refused by name. */
        static Options checked(@Nullable IncludeMedias includeMedias) {
            return new Options(Check.required("includeMedias", includeMedias));
        }

        /**
         * Starts building options that include the original files.
         *
         * @return a new builder
         */
        public static Builder builder() {
            return new AutoBuilder_GeneratedBuilder_OfOptions().includeMedias(IncludeMedias.ORIGINAL);
        }

        /** Builds {@link Options}. */
        public interface Builder {

            /**
             * Sets which media files go in.
             *
             * @param includeMedias the choice; {@link IncludeMedias#ORIGINAL} by default
             * @return this
             */
            Builder includeMedias(@Nullable IncludeMedias includeMedias);

            /**
             * Builds the options.
             *
             * @return the options
             * @throws IllegalArgumentException if the choice is null
             */
            Options build();
        }
    }

    /** Checks the values, and copies the list. {@inheritDoc} */
    public CreateExportRequest {
        Check.id("projectId", projectId);
        datasetIds = FilterValues.checked("datasetIds", Check.required("datasetIds", datasetIds));
        Check.notEmpty("datasetIds", datasetIds);
        datasetIds.forEach(id -> Check.id("datasetIds", id));
        Check.segment("exporter", exporter);
    }

    /** What the generated builder calls: a value that was not set is refused by name. */
    static CreateExportRequest checked(
            @Nullable String projectId,
            @Nullable List<String> datasetIds,
            @Nullable String exporter,
            @Nullable Options options) {
        return new CreateExportRequest(
                Check.required("projectId", projectId),
                Check.required("datasetIds", datasetIds),
                Check.required("exporter", exporter),
                options);
    }

    /**
     * Starts building a request for the built-in format.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_GeneratedBuilder_OfRequest().exporter(UPD);
    }

    /** Builds a {@link CreateExportRequest}. */
    public interface Builder {

        /**
         * Sets the project.
         *
         * @param projectId the project's id; required
         * @return this
         */
        Builder projectId(@Nullable String projectId);

        /**
         * Sets the datasets.
         *
         * @param datasetIds ids of the datasets, at least one
         * @return this
         */
        Builder datasetIds(@Nullable List<String> datasetIds);

        /**
         * Sets the datasets.
         *
         * @param datasetIds ids of the datasets, at least one
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder datasetIds(String... datasetIds) {
            return datasetIds(Arrays.asList(Check.required("datasetIds", datasetIds)));
        }

        /**
         * Sets the format.
         *
         * @param exporter the {@link ExportFormat#exporter()} of a format; {@link CreateExportRequest#UPD} by default
         * @return this
         */
        Builder exporter(@Nullable String exporter);

        /**
         * Sets the options of the exporter.
         *
         * @param options the options; null, the default, for the service's own choice
         * @return this
         */
        Builder options(@Nullable Options options);

        /**
         * Sets the options of the exporter, built in place.
         *
         * @param options sets the options
         * @return this
         * @throws IllegalArgumentException if the lambda is null, or what the options' builder refuses
         */
        default Builder options(Consumer<Options.Builder> options) {
            return options(BuilderLambda.build(Options.builder(), options, Options.Builder::build));
        }

        /**
         * Sets which media files go in.
         *
         * @param includeMedias the choice; the service's default is {@link IncludeMedias#ORIGINAL}
         * @return this
         * @throws IllegalArgumentException if the choice is null
         */
        default Builder includeMedias(IncludeMedias includeMedias) {
            return options(new Options(includeMedias));
        }

        /**
         * Builds the request.
         *
         * @return the request
         * @throws IllegalArgumentException if a required value is missing, or a value breaks its rule
         */
        CreateExportRequest build();
    }
}
