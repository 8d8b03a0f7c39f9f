package io.github.clouddatasets.core;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request for an operation that has no method here, for the {@code send} of a client. The client adds its credentials,
 * its headers and its trace id, and applies its deadline and its retries.
 *
 * <pre>{@code
 * RawResponse answer = client.send(RawRequest.get("/datasets/d1/unlisted").query("limit", 10).build());
 * }</pre>
 *
 * <p>Everything is given as plain text and encoded by the SDK, once: a {@code %} of the path becomes {@code %25}.
 * Immutable, and safe to send any number of times.
 */
public final class RawRequest {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

    /** A media type as HTTP writes it, with parameters or without. */
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+/[!#$%&'*+.^_`|~0-9A-Za-z-]+(?:[ \\t]*;[ -~]*)?");

    private final String method;
    private final List<String> segments;
    private final List<Map.Entry<String, String>> query;
    private final List<Map.Entry<String, String>> headers;
    private final byte @Nullable [] body;
    private final @Nullable String contentType;
    private final boolean repeatable;

    private RawRequest(Builder builder) {
        method = builder.method;
        segments = List.copyOf(builder.segments);
        query = List.copyOf(builder.query);
        headers = List.copyOf(builder.headers);
        body = builder.body;
        contentType = builder.contentType;
        repeatable = builder.repeatable == null ? REPEATABLE.contains(method) : builder.repeatable;
    }

    /**
     * Starts a request.
     *
     * @param method {@code GET}, {@code HEAD}, {@code OPTIONS}, {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}
     * @param path the path below the client's base, such as {@code /datasets/d1/samples}; not encoded, the slashes between
     *     its segments apart. For a segment with a slash inside, see {@link Builder#segment}
     * @return a builder
     * @throws IllegalArgumentException if the method is another one; if the path does not begin with a slash, has an empty
     *     segment other than the last, a segment {@code .} or {@code ..}, a control character, a query or a fragment
     */
    public static Builder builder(String method, String path) {
        return new Builder(method, path);
    }

    /**
     * Starts a GET request.
     *
     * @param path the path below the client's base, as for {@link #builder}
     * @return a builder
     * @throws IllegalArgumentException if the path cannot be used
     */
    public static Builder get(String path) {
        return builder("GET", path);
    }

    /**
     * Starts a POST request.
     *
     * @param path the path below the client's base, as for {@link #builder}
     * @return a builder
     * @throws IllegalArgumentException if the path cannot be used
     */
    public static Builder post(String path) {
        return builder("POST", path);
    }

    /**
     * Starts a PUT request.
     *
     * @param path the path below the client's base, as for {@link #builder}
     * @return a builder
     * @throws IllegalArgumentException if the path cannot be used
     */
    public static Builder put(String path) {
        return builder("PUT", path);
    }

    /**
     * Starts a DELETE request.
     *
     * @param path the path below the client's base, as for {@link #builder}
     * @return a builder
     * @throws IllegalArgumentException if the path cannot be used
     */
    public static Builder delete(String path) {
        return builder("DELETE", path);
    }

    /**
     * The method.
     *
     * @return in capital letters
     */
    public String method() {
        return method;
    }

    /**
     * The path below the client's base.
     *
     * @return its segments, not encoded; an empty last one stands for a slash at the end
     */
    public List<String> segments() {
        return segments;
    }

    /**
     * The query.
     *
     * @return names and values in their order, not encoded
     */
    public List<Map.Entry<String, String>> query() {
        return query;
    }

    /**
     * The headers beside those that the SDK sets.
     *
     * @return names and values in their order
     */
    public List<Map.Entry<String, String>> headers() {
        return headers;
    }

    /**
     * The body.
     *
     * @return a copy of the bytes; null if there is no body
     */
    public byte @Nullable [] body() {
        return body == null ? null : body.clone();
    }

    /**
     * The media type of the body.
     *
     * @return the type; null for the type that the service usually takes
     */
    public @Nullable String contentType() {
        return contentType;
    }

    /**
     * Whether the client may send the request again after a failure in the middle.
     *
     * @return true for every method but POST and PATCH, unless the builder said otherwise
     */
    public boolean repeatable() {
        return repeatable;
    }

    /** Method, path and names: no value and no body, which may be secrets. */
    @Override
    public String toString() {
        return "RawRequest[" + method + " /" + String.join("/", segments) + ", query=" + names(query) + ", headers="
                + names(headers) + ", body=" + (body == null ? "none" : body.length + " bytes") + "]";
    }

    private static String names(List<Map.Entry<String, String>> pairs) {
        return pairs.stream().map(Map.Entry::getKey).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Collects what a {@link RawRequest} holds. For one thread. */
    public static final class Builder {

        private final String method;
        private final List<String> segments = new ArrayList<>();
        private final List<Map.Entry<String, String>> query = new ArrayList<>();
        private final List<Map.Entry<String, String>> headers = new ArrayList<>();
        private byte @Nullable [] body;
        private @Nullable String contentType;
        private @Nullable Boolean repeatable;

        private Builder(@Nullable String method, @Nullable String path) {
            if (method == null || !METHODS.contains(method)) {
                throw new IllegalArgumentException(
                        "method must be one of GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE: "
                                + (method == null ? "null" : "\"" + WireText.shown(method) + "\""));
            }
            this.method = method;
            if (path == null || !path.startsWith("/")) {
                throw new IllegalArgumentException("path must begin with a slash: "
                        + (path == null ? "null" : "\"" + WireText.shown(path) + "\""));
            }
            if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
                throw new IllegalArgumentException(
                        "path must have no query and no fragment: add parameters with query()");
            }
            String[] parts = path.substring(1).split("/", -1);
            for (int i = 0; i < parts.length; i++) {
                boolean slashAtEnd = i == parts.length - 1 && parts[i].isEmpty();
                segments.add(slashAtEnd ? "" : WireText.segment(parts[i]));
            }
        }

        /**
         * Adds one segment at the end of the path.
         *
         * @param value the segment, not encoded: a slash in it does not divide it
         * @return this
         * @throws IllegalArgumentException if it is null, blank, {@code .} or {@code ..}, or has a control character
         */
        public Builder segment(String value) {
            String checked = WireText.segment(value);
            int last = segments.size() - 1;
            if (segments.get(last).isEmpty()) {
                segments.set(last, checked);
            } else {
                segments.add(checked);
            }
            return this;
        }

        /**
         * Adds a query parameter. The same name may be added more than once.
         *
         * @param name the name, not encoded
         * @param value the value, not encoded; sent as its {@code toString()}
         * @return this
         * @throws IllegalArgumentException if the name is empty, if one of them is null or has a control character
         */
        public Builder query(String name, Object value) {
            String text = WireText.query(name, value == null ? null : value.toString());
            query.add(Map.entry(name, text));
            return this;
        }

        /**
         * Adds a header. {@code Accept} replaces the SDK's own, which asks for JSON.
         *
         * @param name the name; none that carries credentials or that the SDK sets itself, such as {@code Authorization},
         *     {@code Host} or {@code Content-Length}
         * @param value printable ASCII text
         * @return this
         * @throws IllegalArgumentException if name or value cannot be sent, or if the SDK sets this header itself
         */
        public Builder header(String name, String value) {
            WireText.header(name, value);
            headers.add(Map.entry(name, value));
            return this;
        }

        /**
         * Sets the body, in the media type that the service usually takes: JSON.
         *
         * @param text the text, sent as UTF-8
         * @return this
         * @throws IllegalArgumentException if the text is null or the method takes no body
         */
        public Builder body(String text) {
            this.body = bytes(required(text).getBytes(StandardCharsets.UTF_8));
            this.contentType = null;
            return this;
        }

        /**
         * Sets the body.
         *
         * @param text the text, sent as UTF-8
         * @param contentType its media type, such as {@code text/csv}
         * @return this
         * @throws IllegalArgumentException if the text is null, the method takes no body, or the media type is none
         */
        public Builder body(String text, String contentType) {
            this.body = bytes(required(text).getBytes(StandardCharsets.UTF_8));
            this.contentType = mediaType(contentType);
            return this;
        }

        /**
         * Sets the body.
         *
         * @param bytes the bytes, copied
         * @param contentType their media type, such as {@code application/octet-stream}
         * @return this
         * @throws IllegalArgumentException if there are no bytes, the method takes no body, or the media type is none
         */
        public Builder body(byte[] bytes, String contentType) {
            this.body = bytes(required(bytes).clone());
            this.contentType = mediaType(contentType);
            return this;
        }

        /**
         * Says whether the request may be sent twice, as it is when its first answer is lost.
         *
         * @param repeatable true if sending it twice does no harm; by default true for every method but POST and PATCH
         * @return this
         */
        public Builder repeatable(boolean repeatable) {
            this.repeatable = repeatable;
            return this;
        }

        /**
         * The finished request.
         *
         * @return the request
         */
        public RawRequest build() {
            return new RawRequest(this);
        }

        private byte[] bytes(byte[] given) {
            if (WITHOUT_BODY.contains(method)) {
                throw new IllegalArgumentException("body must be absent: " + method + " requests have none");
            }
            return given;
        }

        private static <T> T required(@Nullable T body) {
            if (body == null) {
                throw new IllegalArgumentException("body is required");
            }
            return body;
        }

        private static String mediaType(@Nullable String contentType) {
            if (contentType == null || !MEDIA_TYPE.matcher(contentType).matches()) {
                throw new IllegalArgumentException("contentType must be a media type such as text/csv: "
                        + (contentType == null ? "null" : "\"" + WireText.shown(contentType) + "\""));
            }
            return contentType;
        }
    }
}
