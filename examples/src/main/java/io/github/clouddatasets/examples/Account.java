package io.github.clouddatasets.examples;

import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.ResponseInfo;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** What a run tells its reader: numbered steps, facts, bars, and the ids that support would ask for. */
final class Account {

    private static final int WIDTH = 24;

    private final PrintStream out;
    private final long started = System.nanoTime();
    private int step;
    private String held = "";
    private String state = "";
    private int states;
    private @Nullable ResponseInfo last;

    /** An account on this stream. */
    Account(PrintStream out) {
        this.out = out;
    }

    /** Given to every client: {@code client.with(o -> o.onResponse(account::heard))}. */
    void heard(ResponseInfo info) {
        last = info;
    }

    void title(String text) {
        out.println(text);
    }

    void step(String text) {
        step++;
        begin();
        out.printf("%n%d. %s%n", step, text);
    }

    void fact(String text) {
        out.println("   " + text);
    }

    /** The ids of the call that came last. */
    void trace() {
        if (last != null) {
            String request = last.requestId() == null ? "" : ", request " + last.requestId();
            out.println("   trace " + last.traceId() + request + " (" + last.operation() + ")");
        }
    }

    /**
     * A line for every quarter that is done, or for every new word the service finds for the state. Each is held back
     * until the next one comes, so that {@link #done} alone prints the last state.
     */
    void bar(Progress progress) {
        if (!progress.state().equals(state)) {
            state = progress.state();
            states++;
        }
        int quarters =
                progress.fraction().isPresent() ? (int) (progress.fraction().getAsDouble() * 4) : Math.min(3, states);
        String bar = drawn(quarters * WIDTH / 4) + " " + state;
        if (!bar.equals(held)) {
            release();
            held = bar;
        }
    }

    /** The full bar. */
    void done(String what) {
        out.println("   " + drawn(WIDTH) + " " + what);
        begin();
    }

    private void release() {
        if (!held.isEmpty()) {
            out.println("   " + held);
        }
    }

    private void begin() {
        held = "";
        state = "";
        states = 0;
    }

    /** How long it all took. */
    void end() {
        out.printf("%nDone in %.1f s.%n", (System.nanoTime() - started) / 1e9);
    }

    private static String drawn(int filled) {
        return "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "]";
    }
}
