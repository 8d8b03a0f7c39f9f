package io.github.clouddatasets.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final Report PROJECT = new Report(Path.of(".."));

    @TempDir
    private Path folder;

    @BeforeEach
    void aPageWithMarks() throws IOException {
        Files.createDirectories(folder.resolve("docs"));
        Files.createDirectories(folder.resolve("benchmarks/results"));
        Files.writeString(folder.resolve("docs/performance.md"), """
                before
                <!-- JDK 17, benchmarks/results/old.json: written by benchmarks/run.sh --report, not by hand -->
                old
                <!-- end of the results -->
                <!-- JDK 25, benchmarks/results/other.json: written by benchmarks/run.sh --report, not by hand -->
                other
                <!-- end of the results -->
                after
                """);
    }

    @Test
    void thePageShowsTheTablesOfTheRunsThatItNames() throws IOException {
        assertThat(PROJECT.shown()).isNotEmpty().allSatisfy(region -> {
            Run run = Run.read(region.file());
            assertThat(run.jdkVersion()).isEqualTo(region.jdk());
            assertThat(region.table()).isEqualTo(new Table(run).markdown());
        });
    }

    @Test
    void thePictureIsThatOfTheFirstRunOnThePage() throws IOException {
        Run run = Run.read(PROJECT.shown().get(0).file());
        assertThat(PROJECT.picture()).hasContent(new Chart(run).svg());
    }

    @Test
    void aReportReplacesWhatThePageHasForItsJdkAlone() throws IOException {
        Report report = new Report(folder);
        Path file = folder.resolve("benchmarks/results/new.json");
        run("17.0.15+6", 0.75).write(file);
        report.write(file);
        assertThat(folder.resolve("docs/performance.md"))
                .content()
                .startsWith("before\n")
                .endsWith("after\n");
        assertThat(report.shown())
                .extracting(Report.Region::file)
                .extracting(Path::getFileName)
                .map(Path::toString)
                .containsExactly("new.json", "other.json");
        assertThat(report.shown().get(0).table()).contains("| Small GET | CPU | 30 µs | 40 µs by hand | **0.75** |");
        assertThat(report.shown().get(1).table()).isEqualTo("other\n");
        assertThat(report.picture()).content().contains(">0.75</text>");
    }

    @Test
    void aRunOfAnotherJdkLeavesThePictureAsItIs() throws IOException {
        Path file = folder.resolve("benchmarks/results/new.json");
        run("25.0.3+9-LTS", 0.75).write(file);
        new Report(folder).write(file);
        assertThat(folder.resolve("docs/benchmarks.svg")).doesNotExist();
        assertThat(new Report(folder).shown().get(1).table()).contains("**0.75**");
    }

    @Test
    void aRunThatIsNotCommittedIsRefused() throws IOException {
        Path file = folder.resolve("run.json");
        run("17.0.15+6", 0.75).write(file);
        Files.copy(file, folder.resolve("benchmarks/results/run.json"));
        assertThatThrownBy(() -> new Report(folder).write(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("move");
    }

    @Test
    void thePictureIsWellFormedAndFollowsItsFigures() throws Exception {
        Path picture = folder.resolve("chart.svg");
        Files.writeString(picture, new Chart(run("17.0.15+6", 0.75)).svg());
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(picture.toFile())
                        .getElementsByTagName("rect")
                        .getLength())
                .isEqualTo(2); // the ground and one bar
        assertThat(new Chart(run("17.0.15+6", 0.8)).svg()).isNotEqualTo(Files.readString(picture));
    }

    @Test
    void aRatioIsTheMedianOfTheRoundsAndNotOfTheMedians() {
        Result result =
                Result.cost("work", "CPU", "µs", "ours", "by hand", new double[] {1, 20, 3}, new double[] {2, 10, 1});
        assertThat(result.ratio()).isEqualTo(2);
        assertThat(result.min()).isEqualTo(0.5);
        assertThat(result.max()).isEqualTo(3);
    }

    private static Run run(String jdk, double ratio) {
        return new Run(
                "2026-01-02",
                "quick",
                300,
                "OpenJDK 64-Bit Server VM " + jdk,
                new Machine("Processor", 2, 24, "Linux amd64", 0.1),
                0.2,
                Map.of("ours", "okhttp-4.12.1"),
                List.of(new Result(
                        Workload.SMALL.title(),
                        "CPU",
                        "µs",
                        Result.OURS,
                        Result.BY_HAND,
                        30,
                        40,
                        ratio,
                        0.7,
                        0.8,
                        false)),
                List.of());
    }
}
