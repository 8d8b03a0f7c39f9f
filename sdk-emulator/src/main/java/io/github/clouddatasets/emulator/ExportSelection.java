package io.github.clouddatasets.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
    private final List<JsonNode> conditions;

    /** @param params the {@code export_params} of the request; they count for a search only */
    ExportSelection(int type, ObjectNode params) {
        this.type = type;
        this.state = params.path("sample_state").asText("").toUpperCase(Locale.ROOT);
        this.ids = new TreeSet<>();
        params.path("samples").forEach(id -> ids.add(id.asText()));
        this.conditions = new ArrayList<>();
        params.path("search_conditions").forEach(conditions::add);
    }

    List<Sample> of(List<Sample> samples) {
        return samples.stream().filter(this::takes).toList();
    }

    private boolean takes(Sample sample) {
        boolean labeled = sample.label() != null;
        return switch (type) {
            case LABELED -> labeled;
            case UNLABELED -> !labeled;
            case SEARCH -> hasState(labeled) && isNamed(sample) && meetsOneOf(sample);
            default -> true;
        };
    }

    // The other states belong to team labeling and review, which no sample here has been through.
    private boolean hasState(boolean labeled) {
        return switch (state) {
            case "" -> true;
            case "__ALL__" -> labeled;
            case "__NONE__" -> !labeled;
            default -> false;
        };
    }

    private boolean isNamed(Sample sample) {
        return ids.isEmpty() || ids.contains(sample.id());
    }

    private boolean meetsOneOf(Sample sample) {
        return conditions.isEmpty() || conditions.stream().anyMatch(condition -> meets(sample, condition));
    }

    private static boolean meets(Sample sample, JsonNode condition) {
        String name = condition.path("sample_name").asText("");
        String folder = condition.path("sample_dir").asText("");
        return sample.fileName().contains(name)
                && (folder.isEmpty() || ("/" + sample.folder()).endsWith("/" + folder))
                && hasLabel(sample, condition.path("label_list").path("labels"));
    }

    private static boolean hasLabel(Sample sample, JsonNode labels) {
        if (labels.isEmpty()) {
            return true;
        }
        for (JsonNode label : labels) {
            if (label.path("name").asText("").equals(sample.label())) {
                return true;
            }
        }
        return false;
    }
}
