package io.github.clouddatasets.emulator.view;

import java.nio.file.Path;
import java.util.List;

/**
 * A sample to look at.
 *
 * @param name the key of the file below the dataset's input
 * @param width the width in pixels; 0 for a file that is no image that a browser shows
 * @param labels the names of the labels without a shape
 */
public record Picture(
        String id, String name, Path file, int width, int height, List<Shape> shapes, List<String> labels) {

    public Picture {
        shapes = List.copyOf(shapes);
        labels = List.copyOf(labels);
    }

    public boolean isImage() {
        return width > 0 && height > 0;
    }
}
