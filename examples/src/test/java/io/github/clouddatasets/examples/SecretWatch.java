package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.CallListener;
import io.github.clouddatasets.core.ClientBuilder;
import io.github.clouddatasets.core.Time;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import io.github.clouddatasets.testing.LogCatcher;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Stands at the socket and learns every secret that passes: credentials, signatures, tokens, cookies and the queries of
 * signed addresses; and stands beside the caller and keeps everything the caller can see.
 */
final class SecretWatch implements CallListener {

    /** What one answer is replaced by; null lets the service answer. */
    @FunctionalInterface
    interface Stand {
        @Nullable
        Response in(Interceptor.Chain chain) throws IOException;
    }

    private static final List<String> SECRET_HEADERS = List.of(
            "Authorization",
            "X-Auth-Token",
            "X-Security-Token",
            "X-Subject-Token",
            "x-pd-api-key",
            "Cookie",
            "Set-Cookie",
            "Proxy-Authorization");

    /** Secrets are long; what is shorter are words such as {@code Path} that stand around them. */
    private static final Pattern SECRET_PART = Pattern.compile("[\\w./+=-]{16,}");

    private static final Pattern SIGNED_QUERY = Pattern.compile("https?://[^\\s\"?]+\\?([^\\s\"]+)");
    private static final Pattern TOKEN_FIELD =
            Pattern.compile("(?i)\"[^\"]*(?:token|password|api_key|secret)[^\"]*\"\\s*:\\s*\"([^\"]{12,})\"");

    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> visible = new ConcurrentLinkedQueue<>();
    private final Set<String> succeeded = Collections.synchronizedSet(new HashSet<>());
    private final Set<String> failed = Collections.synchronizedSet(new HashSet<>());

    /** The machine's time, but nobody waits long for the next attempt. */
    private static final Time HASTY = new Time() {
        @Override
        public Instant now() {
            return Time.system().now();
        }

        @Override
        public long nanoTime() {
            return Time.system().nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Duration longest = Duration.ofMillis(5);
            Time.system().sleep(duration.compareTo(longest) < 0 ? duration : longest);
        }
    };

    SecretWatch(String... known) {
        secrets.addAll(List.of(known));
    }

    /** A client's builder under this watch, with all there is to log switched on. */
    <B extends ClientBuilder<B>> B over(B builder, Stand stand) {
        return builder.logBodies(true)
                .listener(this)
                .patience(Duration.ofMillis(100))
                .time(HASTY)
                .transport(OkHttpTransport.tuned(http -> http.addInterceptor(chain -> {
                            visible.add(String.valueOf(MDC.getCopyOfContextMap()));
                            learn(chain.request());
                            Response given = stand.in(chain);
                            return given == null ? chain.proceed(chain.request()) : given;
                        })
                        .addNetworkInterceptor(chain -> {
                            Response response = chain.proceed(chain.request());
                            learn(response.headers());
                            learn(response.peekBody(1 << 20).string());
                            return response;
                        })));
    }

    /** A call without a result. */
    @FunctionalInterface
    interface Act {
        void run() throws Exception;
    }

    void see(Act call) {
        see(() -> {
            call.run();
            return null;
        });
    }

    /** Makes a call and keeps what comes of it, in every form a caller may print it. */
    void see(Callable<?> call) {
        try {
            keep(call.call());
        } catch (Exception | AssertionError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            visible.add(trace.toString());
        }
    }

    private void keep(@Nullable Object result) {
        visible.add(String.valueOf(result));
        if (result instanceof Iterable<?> elements) {
            elements.forEach(element -> visible.add(String.valueOf(element)));
        }
    }

    private void learn(Request request) throws IOException {
        learn(request.headers());
        if (request.body() != null) {
            okio.Buffer body = new okio.Buffer();
            request.body().writeTo(body);
            learn(body.readUtf8());
        }
    }

    private void learn(Headers headers) {
        for (String name : SECRET_HEADERS) {
            for (String value : headers.values(name)) {
                // The key's id and the names of signed headers are told in clear.
                String secret = value.replaceAll("Access=[^,]*|SignedHeaders=[^,]*|Signature=|Expires=[^;]*", " ");
                add(SECRET_PART.matcher(secret), 0);
            }
        }
    }

    private void learn(String body) {
        add(SIGNED_QUERY.matcher(body), 1);
        add(TOKEN_FIELD.matcher(body), 1);
    }

    private void add(Matcher found, int group) {
        while (found.find()) {
            String secret = found.group(group);
            if (!secret.contains("HMAC-SHA256")) {
                secrets.add(secret);
            }
        }
    }

    @Override
    public void callStarted(CallFacts call) {
        visible.add(call.toString());
    }

    @Override
    public void attemptStarted(AttemptStarted event) {
        visible.add(event.toString());
    }

    @Override
    public void attemptEnded(AttemptEnded event) {
        visible.add(event.toString());
    }

    @Override
    public void retryScheduled(RetryScheduled event) {
        visible.add(event.toString());
    }

    @Override
    public void callEnded(CallEnded event) {
        visible.add(event.toString());
        (event.outcome().succeeded() ? succeeded : failed).add(event.call().operation());
    }

    Set<String> succeeded() {
        return Set.copyOf(succeeded);
    }

    Set<String> failed() {
        return Set.copyOf(failed);
    }

    int secrets() {
        return secrets.size();
    }

    /** No secret stands in anything that was seen, nor in the log. */
    void assertNothingShows() {
        String log = LogCatcher.text();
        assertThat(log).as("the log").isNotEmpty();
        visible.add(log);
        String all = String.join("\n", visible);
        assertThat(secrets).allSatisfy(secret -> assertThat(secret).hasSizeGreaterThan(7));
        assertThat(secrets.stream()
                        .filter(all::contains)
                        .map(secret -> secret + " in: " + around(all, secret))
                        .toList())
                .as("secrets that show")
                .isEmpty();
    }

    private static String around(String all, String secret) {
        int at = all.indexOf(secret);
        return all.substring(Math.max(0, at - 200), Math.min(all.length(), at + 80));
    }
}
