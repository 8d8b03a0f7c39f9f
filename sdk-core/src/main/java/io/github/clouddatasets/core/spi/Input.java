package io.github.clouddatasets.core.spi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of one call: what goes into the path, the query and the body of an {@link Op}. */
public final class Input {

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

    private Input(String[] path) {
        this.path = path;
    }

    /** For an operation without path variables. */
    public static Input none() {
        return new Input(NO_PATH);
    }

    /** The values of the path variables in their order, checked with {@link Check#id} or {@link Check#segment} before. */
    public static Input path(String... values) {
        return new Input(values);
    }

    /** Adds a query parameter, unless the value is null. */
    public Input query(String name, @Nullable Object value) {
        if (value != null) {
            List<String> pairs = query;
            if (pairs == null) {
                pairs = new ArrayList<>(8);
                query = pairs;
            }
            pairs.add(Percent.encode(name));
            pairs.add(Percent.encode(value.toString()));
        }
        return this;
    }

    /** Adds the same parameter once for each value; none for an empty collection. */
    public Input queryAll(String name, Collection<?> values) {
        for (Object value : values) {
            query(name, value);
        }
        return this;
    }

    /** Adds a header, on every attempt. */
    public Input header(String name, String value) {
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
    Input copy() {
        Input copy = new Input(path);
        copy.query = query == null ? null : new ArrayList<>(query);
        copy.headers = headers == null ? null : new ArrayList<>(headers);
        copy.body = body;
        return copy;
    }

    /** Sets the object that becomes the JSON body. */
    public Input body(Object body) {
        this.body = body;
        return this;
    }
}
