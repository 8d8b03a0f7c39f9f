package io.github.clouddatasets.manifest;

import org.jspecify.annotations.Nullable;

/**
 * Size of the image that a label file is about.
 *
 * @param width width in pixels
 * @param height height in pixels
 * @param depth number of channels, 3 for colors
 */
public record VocSize(
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer depth) {}
