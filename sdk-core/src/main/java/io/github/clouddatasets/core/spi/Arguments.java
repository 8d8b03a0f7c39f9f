package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.spi.file.Content;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Endpoint;
import io.github.clouddatasets.core.spi.value.Percent;
import io.github.clouddatasets.core.spi.value.WireValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The arguments of one call: what goes into the path, the query and the body of an {@link Op}. */
public final class Arguments {

    /** No arguments at all. */
    private static final String[] NO_PATH = {};

    final String[] path;

    /** Encoded names and values in turn, in the order given; null while there are none. */
    @Nullable
    List<String> query;

    /** Names and values in turn of headers beside the usual ones; null while there are none. */
    @Nullable
    List<String> headers;

    @Nullable
    Object body;

    /** A body that is no JSON. */
    @Nullable
    Content content;

    /** The whole address, where the service has named one. */
    @Nullable
    HttpUrl address;

    /** How many attempts earlier calls for the same thing have had. */
    int attempts;

    private Arguments(String[] path) {
        this.path = path;
    }

    /** For an operation without path variables. */
    public static Arguments none() {
        return new Arguments(NO_PATH);
    }

    /** The values of the path variables in their order, checked with {@link Check#id} or {@link Check#segment} before. */
    public static Arguments path(String... values) {
        return new Arguments(values);
    }

    /**
     * For an address that an answer named, such as a presigned link: taken as it is, nothing of it is encoded anew.
     *
     * @throws DecodeException if it is none that can be called. The address is not repeated: it is a key
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
        Arguments input = none();
        input.address = address;
        return input;
    }

    /** Adds a query parameter, unless the value is null. */
    public Arguments query(String name, @Nullable Object value) {
        if (value != null) {
            List<String> pairs = query;
            if (pairs == null) {
                pairs = new ArrayList<>(8);
                query = pairs;
            }
            pairs.add(Percent.encode(name));
            Object plain = value instanceof WireValue wire ? wire.value() : value;
            pairs.add(Percent.encode(plain.toString()));
        }
        return this;
    }

    /** Adds the same parameter once for each value; none for an empty collection. */
    public Arguments queryAll(String name, Collection<?> values) {
        for (Object value : values) {
            query(name, value);
        }
        return this;
    }

    /** Adds a header, on every attempt. */
    public Arguments header(String name, String value) {
        List<String> pairs = headers;
        if (pairs == null) {
            pairs = new ArrayList<>(4);
            headers = pairs;
        }
        pairs.add(name);
        pairs.add(value);
        return this;
    }

    /** The same arguments once more, to be added to. */
    Arguments copy() {
        Arguments copy = new Arguments(path);
        copy.query = query == null ? null : new ArrayList<>(query);
        copy.headers = headers == null ? null : new ArrayList<>(headers);
        copy.body = body;
        copy.content = content;
        copy.address = address;
        copy.attempts = attempts;
        return copy;
    }

    /** Goes on counting attempts after this many. */
    Arguments after(int attempts) {
        this.attempts = attempts;
        return this;
    }

    /** Sets a body that is no JSON. */
    public Arguments content(Content content) {
        this.content = content;
        return this;
    }

    /** Sets the object that becomes the JSON body. */
    public Arguments body(Object body) {
        this.body = body;
        return this;
    }
}
