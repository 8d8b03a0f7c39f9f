package io.github.clouddatasets.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Format and size from the first bytes of an image. */
class ImageHeadTest {

    @ParameterizedTest
    @CsvSource({
        // PNG: signature, length and name of IHDR, width, height.
        "png, 89504E470D0A1A0A 0000000D 49484452 00000040 00000030 08020000",
        // GIF: width and height from the low byte.
        "gif, 474946383961 4000 3000 000000",
        // BMP: file head, length of the image head, width, height; a negative height counts from the top.
        "bmp, 424D 00000000 00000000 36000000 28000000 40000000 30000000",
        "bmp, 424D 00000000 00000000 36000000 28000000 40000000 D0FFFFFF",
        // JPEG: a segment of five bytes, fill bytes, a table, the head of the frame.
        "jpeg, FFD8 FFE0 0005414243 FFFFC4 0003 07 FFC2 0011 08 0030 0040 03",
        // WebP: lossy, lossless, extended.
        "webp, 52494646 00000000 57454250 56503820 00000000 300100 9D012A 4000 3000",
        "webp, 52494646 00000000 57454250 5650384C 00000000 2F 3FC00B00",
        "webp, 52494646 00000000 57454250 56503858 0A000000 00000000 3F0000 2F0000"
    })
    void readsFormatAndSize(String format, String head) throws IOException {
        assertThat(read(head)).hasValueSatisfying(found -> {
            assertThat(found.format()).isEqualTo(format);
            assertThat(found.width()).isEqualTo(64);
            assertThat(found.height()).isEqualTo(48);
            assertThat(found.depth()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "89",
                "89504E470D0A1A0A 0000000D 49484452 00000040",
                "89504E470D0A1A0A 0000000D 49484452 00000000 00000030 0802",
                "FFD8 FFE0 0000",
                "FFD8 FFDA 0008",
                "FFD8 FFD9",
                "FFD8 0011",
                "52494646 00000000 57415645",
                "52494646 00000000 57454250 414C5048 00000000",
                "6E6F7420616E20696D616765"
            })
    void aFileThatIsNoWholeHeadOfAnImageHasNoFacts(String head) throws IOException {
        assertThat(read(head)).isEmpty();
    }

    @Test
    void theSizeOfALargeWebpNeedsThreeBytes() throws IOException {
        assertThat(read("52494646 00000000 57454250 56503858 0A000000 00000000 FFFF01 FFFF00"))
                .hasValueSatisfying(found -> assertThat(found.width()).isEqualTo(131_072));
    }

    private static Optional<ImageHead> read(String head) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(head.replace(" ", ""));
        return ImageHead.read(new ByteArrayInputStream(bytes));
    }
}
