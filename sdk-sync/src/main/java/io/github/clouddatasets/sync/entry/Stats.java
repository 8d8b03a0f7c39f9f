package io.github.clouddatasets.sync.entry;

import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.Listing;
import java.util.function.Consumer;

/**
 * What the service has counted in entries: {@link Entries#stats()}. An admin, an organisation's owner and the members of the
 * project may read statistics, and no API key may.
 */
public final class Stats {

    private static final Op<Listing<StatResource.Attributes>> LIST =
            StatResource.TYPE.list("listEntryStats", "/entry_stats");

    private static final Op<EntryStat> GET =
            StatResource.TYPE.get("getEntryStat", "/entry_stats/{id}", StatResource::model);

    private final Api api;

    Stats(Api api) {
        this.api = api;
    }

    /**
     * Lists all statistics that the caller may see ({@code listEntryStats}), by id.
     *
     * @return the statistics, read page by page
     */
    public Paged<EntryStat> list() {
        return list(StatQuery.builder().build());
    }

    /**
     * Lists the statistics that match ({@code listEntryStats}).
     *
     * @param query filters, sorting, page size and what to bring along
     * @return the statistics, read page by page
     * @throws IllegalArgumentException if the query is null, or too long for one request and sorted
     */
    public Paged<EntryStat> list(StatQuery query) {
        return api.paged(Check.required("query", query)
                .parameters()
                .pages((input, number) -> api.call(LIST, input).rows(StatResource::model, number)));
    }

    /**
     * Lists the statistics that match, with the query built in place: {@link #list(StatQuery)}.
     *
     * @param query sets filters, sorting, page size and what to bring along
     * @return the statistics, read page by page
     * @throws IllegalArgumentException if a value breaks its rule, or the query is too long for one request and sorted
     */
    public Paged<EntryStat> list(Consumer<StatQuery.Builder> query) {
        return list(built(query));
    }

    /**
     * Counts all statistics that the caller may see ({@code listEntryStats}).
     *
     * @return how many; see {@link #count(StatQuery)}
     */
    public Total count() {
        return count(StatQuery.builder().build());
    }

    /**
     * Counts the statistics that match, without reading them ({@code listEntryStats}). The service counts no further than 1000, so
     * for a larger number the answer is {@code 1000} and not {@linkplain Total#exact() exact}: at least that many.
     *
     * @param query filters; sorting, page size and what to bring along make no difference
     * @return how many
     * @throws IllegalArgumentException if the query is null
     */
    public Total count(StatQuery query) {
        return Check.required("query", query)
                .parameters()
                .count(input -> api.call(LIST, input).counted());
    }

    /**
     * Counts the statistics that match, with the query built in place: {@link #count(StatQuery)}.
     *
     * @param query sets filters; sorting, page size and what to bring along make no difference
     * @return how many
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public Total count(Consumer<StatQuery.Builder> query) {
        return count(built(query));
    }

    /**
     * Reads one value ({@code getEntryStat}).
     *
     * @param statId the id of the value, a UUID
     * @return the value
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws IllegalArgumentException if the id is not one
     */
    public EntryStat get(String statId) {
        return api.call(GET, path(FilterValues.uuid("statId", statId)));
    }

    /** The service and its address. */
    @Override
    public String toString() {
        return "Stats[" + api.endpoint().address() + "]";
    }

    private static StatQuery built(Consumer<StatQuery.Builder> query) {
        return BuilderLambda.build(StatQuery.builder(), query, StatQuery.Builder::build);
    }
}
