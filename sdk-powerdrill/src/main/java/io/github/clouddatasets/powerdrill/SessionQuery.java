package io.github.clouddatasets.powerdrill;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions to list ({@code v2ListSessions}, {@code v1ListSessions}). What is null is not sent.
 *
 * @param search keyword for names, up to 128 characters; v1 calls it {@code title}
 * @param pageSize sessions per request, 1 to 1000; the service documents no maximum and takes 10 by default, the
 *     client asks for 100
 */
public record SessionQuery(
        @Nullable String search, @Nullable Integer pageSize) {

    /** Checks the values. An {@link IllegalArgumentException} names the field that is missing or breaks its rule. */
    public SessionQuery {
        Check.length("search", search, 0, 128);
        Check.range("pageSize", pageSize, 1, 1000);
    }

    /**
     * A builder with nothing set.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_SessionQuery_Builder();
    }

    /**
     * A builder with everything set as here.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new AutoBuilder_SessionQuery_Builder(this);
    }

    /** Builds a {@link SessionQuery}. */
    @AutoBuilder(ofClass = SessionQuery.class)
    public interface Builder {

        /**
         * Sets {@link SessionQuery#search()}.
         *
         * @param search keyword for names, up to 128 characters; v1 calls it {@code title}
         * @return this builder
         */
        Builder search(@Nullable String search);

        /**
         * Sets {@link SessionQuery#pageSize()}.
         *
         * @param pageSize sessions per request, 1 to 1000; the service documents no maximum and takes 10 by default, the client asks for 100
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
