package io.github.clouddatasets.emulator.idah.media;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import java.io.DataInput;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The facts of an MP4 or QuickTime film, from its boxes. Other formats are not read. */
final class VideoHead {

    private static final Set<String> PARENTS = Set.of("moov", "trak", "mdia", "minf", "stbl");

    private final RandomAccessFile file;
    private boolean isFilm;
    private boolean hasAudio;
    private int width;
    private int height;
    private long ticksPerSecond;
    private long ticks;
    private long frames;
    // The track that is being read, until its handler says what the track is.
    private int trackWidth;
    private int trackHeight;
    private long trackTicksPerSecond;
    private long trackTicks;
    private boolean isVideo;

    private VideoHead(RandomAccessFile file) {
        this.file = file;
    }

    /** The facts of a film; empty for a file that is none, or has no picture. */
    static Optional<MediaFacts> read(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            VideoHead head = new VideoHead(file);
            head.boxes(0, file.length());
            return head.facts();
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    private Optional<MediaFacts> facts() {
        if (!isFilm || width < 1 || height < 1) {
            return Optional.empty();
        }
        double duration = ticksPerSecond == 0 ? 0 : (double) ticks / ticksPerSecond;
        double rate = duration == 0 ? 0 : frames / duration;
        ObjectNode meta = Json.object()
                .put("fps", Math.round(rate * 100) / 100.0)
                .put("width", width)
                .put("height", height)
                .put("duration", duration)
                .put("has_audio", hasAudio)
                .put("r_frame_rate", String.format(Locale.ROOT, "%d/1", Math.round(rate)));
        return Optional.of(new MediaFacts(height, meta));
    }

    private void boxes(long start, long end) throws IOException {
        long position = start;
        while (position + 8 <= end) {
            file.seek(position);
            long size = Integer.toUnsignedLong(file.readInt());
            String type = type(file);
            long head = 8;
            if (size == 1) {
                size = file.readLong();
                head = 16;
            } else if (size == 0) {
                size = end - position;
            }
            if (size < head || size > end - position) {
                throw new EOFException("The box " + type + " ends outside of its parent");
            }
            box(type, position + head, position + size);
            position += size;
        }
    }

    private void box(String type, long start, long end) throws IOException {
        if (PARENTS.contains(type)) {
            boxes(start, end);
            return;
        }
        switch (type) {
            case "ftyp" -> isFilm = true;
            case "tkhd" -> trackHead(end);
            case "mdhd" -> mediaHead();
            case "hdlr" -> handler();
            case "stts" -> times();
            default -> {}
        }
    }

    // The last two fields are the size, in 65536ths of a pixel.
    private void trackHead(long end) throws IOException {
        file.seek(end - 8);
        trackWidth = file.readInt() >>> 16;
        trackHeight = file.readInt() >>> 16;
        isVideo = false;
    }

    private void mediaHead() throws IOException {
        boolean isLong = file.readInt() >>> 24 == 1;
        file.skipBytes(isLong ? 16 : 8);
        trackTicksPerSecond = Integer.toUnsignedLong(file.readInt());
        trackTicks = isLong ? file.readLong() : Integer.toUnsignedLong(file.readInt());
    }

    private void handler() throws IOException {
        file.skipBytes(8);
        String kind = type(file);
        hasAudio |= kind.equals("soun");
        if (kind.equals("vide")) {
            isVideo = true;
            width = trackWidth;
            height = trackHeight;
            ticksPerSecond = trackTicksPerSecond;
            ticks = trackTicks;
        }
    }

    private void times() throws IOException {
        file.skipBytes(4);
        int runs = file.readInt();
        for (int i = 0; isVideo && i < runs; i++) {
            frames += Integer.toUnsignedLong(file.readInt());
            file.skipBytes(4);
        }
    }

    private static String type(DataInput in) throws IOException {
        byte[] name = new byte[4];
        in.readFully(name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }
}
