package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What people and machines have noted on a sample.
 *
 * @param metadata not to be changed
 * @param usage such as {@code TRAIN}, or empty
 * @param confirmed whether the labels are final; otherwise they wait for confirmation
 * @param labeler the email address of the team member who labeled it, or empty
 */
record SampleAnnotations(
        List<SampleLabel> labels, ObjectNode metadata, String usage, boolean confirmed, String labeler) {

    static final SampleAnnotations NONE = new SampleAnnotations(List.of(), Json.object(), "", true, "");
    static final Set<String> USAGES = Set.of("TRAIN", "EVAL", "TEST", "INFERENCE");

    SampleAnnotations {
        labels = List.copyOf(labels);
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

    /** As documented for filters: labeled and final, not labeled, or waiting for confirmation. */
    String state() {
        if (!isLabeled()) {
            return "__NONE__";
        }
        return confirmed ? "__ALL__" : "__AUTO_ANNOTATION__";
    }

    /** As samples really show it: documented examples have other words than the table. */
    String status() {
        if (!isLabeled()) {
            return "UN_ANNOTATION";
        }
        return confirmed ? "MANUAL_ANNOTATION" : "AUTO_ANNOTATION";
    }

    /** Hard is what is marked so itself, or has a label that is. */
    boolean isHard() {
        JsonNode hard = metadata.path(SampleLabel.HARD);
        return hard.asBoolean() || hard.asDouble() == 1 || labels.stream().anyMatch(SampleLabel::isHard);
    }

    /** The largest difficulty noted, 0 without one. */
    double hardCoefficient() {
        double largest = metadata.path(SampleLabel.HARD_COEFFICIENT).asDouble();
        for (SampleLabel label : labels) {
            largest = Math.max(
                    largest, label.property().path(SampleLabel.HARD_COEFFICIENT).asDouble());
        }
        return largest;
    }

    /** The ids of the reasons noted: an array on the sample, numbers joined by hyphens on its labels. */
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
