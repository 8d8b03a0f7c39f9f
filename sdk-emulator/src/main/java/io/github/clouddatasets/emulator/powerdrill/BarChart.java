package io.github.clouddatasets.emulator.powerdrill;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A PNG of bars, a cluster for each group. Written by hand, since a chart without text needs no more than this and
 * java.desktop is much to ask of a server that is embedded in tests.
 */
final class BarChart {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 320;
    private static final int MARGIN = 20;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    /** White ground, grey axes, then the colours of the bars. */
    private static final int[] PALETTE = {0xffffff, 0x808080, 0x4c78a8, 0xf58518, 0x54a24b, 0xe45756, 0x72b7b2, 0xb279a2
    };

    private static final int AXIS = 1;
    private static final int FIRST_BAR = 2;

    private final byte[][] pixels = new byte[HEIGHT][WIDTH];

    /** @param clusters the heights of the bars of each group; negative ones are drawn as if they were positive */
    BarChart(List<double[]> clusters) {
        int bottom = HEIGHT - MARGIN;
        fill(MARGIN, bottom, WIDTH - MARGIN, bottom + 1, AXIS);
        fill(MARGIN, MARGIN, MARGIN + 1, bottom, AXIS);
        double highest = 0;
        int bars = 0;
        for (double[] cluster : clusters) {
            bars += cluster.length + 1;
            for (double height : cluster) {
                highest = Math.max(highest, Math.abs(height));
            }
        }
        double step = (WIDTH - 2.0 * MARGIN) / Math.max(1, bars);
        double left = MARGIN + step / 2;
        for (double[] cluster : clusters) {
            for (int i = 0; i < cluster.length; i++) {
                double share = highest == 0 ? 0 : Math.abs(cluster[i]) / highest;
                int top = bottom - (int) Math.round(share * (bottom - 2 * MARGIN));
                int color = FIRST_BAR + i % (PALETTE.length - FIRST_BAR);
                fill((int) left, top, (int) Math.max(left + 1, left + step), bottom, color);
                left += step;
            }
            left += step;
        }
    }

    byte[] png() {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        // Eight bits a pixel, each an index into the palette.
        byte[] header = ByteBuffer.allocate(13)
                .putInt(WIDTH)
                .putInt(HEIGHT)
                .put((byte) 8)
                .put((byte) 3)
                .array();
        chunk(png, "IHDR", header);
        ByteArrayOutputStream palette = new ByteArrayOutputStream();
        for (int color : PALETTE) {
            palette.write(color >> 16);
            palette.write(color >> 8);
            palette.write(color);
        }
        chunk(png, "PLTE", palette.toByteArray());
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (byte[] row : pixels) {
            rows.write(0);
            rows.writeBytes(row);
        }
        chunk(png, "IDAT", deflated(rows.toByteArray()));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private void fill(int left, int top, int right, int bottom, int color) {
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < Math.min(right, WIDTH); x++) {
                pixels[y][x] = (byte) color;
            }
        }
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] typed = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        CRC32 crc = new CRC32();
        crc.update(typed);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(typed);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
