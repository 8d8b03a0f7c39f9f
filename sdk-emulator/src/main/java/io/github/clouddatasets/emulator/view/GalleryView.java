package io.github.clouddatasets.emulator.view;

import java.util.Optional;

/** The samples of datasets, to look at. */
public interface GalleryView {

    /**
     * A page of a dataset's samples.
     *
     * @param from the first sample, from 0
     * @param count the largest number of samples
     */
    Optional<Gallery> gallery(String datasetId, int from, int count);

    Optional<Picture> picture(String datasetId, String sampleId);
}
