package io.github.clouddatasets.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestCommandsTest {

    private static final String CAT = "{\"source\":\"obs://b/cat,1.png\",\"usage\":\"TRAIN\",\"annotation\":[{\"type\":"
            + "\"modelarts/image_classification\",\"name\":\"cat \\\"tabby\\\"\",\"confidence\":0.8}]}\n";
    private static final String PLAIN = "{\"source\":\"obs://b/plain.png\"}\n";
    private static final String BAD = "{\"source\":\n";

    @TempDir
    private Path folder;

    private static CommandRun piped(byte[] input, String... command) {
        return CommandRun.with(Map.of(), input, command);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes(text));
        }
        return packed.toByteArray();
    }

    @Test
    void countsAFileAPackedFileAndStandardInput() throws Exception {
        Path plain = Files.writeString(folder.resolve("V1.manifest"), CAT + PLAIN + BAD);
        Path packed = Files.write(folder.resolve("V1.manifest.gz"), gzip(CAT + PLAIN + BAD));

        for (CommandRun run : new CommandRun[] {
            CommandRun.of("manifest", "stats", "--json", plain.toString()),
            CommandRun.of("manifest", "stats", "--json", packed.toString()),
            piped(bytes(CAT + PLAIN + BAD), "manifest", "stats", "--json", "-"),
            piped(gzip(CAT + PLAIN + BAD), "manifest", "stats", "--json", "-")
        }) {
            assertThat(run.code()).as(run.err()).isZero();
            var stats = run.json().get(0);
            assertThat(stats.get("samples").asInt()).isEqualTo(2);
            assertThat(stats.get("unlabeled").asInt()).isEqualTo(1);
            assertThat(stats.get("bad_lines").asInt()).isEqualTo(1);
            assertThat(stats.get("labels").get("cat \"tabby\"").asInt()).isEqualTo(1);
            assertThat(run.err()).contains("1 lines are no samples");
        }
    }

    @Test
    void writesCsvThatIsQuotedAndJsonOfTheSameRows() throws Exception {
        CommandRun csv = piped(bytes(CAT + PLAIN), "manifest", "to-csv", "-");
        CommandRun json = piped(bytes(CAT + PLAIN), "manifest", "to-csv", "-", "--json");

        assertThat(csv.code()).as(csv.err()).isZero();
        assertThat(csv.out().lines())
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("\"obs://b/cat,1.png\",")
                .contains(",\"cat \"\"tabby\"\"\",", ",0.8,");
        assertThat(csv.out().lines().skip(2)).first().asString().isEqualTo("obs://b/plain.png,,,,,,,,,,");
        assertThat(json.json()).hasSize(2);
        assertThat(json.json().get(0).get("label").asText()).isEqualTo("cat \"tabby\"");
    }

    @Test
    void aBadLineStopsTheCsvWithItsNumber() {
        CommandRun run = piped(bytes(CAT + BAD), "manifest", "to-csv", "-");

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("2");
    }

    @Test
    void checkNamesTheBadLines() throws Exception {
        CommandRun good = piped(bytes(CAT), "manifest", "check", "-");
        CommandRun bad = piped(bytes(CAT + BAD + PLAIN), "manifest", "check", "-");
        CommandRun json = piped(bytes(CAT + BAD + PLAIN), "manifest", "check", "-", "--json");

        assertThat(good.code()).isZero();
        assertThat(good.out()).isEmpty();
        assertThat(bad.code()).isEqualTo(ExitCode.FAILED);
        assertThat(bad.out()).startsWith("line 2: not JSON");
        assertThat(bad.err()).contains("2 samples, 1 bad lines");
        assertThat(json.json()).singleElement().satisfies(line -> {
            assertThat(line.get("line").asInt()).isEqualTo(2);
            assertThat(line.get("reason").asText()).isEqualTo("not_json");
        });
    }

    @Test
    void whatControlsATerminalDoesNotGetThrough() {
        String escaping = "{\"source\":\"a.png\",\"annotation\":[{\"type\":\"modelarts/image_classification\","
                + "\"name\":\"\\u001b[2J\"}]}\n";

        assertThat(piped(bytes(escaping), "manifest", "stats", "-").out()).doesNotContain("\u001b");
    }
}
