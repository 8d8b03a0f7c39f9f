package io.github.clouddatasets.emulator.idah.upd;

import java.util.List;
import java.util.Optional;

/** The data of an export, read once from start to end. */
public interface UpdSource {

    /** The dataset; empty for an unknown id. */
    Optional<UpdRow> dataset(String id);

    Iterable<UpdRow> entries(String datasetId);

    Iterable<UpdRow> annotations(String entryId);

    /** The file of a resource and its variants; empty if there is none. */
    List<UpdMedia> medias(String resource);
}
