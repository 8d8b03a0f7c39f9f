package io.github.clouddatasets.emulator.idah.media;

import io.github.clouddatasets.emulator.idah.table.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;

/**
 * The variants that processing adds to a media. They have the names and types of the real ones, and other bytes: the
 * emulator encodes no picture. Pictures and segments of a film are the bytes of the original, a film's thumbnail is grey.
 */
final class MediaVariants {

    private static final String PLAYLIST = "application/vnd.apple.mpegurl";

    /** 8 by 8 grey pixels. */
    private static final String GREY_JPEG =
            "/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4n"
                    + "ICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAAIAAgBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAEC"
                    + "AwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAk"
                    + "M2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJ"
                    + "ipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3"
                    + "+Pn6/9oACAEBAAA/ACv/2Q==";

    private final MediaShelf shelf;

    MediaVariants(MediaShelf shelf) {
        this.shelf = shelf;
    }

    /** Adds the variants. One that a caller has uploaded stays. */
    void add(Modality modality, Row original, MediaFacts facts) throws IOException {
        switch (modality) {
            case IMAGE -> {
                copy(original, "processed.webp", "image/webp");
                copy(original, "thumbnail.webp", "image/webp");
            }
            case VIDEO -> {
                double seconds = facts.meta().path("duration").asDouble();
                write(original, "master.m3u8", PLAYLIST, master(facts));
                write(original, "240p.m3u8", PLAYLIST, playlist(seconds));
                copy(original, "240p_00000.ts", "video/mp2t");
                write(
                        original,
                        "thumbnail.jpg",
                        "image/jpeg",
                        Base64.getDecoder().decode(GREY_JPEG));
            }
        }
    }

    private void copy(Row original, String key, String type) {
        if (isNew(original, key)) {
            shelf.share(variant(original, key, type), original);
        }
    }

    private void write(Row original, String key, String type, byte[] content) throws IOException {
        if (isNew(original, key)) {
            shelf.write(variant(original, key, type), content);
        }
    }

    private boolean isNew(Row original, String key) {
        return shelf.find(original.known("resource"), key).isEmpty();
    }

    private static NewMedia variant(Row original, String key, String type) {
        String project = Objects.requireNonNullElse(original.text("project_id"), "");
        return NewMedia.processed(original.known("resource"), key, key, type, project);
    }

    private static byte[] master(MediaFacts facts) {
        return lines(
                "#EXTM3U",
                "#EXT-X-VERSION:3",
                "#EXT-X-STREAM-INF:BANDWIDTH=400000,RESOLUTION="
                        + facts.meta().path("width").asInt() + "x" + facts.height(),
                "240p.m3u8");
    }

    private static byte[] playlist(double seconds) {
        return lines(
                "#EXTM3U",
                "#EXT-X-VERSION:3",
                "#EXT-X-TARGETDURATION:" + (int) Math.ceil(seconds),
                String.format(Locale.ROOT, "#EXTINF:%.6f,", seconds),
                "240p_00000.ts",
                "#EXT-X-ENDLIST");
    }

    private static byte[] lines(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
