package io.github.clouddatasets.core.spi;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.clouddatasets.core.ApiError;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.SdkException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** The last link: sends one attempt and turns the answer into a value or an exception. */
final class OkHttpExchange implements Exchange {

    /** Bodies up to this size are read whole and kept for the message if they cannot be decoded; longer ones stream. */
    private static final int SMALL = 16 * 1024;

    private static final int PREVIEW = 4 * 1024;
    private static final int ERROR_LIMIT = 64 * 1024;
    private static final long BODY_LIMIT = 64L * 1024 * 1024;

    private final OkHttpClient client;

    /** The same client for bodies that take their time: only silence ends them. */
    private final OkHttpClient streaming;

    private final SentMark sentMark;
    private final AttemptFailure failures;
    private final AttemptLog log;
    private final Cancellation closing;

    /** Names and values in turn of the headers that never change. */
    private final String[] plain;

    private final String[] withBody;
    private final @Nullable MediaType bodyType;

    OkHttpExchange(
            OkHttpClient client,
            OkHttpClient streaming,
            SentMark sentMark,
            AttemptFailure failures,
            AttemptLog log,
            Service service,
            Cancellation closing) {
        this.client = client;
        this.streaming = streaming;
        this.sentMark = sentMark;
        this.failures = failures;
        this.log = log;
        this.closing = closing;
        this.plain = fixedHeaders(service, false);
        this.withBody = fixedHeaders(service, true);
        String type = service.envelope().contentType(true);
        this.bodyType = type == null ? null : MediaType.get(type);
    }

    /** The same sockets for another service. */
    OkHttpExchange of(Service other) {
        return new OkHttpExchange(client, streaming, sentMark, failures, log, other, closing);
    }

    @Override
    public <T> T execute(Call<T> call) {
        call.nextAttempt();
        boolean patient = call.op.clock == Op.Clock.IDLE;
        boolean stream = call.op.answer == Op.Answer.STREAM || call.op.answer == Op.Answer.EVENTS;
        okhttp3.Call http = (patient ? streaming : client).newCall(request(call));
        AnswerTimer timer = patient ? timer(call, http) : null;
        if (!patient) {
            long limit = Math.min(Call.nanos(call.attemptTimeout), call.remainingNanos());
            http.timeout().timeout(Math.max(1, limit), TimeUnit.NANOSECONDS);
        }
        call.attach(http);
        log.request(call);
        long started = System.nanoTime();
        Response response = null;
        boolean handedOver = false;
        try {
            sentMark.enter(call);
            response = http.execute();
            T value = answer(call, http, response);
            handedOver = stream;
            log.succeeded(call, started);
            return value;
        } catch (Content.UnreadableException e) {
            log.failed(call, started, e);
            throw new UncheckedIOException(call.name() + ": " + e.getMessage() + call.facts(), e);
        } catch (IOException e) {
            if (noContentAfterAll(e) && !stream) {
                call.status = 204;
                log.succeeded(call, started);
                return finished(call, null, null);
            }
            SdkException failure = failures.of(call, timer == null ? e : timer.reason(e));
            log.failed(call, started, failure);
            throw failure;
        } catch (SdkException failure) {
            log.failed(call, started, failure);
            throw failure;
        } finally {
            sentMark.leave();
            if (timer != null) {
                timer.stop();
            }
            if (!handedOver) {
                if (response != null) {
                    response.close();
                }
                call.detach();
            }
        }
    }

    /** Runs already, but for a body that is written first. */
    private AnswerTimer timer(Call<?> call, okhttp3.Call http) {
        AnswerTimer timer = new AnswerTimer(http, failures.answerLimit(call));
        if (http.request().body() instanceof ContentBody upload) {
            upload.timer = timer;
        } else {
            timer.start();
        }
        return timer;
    }

    private Request request(Call<?> call) {
        Request.Builder request = new Request.Builder().url(call.url);
        String[] fixed = call.hasBody ? withBody : plain;
        for (int i = 0; i < fixed.length; i += 2) {
            request.addHeader(fixed[i], fixed[i + 1]);
        }
        if (call.service.traceHeader() != null) {
            request.addHeader(call.service.traceHeader(), call.traceId);
        }
        for (int i = 0; i < call.ownHeaders.size(); i += 2) {
            request.addHeader(call.ownHeaders.get(i), call.ownHeaders.get(i + 1));
        }
        for (int i = 0; i < call.headers.size(); i += 2) {
            request.addHeader(call.headers.get(i), call.headers.get(i + 1));
        }
        if (call.op.answer == Op.Answer.STREAM) {
            request.header("Accept", "*/*");
            // A length can only be checked on bytes that nobody unpacks on the way.
            request.header("Accept-Encoding", "identity");
        }
        if (call.op.answer == Op.Answer.EVENTS) {
            request.header("Accept", "text/event-stream");
            // An event is to be seen when it happens, not when a block of it can be unpacked.
            request.header("Accept-Encoding", "identity");
        }
        if (call.content != null) {
            return request.method(call.op.method, new ContentBody(call.content)).build();
        }
        RequestBody body = call.hasBody || call.op.method.equals("POST") || call.op.method.equals("PUT")
                ? RequestBody.create(call.body, call.hasBody ? bodyType : null)
                : null;
        return request.method(call.op.method, body).build();
    }

