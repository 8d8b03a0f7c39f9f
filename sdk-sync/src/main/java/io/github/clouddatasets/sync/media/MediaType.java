package io.github.clouddatasets.sync.media;

import java.util.Locale;
import java.util.Map;

/** Media types by the extension of a name, the same on every machine. The service stores the type that it is given. */
final class MediaType {

    static final String ZIP = "application/zip";

    private static final String UNKNOWN = "application/octet-stream";

    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("bmp", "image/bmp"),
            Map.entry("webp", "image/webp"),
            Map.entry("tif", "image/tiff"),
            Map.entry("tiff", "image/tiff"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("avif", "image/avif"),
            Map.entry("heic", "image/heic"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("m4v", "video/mp4"),
            Map.entry("mov", "video/quicktime"),
            Map.entry("webm", "video/webm"),
            Map.entry("mkv", "video/x-matroska"),
            Map.entry("avi", "video/x-msvideo"),
            Map.entry("mpg", "video/mpeg"),
            Map.entry("mpeg", "video/mpeg"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("wav", "audio/wav"),
            Map.entry("txt", "text/plain"),
            Map.entry("csv", "text/csv"),
            Map.entry("json", "application/json"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("zip", ZIP));

    private MediaType() {}

    /** The type of a file of this name. */
    static String of(String filename) {
        return BY_EXTENSION.getOrDefault(extension(filename).toLowerCase(Locale.ROOT), UNKNOWN);
    }

    /** Whether the service unpacks such a file instead of storing it. */
    static boolean isZip(String filename, String mimeType) {
        return extension(filename).equalsIgnoreCase("zip") || mimeType.equalsIgnoreCase(ZIP);
    }

    /** What follows the last dot; empty if there is nothing, or something that is no extension. */
    static String extension(String filename) {
        String last = filename.substring(filename.lastIndexOf('.') + 1);
        return filename.indexOf('.') >= 0 && last.matches("[A-Za-z0-9]{1,10}") ? last : "";
    }
}
