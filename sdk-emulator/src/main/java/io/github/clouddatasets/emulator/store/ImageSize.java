package io.github.clouddatasets.emulator.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Width, height and channels of an image, as its header says: PNG, JPEG and BMP. */
public record ImageSize(int width, int height, int depth) {

    private static final int PNG = 0x89504E47;
    private static final int JPEG_START = 0xFFD8;
    private static final int BMP = 0x424D;

    /** Nothing if the file is no such image, or is cut off. */
    public static Optional<ImageSize> of(Path file) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int start = in.readInt();
            if (start == PNG) {
                return Optional.of(png(in));
            }
            if (start >>> 16 == JPEG_START) {
                return jpeg(in, start & 0xFFFF);
            }
            return start >>> 16 == BMP ? Optional.of(bmp(in)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static ImageSize png(DataInputStream in) throws IOException {
        in.skipNBytes(12);
        int width = in.readInt();
        int height = in.readInt();
        in.readByte();
        int colorType = in.readByte();
        return new ImageSize(width, height, colorType == 0 ? 1 : colorType == 4 ? 2 : colorType == 6 ? 4 : 3);
    }

    private static Optional<ImageSize> jpeg(DataInputStream in, int firstMarker) throws IOException {
        int marker = firstMarker;
        while ((marker & 0xFF00) == 0xFF00 && marker != 0xFFDA) {
            int length = in.readUnsignedShort();
            boolean isFrame =
                    marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8 && marker != 0xFFCC;
            if (isFrame) {
                in.readByte();
                int height = in.readUnsignedShort();
                int width = in.readUnsignedShort();
                return Optional.of(new ImageSize(width, height, in.readUnsignedByte()));
            }
            in.skipNBytes(length - 2L);
            marker = in.readUnsignedShort();
        }
        return Optional.empty();
    }

    private static ImageSize bmp(DataInputStream in) throws IOException {
        in.skipNBytes(14);
        int width = Integer.reverseBytes(in.readInt());
        int height = Math.abs(Integer.reverseBytes(in.readInt()));
        return new ImageSize(width, height, 3);
    }
}
