package io.github.clouddatasets.sync.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageHeaderTest {

    private static byte[] image(String format, int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out))
                .isTrue();
        return out.toByteArray();
    }

    private static Optional<ImageHeader> read(byte[] bytes) throws IOException {
        return ImageHeader.read(ItemContent.of(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
    void theSizeIsWhatAnotherLibraryHasWritten(String format) throws IOException {
        assertThat(read(image(format, 641, 307))).contains(new ImageHeader(641, 307));
    }

    /** Made by hand from the container's specification, since the JDK writes no WebP. */
    @ParameterizedTest
    @CsvSource({
        // lossy: frame tag, start code, 14 bits of width and height each
        "52494646 00000000 57454250 56503820 00000000 300000 9D012A 8102 3301, 641, 307",
        // lossless: signature, then 14 bits of width - 1 and of height - 1
        "52494646 00000000 57454250 5650384C 00000000 2F 80824C00, 641, 307",
        // extended: flags, then 24 bits of width - 1 and of height - 1
        "52494646 00000000 57454250 56503858 0A000000 10000000 800200 320100, 641, 307"
    })
    void theSizeOfEachKindOfWebpIsRead(String hex, int width, int height) throws IOException {
        assertThat(read(HexFormat.of().parseHex(hex.replace(" ", "")))).contains(new ImageHeader(width, height));
    }

    @Test
    void fillBytesBeforeAMarkerOfAJpegArePassedOver() throws IOException {
        String hex = "FFD8 FFFF FFE0 0004 0000 FFFF C0 0011 08 0133 0281 03";
        assertThat(read(HexFormat.of().parseHex(hex.replace(" ", "")))).contains(new ImageHeader(641, 307));
    }

    @Test
    void aCutOrForeignFileHasNoSize() throws IOException {
        byte[] png = image("png", 3, 2);
        for (int length = 1; length < 24; length++) {
            assertThat(read(java.util.Arrays.copyOf(png, length))).isEmpty();
        }
        assertThat(read("not an image at all, but long enough".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(read(HexFormat.of().parseHex("FFD8FFDA0004"))).isEmpty();
    }
}
