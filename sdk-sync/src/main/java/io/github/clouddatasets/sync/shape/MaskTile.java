package io.github.clouddatasets.sync.shape;

import io.github.clouddatasets.core.spi.value.Check;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One square of 128 times 128 pixels of a {@link Mask}. A tile at the right or the bottom edge of an image is whole; its pixels
 * outside the image are not set.
 *
 * <p>The tile keeps the service's text and decodes it when pixels are asked for, so that a list of masks takes little memory and
 * a damaged tile does not make the list unreadable.
 *
 * @param column the tile's place from the left, counted from 0
 * @param row the tile's place from the top, counted from 0
 * @param rle the run lengths of the pixels in Base64, as the service keeps them; empty if no pixel is set
 */
public record MaskTile(int column, int row, String rle) implements Comparable<MaskTile> {

    /** Width and height of a tile in pixels. */
    public static final int SIZE = 128;

    /** A column or a row beyond this is no tile: no image has that many pixels. */
    private static final int MAX_PLACE = 999_999;

    private static final Pattern KEY = Pattern.compile("tile-(0|[1-9]\\d{0,5})x(0|[1-9]\\d{0,5})");

    private static final Comparator<MaskTile> ROW_BY_ROW =
            Comparator.comparingInt(MaskTile::row).thenComparingInt(MaskTile::column);

    /**
     * Checks the place. The run lengths are checked when the pixels are asked for. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the column or the row is not between 0 and 999999, or the text null
     */
    public MaskTile {
        Check.range("column", column, 0, MAX_PLACE);
        Check.range("row", row, 0, MAX_PLACE);
        Check.required("rle", rle);
    }

    /**
     * A tile of pixels.
     *
     * @param column the tile's place from the left, counted from 0
     * @param row the tile's place from the top, counted from 0
     * @param pixels the pixels row by row: pixel {@code x, y} of the tile is bit {@code y * 128 + x}
     * @return the tile
     * @throws IllegalArgumentException if the column or the row is not between 0 and 999999, or a bit beyond 16383 is set
     */
    public static MaskTile of(int column, int row, BitSet pixels) {
        return new MaskTile(column, row, RunLengths.encode(Check.required("pixels", pixels)));
    }

    /**
     * The tile of a member of the JSON.
     *
     * @return null if the member is no tile, or holds more than run lengths
     */
    static @Nullable MaskTile read(String name, @Nullable Object value) {
        Matcher key = KEY.matcher(name);
        if (key.matches()
                && value instanceof Map<?, ?> tile
                && tile.size() == 1
                && tile.get("rle") instanceof String rle) {
            return new MaskTile(Integer.parseInt(key.group(1)), Integer.parseInt(key.group(2)), rle);
        }
        return null;
    }

    /**
     * Whether a member of a shape's JSON is a tile by its name.
     *
     * @param name the member's name, such as {@code tile-3x0}
     * @return whether the name is that of a tile
     */
    public static boolean isKey(String name) {
        return Check.required("name", name).startsWith("tile-");
    }

    /**
     * The tile's name in the JSON of a mask, and the key under which the service stores the tile.
     *
     * @return {@code tile-}, the column, {@code x} and the row
     */
    public String key() {
        return "tile-" + column + "x" + row;
    }

    /**
     * The tile's pixels.
     *
     * @return a new set: bit {@code y * 128 + x} is pixel {@code x, y} of the tile
     * @throws IllegalArgumentException if the run lengths are no Base64, add up to more than 16384 or end within a run; the
     *     message names the tile and the rule
     */
    public BitSet pixels() {
        BitSet pixels = new BitSet(RunLengths.PIXELS);
        eachRun(pixels::set);
        return pixels;
    }

    /**
     * How many pixels are set.
     *
     * @return 0 to 16384
     * @throws IllegalArgumentException if the run lengths break a rule; see {@link #pixels()}
     */
    public int pixelCount() {
        int[] count = new int[1];
        eachRun((from, to) -> count[0] += to - from);
        return count[0];
    }

    /** Hands out the runs of set pixels, in order. */
    void eachRun(RunLengths.Run run) {
        RunLengths.decode(key(), rle, run);
    }

    /** Compares places, row by row. */
    @Override
    public int compareTo(MaskTile other) {
        return ROW_BY_ROW.compare(this, other);
    }
}
