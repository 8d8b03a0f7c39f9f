package io.github.clouddatasets.sync.imports;

import java.util.Locale;
import java.util.Map;

/** Media types by extension, of the files that the platform's plugins take. */
final class MediaType {

    static final String UNKNOWN = "application/octet-stream";

    private static final Map<String, String> IMAGES = Map.ofEntries(
            Map.entry("avif", "image/avif"),
            Map.entry("bmp", "image/bmp"),
            Map.entry("gif", "image/gif"),
            Map.entry("heic", "image/heic"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("png", "image/png"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("tif", "image/tiff"),
            Map.entry("tiff", "image/tiff"),
            Map.entry("webp", "image/webp"));

    private static final Map<String, String> VIDEOS = Map.ofEntries(
            Map.entry("avi", "video/x-msvideo"),
            Map.entry("m4v", "video/mp4"),
            Map.entry("mkv", "video/x-matroska"),
            Map.entry("mov", "video/quicktime"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("mpeg", "video/mpeg"),
            Map.entry("mpg", "video/mpeg"),
            Map.entry("ogv", "video/ogg"),
            Map.entry("webm", "video/webm"));

    private MediaType() {}

    /** The type of the path's extension; {@link #UNKNOWN} for another one. */
    static String of(String path) {
        String extension = extension(path);
        String image = IMAGES.get(extension);
        return image != null ? image : VIDEOS.getOrDefault(extension, UNKNOWN);
    }

    /** Whether the path's extension is one of an image or a video. */
    static boolean isKnown(String path) {
        return !of(path).equals(UNKNOWN);
    }

    /** The extensions of images. */
    static Iterable<String> imageExtensions() {
        return IMAGES.keySet();
    }

    /** What follows the last dot of the last part of the path, in lower case; empty if there is none. */
    static String extension(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
