package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.StateDocument;
import org.jspecify.annotations.Nullable;

/**
 * A label of one sample.
 *
 * @param name the name; empty for speech content, which has a text instead
 * @param id the id to which relations of the same sample refer, or empty
 * @param property shape, text span and other properties; callers must not change them
 * @param score the confidence of a machine; null for a label by a person
 * @param time the time of the labeling, in epoch milliseconds
 */
record SampleLabel(
        String name,
        int type,
        String id,
        ObjectNode property,
        @Nullable Double score,
        String annotatedBy,
        long time) {

    static final String HARD = "@modelarts:hard";
    static final String HARD_COEFFICIENT = "@modelarts:hard_coefficient";
    static final String HARD_REASONS = "@modelarts:hard_reasons";

    /** A label by a person that has only a name. */
    static SampleLabel named(String name, int type, long time) {
        return new SampleLabel(name, type, "", Json.object(), null, "human", time);
    }

    /** Reads a label from a request. {@code type} is the default type. */
    static SampleLabel of(JsonNode json, int type, long time) {
        JsonNode property = json.path("property");
        JsonNode score = json.path("score");
        if (score.isNumber() && (score.doubleValue() < 0 || score.doubleValue() > 1)) {
            throw ModelArtsFault.bodyParameterInvalid("score");
        }
        return new SampleLabel(
                json.path("name").asText(""),
                json.path("type").asInt(type),
                json.path("id").asText(""),
                property instanceof ObjectNode object ? object.deepCopy() : Json.object(),
                score.isNumber() ? score.doubleValue() : null,
                json.path("annotated_by").asText("human"),
                time);
    }

    static SampleLabel of(StateDocument state) {
        return new SampleLabel(
                state.text("name"),
                state.integer("type"),
                state.text("id"),
                state.object("property"),
                state.has("score") ? state.fields().path("score").doubleValue() : null,
                state.text("annotated_by"),
                state.number("time"));
    }

    ObjectNode saved() {
        ObjectNode state = Json.object().put("name", name).put("type", type).put("id", id);
        state.set("property", property);
        return state.put("score", score).put("annotated_by", annotatedBy).put("time", time);
    }

    SampleLabel renamed(String other) {
        return new SampleLabel(other, type, id, property, score, annotatedBy, time);
    }

    boolean isHard() {
        String hard = property.path(HARD).asText("");
        return hard.equals("1") || hard.equals("true");
    }

    /** The confidence; 1 for a label by a person. */
    double confidence() {
        return score == null ? 1 : score;
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        if (!name.isEmpty()) {
            json.put("name", name);
        }
        json.put("type", type);
        if (!id.isEmpty()) {
            json.put("id", id);
        }
        json.set("property", property.deepCopy());
        if (score != null) {
            json.put("score", score);
        }
        return json.put("annotated_by", annotatedBy);
    }
}
