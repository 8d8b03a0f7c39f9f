package io.github.clouddatasets.sync.shape;

import io.github.clouddatasets.core.spi.value.Check;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.BitSet;

/**
 * The codec of a tile's pixels (specs/idah-upd.md, section 4): lengths of runs, row by row, of pixels not set and set in turn,
 * beginning with not set. The last run is left out. A length is one byte up to 127, else two: the high bits with 0x80, the low.
 */
final class RunLengths {

    static final int PIXELS = MaskTile.SIZE * MaskTile.SIZE;

    private static final int LONG = 0x80;

    /** Takes a run of set pixels. */
    interface Run {
        /** From a first pixel to one after the last. */
        void set(int from, int to);
    }

    private RunLengths() {}

    static void decode(String tile, String rle, Run set) {
        byte[] bytes = bytes(tile, rle);
        int at = 0;
        boolean ones = false;
        for (int i = 0; i < bytes.length; i++) {
            int length = bytes[i] & 0xFF;
            if (length >= LONG) {
                i++;
                if (i == bytes.length) {
                    throw Check.refused(tile, "ends within a run of two bytes", rle);
                }
                length = ((length - LONG) << 8) | (bytes[i] & 0xFF);
            }
            if (at + length > PIXELS) {
                throw Check.refused(tile, "has runs of more than " + PIXELS + " pixels in all", rle);
            }
            if (ones && length > 0) {
                set.set(at, at + length);
            }
            at += length;
            ones = !ones;
        }
        if (ones && at < PIXELS) {
            set.set(at, PIXELS);
        }
    }

    private static byte[] bytes(String tile, String rle) {
        try {
            return Base64.getDecoder().decode(rle);
        } catch (IllegalArgumentException noBase64) {
            throw Check.refused(tile, "must have run lengths in Base64", rle);
        }
    }

    static String encode(BitSet pixels) {
        if (pixels.length() > PIXELS) {
            throw Check.refused(
                    "pixels", "must be the bits 0 to " + (PIXELS - 1), Integer.toString(pixels.length() - 1));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        boolean ones = false;
        while (true) {
            int next = ones ? pixels.nextClearBit(at) : pixels.nextSetBit(at);
            if (next < 0 || next >= PIXELS) { // the last run follows from the size
                return Base64.getEncoder().encodeToString(bytes.toByteArray());
            }
            int length = next - at;
            if (length >= LONG) {
                bytes.write(LONG | length >> 8);
            }
            bytes.write(length);
            at = next;
            ones = !ones;
        }
    }
}
