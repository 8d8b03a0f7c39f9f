package io.github.clouddatasets.sync;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to export ({@code createExport}).
 *
 * @param projectId the project's id
 * @param datasetIds ids of the datasets, at least one. Those the caller may not export are left out by the service
 *     without a word: read {@link Job#datasetIds()} of the answer
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
     * @param includeMedias which media files go in; an options object without this means none, so it is always sent
     */
    public record Options(IncludeMedias includeMedias) {
        /** Checks the options. */
        public Options {
            Check.required("includeMedias", includeMedias);
        }
    }

    /** Checks the values. */
    public CreateExportRequest {
        Check.id("projectId", projectId);
        datasetIds = Immutable.list(datasetIds);
        Check.notEmpty("datasetIds", datasetIds);
        datasetIds.forEach(id -> Check.id("datasetIds", id));
        Check.segment("exporter", exporter);
    }

    /**
     * A builder for an export in the built-in format.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_CreateExportRequest_Builder().exporter(UPD).datasetIds(List.of());
    }

    /** Builds a {@link CreateExportRequest}. */
    @AutoBuilder(ofClass = CreateExportRequest.class)
    public interface Builder {

        /** The project's id; required. */
        Builder projectId(String projectId);

        /** Ids of the datasets, at least one. */
        Builder datasetIds(List<String> datasetIds);

        /** Ids of the datasets, at least one. */
        default Builder datasetIds(String... datasetIds) {
            return datasetIds(List.of(datasetIds));
        }

        /** The exporter of a format; {@link CreateExportRequest#UPD} by default. */
        Builder exporter(String exporter);

        /** Options of the exporter; the service's default when null. */
        Builder options(@Nullable Options options);

        /** Which media files go in; the original ones by default. */
        default Builder includeMedias(IncludeMedias includeMedias) {
            return options(new Options(includeMedias));
        }

        /**
         * The request.
         *
         * @throws IllegalStateException if something required is missing
         * @throws IllegalArgumentException if a value breaks its rule
         */
        CreateExportRequest build();
    }
}
