package io.github.clouddatasets.powerdrill;

import org.jspecify.annotations.Nullable;

/**
 * The step of the work that made a block.
 *
 * @param id id of the step; null for none. Group blocks by the id: the name can change within one step
 * @param name title of the step; null for none
 * @param stage working output or answer; null if the service gives no stage
 */
public record BlockGroup(
        @Nullable String id,
        @Nullable String name,
        @Nullable BlockStage stage) {

    /** No step. */
    static final BlockGroup NONE = new BlockGroup(null, null, null);

    /** On the wire an empty id and {@code -1} mean no step (specs/powerdrill.md, section 9). */
    static BlockGroup of(@Nullable String id, @Nullable String name, @Nullable BlockStage stage) {
        boolean none = id == null || id.isEmpty() || id.equals("-1");
        return new BlockGroup(none ? null : id, name == null || name.isEmpty() ? null : name, stage);
    }
}
