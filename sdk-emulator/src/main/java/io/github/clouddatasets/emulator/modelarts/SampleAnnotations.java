package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.StateDocument;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The annotations of a sample by people and machines.
 *
 * @param metadata the attributes of the sample; callers must not change them
 * @param usage such as {@code TRAIN}; empty without a usage
 * @param confirmed whether the labels are final; else the labels wait for confirmation
 * @param labeler the email address of the team member who labeled the sample, or empty
 */
record SampleAnnotations(
        List<SampleLabel> labels, ObjectNode metadata, String usage, boolean confirmed, String labeler) {

    static final SampleAnnotations NONE = new SampleAnnotations(List.of(), Json.object(), "", true, "");
    static final Set<String> USAGES = Set.of("TRAIN", "EVAL", "TEST", "INFERENCE");

    SampleAnnotations {
        labels = List.copyOf(labels);
    }

    static SampleAnnotations of(StateDocument state) {
        return new SampleAnnotations(
                state.documents("labels").stream().map(SampleLabel::of).toList(),
                state.object("metadata"),
                state.text("usage"),
                state.flag("confirmed"),
                state.text("labeler"));
    }

    ObjectNode saved() {
        ObjectNode state =
                Json.object().put("usage", usage).put("confirmed", confirmed).put("labeler", labeler);
        state.set("metadata", metadata);
        ArrayNode saved = state.putArray("labels");
        labels.forEach(label -> saved.add(label.saved()));
        return state;
    }

    SampleAnnotations withLabels(List<SampleLabel> others) {
        return new SampleAnnotations(others, metadata, usage, confirmed, labeler);
    }

    SampleAnnotations withMetadata(ObjectNode added) {
        ObjectNode merged = metadata.deepCopy();
        merged.setAll(added);
        return new SampleAnnotations(labels, merged, usage, confirmed, labeler);
    }

    SampleAnnotations withUsage(String other) {
        return new SampleAnnotations(labels, metadata, other, confirmed, labeler);
    }

    SampleAnnotations withConfirmed(boolean all) {
        return new SampleAnnotations(labels, metadata, usage, all, labeler);
    }

    SampleAnnotations withLabeler(String email) {
        return new SampleAnnotations(labels, metadata, usage, confirmed, email);
    }

    boolean isLabeled() {
        return !labels.isEmpty();
    }

    /** The state of the sample in the words of the documented filters. */
    String state() {
        if (!isLabeled()) {
            return "__NONE__";
        }
        return confirmed ? "__ALL__" : "__AUTO_ANNOTATION__";
    }

    /** The state of the sample in the words of the documented examples, which differ from the table of the filters. */
    String status() {
        if (!isLabeled()) {
            return "UN_ANNOTATION";
        }
        return confirmed ? "MANUAL_ANNOTATION" : "AUTO_ANNOTATION";
    }

    /** Whether the sample itself or one of its labels has the hard mark. */
    boolean isHard() {
        JsonNode hard = metadata.path(SampleLabel.HARD);
        return hard.asBoolean() || hard.asDouble() == 1 || labels.stream().anyMatch(SampleLabel::isHard);
    }

    /** The largest difficulty of the sample and its labels; 0 without a difficulty. */
    double hardCoefficient() {
        double largest = metadata.path(SampleLabel.HARD_COEFFICIENT).asDouble();
        for (SampleLabel label : labels) {
            largest = Math.max(
                    largest, label.property().path(SampleLabel.HARD_COEFFICIENT).asDouble());
        }
        return largest;
    }

    /**
     * The ids of the reasons for the hard mark. A sample has an array, a label has numbers with hyphens between them.
     */
    Set<Integer> hardReasons() {
        Set<Integer> reasons = new TreeSet<>();
        metadata.path(SampleLabel.HARD_REASONS).forEach(id -> reasons.add(id.asInt()));
        for (SampleLabel label : labels) {
            for (String id :
                    label.property().path(SampleLabel.HARD_REASONS).asText("").split("-", -1)) {
                if (id.matches("\\d{1,3}")) {
                    reasons.add(Integer.valueOf(id));
                }
            }
        }
        return reasons;
    }
}
