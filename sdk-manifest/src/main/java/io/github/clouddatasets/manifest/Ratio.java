package io.github.clouddatasets.manifest;

import org.jspecify.annotations.Nullable;

/** A number from 0 to 1. */
final class Ratio {

    private Ratio() {}

    static void check(String field, @Nullable Double value) {
        if (value != null && !(value >= 0 && value <= 1)) { // this way round for NaN
            throw Check.refused(field, "must be between 0 and 1", value.toString());
        }
    }
}
