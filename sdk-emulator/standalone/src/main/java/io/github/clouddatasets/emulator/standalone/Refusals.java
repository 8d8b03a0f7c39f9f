package io.github.clouddatasets.emulator.standalone;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Prints one line for each reason why the program does not run. */
final class Refusals implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final PrintWriter err;

    Refusals(PrintWriter err) {
        this.err = err;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        print(e.getMessage() + ". See --help");
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        print(e instanceof StartException ? String.valueOf(e.getMessage()) : "The emulator could not start: " + e);
        return CommandLine.ExitCode.SOFTWARE;
    }

    private void print(String message) {
        err.println("clouddatasets-emulator: " + message.replaceAll("\\s*\\R\\s*", " "));
    }
}
