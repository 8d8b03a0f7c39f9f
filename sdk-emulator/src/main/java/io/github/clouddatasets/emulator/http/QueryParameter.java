package io.github.clouddatasets.emulator.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One {@code name=value} of a query string or a form, decoded.
 *
 * @param value null when there was no {@code =}
 */
public record QueryParameter(String name, @Nullable String value) {

    public static List<QueryParameter> parse(@Nullable String query) {
        List<QueryParameter> parameters = new ArrayList<>();
        if (query == null) {
            return parameters;
        }
        int start = 0;
        while (start <= query.length()) {
            int end = query.indexOf('&', start);
            if (end < 0) {
                end = query.length();
            }
            if (end > start) {
                parameters.add(of(query.substring(start, end)));
            }
            start = end + 1;
        }
        return parameters;
    }

    private static QueryParameter of(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0
                ? new QueryParameter(Percent.decodeParameter(pair), null)
                : new QueryParameter(
                        Percent.decodeParameter(pair.substring(0, equals)),
                        Percent.decodeParameter(pair.substring(equals + 1)));
    }
}
