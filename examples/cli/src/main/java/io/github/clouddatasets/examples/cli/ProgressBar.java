package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.SdkException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The progress of long work. On a terminal a bar that is drawn over; elsewhere, such as in a log, a line for each new state,
 * each quarter, and each half minute without either.
 */
final class ProgressBar implements Consumer<Progress>, AutoCloseable {

    private static final int WIDTH = 24;
    private static final int QUARTERS = 4;
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final PrintStream err;
    private final boolean terminal;
    private final String what;
    private int drawn;
    private String state = "";
    private int quarter = -1;
    private Duration spoken = Duration.ZERO;

    ProgressBar(Surroundings around, String what) {
        this.err = around.err();
        this.terminal = around.terminal();
        this.what = what;
    }

    @Override
    public void accept(Progress progress) {
        String line = what + " " + text(progress);
        if (terminal) {
            err.print("\r" + Table.padded(line, drawn));
            err.flush();
            drawn = line.length();
        } else if (isNews(progress)) {
            err.println(line);
        }
    }

    private boolean isNews(Progress progress) {
        int now = (int) (progress.fraction().orElse(0) * QUARTERS);
        Duration elapsed = progress.elapsed();
        boolean news = !progress.state().equals(state)
                || now != quarter
                || elapsed.minus(spoken).compareTo(SILENCE) >= 0;
        if (news) {
            state = progress.state();
            quarter = now;
            spoken = elapsed;
        }
        return news;
    }

    private static String text(Progress progress) {
        SdkException failure = progress.failure();
        String state = Text.printable(progress.state()) + (failure == null ? "" : ", which cannot be asked just now");
        String counts = counts(progress.done(), progress.total());
        if (progress.fraction().isEmpty()) {
            return state + counts + ", " + progress.elapsed().toSeconds() + " s";
        }
        double share = Math.max(0, Math.min(1, progress.fraction().getAsDouble()));
        int filled = (int) (share * WIDTH);
        String bar = "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "]";
        return bar + " " + (int) (share * 100) + " % " + state + counts;
    }

    private static String counts(@Nullable Long done, @Nullable Long total) {
        if (done == null) {
            return "";
        }
        return " " + done + (total == null ? "" : " of " + total);
    }

    /** Ends the line of the bar. */
    @Override
    public void close() {
        if (drawn > 0) {
            err.println();
            drawn = 0;
        }
    }
}
