package io.github.clouddatasets.sync.project;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * What a member may do in a project. The set is open: a value without a constant is kept as the service sent it.
 *
 * @param value the value on the wire
 */
public record MemberRole(@JsonValue String value) implements WireValue {

    /** Changes everything in the project. */
    public static final MemberRole PROJECT_OWNER = new MemberRole("project_owner");

    /** Reviews entries. */
    public static final MemberRole REVIEWER = new MemberRole("reviewer");

    /** Annotates the entries assigned to the member. */
    public static final MemberRole ANNOTATOR = new MemberRole("annotator");

    /**
     * Checks the value. {@inheritDoc}
     *
     * @throws IllegalArgumentException if it is null
     */
    public MemberRole {
        Check.required("value", value);
    }

    /**
     * The value on the wire.
     *
     * @return {@link #value()}
     */
    @Override
    public String toString() {
        return value;
    }
}
