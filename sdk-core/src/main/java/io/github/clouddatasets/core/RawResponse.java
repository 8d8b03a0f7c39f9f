package io.github.clouddatasets.core;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a service answered to a {@link RawRequest}, read to the end and not decoded. Immutable. */
public final class RawResponse {

    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([A-Za-z0-9._:+-]{1,40})\"?");

    private final int status;
    private final ResponseHeaders headers;
    private final byte[] body;

    private RawResponse(int status, ResponseHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /**
     * An answer, for tests of code that reads one.
     *
     * @param status the HTTP status
     * @param headers its headers
     * @param body its body; empty for none
     * @return the answer
     * @throws IllegalArgumentException if {@code headers} or {@code body} is null
     */
    public static RawResponse of(int status, ResponseHeaders headers, byte[] body) {
        return new RawResponse(
                status,
                Argument.required("headers", headers),
                Argument.required("body", body).clone());
    }

    /**
     * The HTTP status.
     *
     * @return 200 to 299: anything else is an exception
     */
    public int status() {
        return status;
    }

    /**
     * The headers.
     *
     * @return all of them
     */
    public ResponseHeaders headers() {
        return headers;
    }

    /**
     * Looks up a header.
     *
     * @param name its name, in whatever case
     * @return its first value; null if the answer has no such header
     */
    public @Nullable String header(String name) {
        return headers.first(name);
    }

    /**
     * The body, unpacked where it came compressed.
     *
     * @return a copy of the bytes; empty if the answer has no body
     */
    public byte[] body() {
        return body.clone();
    }

    /**
     * The body as text.
     *
     * @return the text in the charset that {@code Content-Type} names, or in UTF-8
     */
    public String text() {
        return new String(body, charset());
    }

    private Charset charset() {
        String type = headers.first("Content-Type");
        Matcher named = CHARSET.matcher(type == null ? "" : type);
        if (!named.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(named.group(1).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    /** Status and length: neither a header nor the body, which may hold anything. */
    @Override
    public String toString() {
        return "RawResponse[status=" + status + ", body=" + body.length + " bytes]";
    }
}
