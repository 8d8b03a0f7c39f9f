package io.github.clouddatasets.sync.media;

import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;

/**
 * What became of the members of a zip file ({@code uploadMedia}). Members that are system files of macOS or Windows are in
 * none of the lists.
 *
 * @param medias the members that were stored, each under a resource of 16 random hexadecimal digits and its extension
 * @param skipped the members that the service does not take
 * @param errored the members that the service could not store
 */
public record ArchiveUpload(List<Media> medias, List<UploadNote> skipped, List<UploadNote> errored) {

    /** Copies the lists. {@inheritDoc} */
    public ArchiveUpload {
        medias = Immutable.list(medias);
        skipped = Immutable.list(skipped);
        errored = Immutable.list(errored);
    }

    /**
     * Whether every member was stored.
     *
     * @return true if no member was skipped and none failed
     */
    public boolean isComplete() {
        return skipped.isEmpty() && errored.isEmpty();
    }
}
