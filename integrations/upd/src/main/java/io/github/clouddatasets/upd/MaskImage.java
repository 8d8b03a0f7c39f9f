package io.github.clouddatasets.upd;

import io.github.clouddatasets.manifest.ImageSize;
import io.github.clouddatasets.manifest.MaskColor;
import io.github.clouddatasets.sync.shape.Mask;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Masks of one image as a PNG file in which each mask has a colour of its own. A later mask lies over an earlier one. */
final class MaskImage {

    private final ImageSize size;
    private final List<BitSet> masks = new ArrayList<>();

    MaskImage(ImageSize size) {
        this.size = size;
    }

    boolean isEmpty() {
        return masks.isEmpty();
    }

    /** The colour that the mask has in the image. */
    MaskColor add(Mask mask) {
        masks.add(mask.toBitmap(size.width(), size.height()));
        return color(masks.size());
    }

    /** The colours of the Pascal VOC challenge: far from each other, and never black, which is the ground. */
    private static MaskColor color(int number) {
        int red = 0;
        int green = 0;
        int blue = 0;
        int rest = number;
        for (int bit = 7; bit >= 0 && rest > 0; bit--) {
            red |= (rest & 1) << bit;
            green |= (rest >> 1 & 1) << bit;
            blue |= (rest >> 2 & 1) << bit;
            rest >>= 3;
        }
        return new MaskColor(red, green, blue);
    }

    void write(OutputStream out) throws IOException {
        DataOutputStream png = new DataOutputStream(out);
        png.writeLong(0x89504e470d0a1a0aL);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(size.width());
        fields.writeInt(size.height());
        fields.write(new byte[] {8, 2, 0, 0, 0}); // 8 bits, RGB
        chunk(png, "IHDR", header.toByteArray());
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        try (DeflaterOutputStream packed = new DeflaterOutputStream(pixels)) {
            byte[] row = new byte[1 + 3 * size.width()];
            for (int y = 0; y < size.height(); y++) {
                fill(row, y);
                packed.write(row);
            }
        }
        chunk(png, "IDAT", pixels.toByteArray());
        chunk(png, "IEND", new byte[0]);
        png.flush();
    }

    private void fill(byte[] row, int y) {
        java.util.Arrays.fill(row, (byte) 0);
        int start = y * size.width();
        int end = start + size.width();
        for (int number = 1; number <= masks.size(); number++) {
            MaskColor color = color(number);
            BitSet mask = masks.get(number - 1);
            for (int pixel = mask.nextSetBit(start); pixel >= 0 && pixel < end; pixel = mask.nextSetBit(pixel + 1)) {
                int at = 1 + 3 * (pixel - start);
                row[at] = (byte) color.red();
                row[at + 1] = (byte) color.green();
                row[at + 2] = (byte) color.blue();
            }
        }
    }

    private static void chunk(DataOutputStream png, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        png.writeInt(content.length);
        png.write(name);
        png.write(content);
        png.writeInt((int) sum.getValue());
    }
}
