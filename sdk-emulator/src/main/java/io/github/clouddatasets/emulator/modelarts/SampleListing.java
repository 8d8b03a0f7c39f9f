package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.clouddatasets.emulator.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The filters and the order of one request for a list of samples. */
final class SampleListing {

    private static final Set<String> LOCALES = Set.of("en-us", "zh-cn");
    private static final Set<Integer> SAMPLE_TYPES = Set.of(0, 1, 2, 4, 6, 9);
    private static final int ANY_TYPE = 9;
    private static final Set<String> STATES = Set.of(
            "__ALL__",
            "__NONE__",
            "__UNCHECK__",
            "__ACCEPTED__",
            "__REJECTED__",
            "__UNREVIEWED__",
            "__REVIEWED__",
            "__WORKFORCE_SAMPLED__",
            "__WORKFORCE_SAMPLED_UNCHECK__",
            "__WORKFORCE_SAMPLED_CHECKED__",
            "__WORKFORCE_SAMPLED_ACCEPTED__",
            "__WORKFORCE_SAMPLED_REJECTED__",
            "__AUTO_ANNOTATION__");

    private final List<Predicate<Sample>> filters = new ArrayList<>();
    private final boolean ascending;

    SampleListing(ModelArtsQuery query, DatasetKind kind, Instant now) {
        requireLocale(query);
        query.flag("preview");
        state(query).ifPresent(filters::add);
        query.text("email")
                .ifPresent(email ->
                        filters.add(sample -> sample.annotations().labeler().equals(email)));
        query.text("label_name").ifPresent(name -> filters.add(sample -> sample.hasLabel(name)));
        query.integer("label_type", 0, Integer.MAX_VALUE).ifPresent(type -> {
            if (DatasetKind.of(type).isEmpty()) {
                throw ModelArtsFault.queryParameterInvalid("label_type", type.toString());
            }
            filters.add(sample -> sample.labels().stream().anyMatch(label -> label.type() == type));
        });
        query.integer("sample_type", 0, ANY_TYPE).ifPresent(type -> {
            if (!SAMPLE_TYPES.contains(type)) {
                throw ModelArtsFault.queryParameterInvalid("sample_type", type.toString());
            }
            if (type != ANY_TYPE) {
                filters.add(sample -> type == kind.sampleType());
            }
        });
        double low = score(query, "low_score", 0);
        double high = score(query, "high_score", 1);
        if (low > 0 || high < 1) {
            filters.add(sample -> sample.labels().stream()
                    .anyMatch(label -> label.confidence() >= low && label.confidence() <= high));
        }
        query.text("search_conditions").ifPresent(text -> {
            for (JsonNode criteria : conditions(text)) {
                filters.add(new SearchCondition(criteria, now)::meets);
            }
        });
        ascending = query.word("order", Set.of("asc", "desc")).equals(Optional.of("asc"));
    }

    /** The filter by {@code sample_state}, whose values compare without regard to case. */
    static Optional<Predicate<Sample>> state(ModelArtsQuery query) {
        return query.text("sample_state").map(text -> {
            String state = text.toUpperCase(Locale.ROOT);
            if (!STATES.contains(state)) {
                throw ModelArtsFault.queryParameterInvalid("sample_state", text);
            }
            return sample -> sample.annotations().state().equals(state);
        });
    }

    static void requireLocale(ModelArtsQuery query) {
        query.word("locale", LOCALES);
    }

    /** @param samples in their usual order */
    List<Sample> of(List<Sample> samples) {
        List<Sample> found = samples;
        if (!filters.isEmpty()) {
            found = samples.stream()
                    .filter(sample -> filters.stream().allMatch(filter -> filter.test(sample)))
                    .toList();
        }
        return ascending ? found : newestFirst(found);
    }

    // A view: one page of a million samples does not copy them all.
    private static List<Sample> newestFirst(List<Sample> samples) {
        return new AbstractList<>() {
            @Override
            public Sample get(int index) {
                return samples.get(samples.size() - 1 - index);
            }

            @Override
            public int size() {
                return samples.size();
            }
        };
    }

    private static ArrayNode conditions(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8))
                .filter(ArrayNode.class::isInstance)
                .map(ArrayNode.class::cast)
                .orElseThrow(() -> ModelArtsFault.queryParameterInvalid("search_conditions", text));
    }

    private static double score(ModelArtsQuery query, String name, double absent) {
        Optional<String> text = query.text(name);
        if (text.isEmpty()) {
            return absent;
        }
        try {
            double score = Double.parseDouble(text.get());
            if (score >= 0 && score <= 1) {
                return score;
            }
        } catch (NumberFormatException e) {
            // The refusal below covers it.
        }
        throw ModelArtsFault.queryParameterInvalid(name, text.get());
    }
}
