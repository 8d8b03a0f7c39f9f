package io.github.clouddatasets.emulator.idah.media;

import java.util.Locale;
import java.util.Map;

/** The type of a file by its name, where no client has declared one: for the members of an archive. */
final class MediaTypes {

    private static final String UNKNOWN = "application/octet-stream";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry(".png", "image/png"),
            Map.entry(".jpg", "image/jpeg"),
            Map.entry(".jpeg", "image/jpeg"),
            Map.entry(".gif", "image/gif"),
            Map.entry(".bmp", "image/bmp"),
            Map.entry(".webp", "image/webp"),
            Map.entry(".tif", "image/tiff"),
            Map.entry(".tiff", "image/tiff"),
            Map.entry(".mp4", "video/mp4"),
            Map.entry(".mov", "video/quicktime"),
            Map.entry(".webm", "video/webm"),
            Map.entry(".avi", "video/x-msvideo"),
            Map.entry(".mkv", "video/x-matroska"),
            Map.entry(".txt", "text/plain"),
            Map.entry(".csv", "text/csv"),
            Map.entry(".json", "application/json"),
            Map.entry(".zip", "application/zip"));

    private MediaTypes() {}

    static String ofName(String filename) {
        return TYPES.getOrDefault(NewMedia.extension(filename).toLowerCase(Locale.ROOT), UNKNOWN);
    }
}
