package io.github.clouddatasets.emulator.modelarts;

import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.QueryParameter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Typed access to the query of a call; a value out of its range or form is refused. */
final class ModelArtsQuery {

    private final Map<String, String> values = new HashMap<>();

    ModelArtsQuery(Call call) {
        for (QueryParameter parameter : call.queryParameters()) {
            String value = parameter.value();
            if (value != null) {
                values.put(parameter.name(), value);
            }
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** One of a few words, or nothing. */
    Optional<String> word(String name, Set<String> accepted) {
        Optional<String> value = text(name);
        if (value.isPresent() && !accepted.contains(value.get())) {
            throw ModelArtsFault.queryParameterInvalid(name, value.get());
        }
        return value;
    }

    Optional<Boolean> flag(String name) {
        return word(name, Set.of("true", "false")).map(Boolean::valueOf);
    }

    Optional<Integer> integer(String name, int minimum, int maximum) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= minimum && value <= maximum) {
                return Optional.of(value);
            }
        } catch (NumberFormatException e) {
            // The refusal below covers it.
        }
        throw ModelArtsFault.queryParameterInvalid(name, text.get());
    }

    /** Epoch milliseconds that must be there. */
    long moment(String name) {
        String text = text(name).orElse("");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ModelArtsFault.queryParameterInvalid(name, text);
        }
    }

    /** A range written as {@code min,max}. */
    Optional<RatioRange> ratioRange(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String[] ends = text.get().split(",", -1);
        try {
            if (ends.length == 2) {
                return Optional.of(
                        new RatioRange(Double.parseDouble(ends[0].strip()), Double.parseDouble(ends[1].strip())));
            }
        } catch (NumberFormatException e) {
            // The refusal below covers it.
        }
        throw ModelArtsFault.queryParameterInvalid(name, text.get());
    }

    record RatioRange(double minimum, double maximum) {

        boolean contains(double value) {
            return value >= minimum && value <= maximum;
        }
    }
}
