package io.github.clouddatasets.core.spi;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.ClientSettings;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.RawResponse;
import io.github.clouddatasets.core.ResponseHeaders;
import io.github.clouddatasets.core.internal.Cancellation;
import io.github.clouddatasets.core.spi.service.Envelope;
import io.github.clouddatasets.core.spi.service.ErrorBody;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.core.spi.value.Decoder;
import io.github.clouddatasets.core.spi.value.Json;
import io.github.clouddatasets.core.spi.value.WireId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Turns an answer into a value, a stream of bytes or events, or an exception. */
final class AnswerReader {

    /** Bodies up to this size are read whole and kept for the message if they cannot be decoded; longer ones stream. */
    private static final int SMALL = 16 * 1024;

    private static final int PREVIEW = 4 * 1024;

    private static final String DOCUMENT = " with one document instead of a stream of events";
    private static final String PAGE = "it is a web page or XML, and no JSON: check the endpoint";

    private final FailureReader failures;
    private final AttemptLog log;
    private final Cancellation closing;
    private final ClientSettings settings;

    /** The status of a part of a file. */
    private static final int PARTIAL = 206;

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
    @SuppressWarnings("unchecked") // a stream has the type of its operation
    <T> T read(Attempt<T> attempt, okhttp3.Call http, Response response) throws IOException {
        int status = response.code();
        attempt.status = status;
        attempt.answerHeaders = response.headers();
        for (String name : attempt.call.service.requestIdHeaders()) {
            String id = response.header(name);
            if (id != null) {
                attempt.requestId = id;
                break;
            }
        }
        ResponseBody body = response.body();
        if (body == null) { // never: OkHttp gives every answer a body, if only an empty one
            throw new IOException("no body");
        }
        boolean yes = status / 100 == 2 || status == attempt.call.op.manner.alsoAnswer();
        if (yes && attempt.call.op.answer == Manner.Answer.STREAM) {
            return (T) stream(attempt, http, response, body); // Op.stream makes an Op<Download>
        }
        ResponseBody plain = Unpacking.of(response, body);
        if (!yes) {
            throw refusal(attempt, http, plain);
        }
        if (plain == null) {
            throw unknownPacking(attempt, response);
        }
        return switch (attempt.call.op.answer) {
            case EVENTS -> (T) events(attempt, http, response, plain); // Op.events makes an Op<EventSource>
            case NOTHING -> nothing(attempt, http, plain);
            case RAW -> (T) raw(attempt, http, response, plain); // Op.raw makes an Op<RawResponse>
            default -> value(attempt, http, response, plain);
        };
    }

    /** What an answer whose status says no is thrown as. */
    private ApiException refusal(Attempt<?> attempt, okhttp3.Call http, @Nullable ResponseBody plain)
            throws IOException {
        String text = plain == null
                ? ""
                : BodyText.of(start(attempt, http, plain.source(), settings.maxErrorSize()), BodyText.charset(plain));
        return refused(attempt, attempt.call.service.envelope().error(attempt.status, text), text);
    }

    private Download stream(Attempt<?> attempt, okhttp3.Call http, Response response, ResponseBody body)
            throws IOException {
        int status = attempt.status;
        // A part of packed bytes cannot be unpacked, and is refused by whoever asked for it.
        ResponseBody content = status == PARTIAL ? body : Unpacking.of(response, body);
        if (content == null) {
            throw unknownPacking(attempt, response);
        }
        boolean hides = attempt.call.service.envelope().hidesRefusals();
        String document = hides ? SmallDocument.of(response, content) : null;
        if (document != null) {
            throwRefusal(attempt, document);
        }
        if (SmallDocument.isPageForFile(response, content)) {
            throw new DecodeException(
                    attempt.name() + ": " + status
                            + " with a web page (text/html) instead of the file: a proxy or a"
                            + " login page has answered; check the endpoint" + attempt.facts(),
                    null,
                    BodyText.of(
                            start(attempt, http, content.source(), settings.maxErrorSize()),
                            BodyText.charset(content)));
        }
        return handOver(attempt, http, response, content);
    }

    private static DecodeException unknownPacking(Attempt<?> attempt, Response response) {
        return new DecodeException(
                attempt.name() + ": " + response.code() + " with a body packed as "
                        + String.join(", ", response.headers("Content-Encoding"))
                        + ", which the request did not ask for" + attempt.facts(),
                null,
                "");
    }

    private Download handOver(Attempt<?> attempt, okhttp3.Call http, Response response, ResponseBody body) {
        // The dispatcher, which ends other calls when the client is closed, is done with this one.
        Runnable end = http::cancel;
        closing.register(end);
        return new Download(attempt, response, body, failures, end, () -> closing.unregister(end));
    }

