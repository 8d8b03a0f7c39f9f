package io.github.clouddatasets.sync;

import org.jspecify.annotations.Nullable;

/**
 * A format that datasets can be exported in ({@code listExportFormats}).
 *
 * @param name name for people
 * @param description what it is, for people
 * @param exporter the value for {@link CreateExportRequest#exporter()}
 */
public record ExportFormat(
        @Nullable String name,
        @Nullable String description,
        @Nullable String exporter) {}
