package io.github.clouddatasets.sync.shape;

import io.github.clouddatasets.core.spi.value.Check;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** The tiles of one height, from the left to the right edge of an image: between tiles and rows of pixels. */
final class TileBand {

    private static final int SIZE = MaskTile.SIZE;

    /** Takes set pixels that lie side by side. */
    interface Span {
        /** In a row of the image, from a first pixel to one after the last. */
        void set(int y, int from, int to);
    }

    private TileBand() {}

    /** The tiles of an image that have pixels; a band of them is held at a time. */
    static List<MaskTile> tiles(IntFunction<BitSet> rows, int width, int height) {
        List<MaskTile> tiles = new ArrayList<>();
        Map<Integer, BitSet> band = new TreeMap<>();
        for (int y = 0; y < height; y++) {
            BitSet row = Check.required("rows", rows.apply(y));
            if (row.length() > width) {
                throw Check.refused(
                        "row " + y, "must be the bits 0 to " + (width - 1), Integer.toString(row.length() - 1));
            }
            add(row, y % SIZE, band);
            if (y % SIZE == SIZE - 1 || y == height - 1) {
                int place = y / SIZE;
                band.forEach((column, pixels) -> tiles.add(MaskTile.of(column, place, pixels)));
                band.clear();
            }
        }
        return tiles;
    }

    private static void add(BitSet row, int y, Map<Integer, BitSet> band) {
        int from = row.nextSetBit(0);
        while (from >= 0) {
            int end = row.nextClearBit(from);
            while (from < end) {
                int column = from / SIZE;
                int to = (int) Math.min(end, (column + 1L) * SIZE);
                int origin = y * SIZE - column * SIZE;
                band.computeIfAbsent(column, none -> new BitSet(RunLengths.PIXELS))
                        .set(origin + from, origin + to);
                from = to;
            }
            from = row.nextSetBit(from);
        }
    }

    /** The set pixels of a tile, as far as they lie in the image. */
    static void eachSpan(MaskTile tile, int width, int height, Span span) {
        long left = (long) tile.column() * SIZE;
        long top = (long) tile.row() * SIZE;
        tile.eachRun((from, to) -> {
            int at = from;
            while (at < to) {
                int y = at / SIZE;
                int end = Math.min(to, (y + 1) * SIZE);
                long first = left + at % SIZE;
                long last = Math.min(left + (end - y * SIZE), width);
                if (top + y < height && first < last) {
                    span.set((int) top + y, (int) first, (int) last);
                }
                at = end;
            }
        });
    }

    /** The rows of an image that have pixels. Tiles come row by row. */
    static void eachRow(List<MaskTile> tiles, int width, int height, Mask.RowReader reader) {
        int next = 0;
        while (next < tiles.size()) {
            int place = tiles.get(next).row();
            Map<Integer, BitSet> rows = new TreeMap<>();
            for (; next < tiles.size() && tiles.get(next).row() == place; next++) {
                eachSpan(
                        tiles.get(next),
                        width,
                        height,
                        (y, from, to) ->
                                rows.computeIfAbsent(y, none -> new BitSet()).set(from, to));
            }
            rows.forEach(reader::row);
        }
    }
}
