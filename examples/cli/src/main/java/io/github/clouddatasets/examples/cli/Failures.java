package io.github.clouddatasets.examples.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** How a command ends that fails: one line on stderr and an exit code; the stack trace with {@code --debug} only. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final Surroundings around;
    private final Cds cds;

    Failures(Surroundings around, Cds cds) {
        this.around = around;
        this.cds = cds;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (around.interruption().happened()) {
            around.note("interrupted");
            advise();
            return ExitCode.INTERRUPTED;
        }
        around.note(command.getCommandSpec().qualifiedName() + ": " + line(failure));
        advise();
        if (cds.debug()) {
            failure.printStackTrace(around.err());
        }
        return ExitCode.of(failure);
    }

    private void advise() {
        String advice = around.interruption().advice();
        if (advice != null) {
            around.note(advice);
        }
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        around.note(name + ": " + line(failure));
        if (!UnmatchedArgumentException.printSuggestions(failure, command.getErr())) {
            around.note("see " + name + " --help");
        }
        command.getErr().flush();
        return ExitCode.USAGE;
    }

    private static String line(Throwable failure) {
        String message = failure.getMessage();
        if (failure instanceof NoSuchFileException) {
            return "there is no file " + message;
        }
        if (failure instanceof AccessDeniedException) {
            return "no access to " + message;
        }
        return message == null ? failure.toString() : message;
    }
}
