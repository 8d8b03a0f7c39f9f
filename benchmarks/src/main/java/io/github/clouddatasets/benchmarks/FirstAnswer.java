package io.github.clouddatasets.benchmarks;

import java.io.IOException;

/** A process that makes one call, says so, and stays until its input ends, so that its cost can be read from outside. */
public final class FirstAnswer {

    private FirstAnswer() {}

    /** Arguments: class of the stack, workload, address of the server. */
    public static void main(String[] args) throws Exception {
        Object answer = Stage.call(args[0], args[1], args[2]).call();
        if (answer == null) {
            throw new IOException("no answer");
        }
        System.out.println("answered");
        while (System.in.read() >= 0) {
            // until the parent has seen enough
        }
        System.exit(0);
    }
}
