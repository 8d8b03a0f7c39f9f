package io.github.clouddatasets.powerdrill;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A choice of data sources for a listing ({@code v2ListDataSources}, {@code v1ListDataSources}).
 *
 * @param statuses only data sources in one of these states; all if empty. The service knows the filters {@code
 *     synching}, {@code synched} and {@code invalid}
 * @param pageSize data sources per request, 1 to 1000; the service documents no maximum; its default is 10,
 *     the client's default is 100
 */
public record DataSourceQuery(
        List<DataSourceStatus> statuses, @Nullable Integer pageSize) {

    /**
     * Checks the values.
     *
     * @param statuses see {@link #statuses()}
     * @param pageSize see {@link #pageSize()}
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public DataSourceQuery(@Nullable List<DataSourceStatus> statuses, @Nullable Integer pageSize) {
        this.statuses = RequestList.copy("statuses", statuses);
        this.statuses.forEach(DataSourceQuery::known);
        Check.range("pageSize", pageSize, 1, 1000);
        this.pageSize = pageSize;
    }

    /**
     * A builder without values.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_DataSourceQuery_Builder();
    }

    /**
     * A builder with the values of this object.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new AutoBuilder_DataSourceQuery_Builder(this);
    }

    /** Older words occur in answers alone, and a comma inside a state would be a second state. */
    private static void known(DataSourceStatus status) {
        @Nullable
        String instead = switch (status.value()) {
            case "pending", "running" -> "synching";
            case "error" -> "invalid";
            default -> null;
        };
        if (instead != null) {
            throw Check.refused(
                    "statuses",
                    "must be of synching, synched and invalid, the filters that the service knows; use " + instead,
                    status.value());
        }
        if (status.value().isBlank() || status.value().contains(",")) {
            throw Check.refused("statuses", "must have one state in each element", status.value());
        }
    }

    /** The states, joined by commas; null for all states. */
    @Nullable
    String joined() {
        return statuses.isEmpty()
                ? null
                : statuses.stream().map(DataSourceStatus::value).collect(Collectors.joining(","));
    }

    /** Builds a {@link DataSourceQuery}. */
    @AutoBuilder
    public interface Builder {

        /**
         * Sets {@link DataSourceQuery#statuses()}.
         *
         * @param statuses only data sources in one of these states; all if empty. The service knows the filters {@code synching}, {@code synched} and {@code invalid}
         * @return this builder
         */
        Builder statuses(@Nullable List<DataSourceStatus> statuses);

        /**
         * Sets {@link DataSourceQuery#pageSize()}.
         *
         * @param pageSize data sources per request, 1 to 1000; the service documents no maximum; its default is 10, the
         *     client's default is 100
         * @return this builder
         */
        Builder pageSize(@Nullable Integer pageSize);

        /**
         * Sets {@link DataSourceQuery#statuses()}.
         *
         * @param statuses only data sources in one of these states
         * @return this builder
         * @throws IllegalArgumentException if the array is null
         */
        default Builder status(DataSourceStatus... statuses) {
            return statuses(Arrays.asList(Check.required("statuses", statuses)));
        }

        /**
         * Builds the query.
         *
         * @return the query
         * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
         */
        DataSourceQuery build();
    }
}
