package io.github.clouddatasets.sync.shape;

import static io.github.clouddatasets.sync.shape.ShapeTest.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The codec of mask tiles, with the mask "road" of fixtures/idah-upd and the examples of specs/idah-upd.md. */
@SuppressWarnings("NullAway") // null is what a caller without NullAway may pass
class MaskTest {

    private static final String ROAD = "jABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQA==";

    private static Mask road() {
        return (Mask) Shape.of("idah-image:mask", json("{\"points\":[],\"tile-0x0\":{\"rle\":\"" + ROAD + "\"}}"));
    }

    private static BitSet roadPixels() {
        BitSet expected = new BitSet();
        for (int y = 24; y <= 47; y++) {
            for (int x = 0; x <= 63; x++) {
                expected.set(y * 64 + x);
            }
        }
        return expected;
    }

    @Test
    void theSampleHasTheExpectedPixels() {
        assertThat(road().toBitmap(64, 48)).isEqualTo(roadPixels());
        assertThat(road().pixelCount()).isEqualTo(1536);
        assertThat(road().bounds(64, 48)).contains(new Rectangle(0, 24, 64, 48));
        assertThat(road().tile(0, 0).orElseThrow().pixelCount()).isEqualTo(1536);
        assertThat(road().tile(1, 0)).isEmpty();
    }

    @Test
    void theSampleIsWrittenByteForByte() {
        Mask mask = Mask.of(roadPixels(), 64, 48);

        assertThat(mask).isEqualTo(road());
        assertThat(mask.args()).isEqualTo(json("{\"points\":[],\"tile-0x0\":{\"rle\":\"" + ROAD + "\"}}"));
    }

    @ParameterizedTest
    @CsvSource({"'',0,0", "AA==,0,16384", "BQM=,5,8", "BQQ=,5,9", "gIAC,128,130"})
    void theExamplesAreDecodedAndEncoded(String rle, int from, int to) {
        BitSet expected = new BitSet();
        expected.set(from, to);

        assertThat(new MaskTile(0, 0, rle).pixels()).isEqualTo(expected);
        assertThat(MaskTile.of(0, 0, expected).rle()).isEqualTo(rle);
    }

