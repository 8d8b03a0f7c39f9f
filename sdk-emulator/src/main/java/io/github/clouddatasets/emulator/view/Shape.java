package io.github.clouddatasets.emulator.view;

import java.util.List;

/**
 * A label's shape on an image.
 *
 * @param kind {@code bndbox}, {@code circle}, {@code polygon}, {@code line}, {@code dashed}, {@code polyline} or {@code point}
 * @param numbers the coordinates in pixels: x and y of each point; of a circle x, y and radius
 */
public record Shape(String kind, String label, List<Double> numbers) {

    public Shape {
        numbers = List.copyOf(numbers);
    }
}
