package io.github.clouddatasets.sync.shape;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The pixels of an image that belong to something: {@code idah-image:mask}. The pixels are kept in {@linkplain MaskTile tiles};
 * a tile that is not there has no pixel.
 *
 * <pre>{@code
 * Mask road = Mask.of(pixels, 1920, 1080);        // bit y * 1920 + x is pixel x, y
 * BitSet again = road.toBitmap(1920, 1080);
 * }</pre>
 *
 * @param tiles the tiles, row by row, each place once
 * @param extras members of the shape's JSON beside the documented ones; usually empty
 */
public record Mask(List<MaskTile> tiles, Map<String, @Nullable Object> extras) implements Shape {

    /** The type as the service spells it. */
    public static final String TYPE = "idah-image:mask";

    /**
     * Takes one row of pixels at a time.
     */
    @FunctionalInterface
    public interface RowReader {
        /**
         * Takes a row.
         *
         * @param y the row, counted from 0 at the top
         * @param pixels bit {@code x} is pixel {@code x}; valid during this call only
         */
        void row(int y, BitSet pixels);
    }

    /**
     * Checks the tiles, and copies and sorts them. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the list is null, or two tiles have one place
     */
    public Mask {
        List<MaskTile> sorted = new ArrayList<>(Immutable.list(Check.required("tiles", tiles)));
        sorted.sort(null);
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).compareTo(sorted.get(i - 1)) == 0) {
                throw Check.refused(
                        "tiles", "must not have two of one place", sorted.get(i).key());
            }
        }
        tiles = Immutable.list(sorted);
        extras = Immutable.json(extras);
    }

    /**
     * A mask with nothing beside its tiles.
     *
     * @param tiles the tiles in any order
     * @throws IllegalArgumentException if the list is null, or two tiles have one place
     */
    public Mask(List<MaskTile> tiles) {
        this(tiles, Map.of());
    }

    /**
     * A mask from a bitmap.
     *
     * @param pixels bit {@code y * width + x} is pixel {@code x, y}
     * @param width the image's width in pixels, 1 or more
     * @param height the image's height in pixels, 1 or more
     * @return the mask
     * @throws IllegalArgumentException if the set is null, a size is below 1, a bit outside the image is set, or the image has
     *     more than 2147483647 pixels; {@link #ofRows} takes such an image
     */
    public static Mask of(BitSet pixels, int width, int height) {
        int count = pixelsOf(width, height);
        if (Check.required("pixels", pixels).length() > count) {
            String bit = Integer.toString(pixels.length() - 1);
            throw Check.refused("pixels", "must be the bits 0 to " + (count - 1), bit);
        }
        return ofRows(y -> pixels.get(y * width, y * width + width), width, height);
    }

    /**
     * A mask from rows of pixels, which are asked for once, from the top: only one row and its tiles are held at a time.
     *
     * @param rows gives the row of a number, counted from 0 at the top: bit {@code x} is pixel {@code x}
     * @param width the image's width in pixels, 1 or more
     * @param height the image's height in pixels, 1 or more
     * @return the mask
     * @throws IllegalArgumentException if a size is below 1, a row is null, or a bit outside the image is set
     */
    public static Mask ofRows(IntFunction<BitSet> rows, int width, int height) {
        Numbers.size(width, height);
        return new Mask(TileBand.tiles(Check.required("rows", rows), width, height));
    }

    /**
     * The whole mask as a bitmap. Pixels of tiles that reach over the edge of the image are left out.
     *
     * @param width the image's width in pixels, 1 or more
     * @param height the image's height in pixels, 1 or more
     * @return a new set: bit {@code y * width + x} is pixel {@code x, y}
     * @throws IllegalArgumentException if a size is below 1, a tile is damaged, or the image has more than 2147483647 pixels;
     *     {@link #forEachRow} reads such an image
     */
    public BitSet toBitmap(int width, int height) {
        BitSet bitmap = new BitSet(pixelsOf(width, height));
        for (MaskTile tile : tiles) {
            TileBand.eachSpan(tile, width, height, (y, from, to) -> bitmap.set(y * width + from, y * width + to));
        }
        return bitmap;
    }

    /**
     * Reads the mask row by row, from the top: only one row of tiles is held at a time. Rows without a pixel are left out.
     *
     * @param width the image's width in pixels, 1 or more
     * @param height the image's height in pixels, 1 or more
     * @param reader takes the rows
     * @throws IllegalArgumentException if a size is below 1, the reader is null, or a tile is damaged
     */
    public void forEachRow(int width, int height, RowReader reader) {
        Numbers.size(width, height);
        TileBand.eachRow(tiles, width, height, Check.required("reader", reader));
    }

    private static int pixelsOf(int width, int height) {
        Numbers.size(width, height);
        long pixels = (long) width * height;
        if (pixels > Integer.MAX_VALUE) {
            throw Check.refused(
                    "width times height",
                    "must be at most " + Integer.MAX_VALUE + " for a bitmap",
                    Long.toString(pixels));
        }
        return (int) pixels;
    }

    /**
     * The tile of a place.
     *
     * @param column the place from the left, counted from 0
     * @param row the place from the top, counted from 0
     * @return the tile; empty if the mask has none there, and so no pixel
     */
    public Optional<MaskTile> tile(int column, int row) {
        return tiles.stream()
                .filter(tile -> tile.column() == column && tile.row() == row)
                .findFirst();
    }

    /**
     * How many pixels are set.
     *
     * @return the number of pixels in all tiles
     * @throws IllegalArgumentException if a tile is damaged; see {@link MaskTile#pixels()}
     */
    public long pixelCount() {
        return tiles.stream().mapToLong(MaskTile::pixelCount).sum();
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, @Nullable Object> args() {
        ArgsWriter args = new ArgsWriter(extras).points(List.of());
        for (MaskTile tile : tiles) {
            args.value(tile.key(), Map.of("rle", tile.rle()));
        }
        return args.args();
    }

    /**
     * The smallest rectangle around the pixels that are set.
     *
     * @param width the image's width in pixels, 1 or more
     * @param height the image's height in pixels, 1 or more
     * @return the rectangle in pixels, around the pixels' outer edges; empty if no pixel within the image is set
     * @throws IllegalArgumentException if a size is below 1, or a tile is damaged
     */
    @Override
    public Optional<Rectangle> bounds(int width, int height) {
        Numbers.size(width, height);
        int[] edges = {Integer.MAX_VALUE, Integer.MAX_VALUE, 0, 0};
        for (MaskTile tile : tiles) {
            TileBand.eachSpan(tile, width, height, (y, from, to) -> {
                edges[0] = Math.min(edges[0], from);
                edges[1] = Math.min(edges[1], y);
                edges[2] = Math.max(edges[2], to);
                edges[3] = Math.max(edges[3], y + 1);
            });
        }
        return edges[2] == 0 ? Optional.empty() : Optional.of(new Rectangle(edges[0], edges[1], edges[2], edges[3]));
    }
}