    @Test
    void aLastRunThatIsWrittenOutIsReadToo() {
        BitSet expected = new BitSet();
        expected.set(16383);

        assertThat(new MaskTile(0, 0, "v/8B").pixels()).isEqualTo(expected);
        assertThat(new MaskTile(0, 0, "wAA=").pixels()).as("16384 zeros").isEqualTo(new BitSet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v/8BAQ==|tile-3x2 has runs of more than 16384 pixels in all: \"v/8BAQ==\"",
                "//8=|tile-3x2 has runs of more than 16384 pixels in all: \"//8=\"",
                "BQOA|tile-3x2 ends within a run of two bytes: \"BQOA\"",
                "#|tile-3x2 must have run lengths in Base64: \"#\""
            })
    void aDamagedTileIsRefusedByNameAndRule(String rle, String message) {
        MaskTile tile = new MaskTile(3, 2, rle);

        assertThatIllegalArgumentException().isThrownBy(tile::pixels).withMessage(message);
        assertThatIllegalArgumentException().isThrownBy(tile::pixelCount).withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mask(List.of(tile)).toBitmap(512, 512))
                .withMessage(message);
    }

    @Test
    void everyTileOfRandomRunsIsTheSameAfterARoundTrip() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            BitSet pixels = new BitSet();
            int at = 0;
            int longest = 1 + random.nextInt(2000);
            while (at < 16384) {
                int to = Math.min(16384, at + 1 + random.nextInt(longest));
                pixels.set(at, to, random.nextBoolean());
                at = to;
            }
            MaskTile tile = MaskTile.of(i, 0, pixels);
            assertThat(tile.pixels()).isEqualTo(pixels);
            assertThat(tile.pixelCount()).isEqualTo(pixels.cardinality());
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "127,128", "128,128", "129,257", "300,200", "1000,3"})
    void everyBitmapOfAnySizeIsTheSameAfterARoundTrip(int width, int height) {
        Random random = new Random(width * 31L + height);
        BitSet pixels = new BitSet();
        for (int i = 0; i < width * height; i++) {
            pixels.set(i, random.nextInt(5) < 2);
        }

        Mask mask = Mask.of(pixels, width, height);

        assertThat(mask.toBitmap(width, height)).isEqualTo(pixels);
        assertThat(mask.pixelCount()).isEqualTo(pixels.cardinality());
        assertThat(Shape.of(mask.type(), mask.args())).isEqualTo(mask);
        BitSet rows = new BitSet();
        mask.forEachRow(width, height, (y, row) -> row.stream().forEach(x -> rows.set(y * width + x)));
        assertThat(rows).isEqualTo(pixels);
        assertThat(Mask.ofRows(y -> pixels.get(y * width, (y + 1) * width), width, height))
                .isEqualTo(mask);
    }

    @Test
    void tilesAtTheEdgeAreWholeAndEmptyTilesAreLeftOut() {
        BitSet pixels = new BitSet();
        pixels.set(129 * 130 + 129); // the last pixel of an image of 130 times 130

        Mask mask = Mask.of(pixels, 130, 130);

        assertThat(mask.tiles()).extracting(MaskTile::key).containsExactly("tile-1x1");
        BitSet tile = new BitSet();
        tile.set(128 + 1);
        assertThat(mask.tiles().get(0).pixels()).isEqualTo(tile);
        assertThat(mask.bounds(130, 130)).contains(new Rectangle(129, 129, 130, 130));
    }

    @Test
    void pixelsOutsideTheImageAreLeftOut() {
        Mask all =
                new Mask(List.of(new MaskTile(0, 0, "AA=="), new MaskTile(1, 0, "AA=="), new MaskTile(0, 9, "AA==")));

        assertThat(all.toBitmap(130, 2).cardinality()).isEqualTo(260);
        assertThat(all.bounds(130, 2)).contains(new Rectangle(0, 0, 130, 2));
        List<Integer> rows = new ArrayList<>();
        all.forEachRow(130, 2, (y, row) -> {
            rows.add(y);
            assertThat(row.cardinality()).isEqualTo(130);
        });
        assertThat(rows).containsExactly(0, 1);
    }

    @Test
    void anImageTooLargeForABitmapIsReadAndWrittenByRows() {
        int width = 90_000;
        int height = 30_000; // 2.7 billion pixels
        BitSet last = new BitSet();
        last.set(width - 1);
        BitSet none = new BitSet();

        Mask mask = Mask.ofRows(y -> y == height - 1 ? last : none, width, height);

        assertThat(mask.tiles()).extracting(MaskTile::key).containsExactly("tile-703x234");
        mask.forEachRow(width, height, (y, row) -> {
            assertThat(y).isEqualTo(height - 1);
            assertThat(row).isEqualTo(last);
        });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mask.toBitmap(width, height))
                .withMessage("width times height must be at most 2147483647 for a bitmap: \"2700000000\"");
    }

    @Test
    void tilesAreSortedAndPointsMayBeMissing() {
        Mask mask = (Mask) Shape.of(
                Mask.TYPE,
                json("{\"tile-1x0\":{\"rle\":\"gIAC\"},\"tile-0x1\":{\"rle\":\"\"},\"tile-0x0\":{\"rle\":\"BQM=\"}}"));

        assertThat(mask.tiles()).extracting(MaskTile::key).containsExactly("tile-0x0", "tile-1x0", "tile-0x1");
        assertThat(mask.args().keySet()).containsExactly("points", "tile-0x0", "tile-1x0", "tile-0x1");
    }

    @Test
    void whatIsNoTileIsKeptBesideTheTiles() {
        String args =
                "{\"points\":[],\"tile-0x0\":{\"rle\":\"\"},\"tile-00x0\":{\"rle\":\"\"},\"tile-1x0\":{\"text\":\"a\"},"
                        + "\"tile-2x0\":{\"rle\":\"\",\"by\":7},\"tile-3x0\":\"AA==\",\"tile-9999999x0\":{\"rle\":\"\"}}";

        Mask mask = (Mask) Shape.of(Mask.TYPE, json(args));

        assertThat(mask.tiles()).extracting(MaskTile::key).containsExactly("tile-0x0");
        assertThat(mask.extras()).hasSize(5);
        assertThat(mask.args()).isEqualTo(json(args));
    }

    @Test
    void wrongMasksAreRefused() {
        MaskTile tile = new MaskTile(0, 0, "");
        BitSet beyond = new BitSet();
        beyond.set(16384);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mask(List.of(tile, new MaskTile(0, 0, "AA=="))))
                .withMessage("tiles must not have two of one place: \"tile-0x0\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MaskTile.of(0, 0, beyond))
                .withMessage("pixels must be the bits 0 to 16383: \"16384\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mask.of(beyond, 128, 128))
                .withMessage("pixels must be the bits 0 to 16383: \"16384\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mask.ofRows(y -> beyond, 128, 1))
                .withMessage("row 0 must be the bits 0 to 127: \"16384\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaskTile(-1, 0, ""))
                .withMessage("column must be between 0 and 999999: \"-1\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaskTile(0, 0, null))
                .withMessage("rle is required");
    }
}
