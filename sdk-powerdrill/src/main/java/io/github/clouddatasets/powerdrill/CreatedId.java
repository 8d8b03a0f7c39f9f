package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.WireId;

/**
 * The wire form of an answer that names the new dataset or session.
 *
 * @param id its id
 */
@Decoded
record CreatedId(String id) {

    CreatedId {
        id = WireId.required("id", id);
    }
}
