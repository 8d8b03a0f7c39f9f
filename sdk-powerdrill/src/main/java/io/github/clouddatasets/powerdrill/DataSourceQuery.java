package io.github.clouddatasets.powerdrill;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which data sources to list ({@code v2ListDataSources}, {@code v1ListDataSources}).
 *
 * @param statuses only data sources in one of these states; all if empty. The service knows the filters {@code
 *     synching}, {@code synched} and {@code invalid}
 * @param pageSize data sources per request, 1 to 1000; the service documents no maximum and takes 10 by default,
 *     the client asks for 100
 */
public record DataSourceQuery(
        List<DataSourceStatus> statuses, @Nullable Integer pageSize) {

    /** Checks the values. */
    public DataSourceQuery {
        statuses = Immutable.list(statuses);
        Check.range("pageSize", pageSize, 1, 1000);
    }

    /**
     * A builder with nothing set.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_DataSourceQuery_Builder().statuses(List.of());
    }

    /**
     * A builder with everything set as here.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new AutoBuilder_DataSourceQuery_Builder(this);
    }

    /** The states as the service takes them; null for all. */
    @Nullable
    String joined() {
        return statuses.isEmpty()
                ? null
                : statuses.stream().map(DataSourceStatus::value).collect(Collectors.joining(","));
    }

    /** Builds a {@link DataSourceQuery}. */
    @AutoBuilder(ofClass = DataSourceQuery.class)
    public interface Builder {

        /**
         * Only data sources in one of these states; all if empty. The service knows the filters {@code synching},
         * {@code synched} and {@code invalid}.
         */
        Builder statuses(List<DataSourceStatus> statuses);

        /**
         * Data sources per request, 1 to 1000; the service documents no maximum and takes 10 by default, the client
         * asks for 100.
         */
        Builder pageSize(@Nullable Integer pageSize);

        /** Only data sources in one of these states. */
        default Builder status(DataSourceStatus... statuses) {
            return statuses(List.of(statuses));
        }

        /**
         * The query.
         *
         * @throws IllegalArgumentException if a value breaks its rule
         */
        DataSourceQuery build();
    }
}
