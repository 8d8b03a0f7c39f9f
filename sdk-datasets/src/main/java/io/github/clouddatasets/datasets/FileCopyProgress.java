package io.github.clouddatasets.datasets;

import io.github.clouddatasets.core.spi.value.Decoded;
import org.jspecify.annotations.Nullable;

/**
 * Progress of the copying of files (schema {@code FileCopyProgress}, in {@link ImportTask#fileStatistics()}). The
 * service leaves fields out freely: a missing field is {@code null}, a missing list or map is empty.
 *
 * @param fileNumTotal number of files to copy
 * @param fileNumFinished number of files copied so far
 * @param fileSizeTotal size of the files to copy, in bytes
 * @param fileSizeFinished size of the files copied so far, in bytes
 */
@Decoded
public record FileCopyProgress(
        @Nullable Long fileNumTotal,
        @Nullable Long fileNumFinished,
        @Nullable Long fileSizeTotal,
        @Nullable Long fileSizeFinished) {}
