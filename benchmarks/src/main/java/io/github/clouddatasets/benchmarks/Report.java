package io.github.clouddatasets.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the figures of a run into the documentation: the table between the marks of its JDK in {@code docs/performance.md}, and, from the
 * first of them, the picture {@code docs/benchmarks.svg}. Nobody writes a figure there by hand, and a test compares all with the runs
 * that the marks name.
 */
public final class Report {

    private static final String MARK =
            "<!-- JDK %s, benchmarks/results/%s: written by benchmarks/run.sh --report, not by hand -->\n";
    private static final String END = "<!-- end of the results -->";
    private static final Pattern REGION =
            Pattern.compile(MARK.formatted("(\\d+)", "(\\S+)") + "(.*?)" + END, Pattern.DOTALL);

    /**
     * What the page has between two marks.
     *
     * @param jdk its version
     * @param file of the run
     * @param table as it is there
     */
    record Region(String jdk, Path file, String table) {}

    private final Path project;

    Report(Path project) {
        this.project = project;
    }

    /** Argument: the JSON of a run, in {@code benchmarks/results}. */
    public static void main(String[] args) throws IOException {
        new Report(Path.of("")).write(Path.of(args[0]));
    }

    /** Writes table and picture of a run. */
    void write(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (!Files.isSameFile(file, results(name))) {
            throw new IOException("a run that is shown is committed: move " + file + " to benchmarks/results");
        }
        Run run = Run.read(file);
        String page = Files.readString(page());
        boolean first = true;
        for (Matcher region = REGION.matcher(page); region.find(); first = false) {
            if (region.group(1).equals(run.jdkVersion())) {
                String shown = MARK.formatted(run.jdkVersion(), name) + new Table(run).markdown() + END;
                Files.writeString(page(), page.substring(0, region.start()) + shown + page.substring(region.end()));
                if (first) {
                    Files.writeString(picture(), new Chart(run).svg());
                }
                return;
            }
        }
        throw new IOException("docs/performance.md has no marks for JDK " + run.jdkVersion());
    }

    /** What the page shows. */
    List<Region> shown() throws IOException {
        return REGION.matcher(Files.readString(page()))
                .results()
                .map(found -> new Region(found.group(1), results(found.group(2)), found.group(3)))
                .toList();
    }

    Path picture() {
        return project.resolve("docs/benchmarks.svg");
    }

    private Path page() {
        return project.resolve("docs/performance.md");
    }

    private Path results(String name) {
        return project.resolve("benchmarks/results").resolve(name);
    }
}
