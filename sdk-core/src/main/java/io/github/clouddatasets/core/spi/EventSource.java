package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.DecodeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The events of an {@link Op#events}, read by the standard: any of the three line ends, an optional space after the
 * colon, several data lines, comments passed over, unknown fields ignored. Read them, then close.
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
    private boolean ended;

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
     * The next event; waits for it. Null at the end of the stream. One that the end cut short comes as not
     * {@linkplain ServerSentEvent#terminated() terminated}, and is the last.
     *
     * @throws ConnectionLostException if the connection breaks
     * @throws DecodeException if an event is longer than 16 MiB
     */
    public @Nullable ServerSentEvent next() {
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

    /** What is wrong with a stream that ended in the middle, as the exception to throw. */
    public ConnectionLostException cut() {
        return new ConnectionLostException(
                bytes.attempt().name() + ": the stream ended in the middle of an event"
                        + bytes.attempt().facts(),
                new IOException("truncated stream"));
    }

    /** The exception for a refusal that came as an event. */
    public ApiException refused(@Nullable String code, @Nullable String message) {
        return refusals.of(code, message);
    }

    /** Says that the content of an event cannot be understood. */
    public DecodeException unreadable(ServerSentEvent event, Exception cause) {
        return new DecodeException(
                bytes.attempt().name() + ": an event " + event.name() + " that cannot be read"
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
                filled = bytes.read(buffer, 0);
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

    @Override
    public void close() {
        ended = true;
        bytes.close();
    }
}
