package io.github.clouddatasets.emulator.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The format and the size of an image, from its head alone. Java's own reader of images would bring the whole desktop, and
 * decode the picture.
 *
 * @param format png, gif, jpeg, bmp or webp
 * @param depth the number of channels
 */
public record ImageHead(String format, int width, int height, int depth) {

    private static final int PNG = 0x89504E47;
    private static final int GIF = 0x47494638;
    private static final int RIFF = 0x52494646;
    private static final int JPEG = 0xFFD8;
    private static final int BMP = 0x424D;

    /** Reads the head of a file; empty for a file that is no image, is of another format, or cannot be read. */
    public static Optional<ImageHead> of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The head of an image; empty for a file that is none, or of another format. */
    public static Optional<ImageHead> read(InputStream file) throws IOException {
        try {
            return new Reader(file).read();
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    private static final class Reader {

        private final DataInputStream in;

        Reader(InputStream in) {
            this.in = new DataInputStream(new BufferedInputStream(in));
        }

        private Optional<ImageHead> read() throws IOException {
            int magic = in.readInt();
            if (magic == PNG) {
                skip(12);
                int width = in.readInt();
                int height = in.readInt();
                in.readByte();
                return head("png", width, height, channels(in.readByte()));
            }
            if (magic == GIF) {
                skip(2);
                return head("gif", shortFromLow(), shortFromLow(), 3);
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
                return head("bmp", intFromLow(), Math.abs(intFromLow()), 3);
            }
            return Optional.empty();
        }

        // The size is in the frame's head, behind any number of segments with their lengths.
        private Optional<ImageHead> jpeg(int first) throws IOException {
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
            int width = in.readUnsignedShort();
            return head("jpeg", width, height, in.readUnsignedByte());
        }

        private static int channels(int colorType) {
            return colorType == 0 ? 1 : colorType == 4 ? 2 : colorType == 6 ? 4 : 3;
        }

        private static boolean isFrame(int marker) {
            return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        }

        private Optional<ImageHead> webp() throws IOException {
            String kind = text(4);
            skip(4);
            switch (kind) {
                case "VP8 " -> {
                    skip(6);
                    return head("webp", shortFromLow() & 0x3FFF, shortFromLow() & 0x3FFF, 3);
                }
                case "VP8L" -> {
                    skip(1);
                    int bits = intFromLow();
                    return head("webp", (bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1, 3);
                }
                case "VP8X" -> {
                    skip(4);
                    int width = shortFromLow() | in.readUnsignedByte() << 16;
                    int height = shortFromLow() | in.readUnsignedByte() << 16;
                    return head("webp", width + 1, height + 1, 3);
                }
                default -> {
                    return Optional.empty();
                }
            }
        }

        private static Optional<ImageHead> head(String format, int width, int height, int depth) {
            return width < 1 || height < 1
                    ? Optional.empty()
                    : Optional.of(new ImageHead(format, width, height, depth));
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
}
