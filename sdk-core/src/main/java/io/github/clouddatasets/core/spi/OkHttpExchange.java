package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ClientSettings;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.internal.Cancellation;
import io.github.clouddatasets.core.spi.file.Content;
import io.github.clouddatasets.core.spi.service.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The last link: sends one attempt, and has its answer read. */
final class OkHttpExchange implements Exchange {

    private static final String[] NO_CREDENTIALS = {};
    private static final HttpUrl NOWHERE = HttpUrl.get("https://invalid.invalid");

    private final Connections connections;
    private final SendingInterceptor sentMark;
    private final FailureReader failures;
    private final AttemptLog log;
    private final Cancellation closing;
    private final ClientSettings settings;
    private final AnswerReader answers;

    /** A request with the headers that never change. */
    private final Request plain;

    private final Request withBody;
    private final @Nullable MediaType bodyType;

    /** The headers of the credentials that were used last. */
    private volatile Prepared prepared;

    /**
     * Headers that OkHttp has checked, letter by letter: a token of kilobytes, and the names and values that are the same in
     * every request, are not checked again for each.
     */
    private static final class Prepared {

        /** The array that the headers are made from. */
        private final String[] credentials;

        /** Null before the same array has come a second time: a signature never does. */
        private final @Nullable Request plain;

        private final @Nullable Request withBody;

        Prepared(String[] credentials, @Nullable Request plain, @Nullable Request withBody) {
            this.credentials = credentials;
            this.plain = plain;
            this.withBody = withBody;
        }
    }

    OkHttpExchange(
            Connections connections,
            SendingInterceptor sentMark,
            FailureReader failures,
            AttemptLog log,
            Service service,
            Cancellation closing,
            ClientSettings settings) {
        this.connections = connections;
        this.sentMark = sentMark;
        this.failures = failures;
        this.log = log;
        this.closing = closing;
        this.settings = settings;
        this.answers = new AnswerReader(failures, log, closing, settings);
        this.plain = fixed(service, false, settings);
        this.withBody = fixed(service, true, settings);
        this.prepared = new Prepared(NO_CREDENTIALS, plain, withBody);
        String type = service.envelope().contentType(true);
        this.bodyType = type == null ? null : MediaType.get(type);
    }

    /** The same sockets for another service. */
    OkHttpExchange of(Service other) {
        return new OkHttpExchange(connections, sentMark, failures, log, other, closing, settings);
    }

    @Override
    public <T> T execute(Attempt<T> attempt) {
        attempt.begin();
        boolean patient = attempt.call.op.manner.clock() == Manner.Clock.IDLE;
        boolean stream = attempt.call.op.handsOver();
        okhttp3.Call http = connections.newCall(attempt, request(attempt), patient);
        AnswerTimer timer = patient ? timer(attempt, http) : null;
        if (!patient) {
            http.timeout().timeout(attempt.limitNanos(), TimeUnit.NANOSECONDS);
        }
        attempt.attach(http, closing);
        log.request(attempt);
        long started = System.nanoTime();
        Attempt<?> outer = sentMark.enter(attempt);
        Response response = null;
        boolean handedOver = false;
        try {
            if (closing.isCancelled()) { // while this call waited for a token, or between two attempts
                throw new IOException("closed");
            }
            response = http.execute();
            T value = answers.read(attempt, http, response);
            handedOver = stream;
            log.succeeded(attempt, started);
            return value;
        } catch (IOException e) {
            if (noContentAfterAll(e) && !stream) {
                attempt.status = 204;
                log.succeeded(attempt, started);
                return answers.empty(attempt);
            }
            throw broken(attempt, started, timer, SendingInterceptor.reason(e));
        } catch (SdkException failure) {
            throw failed(attempt, started, failure);
        } catch (RuntimeException e) { // OkHttp's checks throw these at what no HTTP server would send
            if (http.request().body() instanceof ContentBody upload && upload.hasThrown(e)) {
                throw e;
            }
            throw failed(attempt, started, failures.of(attempt, e));
        } catch (Exception e) { // OkHttp 5, written in Kotlin, declares no InterruptedException, but throws it on
            // connecting
            Thread.currentThread().interrupt();
            throw failed(attempt, started, failures.of(attempt, new IOException(e)));
        } finally {
            sentMark.leave(outer);
            if (timer != null) {
                timer.stop();
            }
            if (!handedOver) {
                attempt.end(response);
            }
        }
    }

