package io.github.clouddatasets.powerdrill;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * A choice of sessions for a listing ({@code v2ListSessions}, {@code v1ListSessions}). A null value is not sent.
 *
 * @param search keyword for names, up to 128 characters; version 1 calls it {@code title}
 * @param pageSize sessions per request, 1 to 1000; the service documents no maximum; its default is 10, the
 *     client's default is 100
 */
public record SessionQuery(
        @Nullable String search, @Nullable Integer pageSize) {

    /**
     * Checks the values.
     *
     * @param search see {@link #search()}
     * @param pageSize see {@link #pageSize()}
     * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
     */
    public SessionQuery {
        Check.length("search", search, 0, 128);
        Check.range("pageSize", pageSize, 1, 1000);
    }

    /**
     * A builder without values.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_SessionQuery_Builder();
    }

    /**
     * A builder with the values of this object.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new AutoBuilder_SessionQuery_Builder(this);
    }

    /** Builds a {@link SessionQuery}. */
    @AutoBuilder
    public interface Builder {

        /**
         * Sets {@link SessionQuery#search()}.
         *
         * @param search keyword for names, up to 128 characters; version 1 calls it {@code title}
         * @return this builder
         */
        Builder search(@Nullable String search);

        /**
         * Sets {@link SessionQuery#pageSize()}.
         *
         * @param pageSize sessions per request, 1 to 1000; the service documents no maximum; its default is 10, the
         *     client's default is 100
         * @return this builder
         */
        Builder pageSize(@Nullable Integer pageSize);

        /**
         * Builds the query.
         *
         * @return the query
         * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
         */
        SessionQuery build();
    }
}
