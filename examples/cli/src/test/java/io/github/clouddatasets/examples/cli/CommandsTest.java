package io.github.clouddatasets.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands on the embedded emulator. */
class CommandsTest {

    private static final Path IRIS = Path.of("..", "..", "data", "iris.csv");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "datasets list",
                "datasets sync",
                "datasets status",
                "datasets publish --name V009",
                "datasets samples --limit 3",
                "powerdrill ask means?",
                "idah exports list",
                "idah exports create",
                "doctor"
            })
    void printsDataOrJsonAndSaysOnStderrWhereItWorks(String line) throws Exception {
        String[] command = (line + " --emulator").split(" ");
        CommandRun text = CommandRun.of(command);
        CommandRun json = CommandRun.of((line + " --emulator --json").split(" "));

        assertThat(text.code()).as(text.err()).isZero();
        assertThat(text.out()).isNotBlank().doesNotContain("\u001b", "embedded emulator");
        assertThat(json.code()).as(json.err()).isZero();
        assertThat(json.json()).isNotEmpty();
        if (!line.equals("doctor")) {
            assertThat(text.err()).contains("on the embedded emulator");
        }
    }

    @Test
    void theEmulatorIsTheDefaultWithoutCredentialsAndIsNamed() {
        CommandRun run = CommandRun.with(Map.of("CDS_TARGET", "emulator"), new byte[0], "datasets", "list");

        assertThat(run.code()).isZero();
        assertThat(run.err()).startsWith("on the embedded emulator of ModelArts");
    }

    @Test
    void aListIsCutAtTheLimit() throws Exception {
        assertThat(CommandRun.of("datasets", "list", "--emulator", "--json", "--limit", "2")
                        .json())
                .hasSize(2)
                .allSatisfy(dataset ->
                        assertThat(dataset.get("dataset_id").asText()).isNotEmpty());
        assertThat(CommandRun.of("datasets", "list", "--emulator", "--limit", "0")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void uploadsAFile() throws Exception {
        CommandRun run = CommandRun.of("powerdrill", "upload", IRIS.toString(), "--emulator", "--json");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().get(0).get("status").asText()).isEqualTo("synched");
        assertThat(run.err()).contains("[########################] 100 %").doesNotContain("\r");
    }

    @Test
    void asksAndSavesTheFilesOfTheAnswer() throws Exception {
        CommandRun run = CommandRun.of("powerdrill", "ask", "means?", "--emulator", "--save", folder.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("mean");
        try (var files = Files.list(folder)) {
            assertThat(files).isNotEmpty();
        }
    }

    @Test
    void downloadsAnExportAndReplacesAFileOnlyWhenAsked() throws Exception {
        Path file = folder.resolve("export.zip");
        String[] first = {"idah", "exports", "download", "1", "--emulator", "-o", file.toString()};

        assertThat(CommandRun.of(first).code()).isZero();
        assertThat(file).isNotEmptyFile();
        Files.writeString(file, "mine");

        CommandRun second = CommandRun.of(first);
        assertThat(second.code()).isEqualTo(ExitCode.USAGE);
        assertThat(second.err()).contains(file.toString());
        assertThat(file).hasContent("mine");

        CommandRun third = CommandRun.of(("idah exports download 1 --emulator --replace -o " + file).split(" "));
        assertThat(third.code()).as(third.err()).isZero();
        assertThat(Files.size(file)).isGreaterThan("mine".length());
    }

    @ParameterizedTest
    @CsvSource({
        "datasets status nope --emulator, 5",
        "idah exports download 999999 --emulator, 5",
        "manifest stats there-is-no-such-file, 5",
        "powerdrill upload there-is-no-such-file --emulator, 5",
        "datasets, 2",
        "datasets lst, 2",
        "datasets list --real --emulator, 2",
        "idah exports list --since never --emulator, 2",
        "idah exports list --since 0s --emulator, 2",
        "datasets publish --emulator --train-ratio 7, 2",
        "idah exports list --real, 2"
    })
    void aFailureIsOneLineAndACode(String line, int code) {
        CommandRun run = CommandRun.of(line.split(" "));

        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("cds").doesNotContain("\tat ", "Exception");
    }

    @Test
    void debugPrintsTheStackTrace() {
        CommandRun run = CommandRun.of("datasets", "status", "nope", "--emulator", "--debug");

        assertThat(run.code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(run.err()).contains("\tat ", "NotFoundException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "datasets", "datasets list", "idah exports", "manifest check", "doctor"})
    void everyCommandHasHelp(String line) {
        CommandRun run = CommandRun.of((line + " --help").strip().split(" "));

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("Usage: cds");
    }
}
