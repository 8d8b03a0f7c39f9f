package io.github.clouddatasets.emulator.idah.media;

import org.jspecify.annotations.Nullable;

/**
 * A media record before its file is stored.
 *
 * @param key the variant; empty for the original
 * @param createdBy the account; null for the service itself
 */
record NewMedia(
        String resource,
        String key,
        String filename,
        String mimeType,
        String projectId,
        @Nullable Integer createdBy,
        String createdRole) {

    private static final String PROCESSOR = "processor";

    /** What the service itself makes of an entry's media. */
    static NewMedia processed(String resource, String key, String filename, String mimeType, String projectId) {
        return new NewMedia(resource, key, filename, mimeType, projectId, null, PROCESSOR);
    }

    /** The extension of the file name with its dot; empty for none that is safe in the name of a file. */
    String extension() {
        return extension(filename);
    }

    static String extension(String filename) {
        int dot = filename.lastIndexOf('.');
        String extension = dot < 0 ? "" : filename.substring(dot);
        return extension.matches("\\.[A-Za-z0-9]{1,10}") ? extension : "";
    }
}
