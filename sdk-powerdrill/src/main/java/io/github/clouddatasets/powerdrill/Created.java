package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.spi.service.ServiceFault;
import org.jspecify.annotations.Nullable;

/**
 * The wire form of an answer that names what was made.
 *
 * @param id its id
 */
record Created(@Nullable String id) {

    /** The id, without which the answer is of no use. */
    String known() throws ServiceFault {
        if (id == null) {
            throw new ServiceFault(null, "the answer names no id");
        }
        return id;
    }
}
