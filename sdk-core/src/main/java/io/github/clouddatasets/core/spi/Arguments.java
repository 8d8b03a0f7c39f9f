package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.RawRequest;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.spi.file.Content;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Endpoint;
import io.github.clouddatasets.core.spi.value.Percent;
import io.github.clouddatasets.core.spi.value.WireValue;
import java.util.Collection;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call: what goes into the path, the query, the headers and the body of an {@link Op}. Immutable:
 * each method returns new arguments, which share with the old ones what they have in common.
 */
public final class Arguments {

    private static final String[] NO_PATH = {};
    private static final Arguments NONE = new Arguments(NO_PATH, null, null, null, null);

    /** Names and values, the last pair in front of those before it: adding one copies none. */
    static final class Pairs {
        private final @Nullable Pairs before;
        private final String name;
        private final String value;
        private final int count;

        Pairs(@Nullable Pairs before, String name, String value) {
            this.before = before;
            this.name = name;
            this.value = value;
            this.count = before == null ? 1 : before.count + 1;
        }

        /** Names and values in turn, in the order in which they were added. */
        String[] inTurn() {
            String[] all = new String[2 * count];
            for (Pairs pair = this; pair != null; pair = pair.before) {
                all[2 * pair.count - 2] = pair.name;
                all[2 * pair.count - 1] = pair.value;
            }
            return all;
        }
    }

    /**
     * A body that the caller has encoded.
     *
     * @param bytes the bytes
     * @param type their media type; null for the type that the service usually takes
     */
    record RawBody(byte[] bytes, @Nullable String type) {}

    final String[] path;

    /** Encoded names and values. */
    final @Nullable Pairs query;

    /** Headers beside the usual ones. */
    final @Nullable Pairs headers;

    /** An object that becomes JSON, a {@link Content} or a {@link RawBody}. */
    final @Nullable Object body;

    /** The whole address, where the service has named one. */
    final @Nullable HttpUrl address;

    private Arguments(
            String[] path,
            @Nullable Pairs query,
            @Nullable Pairs headers,
            @Nullable Object body,
            @Nullable HttpUrl address) {
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.address = address;
    }

    /**
     * For an operation without path variables.
     *
     * @return no arguments at all
     */
    public static Arguments none() {
        return NONE;
    }

    /**
     * For an operation with path variables.
     *
     * @param values their values in their order, checked with {@link Check#id} or {@link Check#segment} before
     * @return the arguments
     */
    public static Arguments path(String... values) {
        return new Arguments(values, null, null, null, null);
    }

    /**
     * For an address that an answer named, such as a presigned link: taken as it is, nothing of it is encoded anew.
     *
     * @param link the address
     * @return the arguments
     * @throws DecodeException if the address cannot be called. The message does not repeat the address, which is a key
     */
    public static Arguments at(Secret link) {
        HttpUrl address = HttpUrl.parse(link.reveal());
        if (address == null) {
            throw new DecodeException("the service named a link that is no http address", null, "");
        }
        if (!address.isHttps() && !Endpoint.isThisMachine(address.host())) {
            throw new DecodeException(
                    "the service named a link to " + address.host() + " that is not https: it is not followed",
                    null,
                    "");
        }
        return new Arguments(NO_PATH, null, null, null, address);
    }

    /** Query, headers and body of a raw request; its path is a part of {@link Op#raw}. */
    static Arguments of(RawRequest request) {
        Arguments arguments = NONE;
        for (Map.Entry<String, String> parameter : request.query()) {
            arguments = arguments.query(parameter.getKey(), parameter.getValue());
        }
        for (Map.Entry<String, String> header : request.headers()) {
            arguments = arguments.header(header.getKey(), header.getValue());
        }
        byte[] body = request.body();
        return body == null ? arguments : arguments.body(new RawBody(body, request.contentType()));
    }

    /**
     * Adds a query parameter.
     *
     * @param name the name, not encoded
     * @param value the value, not encoded; with null nothing is added
     * @return these arguments and the parameter
     */
    public Arguments query(String name, @Nullable Object value) {
        return value == null ? this : new Arguments(path, added(query, name, value), headers, body, address);
    }

    /**
     * Adds the same query parameter once for each value.
     *
     * @param name the name, not encoded
     * @param values the values, not encoded; with none nothing is added
     * @return these arguments and the parameters
     */
    public Arguments queryAll(String name, Collection<?> values) {
        Pairs all = query;
        for (Object value : values) {
            all = added(all, name, value);
        }
        return new Arguments(path, all, headers, body, address);
    }

    private static Pairs added(@Nullable Pairs query, String name, Object value) {
        Object plain = value instanceof WireValue wire ? wire.value() : value;
        return new Pairs(query, Percent.encode(name), Percent.encode(plain.toString()));
    }

    /**
     * Adds a header, sent on every attempt.
     *
     * @param name the name
     * @param value the value
     * @return these arguments and the header
     */
    public Arguments header(String name, String value) {
        return new Arguments(path, query, new Pairs(headers, name, value), body, address);
    }

    /**
     * Sets a body that is no JSON.
     *
     * @param content the body
     * @return these arguments with this body instead of theirs
     */
    public Arguments content(Content content) {
        return new Arguments(path, query, headers, content, address);
    }

    /**
     * Sets the object that becomes the JSON body.
     *
     * @param body the object
     * @return these arguments with this body instead of theirs
     */
    public Arguments body(Object body) {
        return new Arguments(path, query, headers, body, address);
    }
}
