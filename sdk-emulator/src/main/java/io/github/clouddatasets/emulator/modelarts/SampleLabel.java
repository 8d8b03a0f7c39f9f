package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import org.jspecify.annotations.Nullable;

/**
 * A label as one sample carries it.
 *
 * @param name empty for speech content, which has a text instead
 * @param id what triplets of the same sample refer to, or empty
 * @param property shape, text span and the like; not to be changed
 * @param score the confidence of a machine, null from a person
 * @param time when it was given, epoch milliseconds
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

    /** A plain name given by a person. */
    static SampleLabel named(String name, int type, long time) {
        return new SampleLabel(name, type, "", Json.object(), null, "human", time);
    }

    /** As a request holds it; a type that is not given is {@code type}. */
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

    SampleLabel renamed(String other) {
        return new SampleLabel(other, type, id, property, score, annotatedBy, time);
    }

    boolean isHard() {
        String hard = property.path(HARD).asText("");
        return hard.equals("1") || hard.equals("true");
    }

    /** Confidence; a person is always sure. */
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
