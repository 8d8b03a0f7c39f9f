package io.github.clouddatasets.sync.imports;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Width and height of an image from its first bytes: PNG, JPEG, GIF, BMP and WebP. No pixel is decoded, and no more than the header
 * is read.
 *
 * @param width the width in pixels, 1 or more
 * @param height the height in pixels, 1 or more
 */
record ImageHeader(int width, int height) {

    private static final int PNG = 0x8950_4E47;
    private static final int GIF = 0x4749_4638;
    private static final int RIFF = 0x5249_4646;
    private static final int JPEG = 0xFFD8;
    private static final int BMP = 0x424D;

    /** Reads the header; empty if the bytes are another kind of file, or too short. */
    static Optional<ImageHeader> read(ItemContent content) throws IOException {
        try (InputStream bytes = content.source().open();
                DataInputStream in = new DataInputStream(new BufferedInputStream(bytes, 4096))) {
            return read(in);
        }
    }

    private static Optional<ImageHeader> read(DataInputStream in) throws IOException {
        try {
            int start = in.readInt();
            return switch (start) {
                case PNG -> png(in);
                case GIF -> gif(in);
                case RIFF -> webp(in);
                default ->
                    start >>> 16 == JPEG ? jpeg(in, start & 0xFFFF) : start >>> 16 == BMP ? bmp(in) : Optional.empty();
            };
        } catch (java.io.EOFException e) {
            return Optional.empty();
        }
    }

    private static Optional<ImageHeader> of(int width, int height) {
        return width < 1 || height < 1 ? Optional.empty() : Optional.of(new ImageHeader(width, height));
    }

    private static Optional<ImageHeader> png(DataInputStream in) throws IOException {
        in.skipNBytes(12);
        return of(in.readInt(), in.readInt());
    }

    private static Optional<ImageHeader> gif(DataInputStream in) throws IOException {
        in.skipNBytes(2);
        return of(little16(in), little16(in));
    }

    private static Optional<ImageHeader> bmp(DataInputStream in) throws IOException {
        in.skipNBytes(14);
        int width = Integer.reverseBytes(in.readInt());
        return of(width, Math.abs(Integer.reverseBytes(in.readInt())));
    }

    /** Walks the segments to the one that begins a frame. */
    private static Optional<ImageHeader> jpeg(DataInputStream in, int first) throws IOException {
        int marker = first;
        while (marker >>> 8 == 0xFF && marker != 0xFFDA) {
            if (marker == 0xFFFF) { // fill bytes may stand before a marker
                marker = 0xFF00 | in.readUnsignedByte();
                continue;
            }
            int length = in.readUnsignedShort();
            if (isFrame(marker)) {
                in.readByte();
                int height = in.readUnsignedShort();
                return of(in.readUnsignedShort(), height);
            }
            in.skipNBytes(Math.max(0, length - 2));
            marker = in.readUnsignedShort();
        }
        return Optional.empty();
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8 && marker != 0xFFCC;
    }

    private static Optional<ImageHeader> webp(DataInputStream in) throws IOException {
        in.skipNBytes(4);
        if (in.readInt() != 0x5745_4250) { // WEBP
            return Optional.empty();
        }
        int kind = in.readInt();
        in.skipNBytes(4);
        switch (kind) {
            case 0x5650_3858 -> { // VP8X: what the canvas is
                in.skipNBytes(4);
                int width = little24(in) + 1;
                return of(width, little24(in) + 1);
            }
            case 0x5650_384C -> { // VP8L: 14 bits each
                in.readByte();
                int bits = Integer.reverseBytes(in.readInt());
                return of((bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1);
            }
            case 0x5650_3820 -> { // VP8: after the frame's tag and start code
                in.skipNBytes(6);
                int width = little16(in) & 0x3FFF;
                return of(width, little16(in) & 0x3FFF);
            }
            default -> {
                return Optional.empty();
            }
        }
    }

    private static int little16(DataInputStream in) throws IOException {
        return Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
    }

    private static int little24(DataInputStream in) throws IOException {
        return in.readUnsignedByte() | in.readUnsignedByte() << 8 | in.readUnsignedByte() << 16;
    }
}
