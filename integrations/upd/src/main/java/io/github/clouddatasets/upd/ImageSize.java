package io.github.clouddatasets.upd;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Width and height of an image as its header tells: PNG, JPEG, GIF, BMP and WebP.
 *
 * @param width width in pixels
 * @param height height in pixels
 */
record ImageSize(int width, int height) {

    /** Longest stretch of a JPEG file before its size; thumbnails and colour profiles lie there. */
    private static final int FARTHEST = 16 << 20;

    /** Empty for another kind of file, and for one that is cut within its header. */
    static Optional<ImageSize> read(InputStream in) throws IOException {
        byte[] start = in.readNBytes(2);
        if (start.length < 2) {
            return Optional.empty();
        }
        try {
            if (start[0] == (byte) 0xff && start[1] == (byte) 0xd8) {
                return jpeg(in);
            }
            byte[] header = new byte[32];
            System.arraycopy(start, 0, header, 0, 2);
            return in.readNBytes(header, 2, 30) < 22 ? Optional.empty() : fixed(header);
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    private static Optional<ImageSize> fixed(byte[] header) {
        ByteBuffer big = ByteBuffer.wrap(header);
        ByteBuffer little = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        String text = new String(header, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u0089PNG\r\n\u001a\n") && text.startsWith("IHDR", 12)) {
            return of(big.getInt(16), big.getInt(20));
        }
        if (text.startsWith("GIF8")) {
            return of(little.getShort(6) & 0xffff, little.getShort(8) & 0xffff);
        }
        if (text.startsWith("BM")) {
            return of(little.getInt(18), Math.abs(little.getInt(22)));
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return webp(text.substring(12, 16), little);
        }
        return Optional.empty();
    }

    /** Three kinds of WebP: lossy, lossless, extended. */
    private static Optional<ImageSize> webp(String kind, ByteBuffer little) {
        int bits = little.getInt(21);
        return switch (kind) {
            case "VP8 " -> of(little.getShort(26) & 0x3fff, little.getShort(28) & 0x3fff);
            case "VP8L" -> of((bits & 0x3fff) + 1, (bits >>> 14 & 0x3fff) + 1);
            case "VP8X" -> of((little.getInt(24) & 0xffffff) + 1, (little.getInt(27) & 0xffffff) + 1);
            default -> Optional.empty();
        };
    }

    /** Segments until the one that begins a frame. */
    private static Optional<ImageSize> jpeg(InputStream in) throws IOException {
        long passed = 0;
        while (passed < FARTHEST) {
            int marker = marker(in);
            if (marker == 0xd8 || (marker >= 0xd0 && marker <= 0xd7) || marker == 0x01) {
                continue; // stands alone
            }
            int length = twoBytes(in) - 2;
            if (length < 0 || marker == 0xda || marker == 0xd9) {
                return Optional.empty();
            }
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                in.skipNBytes(1);
                int height = twoBytes(in);
                return of(twoBytes(in), height);
            }
            in.skipNBytes(length);
            passed += length + 4L;
        }
        return Optional.empty();
    }

    private static int marker(InputStream in) throws IOException {
        if (oneByte(in) != 0xff) {
            throw new EOFException("no marker of a JPEG file");
        }
        int marker = 0xff;
        while (marker == 0xff) {
            marker = oneByte(in);
        }
        return marker;
    }

    private static int twoBytes(InputStream in) throws IOException {
        return oneByte(in) << 8 | oneByte(in);
    }

    private static int oneByte(InputStream in) throws IOException {
        int read = in.read();
        if (read < 0) {
            throw new EOFException("the image ends in its header");
        }
        return read;
    }

    private static Optional<ImageSize> of(int width, int height) {
        return width > 0 && height > 0 ? Optional.of(new ImageSize(width, height)) : Optional.empty();
    }
}
