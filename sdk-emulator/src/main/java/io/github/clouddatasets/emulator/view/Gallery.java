package io.github.clouddatasets.emulator.view;

import java.util.List;

/**
 * A page of the samples of a dataset.
 *
 * @param total the number of all samples
 */
public record Gallery(String name, int total, List<Picture> pictures) {

    public Gallery {
        pictures = List.copyOf(pictures);
    }
}
