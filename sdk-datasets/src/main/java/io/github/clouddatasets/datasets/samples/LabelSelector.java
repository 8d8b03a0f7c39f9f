package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.datasets.CreateImportTaskRequest;
import io.github.clouddatasets.datasets.labels.Label;
import io.github.clouddatasets.datasets.labels.LabelAttribute;
import io.github.clouddatasets.datasets.labels.LabelProperty;
import io.github.clouddatasets.datasets.labels.LabelType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A label that selects the samples of an import (in {@link CreateImportTaskRequest#includedLabels()} and
 * {@link CreateImportTaskRequest#excludedLabels()}). The service documents whole labels, but its example has plain
 * names: a selector can be either.
 */
public final class LabelSelector {

    private final Object wire;

    private LabelSelector(Object wire) {
        this.wire = wire;
    }

    /**
     * The label with this name, sent as plain text, as the documented example has it.
     *
     * @param name name of the label
     * @return the selector
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static LabelSelector named(String name) {
        return new LabelSelector(Check.required("name", name));
    }

    /**
     * This label, sent whole, as the documented table has it.
     *
     * @param label the label
     * @return the selector
     */
    public static LabelSelector of(Label label) {
        return new LabelSelector(Check.required("label", label));
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static LabelSelector read(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("type") @Nullable LabelType type,
            @JsonProperty("property") @Nullable LabelProperty property,
            @JsonProperty("attributes") @Nullable List<LabelAttribute> attributes) {
        return of(new Label(name, type, property, attributes == null ? List.of() : attributes));
    }

    /** A name or a whole label. */
    @JsonValue
    Object wire() {
        return wire;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LabelSelector selector && wire.equals(selector.wire);
    }

    @Override
    public int hashCode() {
        return wire.hashCode();
    }

    /** The name, or the whole label. */
    @Override
    public String toString() {
        return wire.toString();
    }
}
