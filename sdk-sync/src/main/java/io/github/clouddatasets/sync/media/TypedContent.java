package io.github.clouddatasets.sync.media;

import io.github.clouddatasets.core.spi.file.Content;
import java.io.IOException;

/**
 * A file's bytes with the media type that the upload declares.
 *
 * @param bytes the bytes
 * @param type the media type
 */
record TypedContent(Content bytes, String type) implements Content {

    @Override
    public long length() {
        return bytes.length();
    }

    @Override
    public void writeTo(Target target) throws IOException {
        bytes.writeTo(target);
    }
}
