package io.github.clouddatasets.datasets;

import org.jspecify.annotations.Nullable;

/**
 * How far the copying of files is (schema {@code FileCopyProgress}, in {@link ImportTask#fileStatistics()}). The
 * service leaves fields out freely: what is missing is {@code null}, a missing list or map is empty.
 *
 * @param fileNumTotal number of files to copy
 * @param fileNumFinished number of files copied so far
 * @param fileSizeTotal size of the files to copy, in bytes
 * @param fileSizeFinished size of the files copied so far, in bytes
 */
public record FileCopyProgress(
        @Nullable Long fileNumTotal,
        @Nullable Long fileNumFinished,
        @Nullable Long fileSizeTotal,
        @Nullable Long fileSizeFinished) {}
