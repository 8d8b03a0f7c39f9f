package io.github.clouddatasets.emulator.store;

import java.time.Instant;
import java.util.Map;

/** Creates links to objects. A link contains the permission to read its object. */
@FunctionalInterface
public interface ObjectLinks {

    /**
     * A link to an object, which need not exist.
     *
     * @param objectPath the path in the form {@code /bucket/key}
     * @param expiry the time from which the storage refuses the link
     * @param parameters signed parameters for the storage, such as {@code x-image-process}
     */
    String to(String objectPath, Instant expiry, Map<String, String> parameters);
}
