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

    /** Checks the values. */
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

        /** Keyword for names, up to 128 characters; v1 calls it {@code title}. */
        Builder search(@Nullable String search);

        /**
         * Sessions per request, 1 to 1000; the service documents no maximum and takes 10 by default, the client asks
         * for 100.
         */
        Builder pageSize(@Nullable Integer pageSize);

        /**
         * The query.
         *
         * @throws IllegalArgumentException if a value breaks its rule
         */
        SessionQuery build();
    }
}
