package io.github.clouddatasets.emulator.idah.media;

import io.github.clouddatasets.emulator.idah.upd.UpdMedia;
import java.util.List;

/** The stored files, as an export reads them. */
public final class MediaFiles {

    private final MediaShelf shelf;

    MediaFiles(MediaShelf shelf) {
        this.shelf = shelf;
    }

    /** The file of a resource and its variants; empty for an unknown resource. */
    public List<UpdMedia> of(String resource) {
        return shelf.of(resource).stream()
                .map(row -> new UpdMedia(resource, row.known("key"), row.text("mime_type"), shelf.content(row)))
                .toList();
    }
}
