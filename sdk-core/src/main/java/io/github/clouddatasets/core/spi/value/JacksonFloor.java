package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.core.Version;
import java.util.List;

/**
 * The oldest Jackson that reads and writes the models. An older one on the class path would end the first call in an error
 * of linkage that names neither the cause nor the cure.
 */
final class JacksonFloor {

    private JacksonFloor() {}

    /** Refuses older jars. */
    static void check() {
        check(List.of(
                com.fasterxml.jackson.core.json.PackageVersion.VERSION,
                com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION,
                com.fasterxml.jackson.datatype.jsr310.PackageVersion.VERSION));
    }

    static void check(List<Version> found) {
        for (Version version : found) {
            // Version.compareTo compares names of artifacts first.
            if (version.getMajorVersion() * 1000 + version.getMinorVersion() < 2015) {
                throw new IllegalStateException("Jackson 2.15 or later is needed, but " + version.getGroupId() + ':'
                        + version.getArtifactId() + ' ' + version + " is on the class path: see docs/compatibility.md");
            }
        }
    }
}