    private RuntimeException broken(Attempt<?> attempt, long started, @Nullable AnswerTimer timer, IOException reason) {
        if (reason instanceof Content.UnreadableException) {
            log.failed(attempt, started, reason);
            return new UncheckedIOException(attempt.name() + ": " + reason.getMessage() + attempt.facts(), reason);
        }
        return failed(attempt, started, failures.of(attempt, timer == null ? reason : timer.reason(reason)));
    }

    private SdkException failed(Attempt<?> attempt, long started, SdkException failure) {
        log.failed(attempt, started, failure);
        return failure;
    }

    /** Runs already, but for a body that is written first. */
    private AnswerTimer timer(Attempt<?> attempt, okhttp3.Call http) {
        AnswerTimer timer = new AnswerTimer(http, failures.answerLimit(attempt));
        if (http.request().body() instanceof ContentBody upload) {
            upload.timer = timer;
        } else {
            timer.start();
        }
        return timer;
    }

    /** The fixed headers and those of the credentials. */
    private Request begun(String[] credentials, boolean hasBody) {
        Prepared known = prepared;
        if (known.credentials == credentials) {
            Request ready = hasBody ? known.withBody : known.plain;
            if (ready != null) {
                return ready;
            }
            Request without = and(plain, credentials);
            Request with = and(withBody, credentials);
            prepared = new Prepared(credentials, without, with);
            return hasBody ? with : without;
        }
        prepared = new Prepared(credentials, null, null);
        return and(hasBody ? withBody : plain, credentials);
    }

    private static Request and(Request fixed, String[] credentials) {
        Request.Builder all = fixed.newBuilder();
        for (int i = 0; i < credentials.length; i += 2) {
            all.addHeader(credentials[i], credentials[i + 1]);
        }
        return all.build();
    }

    private Request request(Attempt<?> attempt) {
        Call<?> call = attempt.call;
        Request.Builder request =
                begun(attempt.credentials, call.hasBody).newBuilder().url(attempt.url);
        if (call.service.traceHeader() != null) {
            request.addHeader(call.service.traceHeader(), call.traceId);
        }
        String[] own = call.headers;
        for (int i = 0; i < own.length; i += 2) {
            if (own[i].equalsIgnoreCase("Accept")) {
                request.header(own[i], own[i + 1]);
            } else {
                request.addHeader(own[i], own[i + 1]);
            }
        }
        if (call.op.handsOver()) {
            // A refusal of events is a JSON document; a proxy that holds answers against Accept would hide it behind a
            // 406.
            boolean events = call.op.answer == Manner.Answer.EVENTS;
            request.header("Accept", events ? "text/event-stream, application/json" : "*/*");
            // A length can only be checked on bytes that nobody unpacks on the way, and an event is to be seen when it
            // happens, not when a block of it can be unpacked.
            request.header("Accept-Encoding", "identity");
        }
        return request.method(call.op.method, body(call)).build();
    }

    private @Nullable RequestBody body(Call<?> call) {
        if (call.content != null) {
            return new ContentBody(call.content);
        }
        if (call.hasBody) {
            return RequestBody.create(call.body, call.bodyType == null ? bodyType : call.bodyType);
        }
        return switch (call.op.method) {
            case "POST", "PUT", "PATCH" -> RequestBody.create(call.body, null); // OkHttp takes none without a body
            default -> null;
        };
    }

    /** ModelArts documents bodies on 204, where HTTP allows none: OkHttp refuses the answer, yet the work was done. */
    private static boolean noContentAfterAll(IOException e) {
        return e instanceof ProtocolException
                && e.getMessage() != null
                && e.getMessage().startsWith("HTTP 204 had non-zero Content-Length");
    }

    private static Request fixed(Service service, boolean hasBody, ClientSettings settings) {
        String agent = UserAgent.with(settings.network().userAgentSuffix());
        String type = service.envelope().contentType(hasBody);
        Request.Builder request = new Request.Builder()
                .url(NOWHERE)
                .addHeader("User-Agent", agent)
                .addHeader("Accept", service.envelope().accept());
        return type == null
                ? request.build()
                : request.addHeader("Content-Type", type).build();
    }
}
