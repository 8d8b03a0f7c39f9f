package io.github.clouddatasets.core.spi;

import java.util.Objects;

/** How the SDK introduces itself: its version and the Java it runs on. */
final class UserAgent {

    static final String VALUE =
            "clouddatasets-java/" + version() + " java/" + Runtime.version().feature();

    private UserAgent() {}

    /** From the jar's manifest; a class folder has none. */
    private static String version() {
        return Objects.requireNonNullElse(UserAgent.class.getPackage().getImplementationVersion(), "dev");
    }
}
