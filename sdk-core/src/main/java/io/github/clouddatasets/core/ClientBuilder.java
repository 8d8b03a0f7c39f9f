package io.github.clouddatasets.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings that the builders of all clients share. One thread uses a builder; any number of threads use the client.
 *
 * @param <B> the concrete builder
 */
public abstract class ClientBuilder<B extends ClientBuilder<B>> extends NetworkBuilder<B> {

    private static final long SMALLEST_LIMIT = 1024;
    private static final long LARGEST_ERROR = 64L * 1024 * 1024;

    private @Nullable String endpoint;
    private boolean allowInsecureHttp;
    private @Nullable Credentials credentials;
    private Duration timeout = Duration.ofMinutes(5); // long enough for four slow attempts with waits between them
    private Duration attemptTimeout = Duration.ofSeconds(60); // the read timeout of the services' own proxies
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration idleTimeout = Duration.ofSeconds(60);
    private Duration patience = Duration.ofMinutes(2); // a restart of a service, or of a router on the way
    private int requestsPerSecond;
    private int maxAttempts = 4;
    private boolean logBodies;
    private @Nullable Transport transport;
    private Time time = Time.system();
    private final List<CallListener> listeners = new ArrayList<>();
    private long maxAnswerSize = 64L * 1024 * 1024; // a page of a thousand records has one or two
    private long maxErrorSize = 1024 * 1024;

    /** For the clients' own builders. */
    protected ClientBuilder() {}

    /**
     * For the builder of a client whose service has a limit of its own.
     *
     * @param requestsPerSecond the default of {@link #requestsPerSecond(int)}
     */
    protected ClientBuilder(int requestsPerSecond) {
        this.requestsPerSecond = requestsPerSecond;
    }

    /**
     * The concrete builder, for chaining.
     *
     * @return this
     */
    @Override
    protected abstract B self();

    /**
     * Sets the service's base address.
     *
     * @param endpoint an absolute https address; plain http is accepted for this machine only (localhost, 127.0.0.1,
     *     ::1) unless {@link #allowInsecureHttp(boolean)} says otherwise. Checked by {@code build()}
     * @return this
     * @throws IllegalArgumentException if it is null
     */
    public B endpoint(String endpoint) {
        this.endpoint = Argument.required("endpoint", endpoint);
        return chosen("endpoint");
    }

    /**
     * Allows plain http to other machines. Credentials and data then cross the network readable by anyone.
     *
     * @param allow true to allow; false by default
     * @return this
     */
    public B allowInsecureHttp(boolean allow) {
        this.allowInsecureHttp = allow;
        return chosen("allowInsecureHttp");
    }

    /**
     * Sets who calls.
     *
     * @param credentials of a kind this service takes, checked by {@code build()}
     * @return this
     * @throws IllegalArgumentException if they are null
     */
    public B credentials(Credentials credentials) {
        this.credentials = Argument.required("credentials", credentials);
        return chosen("credentials");
    }

    /**
     * Limits a whole call with all its retries and waits. Streams and transfers have {@link #idleTimeout} instead.
     *
     * @param timeout more than zero; 5 minutes by default; there is no greatest value
     * @return this
     * @throws IllegalArgumentException if it is null, zero or negative
     */
    public B timeout(Duration timeout) {
        this.timeout = Argument.positive("timeout", timeout);
        return chosen("timeout");
    }

    /**
     * Limits one attempt of a call, from sending to the last byte of the answer.
     *
     * @param attemptTimeout more than zero; 60 seconds by default; there is no greatest value
     * @return this
     * @throws IllegalArgumentException if it is null, zero or negative
     */
    public B attemptTimeout(Duration attemptTimeout) {
        this.attemptTimeout = Argument.positive("attemptTimeout", attemptTimeout);
        return chosen("attemptTimeout");
    }

    /**
     * Limits the time to make a connection.
     *
     * @param connectTimeout more than zero; 10 seconds by default; more than 24 days mean no limit
     * @return this
     * @throws IllegalArgumentException if it is null, zero or negative
     */
    public B connectTimeout(Duration connectTimeout) {
        this.connectTimeout = Argument.positive("connectTimeout", connectTimeout);
        return chosen("connectTimeout");
    }

    /**
     * Limits the silence on a stream, an upload or a download: the longest time without a single byte.
     *
     * @param idleTimeout more than zero; 60 seconds by default; more than 24 days mean no limit
     * @return this
     * @throws IllegalArgumentException if it is null, zero or negative
     */
    public B idleTimeout(Duration idleTimeout) {
        this.idleTimeout = Argument.positive("idleTimeout", idleTimeout);
        return chosen("idleTimeout");
    }

