package io.github.clouddatasets.sync.entry;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import org.jspecify.annotations.Nullable;

/**
 * An entry to make ({@code createEntry}).
 *
 * @param datasetId the dataset, a UUID
 * @param resource the name of the medium, which is uploaded already: the service does not look, and the entry of a missing
 *     medium becomes errored a moment later. No two entries that a caller can see have the same resource
 * @param name the name to show; null for none
 * @param priority an entry with a higher priority is offered first; null for the service's default, 0
 */
public record CreateEntryRequest(
        String datasetId,
        String resource,
        @Nullable String name,
        @Nullable Integer priority) {

    /** Checks the values. {@inheritDoc} */
    public CreateEntryRequest {
        FilterValues.uuid("datasetId", datasetId);
        Check.segment("resource", resource);
    }

    /** What the generated builder calls: a value that was not set is refused by name. */
    static CreateEntryRequest checked(
            @Nullable String datasetId, @Nullable String resource, @Nullable String name, @Nullable Integer priority) {
        return new CreateEntryRequest(
                Check.required("datasetId", datasetId), Check.required("resource", resource), name, priority);
    }

    /** The wire form: the dataset is a relation there. */
    record Attributes(
            @Nullable String name,
            String resource,
            @Nullable Integer priority) {}

    Attributes attributes() {
        return new Attributes(name, resource, priority);
    }

    /**
     * Starts building a request.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_GeneratedBuilder_OfCreateEntryRequest();
    }

    /** Builds a {@link CreateEntryRequest}. */
    public interface Builder {

        /**
         * Sets the dataset.
         *
         * @param datasetId the dataset's id, a UUID; required
         * @return this
         */
        Builder datasetId(@Nullable String datasetId);

        /**
         * Sets the medium.
         *
         * @param resource the name under which the medium was uploaded; required
         * @return this
         */
        Builder resource(@Nullable String resource);

        /**
         * Sets the name.
         *
         * @param name the name to show; null, the default, for none
         * @return this
         */
        Builder name(@Nullable String name);

        /**
         * Sets the priority.
         *
         * @param priority a higher one is offered first, and it may be negative; null, the default, for the service's own, 0
         * @return this
         */
        Builder priority(@Nullable Integer priority);

        /**
         * Builds the request.
         *
         * @return the request
         * @throws IllegalArgumentException if a required value is missing, or a value breaks its rule
         */
        CreateEntryRequest build();
    }
}