    @SuppressWarnings("unchecked") // what is handed over has the type of the operation
    private <T> T answer(Call<T> call, okhttp3.Call http, Response response) throws IOException {
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
            String text = start(body.source(), ERROR_LIMIT, charset(body));
            throw refused(call, call.service.envelope().error(status, text), text);
        }
        return switch (call.op.answer) {
            case STREAM -> (T) handOver(call, http, response, body); // Op.stream makes an Op<Download>
            case EVENTS -> (T) events(call, http, response, body); // Op.events makes an Op<EventSource>
            case NOTHING -> nothing(call, body);
            case VALUE -> value(call, response, body);
        };
    }

    private Download handOver(Call<?> call, okhttp3.Call http, Response response, ResponseBody body) {
        // The dispatcher, which ends other calls when the client is closed, is done with this one.
        Runnable end = http::cancel;
        closing.register(end);
        return new Download(call, response, body, failures, () -> closing.unregister(end));
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
            byte[] bytes = start(body.source(), ERROR_LIMIT);
            decode(call, bytes, null, null);
            throw new DecodeException(
                    call.name() + ": " + call.status + " with one document instead of a stream of events"
                            + call.facts(),
                    null,
                    new String(bytes, charset(body)));
        }
        return new EventSource(handOver(call, http, response, body));
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // an operation without answer is an Op<Void>: null is its only value
    private <T> T nothing(Call<T> call, ResponseBody body) throws IOException {
        if (call.service.envelope().hidesRefusals()) {
            byte[] bytes = start(body.source(), ERROR_LIMIT);
            if (bytes.length > 0) {
                decode(call, bytes, new String(bytes, StandardCharsets.UTF_8), null);
            }
        }
        return (T) null;
    }

    private <T> T value(Call<T> call, Response response, ResponseBody body) throws IOException {
        BufferedSource source = body.source();
        Object value;
        if (!source.request(SMALL + 1)) {
            byte[] bytes = source.readByteArray();
            log.body(call, "answer", bytes);
            value = decode(call, bytes, null, call.op.reader);
        } else {
            ByteArrayOutputStream preview = new ByteArrayOutputStream(PREVIEW);
            source.getBuffer().copyTo(preview, 0, PREVIEW); // copies: a shared segment would not return to its pool
            InputStream limited = new LimitedInput(source.inputStream(), BODY_LIMIT);
            value = decode(call, limited, preview.toString(StandardCharsets.UTF_8), call.op.reader);
        }
        return finished(call, response, value);
    }

    /** The last step; {@code read} is null for an answer without a body. */
    @SuppressWarnings({"unchecked", "NullAway"}) // the reader was made for the operation's own type; null is Op<Void>'s
    private static <T> T finished(Call<T> call, @Nullable Response response, @Nullable Object read) {
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
        }
    }

    /** Decodes bytes or a stream; {@code shown} is the raw text for a message, made from the bytes when it is needed. */
    private static @Nullable Object decode(
            Call<?> call, Object input, @Nullable String shown, @Nullable ObjectReader reader) throws IOException {
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
                        call.name() + ": the answer is longer than " + BODY_LIMIT + " bytes" + call.facts(),
                        e,
                        shown(input, shown));
            }
            if (origin instanceof JacksonException bad) {
                throw new DecodeException(
                        call.name() + ": " + call.status + " with a body that cannot be read: "
                                + bad.getOriginalMessage() + call.facts(),
                        e,
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

    /** ModelArts documents bodies on 204, where HTTP allows none: OkHttp refuses the answer, yet the work was done. */
    private static boolean noContentAfterAll(IOException e) {
        return e instanceof ProtocolException
                && e.getMessage() != null
                && e.getMessage().startsWith("HTTP 204 had non-zero Content-Length");
    }

    private static String start(BufferedSource source, int limit, Charset charset) throws IOException {
        return new String(start(source, limit), charset);
    }

    private static byte[] start(BufferedSource source, int limit) throws IOException {
        source.request(limit);
        return source.readByteArray(Math.min(limit, source.getBuffer().size()));
    }

    private static Charset charset(ResponseBody body) {
        MediaType type = body.contentType();
        Charset charset = type == null ? null : type.charset(null);
        return charset == null ? StandardCharsets.UTF_8 : charset;
    }

    private static String[] fixedHeaders(Service service, boolean hasBody) {
        String type = service.envelope().contentType(hasBody);
        return type == null
                ? new String[] {"User-Agent", UserAgent.VALUE, "Accept", "application/json"}
                : new String[] {"User-Agent", UserAgent.VALUE, "Accept", "application/json", "Content-Type", type};
    }
}
