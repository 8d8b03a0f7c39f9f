package io.github.clouddatasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSizeTest {

    private static byte[] image(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(300, 17, BufferedImage.TYPE_INT_RGB), format, out))
                .isTrue();
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void imagesOfTheJdkTellTheirSize(String format) throws IOException {
        assertThat(ImageSize.read(new ByteArrayInputStream(image(format)))).contains(new ImageSize(300, 17));
    }

    @ParameterizedTest
    @CsvSource({
        "lossy, 52494646240000005745425056503820180000003001009d012a2c01110001402625a40003700000, 300, 17",
        "lossless, 524946461a000000574542505650384c0d0000002f2b01040000000000000000000000, 300, 17",
        "extended, 524946461a00000057454250565038580a000000100000002b0100100000000000000000, 300, 17"
    })
    void webpTellsItsSize(String kind, String hex, int width, int height) throws IOException {
        byte[] bytes = Arrays.copyOf(HexFormat.of().parseHex(hex), 64);
        assertThat(ImageSize.read(new ByteArrayInputStream(bytes))).as(kind).contains(new ImageSize(width, height));
    }

    @Test
    void anythingElseHasNone() throws IOException {
        Random random = new Random(3);
        for (int length = 0; length < 200; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(ImageSize.read(new ByteArrayInputStream(bytes))).isEmpty();
        }
        for (String format : new String[] {"png", "jpg", "gif", "bmp"}) {
            int shortest = format.equals("gif") ? 10 : 24;
            for (int length = 0; length < shortest; length++) {
                byte[] cut = Arrays.copyOf(image(format), length);
                assertThat(ImageSize.read(new ByteArrayInputStream(cut)))
                        .as("%s of %d", format, length)
                        .isEmpty();
            }
        }
    }

    @Test
    void fillBytesBeforeAMarkerOfAJpegArePassedOver() throws IOException {
        String hex = "FFD8FFFFFFE000040000FFFFC000110801330281" + "03";
        assertThat(ImageSize.read(new ByteArrayInputStream(HexFormat.of().parseHex(hex))))
                .contains(new ImageSize(641, 307));
    }

    @Test
    void aFileTellsItsSize(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a.png"), image("png"));
        assertThat(ImageSize.read(file)).contains(new ImageSize(300, 17));
        assertThatThrownBy(() -> ImageSize.read(folder.resolve("b.png"))).isInstanceOf(IOException.class);
    }

    @Test
    void noImageIsWithoutPixels() {
        assertThatThrownBy(() -> new ImageSize(0, 17))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 x 17");
    }
}
