package io.github.clouddatasets.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Damaged input, the same in each run: it is read or refused with the documented exception, and what was read can be
 * written and read again without a change.
 */
class MutationFuzzTest {

    private static final String[] TOKENS = {
        "null",
        "true",
        "{}",
        "[]",
        "\"\"",
        "-1",
        "1e400",
        "1e-1000000000",
        "1E999999999",
        "0.30",
        "99999999999999999999",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\"modelarts/text_entity\"",
        "{\"@modelarts:start_index\":1}",
        "\"25:61:61.1\"",
        "\"2019-02-30 00:00:00\"",
        "\uFEFF",
        "\\",
        "\"",
        ",",
        ":",
        "<",
        ">",
        "&",
        "&amp;",
        "&x;",
        "<x1>",
        "</x1>",
        "]]>",
        "<!DOCTYPE a>",
        "<?x?>",
        "<![CDATA[",
        "<!--",
        "encoding=\"x\"",
        "\u0000",
        "\r",
        "\n",
        "NaN",
        "1e5",
        "<bndbox>"
    };

    @Test
    @Timeout(300)
    void manifests() {
        Random random = new Random(20_261_121);
        List<byte[]> seeds = new ArrayList<>();
        SpecExamples.lines().forEach(line -> seeds.add(line.getBytes(UTF_8)));
        int read = 0;
        for (int i = 0; i < 14_000; i++) {
            byte[] input = mutated(seeds.get(random.nextInt(seeds.size())), random);
            List<ManifestSample> samples;
            try (ManifestReader reader = ManifestReader.open(new ByteArrayInputStream(input))) {
                samples = reader.stream().toList();
            } catch (ManifestException e) {
                assertThat(e.lineNumber()).isPositive();
                continue;
            }
            samples.forEach(sample -> {
                sample.videoFrame();
                sample.annotations().forEach(annotation -> annotation.details());
            });
            byte[] written = written(samples);
            try (ManifestReader again = ManifestReader.open(new ByteArrayInputStream(written))) {
                List<ManifestSample> back = again.stream().toList();
                assertThat(back).hasSameSizeAs(samples);
                assertThat(written(back)).as(new String(input, UTF_8)).isEqualTo(written);
                assertThat(back).isEqualTo(samples);
            }
            read += samples.size();
        }
        assertThat(read).as("lines that survived").isGreaterThan(2_000);
    }

    @Test
    @Timeout(300)
    void labelFiles() {
        Random random = new Random(20_261_122);
        byte[] seed = VocFileTest.EXAMPLE.getBytes(UTF_8);
        int read = 0;
        for (int i = 0; i < 8_000; i++) {
            byte[] input = mutated(seed, random);
            VocFile file;
            try {
                file = VocFile.read(new ByteArrayInputStream(input));
            } catch (VocException e) {
                assertThat(e.lineNumber()).isPositive();
                continue;
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            file.write(out);
            assertThat(VocFile.read(new ByteArrayInputStream(out.toByteArray())))
                    .as(new String(input, UTF_8))
                    .isEqualTo(file);
            read++;
        }
        assertThat(read).as("files that survived").isGreaterThan(1_000);
    }

    private static byte[] written(List<ManifestSample> samples) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ManifestWriter writer = ManifestWriter.open(out)) {
            samples.forEach(writer::write);
            writer.finish();
        }
        return out.toByteArray();
    }

    static byte[] mutated(byte[] seed, Random random) {
        byte[] bytes = seed;
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int from = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, from + random.nextInt(12));
            bytes = switch (random.nextInt(6)) {
                case 0 -> spliced(bytes, from, from, TOKENS[random.nextInt(TOKENS.length)].getBytes(UTF_8));
                case 1 -> spliced(bytes, from, to, new byte[0]);
                case 2 ->
                    spliced(bytes, from, Math.min(bytes.length, from + 1), new byte[] {(byte) random.nextInt(256)});
                case 3 -> {
                    int other = random.nextInt(bytes.length + 1);
                    int end = Math.min(bytes.length, other + random.nextInt(40));
                    yield spliced(bytes, from, from, java.util.Arrays.copyOfRange(bytes, other, end));
                }
                case 4 -> valueReplaced(bytes, from, random);
                default -> spliced(bytes, from, bytes.length, random.nextInt(4) == 0 ? new byte[0] : tail(bytes, from));
            };
        }
        return bytes;
    }

    /** What stands behind the next colon or tag gives way to something of another kind: the rest stays well-formed. */
    private static byte[] valueReplaced(byte[] bytes, int from, Random random) {
        int start = from;
        while (start < bytes.length && bytes[start] != ':' && bytes[start] != '>') {
            start++;
        }
        int end = start + 1;
        while (end < bytes.length && bytes[end] != ',' && bytes[end] != '}' && bytes[end] != '<') {
            end++;
        }
        return end >= bytes.length
                ? bytes
                : spliced(bytes, start + 1, end, TOKENS[random.nextInt(TOKENS.length)].getBytes(UTF_8));
    }

    private static byte[] tail(byte[] bytes, int from) {
        return java.util.Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(middle);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