    /**
     * Limits how often a call is sent. Operations that create something are sent again only if nothing had gone out, or
     * if the service refused them for too many requests (429).
     *
     * @param maxAttempts 1 (never again) to 10; 4 by default
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public B maxAttempts(int maxAttempts) {
        if (maxAttempts < 1 || maxAttempts > 10) {
            throw new IllegalArgumentException("maxAttempts must be between 1 and 10: " + maxAttempts);
        }
        this.maxAttempts = maxAttempts;
        return chosen("maxAttempts");
    }

    /**
     * Logs bodies at TRACE, the values of fields that look like secrets masked. For finding faults, not for production.
     *
     * @param logBodies true to log; false by default
     * @return this
     */
    public B logBodies(boolean logBodies) {
        this.logBodies = logBodies;
        return chosen("logBodies");
    }

    /**
     * Holds requests back so that no more than this many leave in any second, in the order of the calls, each within its
     * own deadline. Counted together for all clients of this process with the same credentials at the same service; a
     * retry counts, a transfer to or from a presigned link does not.
     *
     * @param requestsPerSecond 1 to 1000, or 0 for no limit; the default is the service's own limit where it has one (20
     *     for Powerdrill), else 0
     * @return this
     * @throws IllegalArgumentException if it is out of its range
     */
    public B requestsPerSecond(int requestsPerSecond) {
        if (requestsPerSecond < 0 || requestsPerSecond > 1000) {
            throw new IllegalArgumentException("requestsPerSecond must be between 0 and 1000: " + requestsPerSecond);
        }
        this.requestsPerSecond = requestsPerSecond;
        return chosen("requestsPerSecond");
    }

    /**
     * Replaces or tunes the HTTP client underneath.
     *
     * @param transport see {@link io.github.clouddatasets.core.ext.OkHttpTransport}
     * @return this
     * @throws IllegalArgumentException if it is null
     */
    public B transport(Transport transport) {
        this.transport = Argument.required("transport", transport);
        return chosen("transport");
    }

    /**
     * Replaces clock and sleeper, for tests of code that waits.
     *
     * @param time the clock; the machine's by default
     * @return this
     * @throws IllegalArgumentException if it is null
     */
    public B time(Time time) {
        this.time = Argument.required("time", time);
        return chosen("time");
    }

    /**
     * Adds a listener of calls, for metrics and traces.
     *
     * @param listener hears of every call, logins among them, after the listeners that were added before
     * @return this
     * @throws IllegalArgumentException if it is null
     */
    public B listener(CallListener listener) {
        this.listeners.add(Argument.required("listener", listener));
        return chosen("listeners");
    }

    /**
     * Limits how long a download into a file goes on through breaks and outages without a new byte. It starts again, or goes
     * on where it broke, until a new byte has been missing for so long; the number of attempts does not count, except that
     * {@code maxAttempts(1)} means one try. A byte that an earlier try had brought is not new: a download that always breaks at
     * the same place ends, too.
     *
     * @param patience more than zero; 2 minutes by default
     * @return this
     * @throws IllegalArgumentException if it is null, zero or negative
     */
    public B patience(Duration patience) {
        this.patience = Argument.positive("patience", patience);
        return chosen("patience");
    }

    /**
     * Limits the body of a JSON answer, counted after decompression, so that no answer can fill the memory. A longer one
     * is a {@link DecodeException}. Downloads and event streams have no limit: they are never held in memory.
     *
     * @param maxAnswerSize bytes, at least 1024; 67108864 (64 MiB) by default
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public B maxAnswerSize(long maxAnswerSize) {
        if (maxAnswerSize < SMALLEST_LIMIT) {
            throw new IllegalArgumentException(
                    "maxAnswerSize must be at least " + SMALLEST_LIMIT + " bytes: " + maxAnswerSize);
        }
        this.maxAnswerSize = maxAnswerSize;
        return chosen("maxAnswerSize");
    }

    /**
     * Limits how much of a refusal's body is read, counted after decompression. What is longer is cut, and the
     * connection closed.
     *
     * @param maxErrorSize bytes, 1024 to 67108864 (64 MiB); 1048576 (1 MiB) by default
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public B maxErrorSize(long maxErrorSize) {
        if (maxErrorSize < SMALLEST_LIMIT || maxErrorSize > LARGEST_ERROR) {
            throw new IllegalArgumentException("maxErrorSize must be between " + SMALLEST_LIMIT + " and "
                    + LARGEST_ERROR + " bytes: " + maxErrorSize);
        }
        this.maxErrorSize = maxErrorSize;
        return chosen("maxErrorSize");
    }

    /**
     * The settings so far.
     *
     * @return a snapshot
     */
    protected ClientSettings settings() {
        return new ClientSettings(
                endpoint,
                allowInsecureHttp,
                credentials,
                timeout,
                attemptTimeout,
                connectTimeout,
                idleTimeout,
                requestsPerSecond,
                maxAttempts,
                logBodies,
                transport,
                time,
                List.copyOf(listeners),
                maxAnswerSize,
                maxErrorSize,
                patience,
                Set.copyOf(chosen()),
                network());
    }
}
