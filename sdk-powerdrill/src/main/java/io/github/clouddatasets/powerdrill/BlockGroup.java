package io.github.clouddatasets.powerdrill;

import org.jspecify.annotations.Nullable;

/**
 * The step of the work that a block belongs to.
 *
 * @param id id of the step; null for none. Group by this: the name can change its wording within one step
 * @param name title of the step; null if it has none
 * @param stage working output or answer; null if not told
 */
public record BlockGroup(
        @Nullable String id,
        @Nullable String name,
        @Nullable BlockStage stage) {

    /** Belongs to no step. */
    static final BlockGroup NONE = new BlockGroup(null, null, null);

    /** On the wire an empty id and {@code -1} stand for none (specs/powerdrill.md, section 9). */
    static BlockGroup of(@Nullable String id, @Nullable String name, @Nullable BlockStage stage) {
        boolean none = id == null || id.isEmpty() || id.equals("-1");
        return new BlockGroup(none ? null : id, name == null || name.isEmpty() ? null : name, stage);
    }
}
