package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.core.Paged;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many records of a list to print. */
final class Limit {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    private @Nullable Long limit;

    @Option(names = "--limit", paramLabel = "N", description = "Print at most N. By default all.")
    void limit(long value) {
        if (value < 1) {
            throw new ParameterException(command.commandLine(), "--limit is " + value + ", not 1 or more");
        }
        limit = value;
    }

    /** The records as rows, read page by page as they are printed. */
    <T> Iterable<Row> rows(Paged<T> list, Function<T, Row> row) {
        Paged<T> limited = limit == null ? list : list.limit(limit);
        return () -> limited.stream().map(row).iterator();
    }
}