    /** A refusal, or a proxy, answers a request for events with one document or a line of text. */
    private EventSource events(Attempt<?> attempt, okhttp3.Call http, Response response, ResponseBody body)
            throws IOException {
        StreamStart start = StreamStart.of(body.source(), body.contentType());
        if (start == StreamStart.EVENTS) {
            return new EventSource(handOver(attempt, http, response, body), Refused.by(attempt, "")::of);
        }
        byte[] bytes = start(attempt, http, body.source(), settings.maxErrorSize());
        String text = BodyText.of(bytes, BodyText.charset(body));
        if (text.strip().startsWith("{")) {
            decode(attempt, bytes, text, null);
        }
        throw new DecodeException(
                attempt.name() + ": "
                        + (start == StreamStart.EMPTY ? "the stream holds no event" : attempt.status + DOCUMENT)
                        + attempt.facts(),
                null,
                text);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // an operation without answer is an Op<Void>: null is its only value
    private <T> T nothing(Attempt<T> attempt, okhttp3.Call http, ResponseBody body) throws IOException {
        boolean hidesRefusals = attempt.call.service.envelope().hidesRefusals();
        if (hidesRefusals || attempt.call.keepsBody) {
            byte[] bytes = start(attempt, http, body.source(), settings.maxErrorSize());
            keep(attempt, bytes, body);
            if (hidesRefusals && bytes.length > 0) {
                String text = BodyText.of(bytes, BodyText.charset(body));
                decode(attempt, bytes, text, null);
                if (isPage(text)) {
                    throw unreadable(attempt, PAGE, null, text);
                }
            }
        }
        return (T) null;
    }

    private <T> T value(Attempt<T> attempt, okhttp3.Call http, Response response, ResponseBody body)
            throws IOException {
        BufferedSource source = body.source();
        Object value;
        Supplier<String> shown;
        if (attempt.call.keepsBody) {
            byte[] bytes = whole(attempt, http, source);
            keep(attempt, bytes, body);
            log.body(attempt, "answer", bytes);
            value = decode(attempt, bytes, null, attempt.call.op.decoder);
            shown = () -> shown(bytes, null);
        } else if (!source.request(Math.min(SMALL, settings.maxAnswerSize()) + 1) || mayBeRefusal(attempt, source)) {
            byte[] bytes = whole(attempt, http, source);
            log.body(attempt, "answer", bytes);
            value = decode(attempt, bytes, null, attempt.call.op.decoder);
            shown = () -> shown(bytes, null);
        } else {
            ByteArrayOutputStream preview = new ByteArrayOutputStream(PREVIEW);
            long start = Math.min(PREVIEW, source.getBuffer().size());
            source.getBuffer().copyTo(preview, 0, start); // copies: a shared segment would not return to its pool
            LimitedInput limited = new LimitedInput(source.inputStream(), settings.maxAnswerSize());
            shown = () -> preview.toString(StandardCharsets.UTF_8);
            try {
                value = decode(attempt, limited, shown.get(), attempt.call.op.decoder);
            } catch (DecodeException e) {
                http.cancel(); // nobody wants the rest, which OkHttp would read for a while to keep the connection
                throw e;
            } finally {
                attempt.bytesReceived = limited.count();
            }
        }
        return finished(attempt, response, value, shown);
    }

    /** Whether a long answer begins as a refusal may, so that it has to be seen whole. */
    private static boolean mayBeRefusal(Attempt<?> attempt, BufferedSource source) throws IOException {
        byte[] start =
                source.peek().readByteArray(Math.min(SMALL, source.getBuffer().size()));
        return attempt.call.service.envelope().mayRefuse(start);
    }

    /** The answer for a caller who decodes it, unless it is a refusal. */
    private RawResponse raw(Attempt<?> attempt, okhttp3.Call http, Response response, ResponseBody body)
            throws IOException {
        byte[] bytes = whole(attempt, http, body.source());
        keep(attempt, bytes, body);
        log.body(attempt, "answer", bytes);
        String text = BodyText.of(bytes, BodyText.charset(body));
        if (text.stripLeading().startsWith("{")) { // everything else can hide no refusal
            if (throwRefusal(attempt, text).hidesRefusals()) {
                try {
                    decode(attempt, bytes, text, null);
                } catch (DecodeException other) {
                    // An answer without the service's envelope is for the caller to understand.
                }
            }
        }
        return RawResponse.of(
                response.code(),
                ResponseHeaders.of(Unpacking.withoutPacking(response.headers()).toMultimap()),
                bytes);
    }

    /** The whole body; one over the limit ends the connection. */
    private byte[] whole(Attempt<?> attempt, okhttp3.Call http, BufferedSource source) throws IOException {
        if (source.request(settings.maxAnswerSize() + 1)) {
            http.cancel();
            throw tooLong(
                    attempt,
                    null,
                    source.readString(Math.min(PREVIEW, settings.maxAnswerSize()), StandardCharsets.UTF_8));
        }
        byte[] bytes = source.readByteArray();
        attempt.bytesReceived = bytes.length;
        return bytes;
    }

    private DecodeException tooLong(Attempt<?> attempt, @Nullable IOException cause, String shown) {
        return new DecodeException(
                attempt.name() + ": the answer is longer than " + settings.maxAnswerSize() + " bytes" + attempt.facts(),
                cause,
                shown);
    }

    private static void keep(Attempt<?> attempt, byte[] bytes, ResponseBody body) {
        if (attempt.call.keepsBody) {
            attempt.answerBody = BodyText.of(bytes, BodyText.charset(body));
        }
    }

    /** The result of an answer that has no body, even where the contract promises one. */
    <T> T empty(Attempt<T> attempt) {
        return finished(attempt, null, null, () -> "");
    }

    /** The last step. {@code read} is null for an answer without a body, {@code shown} is the body as text. */
    @SuppressWarnings({"unchecked", "NullAway"}) // the reader was made for the operation's own type; null is Op<Void>'s
    private static <T> T finished(
            Attempt<T> attempt, @Nullable Response response, @Nullable Object read, Supplier<String> shown) {
        Object value = read != null ? read : attempt.call.op.manner.ifEmpty();
        if (value == null && attempt.call.op.answer == Manner.Answer.VALUE) {
            throw new DecodeException(attempt.name() + ": the answer holds no value" + attempt.facts(), null, "");
        }
        if (value == null || attempt.call.op.finish == null) {
            return (T) value;
        }
        try {
            return attempt.call.op.finish.apply(value, response, attempt);
        } catch (ServiceFault fault) {
            throw refused(attempt, fault.error(), "");
        } catch (WireId.Missing missing) {
            throw unreadable(attempt, String.valueOf(missing.getMessage()), missing, shown.get());
        }
    }

    /** Decodes bytes or a stream; {@code shown} is the raw text for a message, made from the bytes when a message needs it. */
    private @Nullable Object decode(
            Attempt<?> attempt, Object input, @Nullable String shown, @Nullable Decoder<?> decoder) throws IOException {
        Envelope envelope = attempt.call.service.envelope();
        boolean judged = attempt.status / 100 == 2 && input instanceof byte[];
        if (judged && envelope.mayRefuse((byte[]) input)) {
            throwRefusal(attempt, shown(input, shown));
        }
        Json dialect = attempt.call.op.dialect;
        try (JsonParser parser =
                input instanceof byte[] bytes ? dialect.parser(bytes) : dialect.parser((InputStream) input)) {
            Object value = envelope.read(parser, decoder);
            boolean touched = parser.currentToken() != null || parser.getLastClearedToken() != null;
            if (touched && parser.nextToken() != null) {
                throw unreadable(attempt, "text after the JSON document", null, shown(input, shown));
            }
            return value;
        } catch (ServiceFault fault) {
            throw refused(attempt, fault.error(), shown(input, shown));
        } catch (IOException e) {
            IOException origin = origin(e);
            if (origin instanceof LimitedInput.TooLong) {
                throw tooLong(attempt, e, shown(input, shown));
            }
            if (origin instanceof JacksonException bad) {
                String text = shown(input, shown);
                if (judged) {
                    throwRefusal(attempt, text); // a refusal has not the shape of the value
                }
                String told = String.valueOf(bad.getOriginalMessage());
                String reason = AttemptLog.unquoted(told);
                throw unreadable(
                        attempt,
                        isPage(text) ? PAGE : reason,
                        reason.equals(told) ? e : null, // a cause that quotes the answer would be printed with it
                        text);
            }
            throw origin;
        }
    }

    /** Throws what a successful answer hides; gives the envelope that found nothing. */
    private static Envelope throwRefusal(Attempt<?> attempt, String text) {
        Envelope envelope = attempt.call.service.envelope();
        ErrorBody refusal = envelope.refusal(text);
        if (refusal != null) {
            throw refused(attempt, refusal, text);
        }
        return envelope;
    }

    private static boolean isPage(String text) {
        return text.stripLeading().startsWith("<");
    }

    private static DecodeException unreadable(
            Attempt<?> attempt, String reason, @Nullable Throwable cause, String shown) {
        return new DecodeException(
                attempt.name() + ": " + attempt.status + " with a body that cannot be read: " + reason
                        + attempt.facts(),
                cause,
                shown);
    }

    private static String shown(Object input, @Nullable String shown) {
        return shown != null ? shown : BodyText.of((byte[]) input, StandardCharsets.UTF_8);
    }

    /** Jackson wraps an IOException inside a collection: a broken connection must not look like bad JSON. */
    private static IOException origin(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io && !(cause instanceof JacksonException)) {
                return io;
            }
        }
        return e;
    }

    private static ApiException refused(Attempt<?> attempt, ErrorBody error, String body) {
        if (attempt.requestId == null) {
            attempt.requestId = error.requestId();
        }
        return Refused.by(attempt, body).of(error);
    }

    /** The body up to a limit. A longer one ends the connection, which OkHttp would otherwise go on reading for a while. */
    private static byte[] start(Attempt<?> attempt, okhttp3.Call http, BufferedSource source, long limit)
            throws IOException {
        boolean longer = source.request(limit + 1);
        byte[] bytes = source.readByteArray(Math.min(limit, source.getBuffer().size()));
        attempt.bytesReceived = bytes.length;
        if (longer) {
            http.cancel();
        }
        return bytes;
    }
}
