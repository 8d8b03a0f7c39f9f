package io.github.clouddatasets.examples.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command is run in.
 *
 * @param variables the environment's variables
 * @param in standard input
 * @param out for data
 * @param err for everything that is no data
 * @param terminal whether {@code err} is a terminal, where a line may be drawn over
 * @param interruption knows whether the user has pressed Ctrl-C
 */
record Surroundings(
        Map<String, String> variables,
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        Interruption interruption) {

    /** The value of a variable; null if it is not set or blank. */
    @Nullable
    String variable(String name) {
        String value = variables.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** A line for the reader that is no data. */
    void note(String line) {
        err.println(Text.printable(line));
    }
}
