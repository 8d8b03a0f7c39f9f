package io.github.clouddatasets.core.spi;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.clouddatasets.core.ApiError;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.ClientSettings;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.internal.Cancellation;
import io.github.clouddatasets.core.spi.service.ErrorBody;
import io.github.clouddatasets.core.spi.service.ErrorTable;
import io.github.clouddatasets.core.spi.service.Service;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.core.spi.value.WireId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Turns an answer into a value, a stream of bytes or events, or an exception. */
final class AnswerReader {

    /** Bodies up to this size are read whole and kept for the message if they cannot be decoded; longer ones stream. */
    private static final int SMALL = 16 * 1024;

    private static final int PREVIEW = 4 * 1024;

    private final FailureReader failures;
    private final AttemptLog log;
    private final Cancellation closing;
    private final ClientSettings settings;

    AnswerReader(FailureReader failures, AttemptLog log, Cancellation closing, ClientSettings settings) {
        this.failures = failures;
        this.log = log;
        this.closing = closing;
        this.settings = settings;
    }

    /**
     * Reads the answer to one attempt.
     *
     * @throws IOException if the connection breaks
     */
    @SuppressWarnings("unchecked") // what is handed over has the type of the operation
    <T> T read(Call<T> call, okhttp3.Call http, Response response) throws IOException {
        int status = response.code();
        call.status = status;
        call.date = response.header("Date");
        for (String name : call.service.requestIdHeaders()) {
            String id = response.header(name);
            if (id != null) {
                call.requestId = id;
                break;
            }
        }
        ResponseBody body = response.body();
        if (body == null) { // cannot be: OkHttp gives every executed call a body
            throw new IOException("no body");
        }
        if ((status < 200 || status > 299) && status != call.op.alsoAnswer) {
            String text = new String(start(call, http, body.source(), settings.maxErrorSize()), charset(body));
            throw refused(call, call.service.envelope().error(status, text), text);
        }
        return switch (call.op.answer) {
            case STREAM -> (T) handOver(call, http, response, body); // Op.stream makes an Op<Download>
            case EVENTS -> (T) events(call, http, response, body); // Op.events makes an Op<EventSource>
            case NOTHING -> nothing(call, http, body);
            case VALUE -> value(call, http, response, body);
        };
    }

    private Download handOver(Call<?> call, okhttp3.Call http, Response response, ResponseBody body) {
        // The dispatcher, which ends other calls when the client is closed, is done with this one.
        Runnable end = http::cancel;
        closing.register(end);
        return new Download(call, response, body, failures, end, () -> closing.unregister(end));
    }

