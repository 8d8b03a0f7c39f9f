package io.github.clouddatasets.sync;

import org.jspecify.annotations.Nullable;

/**
 * A format in which datasets can be exported ({@code listExportFormats}).
 *
 * @param name name for people
 * @param description text for people
 * @param exporter the class that writes the format: the value for {@link CreateExportRequest#exporter()}
 */
public record ExportFormat(
        @Nullable String name,
        @Nullable String description,
        @Nullable String exporter) {}
