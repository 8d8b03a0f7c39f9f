package io.github.clouddatasets.emulator.idah.upd;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A record of the dataset service, as its answers show the record.
 *
 * @param attributes the attributes, of an annotation with the tiles of its mask
 */
public record UpdRow(String id, ObjectNode attributes) {

    String text(String name) {
        return attributes.path(name).asText();
    }
}
