package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.spi.value.Percent;
import java.util.Arrays;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The path of an operation below the service's base, as in {@code /datasets/{dataset_id}}. */
final class PathTemplate {

    private static final String[] NO_QUERY = {};

    private final String text;

    /** The path's segments; null in the place of a variable. */
    private final @Nullable String[] segments;

    private final int variables;

    /** The address that was built last: whoever polls asks for the same one each time. */
    private volatile @Nullable Address last;

    PathTemplate(String text) {
        this.text = text;
        String[] parts = text.substring(1).split("/", -1);
        segments = new @Nullable String[parts.length];
        for (int i = 0; i < parts.length; i++) {
            segments[i] = parts[i].startsWith("{") ? null : parts[i];
        }
        variables = (int) Arrays.stream(segments).filter(Objects::isNull).count();
    }

    /**
     * The whole address.
     *
     * @param base the service's own address
     * @param values one for each variable
     * @param query encoded names and values in turn; null without a query
     * @throws IllegalStateException if there are more or fewer values than variables
     */
    HttpUrl address(HttpUrl base, String[] values, String @Nullable [] query) {
        if (query != null) {
            return below(base, values, query);
        }
        Address known = last;
        if (known != null && known.base.equals(base) && Arrays.equals(known.values, values)) {
            return known.url;
        }
        HttpUrl built = below(base, values, NO_QUERY);
        last = new Address(base, values, built);
        return built;
    }

    /** Segment by segment, as the cheapest way to an address that nobody has to parse again. */
    private HttpUrl below(HttpUrl base, String[] values, String[] query) {
        if (values.length != variables) {
            throw new IllegalStateException(text + " takes " + variables + " path values, got " + values.length);
        }
        HttpUrl.Builder url = base.newBuilder();
        int next = 0;
        for (String literal : segments) {
            url.addEncodedPathSegment(literal != null ? literal : Percent.encode(values[next++]));
        }
        for (int i = 0; i < query.length; i += 2) {
            url.addEncodedQueryParameter(query[i], query[i + 1]);
        }
        return url.build();
    }

    @Override
    public String toString() {
        return text;
    }

    /** An address without a query, and what it was built from. */
    private static final class Address {
        private final HttpUrl base;
        private final String[] values;
        private final HttpUrl url;

        Address(HttpUrl base, String[] values, HttpUrl url) {
            this.base = base;
            this.values = values;
            this.url = url;
        }
    }
}
