package io.github.clouddatasets.examples;

import io.github.clouddatasets.core.SdkException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** How an example ends that cannot go on: with one line that says what is wrong or missing, and status 1. */
final class Ending {

    /** An example. */
    interface Example {
        void run() throws IOException, InterruptedException;
    }

    private Ending() {}

    /** Runs an example. What the line does not explain is a fault of the program and keeps its stack trace. */
    static void of(Example example) {
        try {
            example.run();
        } catch (SdkException
                | IllegalArgumentException
                | IllegalStateException
                | IOException
                | UncheckedIOException
                | InterruptedException e) {
            System.err.println(line(e));
            System.exit(1);
        }
    }

    /** The message of an exception, in one line. */
    static String line(Exception e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        return message.replaceAll("\\s*\\R\\s*", "; ");
    }
}
