package io.github.clouddatasets.core.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** How the SDK introduces itself: its version and the Java it runs on. */
final class UserAgent {

    static final String VALUE =
            "clouddatasets-java/" + version() + " java/" + Runtime.version().feature();

    private UserAgent() {}

    /** The SDK's name, followed by the one that the user has added. */
    static String with(@Nullable String suffix) {
        return suffix == null ? VALUE : VALUE + " " + suffix;
    }

    /** From a file that the build fills in. A program packed into one jar keeps the file, but not the manifest of this jar. */
    private static String version() {
        Properties built = new Properties();
        try (InputStream file = UserAgent.class.getResourceAsStream("version.properties")) {
            if (file != null) {
                built.load(file);
            }
        } catch (IOException | IllegalArgumentException e) {
            return "unknown"; // no reason to send nothing
        }
        String version = built.getProperty("version", "unknown");
        return version.matches("[0-9A-Za-z.+_-]{1,64}") ? version : "dev"; // an IDE leaves the placeholder
    }
}
