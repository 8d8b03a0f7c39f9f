package io.github.clouddatasets.examples.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cds completion}. */
@Command(name = "completion", description = "Print the completion script for bash and zsh: source <(./cds completion)")
final class Completion implements Callable<Integer> {

    private final Surroundings around;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    Completion(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        around.out().print(AutoComplete.bash("cds", spec.root().commandLine()));
        around.out().flush();
        Format.written(around.out());
        return ExitCode.OK;
    }
}
