package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Which samples an export takes. */
final class ExportSelection {

    static final int LABELED = 0;
    static final int UNLABELED = 1;
    static final int ALL = 2;
    static final int SEARCH = 3;

    private final int type;
    private final String state;
    private final Set<String> ids;
    private final List<SearchCondition> conditions;

    /** @param params the {@code export_params} of the request; they count for a search only */
    ExportSelection(int type, ObjectNode params, Instant now) {
        this.type = type;
        this.state = params.path("sample_state").asText("").toUpperCase(Locale.ROOT);
        this.ids = new TreeSet<>();
        params.path("samples").forEach(id -> ids.add(id.asText()));
        this.conditions = new ArrayList<>();
        params.path("search_conditions").forEach(criteria -> conditions.add(new SearchCondition(criteria, now)));
    }

    List<Sample> of(List<Sample> samples) {
        return samples.stream().filter(this::takes).toList();
    }

    private boolean takes(Sample sample) {
        boolean labeled = sample.annotations().isLabeled();
        return switch (type) {
            case LABELED -> labeled;
            case UNLABELED -> !labeled;
            case SEARCH -> hasState(sample) && isNamed(sample) && meetsOneOf(sample);
            default -> true;
        };
    }

    private boolean hasState(Sample sample) {
        return state.isEmpty() || state.equals(sample.annotations().state());
    }

    private boolean isNamed(Sample sample) {
        return ids.isEmpty() || ids.contains(sample.id());
    }

    private boolean meetsOneOf(Sample sample) {
        return conditions.isEmpty() || conditions.stream().anyMatch(condition -> condition.meets(sample));
    }
}
