package io.github.clouddatasets.examples.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C. The JVM ends with code 130 as soon as its shutdown hooks have ended; the hook here closes the client, so that the
 * command's call ends as a cancelled one, and lets the command tidy up and say how to go on.
 */
final class Interruption {

    /** A command that does not end in this time is left alone. */
    private static final int SECONDS_TO_TIDY = 5;

    private final Thread command = Thread.currentThread();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean happened;
    private volatile @Nullable AutoCloseable client;
    private volatile @Nullable String advice;

    /** From now on Ctrl-C ends the command of this thread, tidily. */
    void watch() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupt, "cds-interruption"));
    }

    private void interrupt() {
        if (ended.getCount() == 0) {
            return;
        }
        happened = true;
        AutoCloseable open = client;
        if (open == null) {
            return; // such as a manifest that is read from a silent pipe: nothing to tidy up
        }
        try {
            open.close();
        } catch (Exception e) {
            // The JVM is about to end, and its sockets with it.
        }
        command.interrupt();
        try {
            boolean tidy = ended.await(SECONDS_TO_TIDY, TimeUnit.SECONDS);
            if (!tidy) {
                System.err.println("cds: the command did not end in " + SECONDS_TO_TIDY + " s and was cut off");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The client to close on Ctrl-C. */
    void closes(AutoCloseable open) {
        client = open;
    }

    /** What the user can do after Ctrl-C at this point. */
    void advise(@Nullable String text) {
        advice = text;
    }

    /** The advice for this point of the command. */
    @Nullable
    String advice() {
        return advice;
    }

    boolean happened() {
        return happened;
    }

    /** The command has said its last word. */
    void commandEnded() {
        ended.countDown();
    }
}
