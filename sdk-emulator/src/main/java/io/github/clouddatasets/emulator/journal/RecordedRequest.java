package io.github.clouddatasets.emulator.journal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that the emulator has received, with its answer. Secrets are replaced by {@code ***}: tokens, keys,
 * signatures, cookies and passwords, wherever they are.
 *
 * <pre>{@code
 * RecordedRequest request = cloud.requests("createDatasetVersion").get(0);
 * assertThat(request.body().text()).contains("V004");
 * assertThat(request.status()).isEqualTo(201);
 * }</pre>
 *
 * @param operation the operationId of the service description; empty for a request that fits no operation
 * @param service {@code modelarts}, {@code iam}, {@code powerdrill}, {@code powerdrill-storage} or {@code idah}
 * @param method the HTTP method
 * @param path the path, still encoded
 * @param query the query without the question mark, still encoded; empty without a query
 * @param headers the header fields, names in lower case
 * @param body the beginning of the body
 * @param answer the answer; {@link RecordedAnswer#NONE} if the client got none, or had left before
 * @param fault what a fault did to the request, such as {@code reset after the work}; null without a fault
 * @param traceId the trace id that the client sent, or else the id in the answer; null without both
 * @param time the time of the arrival, by the emulator's clock
 */
public record RecordedRequest(
        String operation,
        String service,
        String method,
        String path,
        String query,
        Map<String, List<String>> headers,
        RecordedBody body,
        RecordedAnswer answer,
        @Nullable String fault,
        @Nullable String traceId,
        Instant time) {

    /**
     * Copies the header fields.
     *
     * @param operation the operationId, or empty
     * @param service the name of the service
     * @param method the HTTP method
     * @param path the path
     * @param query the query, or empty
     * @param headers the header fields
     * @param body the beginning of the body
     * @param answer the answer
     * @param fault the fault in words, or null
     * @param traceId the trace id, or null
     * @param time the time of the arrival
     * @throws IllegalArgumentException if an argument is null that must not be null
     */
    public RecordedRequest {
        requireGiven("operation", operation);
        requireGiven("service", service);
        requireGiven("method", method);
        requireGiven("path", path);
        requireGiven("query", query);
        requireGiven("headers", headers);
        requireGiven("body", body);
        requireGiven("answer", answer);
        requireGiven("time", time);
        headers = Map.copyOf(headers);
    }

    /**
     * Finds a header field of the request.
     *
     * @param name the name, in any case
     * @return the first value; empty if the request had no such field
     * @throws IllegalArgumentException if {@code name} is null
     */
    public Optional<String> header(String name) {
        requireGiven("name", name);
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** {@return the HTTP status of the answer; 0 if the client got no answer} */
    public int status() {
        return answer.status();
    }

    /** {@return one line with the operation, the target, the status and the trace id} */
    @Override
    public String toString() {
        return service + " " + (operation.isEmpty() ? "(no operation)" : operation) + ": " + method + " " + path
                + (query.isEmpty() ? "" : "?" + query)
                + " -> " + (answer.status() == 0 ? "no answer" : answer.status())
                + (fault == null ? "" : ", " + fault)
                + (traceId == null ? "" : " [" + traceId + "]");
    }

    static void requireGiven(String name, @Nullable Object argument) {
        if (argument == null) {
            throw new IllegalArgumentException(name + " must not be null");
        }
    }
}
