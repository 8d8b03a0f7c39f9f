package io.github.clouddatasets.sync.entry;

import io.github.clouddatasets.core.spi.value.WireId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A value that the service has computed for an entry ({@code listEntryStats}, {@code getEntryStat}).
 *
 * @param id the id of the value, a UUID
 * @param entryId the entry
 * @param key the name of the value: {@code annotation.count}, {@code category.<id>.count}, {@code shape.<type>.count} and more
 * @param value the value, as text
 * @param createdAt when the value was first computed; whole seconds
 * @param updatedAt when the value was last computed; whole seconds
 */
public record EntryStat(
        String id,
        @Nullable String entryId,
        @Nullable String key,
        @Nullable String value,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    /**
     * Checks the id. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the id is null or blank
     */
    public EntryStat {
        id = WireId.required("id", id);
    }
}
