package io.github.clouddatasets.emulator.idah.dataset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/** A dataset that is put there ready, with the media and annotations of its entries. */
public record NewDataset(
        String projectId, String name, String modality, ObjectNode labelingConfiguration, List<NewEntry> entries) {

    /**
     * An entry that is ready to be annotated.
     *
     * @param id the id; it decides the resource, too
     */
    public record NewEntry(String id, String name, Path media, List<NewAnnotation> annotations) {}

    /** An annotation in the two objects of the service. */
    public record NewAnnotation(ObjectNode dimensions, ObjectNode annotation) {}
}
