package io.github.clouddatasets.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Keeps in memory what the SDK logs, at every level, and what other libraries warn of. The system property
 * {@code slf4j.provider} names it.
 */
public final class LogCatcher implements SLF4JServiceProvider {

    /**
     * One line.
     *
     * @param logger where it was logged
     * @param level how loud
     * @param text the message as a file would show it
     * @param thrown what was logged with it
     */
    public record Line(
            String logger,
            Level level,
            String text,
            @Nullable Throwable thrown) {

        /** As in a log file, with the stack trace. */
        @Override
        public String toString() {
            StringWriter trace = new StringWriter();
            if (thrown != null) {
                thrown.printStackTrace(new PrintWriter(trace));
            }
            return level + " " + logger + " - " + text + "\n" + trace;
        }
    }

    private static final Queue<Line> LINES = new ConcurrentLinkedQueue<>();

    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter mdc = new BasicMDCAdapter();

    /** Made by SLF4J. */
    public LogCatcher() {}

    /** Forgets everything. */
    public static void clear() {
        LINES.clear();
    }

    /** The lines since the last {@link #clear()}. */
    public static List<Line> lines() {
        return List.copyOf(LINES);
    }

    /** All of these lines, as in a log file. */
    public static String text() {
        return LINES.stream().map(Line::toString).collect(Collectors.joining());
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return MemoryLogger::new;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return mdc;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {}

    private static final class MemoryLogger extends LegacyAbstractLogger implements Logger {
        private static final long serialVersionUID = 1L;

        private final boolean ours;

        MemoryLogger(String name) {
            this.name = name;
            this.ours = name.startsWith("io.github.clouddatasets");
        }

        @Override
        public boolean isTraceEnabled() {
            return ours;
        }

        @Override
        public boolean isDebugEnabled() {
            return ours;
        }

        @Override
        public boolean isInfoEnabled() {
            return ours;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }

        @Override
        protected @Nullable String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                @Nullable Marker marker,
                String message,
                @Nullable Object @Nullable [] arguments,
                @Nullable Throwable throwable) {
            LINES.add(new Line(
                    name,
                    level,
                    MessageFormatter.basicArrayFormat(message, arguments) + (throwable == null ? "" : throwable),
                    throwable));
        }
    }
}