    /** A refusal, or a client's proxy, answers a request for events with one document: that is told by its first byte. */
    private EventSource events(Call<?> call, okhttp3.Call http, Response response, ResponseBody body)
            throws IOException {
        BufferedSource start = body.source().peek();
        int first = ' ';
        while (first >= 0 && first <= ' ') {
            first = start.exhausted() ? -1 : start.readByte() & 0xFF;
        }
        if (first < 0) {
            throw new DecodeException(call.name() + ": the stream holds no event" + call.facts(), null, "");
        }
        if (first == '{' || first == '[' || first == '<') {
            byte[] bytes = start(call, http, body.source(), settings.maxErrorSize());
            decode(call, bytes, null, null);
            throw new DecodeException(
                    call.name() + ": " + call.status + " with one document instead of a stream of events"
                            + call.facts(),
                    null,
                    new String(bytes, charset(body)));
        }
        return new EventSource(handOver(call, http, response, body), refusals(call, "")::of);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // an operation without answer is an Op<Void>: null is its only value
    private <T> T nothing(Call<T> call, okhttp3.Call http, ResponseBody body) throws IOException {
        if (call.service.envelope().hidesRefusals()) {
            byte[] bytes = start(call, http, body.source(), settings.maxErrorSize());
            if (bytes.length > 0) {
                decode(call, bytes, new String(bytes, StandardCharsets.UTF_8), null);
            }
        }
        return (T) null;
    }

    private <T> T value(Call<T> call, okhttp3.Call http, Response response, ResponseBody body) throws IOException {
        BufferedSource source = body.source();
        Object value;
        Supplier<String> shown;
        if (!source.request(Math.min(SMALL, settings.maxAnswerSize()) + 1)) {
            byte[] bytes = source.readByteArray();
            call.bytesReceived = bytes.length;
            log.body(call, "answer", bytes);
            value = decode(call, bytes, null, call.op.reader);
            shown = () -> shown(bytes, null);
        } else {
            ByteArrayOutputStream preview = new ByteArrayOutputStream(PREVIEW);
            long start = Math.min(PREVIEW, source.getBuffer().size());
            source.getBuffer().copyTo(preview, 0, start); // copies: a shared segment would not return to its pool
            LimitedInput limited = new LimitedInput(source.inputStream(), settings.maxAnswerSize());
            shown = () -> preview.toString(StandardCharsets.UTF_8);
            try {
                value = decode(call, limited, shown.get(), call.op.reader);
            } catch (DecodeException e) {
                http.cancel(); // nobody wants the rest, which OkHttp would read for a while to keep the connection
                throw e;
            } finally {
                call.bytesReceived = limited.count();
            }
        }
        return finished(call, response, value, shown);
    }

    /** The result of an answer that had no body, whatever it was to have. */
    <T> T empty(Call<T> call) {
        return finished(call, null, null, () -> "");
    }

    /** The last step. {@code read} is null for an answer without a body, {@code shown} is the body as text. */
    @SuppressWarnings({"unchecked", "NullAway"}) // the reader was made for the operation's own type; null is Op<Void>'s
    private static <T> T finished(
            Call<T> call, @Nullable Response response, @Nullable Object read, Supplier<String> shown) {
        Object value = read != null ? read : call.op.ifEmpty;
        if (value == null && call.op.answer == Op.Answer.VALUE) {
            throw new DecodeException(call.name() + ": the answer holds no value" + call.facts(), null, "");
        }
        if (value == null || call.op.finish == null) {
            return (T) value;
        }
        try {
            return call.op.finish.apply(value, response, refusals(call, "")::of);
        } catch (ServiceFault fault) {
            throw refused(call, fault.error(), "");
        } catch (WireId.Missing missing) {
            throw new DecodeException(
                    call.name() + ": " + call.status + " with a body that cannot be read: " + missing.getMessage()
                            + call.facts(),
                    missing,
                    shown.get());
        }
    }

    /** Decodes bytes or a stream; {@code shown} is the raw text for a message, made from the bytes when it is needed. */
    private @Nullable Object decode(Call<?> call, Object input, @Nullable String shown, @Nullable ObjectReader reader)
            throws IOException {
        ObjectReader parsers = reader != null ? reader : call.op.dialect.reader(Object.class);
        try (JsonParser parser = input instanceof byte[] bytes
                ? parsers.createParser(bytes)
                : parsers.createParser((InputStream) input)) {
            return call.service.envelope().read(parser, reader);
        } catch (ServiceFault fault) {
            throw refused(call, fault.error(), shown(input, shown));
        } catch (IOException e) {
            IOException origin = origin(e);
            if (origin instanceof LimitedInput.TooLong) {
                throw new DecodeException(
                        call.name() + ": the answer is longer than " + settings.maxAnswerSize() + " bytes"
                                + call.facts(),
                        e,
                        shown(input, shown));
            }
            if (origin instanceof JacksonException bad) {
                String told = String.valueOf(bad.getOriginalMessage());
                String reason = AttemptLog.unquoted(told);
                throw new DecodeException(
                        call.name() + ": " + call.status + " with a body that cannot be read: " + reason + call.facts(),
                        reason.equals(told) ? e : null, // a cause that quotes the answer would be printed with it
                        shown(input, shown));
            }
            throw origin;
        }
    }

    private static String shown(Object input, @Nullable String shown) {
        return shown != null ? shown : new String((byte[]) input, StandardCharsets.UTF_8);
    }

    /** Jackson wraps an IOException that comes up inside a collection: a broken connection must not look like bad JSON. */
    private static IOException origin(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io && !(cause instanceof JacksonException)) {
                return io;
            }
        }
        return e;
    }

    private static ApiException refused(Call<?> call, ErrorBody error, String body) {
        if (call.requestId == null) {
            call.requestId = error.requestId();
        }
        return refusals(call, body).of(error);
    }

    /** Holds on to the facts of the call, but not to the call itself, whose body may be large. */
    private static Refused refusals(Call<?> call, String body) {
        Service service = call.service;
        String operation = call.op.id;
        int status = call.status;
        String traceId = call.traceId;
        String requestId = call.requestId;
        int attempts = call.attempt;
        Duration wait = RetryAfter.parse(call.retryAfter, call.time.now());
        return error -> {
            ErrorTable.Verdict verdict = service.errors().judge(status, error);
            String advice = status >= 300 && status <= 399
                    ? "a redirect is never followed: set the endpoint to where the service is"
                    : verdict.advice();
            return ApiException.of(new ApiError(
                    service.name(),
                    operation,
                    verdict.kind(),
                    status,
                    error.code(),
                    error.message(),
                    advice,
                    traceId,
                    requestId,
                    attempts,
                    verdict.retryable(),
                    wait,
                    body));
        };
    }

    /** Makes exceptions of one answer. */
    @FunctionalInterface
    private interface Refused {
        ApiException of(ErrorBody error);

        default ApiException of(@Nullable String code, @Nullable String message) {
            return of(new ErrorBody(code, message, null));
        }
    }

    /** The body up to a limit. What is longer ends the connection, which OkHttp would else read on for a while. */
    private static byte[] start(Call<?> call, okhttp3.Call http, BufferedSource source, long limit) throws IOException {
        boolean longer = source.request(limit + 1);
        byte[] bytes = source.readByteArray(Math.min(limit, source.getBuffer().size()));
        call.bytesReceived = bytes.length;
        if (longer) {
            http.cancel();
        }
        return bytes;
    }

    private static Charset charset(ResponseBody body) {
        MediaType type = body.contentType();
        Charset charset = type == null ? null : type.charset(null);
        return charset == null ? StandardCharsets.UTF_8 : charset;
    }
}
