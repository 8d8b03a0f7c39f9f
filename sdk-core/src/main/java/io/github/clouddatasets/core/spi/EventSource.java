package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.DecodeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The events of an {@link Op#events}, read by the standard: any of the three line ends, an optional space after the
 * colon, several data lines, comments passed over, unknown fields ignored. Read them, then close.
 *
 * <p>One thread reads; {@link #close} may come from any thread, and closes the socket at once. A reader that another
 * thread's {@code close} takes by surprise gets a {@link CancelledException}, whether it waits for bytes or asks for the
 * next event later. A thread that has closed the source itself, or has read it to its end, reads null.
 */
public final class EventSource implements AutoCloseable {

    /** An event is a few kilobytes; what never ends must not fill the memory. */
    private static final int LONGEST = 16 * 1024 * 1024;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Download bytes;
    private final Op.Refusals refusals;
    private final byte[] buffer = new byte[8 * 1024];
    private int position;
    private int filled;
    private boolean atStart = true;
    private boolean afterReturn;
    /** Whether the last event was read. */
    private volatile boolean ended;

    /** Whether a thread is inside {@link #next}; guarded by this, as are the next two. */
    private boolean reading;

    private boolean closed;

    /** The thread that has closed the source; only compared. */
    private long closer;

    private @Nullable String id;
    private @Nullable String name;
    private @Nullable StringBuilder data;

    /** Whether there was a line of the event at hand. */
    private boolean begun;

    private int size;

    EventSource(Download bytes, Op.Refusals refusals) {
        this.bytes = bytes;
        this.refusals = refusals;
    }

    /**
     * Waits for the next event. Gives null at the end of the stream. An event that the end of the stream cut short is not
     * {@linkplain ServerSentEvent#terminated() terminated}, and is the last one.
     *
     * @return the event, or null
     * @throws ConnectionLostException if the connection breaks
     * @throws CancelledException if another thread has closed the source before its end was read
     * @throws DecodeException if an event is longer than 16 MiB
     */
    public @Nullable ServerSentEvent next() {
        if (ended || !begin()) {
            return null;
        }
        try {
            return read();
        } finally {
            finish();
        }
    }

    /** Whether there is something to read. */
    private synchronized boolean begin() {
        if (!closed) {
            reading = true;
            return true;
        }
        if (closer == Thread.currentThread().getId()) {
            return false;
        }
        throw new CancelledException(
                bytes.attempt().name() + ": the stream was closed by another thread"
                        + bytes.attempt().facts(),
                null);
    }

    /** What the closing thread could not free under a reader is freed by the reader. */
    private void finish() {
        boolean free;
        synchronized (this) {
            reading = false;
            free = closed;
        }
        if (free) {
            bytes.close();
        }
    }

    private @Nullable ServerSentEvent read() {
        while (!ended) {
            byte[] line = line();
            if (line == null) {
                ended = true;
                return begun ? dispatch(false) : null;
            }
            if (line.length > 0) {
                field(line);
            } else if (data != null) {
                return dispatch(true);
            } else {
                forget(); // by the standard an event without data is none
            }
        }
        return null;
    }

    /**
     * The exception for a stream that ended in the middle of an event.
     *
     * @return the exception, to be thrown
     */
    public ConnectionLostException cut() {
        return new ConnectionLostException(
                bytes.attempt().name() + ": the stream ended in the middle of an event"
                        + bytes.attempt().facts(),
                new IOException("truncated stream"));
    }

    /**
     * The exception for a refusal that came as an event.
     *
     * @param code the service's code; null if it sent none
     * @param message the service's text; null if it sent none
     * @return the exception, to be thrown
     */
    public ApiException refused(@Nullable String code, @Nullable String message) {
        return refusals.of(code, message);
    }

    /**
     * The exception for an event whose content cannot be read.
     *
     * @param event the event
     * @param cause the parser's error
     * @return the exception, to be thrown
     */
    public DecodeException unreadable(ServerSentEvent event, Exception cause) {
        return new DecodeException(
                bytes.attempt().name() + ": the event " + event.name() + " cannot be read"
                        + bytes.attempt().facts(),
                cause,
                event.data());
    }

    private void field(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        int colon = text.indexOf(':');
        if (colon == 0) {
            size = begun ? size : 0;
            return; // a comment, such as :keep-alive
        }
        begun = true;
        String field = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(text.startsWith(" ", colon + 1) ? colon + 2 : colon + 1);
        switch (field) {
            case "event" -> name = value;
            case "id" -> id = value;
            case "data" -> {
                if (data == null) {
                    data = new StringBuilder(value);
                } else {
                    data.append('\n').append(value);
                }
            }
            default -> {}
        }
    }

    private ServerSentEvent dispatch(boolean terminated) {
        ServerSentEvent event = new ServerSentEvent(
                id, name == null || name.isEmpty() ? "message" : name, data == null ? "" : data.toString(), terminated);
        forget();
        return event;
    }

    private void forget() {
        id = null;
        name = null;
        data = null;
        begun = false;
        size = 0;
    }

    /** The next line without its end; the rest at the end of the stream; null when there is nothing more. */
    private byte @Nullable [] line() {
        ByteArrayOutputStream part = null;
        for (; ; ) {
            if (position == filled) {
                filled = bytes.read(ByteBuffer.wrap(buffer));
                position = 0;
                if (filled < 0) {
                    filled = 0;
                    return part == null ? null : part.toByteArray();
                }
            }
            if (afterReturn) {
                afterReturn = false;
                if (buffer[position] == '\n') {
                    position++;
                    continue;
                }
            }
            int end = position;
            while (end < filled && buffer[end] != '\n' && buffer[end] != '\r') {
                end++;
            }
            size += end - position;
            if (size > LONGEST) {
                throw new DecodeException(
                        bytes.attempt().name() + ": an event is longer than " + LONGEST + " bytes"
                                + bytes.attempt().facts(),
                        null,
                        "");
            }
            if (end == filled) {
                part = part == null ? new ByteArrayOutputStream() : part;
                part.write(buffer, position, end - position);
                position = end;
                continue;
            }
            afterReturn = buffer[end] == '\r';
            byte[] line = joined(part, end);
            position = end + 1;
            return line;
        }
    }

    private byte[] joined(@Nullable ByteArrayOutputStream part, int end) {
        byte[] line;
        if (part == null) {
            line = Arrays.copyOfRange(buffer, position, end);
        } else {
            part.write(buffer, position, end - position);
            line = part.toByteArray();
        }
        boolean marked = atStart && line.length >= 3 && Arrays.equals(line, 0, 3, BYTE_ORDER_MARK, 0, 3);
        atStart = false;
        return marked ? Arrays.copyOfRange(line, 3, line.length) : line;
    }

    /** Ends the connection; closing again does nothing. */
    @Override
    public void close() {
        boolean free;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            closer = Thread.currentThread().getId();
            free = !reading;
        }
        if (!ended) {
            bytes.abort();
        }
        if (free) {
            bytes.close();
        }
    }
}
