package io.github.clouddatasets.core;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link ClientBuilder}: an immutable snapshot from which a client is made.
 *
 * @param endpoint base address of the service; null if none was given
 * @param allowInsecureHttp whether plain http to other hosts than this machine is allowed
 * @param credentials who calls; null if none were given
 * @param timeout the whole call with all its retries
 * @param attemptTimeout one attempt
 * @param connectTimeout the time to make a connection, TLS included
 * @param idleTimeout the longest silence on a stream or a transfer
 * @param requestsPerSecond how many requests may leave in a second; 0 for any number
 * @param maxAttempts how often a call is sent at the most
 * @param logBodies whether bodies are logged at TRACE
 * @param transport the HTTP client underneath; null for the SDK's own
 * @param time clock and sleeper
 * @param listeners hear of every call, in this order
 * @param maxAnswerSize the longest JSON answer in bytes, after decompression
 * @param maxErrorSize how many bytes of a refusal's body are read, after decompression
 * @param patience how long a download into a file goes on without a new byte
 * @param chosen the names of the settings that the builder's user has set; the others have their defaults
 * @param network how connections are made
 */
public record ClientSettings(
        @Nullable String endpoint,
        boolean allowInsecureHttp,
        @Nullable Credentials credentials,
        Duration timeout,
        Duration attemptTimeout,
        Duration connectTimeout,
        Duration idleTimeout,
        int requestsPerSecond,
        int maxAttempts,
        boolean logBodies,
        @Nullable Transport transport,
        Time time,
        List<CallListener> listeners,
        long maxAnswerSize,
        long maxErrorSize,
        Duration patience,
        Set<String> chosen,
        NetworkSettings network) {}
