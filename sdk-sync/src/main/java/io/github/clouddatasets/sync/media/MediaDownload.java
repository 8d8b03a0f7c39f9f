package io.github.clouddatasets.sync.media;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What became of one media of a download of many.
 *
 * @param resource which media
 * @param file the file; null if the download failed
 * @param alreadyThere whether the file was there before, with the size that the service has for it, so that nothing was
 *     downloaded
 * @param failure why there is no file; null if there is one
 */
public record MediaDownload(
        String resource,
        @Nullable Path file,
        boolean alreadyThere,
        @Nullable RuntimeException failure) {

    /**
     * Whether there is a file.
     *
     * @return true if nothing failed
     */
    public boolean succeeded() {
        return failure == null;
    }
}
