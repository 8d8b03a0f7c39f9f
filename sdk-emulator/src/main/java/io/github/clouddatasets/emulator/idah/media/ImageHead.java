package io.github.clouddatasets.emulator.idah.media;

import io.github.clouddatasets.emulator.http.Json;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The format and the size of an image, from its head alone. Java's own reader of images would bring the whole desktop, and
 * decode the picture.
 */
final class ImageHead {

    private static final int PNG = 0x89504E47;
    private static final int GIF = 0x47494638;
    private static final int RIFF = 0x52494646;
    private static final int JPEG = 0xFFD8;
    private static final int BMP = 0x424D;

    private final DataInputStream in;

    private ImageHead(InputStream in) {
        this.in = new DataInputStream(new BufferedInputStream(in));
    }

    /** The facts of an image; empty for a file that is none, or of another format. */
    static Optional<MediaFacts> read(InputStream file) throws IOException {
        try {
            return new ImageHead(file).read();
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    private Optional<MediaFacts> read() throws IOException {
        int magic = in.readInt();
        if (magic == PNG) {
            skip(12);
            return facts("png", in.readInt(), in.readInt());
        }
        if (magic == GIF) {
            skip(2);
            return facts("gif", shortFromLow(), shortFromLow());
        }
        if (magic == RIFF) {
            skip(4);
            return text(4).equals("WEBP") ? webp() : Optional.empty();
        }
        if (magic >>> 16 == JPEG && (magic >>> 8 & 0xFF) == 0xFF) {
            return jpeg(magic & 0xFF);
        }
        if (magic >>> 16 == BMP) {
            skip(14);
            return facts("bmp", intFromLow(), Math.abs(intFromLow()));
        }
        return Optional.empty();
    }

    // The size is in the frame's head, behind any number of segments with their lengths.
    private Optional<MediaFacts> jpeg(int first) throws IOException {
        int marker = first;
        while (!isFrame(marker)) {
            if (marker == 0xDA || marker == 0xD9) {
                return Optional.empty();
            }
            skip(in.readUnsignedShort() - 2);
            do {
                marker = in.readUnsignedByte();
            } while (marker == 0xFF);
        }
        skip(3);
        int height = in.readUnsignedShort();
        return facts("jpeg", in.readUnsignedShort(), height);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private Optional<MediaFacts> webp() throws IOException {
        String kind = text(4);
        skip(4);
        switch (kind) {
            case "VP8 " -> {
                skip(6);
                return facts("webp", shortFromLow() & 0x3FFF, shortFromLow() & 0x3FFF);
            }
            case "VP8L" -> {
                skip(1);
                int bits = intFromLow();
                return facts("webp", (bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1);
            }
            case "VP8X" -> {
                skip(4);
                int width = shortFromLow() | in.readUnsignedByte() << 16;
                int height = shortFromLow() | in.readUnsignedByte() << 16;
                return facts("webp", width + 1, height + 1);
            }
            default -> {
                return Optional.empty();
            }
        }
    }

    private static Optional<MediaFacts> facts(String format, int width, int height) {
        if (width < 1 || height < 1) {
            return Optional.empty();
        }
        return Optional.of(new MediaFacts(
                height, Json.object().put("width", width).put("format", format).put("height", height)));
    }

    private void skip(int count) throws IOException {
        if (count < 0) {
            throw new EOFException("A length is negative");
        }
        in.skipNBytes(count);
    }

    private String text(int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    private int shortFromLow() throws IOException {
        return Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
    }

    private int intFromLow() throws IOException {
        return Integer.reverseBytes(in.readInt());
    }
}
