package io.github.clouddatasets.benchmarks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run of the suite.
 *
 * @param date of the run, UTC
 * @param effort {@code quick} or {@code full}
 * @param seconds how long it took
 * @param jdk name and version
 * @param machine with its load before
 * @param loadAfter average of the last minute
 * @param versions of the libraries, by stack
 * @param results all figures
 * @param failed parts that could not be measured, and why
 */
record Run(
        String date,
        String effort,
        double seconds,
        String jdk,
        Machine machine,
        double loadAfter,
        Map<String, String> versions,
        List<Result> results,
        List<String> failed) {

    private static final JsonMapper JSON = new JsonMapper();

    static Run read(Path file) throws IOException {
        return JSON.readValue(Files.readString(file), Run.class);
    }

    /** A line for each result, so that two runs can be compared. */
    void write(Path file) throws IOException {
        ObjectWriter pretty = JSON.writer().with(SerializationFeature.INDENT_OUTPUT);
        Files.writeString(file, pretty.writeValueAsString(this) + "\n");
    }

    /** 17, of {@code OpenJDK 64-Bit Server VM 17.0.15+6}. */
    @JsonIgnore
    String jdkVersion() {
        return jdk.replaceFirst(".* ", "").replaceFirst("[.+-].*", "");
    }

    Optional<Result> find(String workload, String measure, String who, String against) {
        return results.stream()
                .filter(result -> result.workload().equals(workload)
                        && result.measure().equals(measure)
                        && result.who().equals(who)
                        && result.against().equals(against))
                .findFirst();
    }
}
