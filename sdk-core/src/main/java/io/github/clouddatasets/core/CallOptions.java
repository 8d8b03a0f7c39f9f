package io.github.clouddatasets.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Options of calls, as {@code client.with(o -> ...)} sets them for a view of a client. What is not set keeps the
 * client's own value.
 *
 * @param timeout the whole call with all its retries; null: the client's (5 minutes)
 * @param attemptTimeout one attempt; null: the client's (60 seconds)
 * @param maxAttempts how often a call is sent at the most, 1 to 10; null: the client's (4)
 * @param traceId the trace id of every call, 0 to 128 printable ASCII characters; null: a new one for each call
 * @param onResponse called with every answer that was a success; null for none
 * @param transferBuffer bytes of a download that are written at a time, 8 KiB to 1 MiB; null: 64 KiB
 * @param headers names and values of headers that every call sends beside the SDK's own; none by default. The
 *     signature of an access key does not cover them
 * @param query names and values, not encoded, of query parameters that every call sends beside its own; none by default
 * @param keepBody whether {@code onResponse} is given the answer's body, too; false by default
 */
public record CallOptions(
        @Nullable Duration timeout,
        @Nullable Duration attemptTimeout,
        @Nullable Integer maxAttempts,
        @Nullable String traceId,
        @Nullable Consumer<? super ResponseInfo> onResponse,
        @Nullable Integer transferBuffer,
        List<Map.Entry<String, String>> headers,
        List<Map.Entry<String, String>> query,
        boolean keepBody) {

    /** Nothing set. */
    public static final CallOptions NONE =
            new CallOptions(null, null, null, null, null, null, List.of(), List.of(), false);

    private static final int SMALLEST_BUFFER = 8 * 1024;
    private static final int LARGEST_BUFFER = 1024 * 1024;
    private static final Pattern TRACE_ID = Pattern.compile("[ -~]{0,128}");

    /**
     * Options with these values, checked.
     *
     * @param timeout see the record
     * @param attemptTimeout see the record
     * @param maxAttempts see the record
     * @param traceId see the record
     * @param onResponse see the record
     * @param transferBuffer see the record
     * @param headers see the record
     * @param query see the record
     * @param keepBody see the record
     * @throws IllegalArgumentException if a value is out of its range
     */
    public CallOptions {
        positive("timeout", timeout);
        positive("attemptTimeout", attemptTimeout);
        if (maxAttempts != null && (maxAttempts < 1 || maxAttempts > 10)) {
            throw new IllegalArgumentException("maxAttempts must be between 1 and 10: " + maxAttempts);
        }
        if (transferBuffer != null && (transferBuffer < SMALLEST_BUFFER || transferBuffer > LARGEST_BUFFER)) {
            throw new IllegalArgumentException("transferBuffer must be between " + SMALLEST_BUFFER + " and "
                    + LARGEST_BUFFER + " bytes: " + transferBuffer);
        }
        if (traceId != null && !TRACE_ID.matcher(traceId).matches()) {
            String shown = traceId.replaceAll("[^ -~]", "?");
            throw new IllegalArgumentException("traceId must have 0 to 128 printable ASCII characters but has "
                    + traceId.length() + ": \""
                    + (shown.length() > 60 ? shown.substring(0, 60) + "…\"" : shown + "\""));
        }
        headers = List.copyOf(Argument.required("headers", headers));
        headers.forEach(header -> WireText.headerOfCalls(header.getKey(), header.getValue()));
        query = List.copyOf(Argument.required("query", query));
        query.forEach(parameter -> WireText.query(parameter.getKey(), parameter.getValue()));
    }

    /** As a record prints, without the values of headers and query parameters, which may be secrets. */
    @Override
    public String toString() {
        return "CallOptions[timeout=" + timeout + ", attemptTimeout=" + attemptTimeout + ", maxAttempts=" + maxAttempts
                + ", traceId=" + traceId + ", onResponse=" + (onResponse == null ? "null" : "set")
                + ", transferBuffer=" + transferBuffer + ", headers=" + names(headers) + ", query=" + names(query)
                + ", keepBody=" + keepBody + "]";
    }

    private static String names(List<Map.Entry<String, String>> pairs) {
        return pairs.stream().map(Map.Entry::getKey).collect(Collectors.joining(", ", "[", "]"));
    }

    private static void positive(String field, @Nullable Duration value) {
        if (value != null) {
            Argument.positive(field, value);
        }
    }

    /**
     * A builder that starts from these options.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Sets options; see {@link CallOptions} for ranges and defaults. */
    public static final class Builder {
        private @Nullable Duration timeout;
        private @Nullable Duration attemptTimeout;
        private @Nullable Integer maxAttempts;
        private @Nullable String traceId;
        private @Nullable Consumer<? super ResponseInfo> onResponse;
        private @Nullable Integer transferBuffer;
        private final List<Map.Entry<String, String>> headers;
        private final List<Map.Entry<String, String>> query;
        private boolean keepBody;

        private Builder(CallOptions from) {
            timeout = from.timeout;
            attemptTimeout = from.attemptTimeout;
            maxAttempts = from.maxAttempts;
            traceId = from.traceId;
            onResponse = from.onResponse;
            transferBuffer = from.transferBuffer;
            headers = new ArrayList<>(from.headers);
            query = new ArrayList<>(from.query);
            keepBody = from.keepBody;
        }

        /**
         * Limits the whole call with all its retries and waits.
         *
         * @param timeout more than zero
         * @return this
         * @throws IllegalArgumentException if it is null, zero or negative
         */
        public Builder timeout(Duration timeout) {
            this.timeout = Argument.positive("timeout", timeout);
            return this;
        }

        /**
         * Limits one attempt, from sending to the last byte of the answer.
         *
         * @param attemptTimeout more than zero
         * @return this
         * @throws IllegalArgumentException if it is null, zero or negative
         */
        public Builder attemptTimeout(Duration attemptTimeout) {
            this.attemptTimeout = Argument.positive("attemptTimeout", attemptTimeout);
            return this;
        }

        /**
         * Limits how often a call is sent.
         *
         * @param maxAttempts 1 (no retry) to 10
         * @return this
         */
        public Builder maxAttempts(int maxAttempts) {
            this.maxAttempts = maxAttempts;
            return this;
        }

        /**
         * Gives every call this trace id: on the service's header where it has one ({@code x-pd-external-trace-id}), in
         * log lines, in the MDC and in exceptions.
         *
         * @param traceId 0 to 128 printable ASCII characters
         * @return this
         */
        public Builder traceId(String traceId) {
            this.traceId = Argument.required("traceId", traceId);
            return this;
        }

        /**
         * Tells a listener of every successful answer: its status, its headers and both trace ids; its body, too, after
         * {@link #keepBody}. What the listener throws comes out of the call.
         *
         * @param onResponse called on the calling thread, before the call returns
         * @return this
         */
        public Builder onResponse(Consumer<? super ResponseInfo> onResponse) {
            this.onResponse = Argument.required("onResponse", onResponse);
            return this;
        }

        /**
         * Sets how many bytes of a download are held in memory and written at a time. What has come is written after
         * 100 ms, even if it is less.
         *
         * @param transferBuffer 8192 to 1048576 bytes; 65536 by default
         * @return this
         */
        public Builder transferBuffer(int transferBuffer) {
            this.transferBuffer = transferBuffer;
            return this;
        }

        /**
         * Adds a header to every call, on each of its attempts and on each page of a listing: for what the service takes and
         * this SDK does not know. Requests to presigned links and those of a login do not get it. The
         * signature of an access key does not cover this header: the signature covers {@code Host}, {@code X-Project-Id},
         * {@code X-Sdk-Date} and {@code X-Security-Token} alone and names them, so that the service accepts the request, but
         * somebody on the way may change the header unnoticed. Do not use it where a service demands a signed header.
         *
         * @param name the name; none that the SDK sets itself, such as {@code Authorization}, {@code Host} or
         *     {@code Content-Length}
         * @param value printable ASCII text
         * @return this
         * @throws IllegalArgumentException if name or value cannot be sent, or if the SDK sets this header itself
         */
        public Builder header(String name, String value) {
            WireText.headerOfCalls(name, value);
            headers.add(Map.entry(name, value));
            return this;
        }

        /**
         * Adds a query parameter to every call, after the call's own, on each of its attempts and on each page of a listing.
         * It is covered by the signature of an access key. Requests to presigned links and those of a login do not get it.
         *
         * @param name the name, not encoded
         * @param value the value, not encoded
         * @return this
         * @throws IllegalArgumentException if the name is empty, if one of them is null or has a control character
         */
        public Builder query(String name, String value) {
            WireText.query(name, value);
            query.add(Map.entry(name, value));
            return this;
        }

        /**
         * Gives {@link #onResponse} the body of each answer, too. The body is then held in memory as a whole while the call
         * lasts.
         *
         * @param keepBody true to keep it; false by default
         * @return this
         */
        public Builder keepBody(boolean keepBody) {
            this.keepBody = keepBody;
            return this;
        }

        /**
         * The finished options.
         *
         * @return the options
         * @throws IllegalArgumentException if a value is out of its range
         */
        public CallOptions build() {
            return new CallOptions(
                    timeout,
                    attemptTimeout,
                    maxAttempts,
                    traceId,
                    onResponse,
                    transferBuffer,
                    headers,
                    query,
                    keepBody);
        }
    }
}
