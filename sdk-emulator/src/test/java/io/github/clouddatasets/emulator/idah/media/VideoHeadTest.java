package io.github.clouddatasets.emulator.idah.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Size, rate and duration from the boxes of a film. */
class VideoHeadTest {

    @TempDir
    Path folder;

    @Test
    void readsAFilmWithPictureAndSound() throws IOException {
        byte[] film = film(track("vide", 426, 240, 20), track("soun", 0, 0, 94));

        assertThat(VideoHead.read(file(film))).hasValueSatisfying(facts -> {
            assertThat(facts.height()).isEqualTo(240);
            assertThat(facts.meta())
                    .hasToString("{\"fps\":10.0,\"width\":426,\"height\":240,\"duration\":2.0,\"has_audio\":true,"
                            + "\"r_frame_rate\":\"10/1\"}");
        });
    }

    @Test
    void aFilmWithoutPictureHasNoFacts() throws IOException {
        assertThat(VideoHead.read(file(film(track("soun", 0, 0, 94))))).isEmpty();
    }

    @Test
    void aFileThatIsNoFilmHasNoFacts() throws IOException {
        byte[] film = film(track("vide", 426, 240, 20));

        assertThat(VideoHead.read(file(new byte[0]))).isEmpty();
        assertThat(VideoHead.read(file("not a film at all".getBytes(StandardCharsets.US_ASCII))))
                .isEmpty();
        for (int length = 1; length < film.length; length++) {
            assertThat(VideoHead.read(file(Arrays.copyOf(film, length))))
                    .as("the first %d bytes", length)
                    .isEmpty();
        }
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("film.mp4"), bytes);
    }

    private static byte[] film(byte[]... tracks) throws IOException {
        return join(box("ftyp", "isom".getBytes(StandardCharsets.US_ASCII)), box("moov", join(tracks)));
    }

    private static byte[] track(String kind, int width, int height, int frames) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(head);
        fields.write(new byte[76]);
        fields.writeInt(width << 16);
        fields.writeInt(height << 16);
        byte[] media = box("mdhd", ints(0, 0, 0, 1000, 2000, 0));
        byte[] handler = box("hdlr", join(ints(0, 0), kind.getBytes(StandardCharsets.US_ASCII), new byte[13]));
        byte[] times = box("minf", box("stbl", box("stts", ints(0, 2, frames - 1, 100, 1, 100))));
        return box("trak", join(box("tkhd", head.toByteArray()), box("mdia", join(media, handler, times))));
    }

    private static byte[] box(String type, byte[] content) throws IOException {
        return join(ints(content.length + 8), type.getBytes(StandardCharsets.US_ASCII), content);
    }

    private static byte[] ints(int... values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int value : values) {
            out.writeInt(value);
        }
        return bytes.toByteArray();
    }

    private static byte[] join(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return all.toByteArray();
    }
}
