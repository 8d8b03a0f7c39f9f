package io.github.clouddatasets.powerdrill;

import static io.github.clouddatasets.core.spi.Arguments.none;
import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.PollingException;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Json;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Datasets of the team: {@link PowerdrillClient#datasets()}. Every method exists in both versions of the API. */
public final class Datasets {

    private static final Op<Slice> LIST = Op.get("v2ListDatasets", "/v2/team/datasets", Slice.class);
    private static final Op<Slice> V1_LIST =
            Op.get("v1ListDatasets", "/v1/team/datasets", Slice.class).in(Json.CAMEL);

    private static final Op<String> CREATE =
            Op.post("v2CreateDataset", "/v2/team/datasets", CreatedId.class).as(CreatedId::id);
    private static final Op<String> V1_CREATE = Op.post("v1CreateDataset", "/v1/team/datasets", CreatedId.class)
            .in(Json.CAMEL)
            .as(CreatedId::id);

    private static final Op<DatasetOverview> OVERVIEW =
            Op.get("v2GetDatasetOverview", "/v2/team/datasets/{id}/overview", DatasetOverview.class);
    private static final Op<DatasetOverview> V1_OVERVIEW = Op.get(
                    "v1GetDatasetOverview", "/v1/team/datasets/{datasetId}/overview", DatasetOverview.class)
            .in(Json.CAMEL);

    private static final Op<DatasetStatus> STATUS =
            Op.get("v2GetDatasetStatus", "/v2/team/datasets/{id}/status", DatasetStatus.class);
    private static final Op<DatasetStatus> V1_STATUS = Op.get(
                    "v1GetDatasetStatus", "/v1/team/datasets/{datasetId}/status", DatasetStatus.class)
            .in(Json.CAMEL);

    private static final Op<Void> UPDATE =
            Op.post("v2ModifyDataset", "/v2/team/datasets/{id}").repeatable();
    private static final Op<Void> V1_UPDATE = Op.post("v1ModifyDataset", "/v1/team/datasets/{datasetId}")
            .in(Json.CAMEL)
            .repeatable();

    private static final Op<Void> DELETE = Op.delete("v2DeleteDataset", "/v2/team/datasets/{id}");
    private static final Op<Void> V1_DELETE = Op.delete("v1DeleteDataset", "/v1/team/datasets/{datasetId}");

    /** The answer's wire form. */
    @Decoded
    record Slice(
            List<@Nullable Dataset> records,
            @Nullable Integer pageSize,
            @Nullable Integer totalItems,
            @Nullable Integer total)
            implements TeamApi.RecordPage<Dataset> {
        Slice {
            records = TeamApi.entries(records);
        }
    }

    private final TeamApi team;
    private final DataSources sources;

    Datasets(TeamApi team, DataSources sources) {
        this.team = team;
        this.sources = sources;
    }

    /**
     * Lists all datasets ({@code v2ListDatasets}).
     *
     * @return the datasets, read page by page
     */
    public Paged<Dataset> list() {
        return list(query -> {});
    }

    /**
     * Lists the datasets that match ({@code v2ListDatasets}).
     *
     * @param query keyword and page size
     * @return the datasets, read page by page
     * @throws IllegalArgumentException if the query is null
     */
    public Paged<Dataset> list(DatasetQuery query) {
        Check.required("query", query);
        return team.paged(
                query.pageSize(),
                page -> team.call(
                        LIST, V1_LIST, page.of(none()).query(team.dialect().pick("search", "name"), query.search())),
                Function.identity(),
                Dataset::id);
    }

    /**
     * Lists the datasets that match, as {@link #list(DatasetQuery)} does.
     *
     * @param query sets keyword and page size
     * @return the datasets, read page by page
     * @throws IllegalArgumentException if the lambda is null or sets a value that breaks its rule
     */
    public Paged<Dataset> list(Consumer<DatasetQuery.Builder> query) {
        return list(BuilderLambda.build(DatasetQuery.builder(), query, DatasetQuery.Builder::build));
    }

    /**
     * Creates a dataset ({@code v2CreateDataset}). The request is never sent twice: after a broken connection, look for
     * the dataset with {@link #list(DatasetQuery)}.
     *
     * @param request name and description of the dataset
     * @return the id of the new dataset
     * @throws IllegalArgumentException if the request is null
     * @throws DecodeException if the answer has no id
     */
    public String create(CreateDatasetRequest request) {
        Check.required("request", request);
        return team.call(
                CREATE,
                V1_CREATE,
                none(),
                team.fields().set("name", request.name()).set("description", request.description()));
    }

    /**
     * Creates a dataset, as {@link #create(CreateDatasetRequest)} does.
     *
     * @param request sets name and description of the dataset
     * @return the id of the new dataset
     * @throws IllegalArgumentException if the lambda is null, leaves the name out, or sets a value that breaks its rule
     */
    public String create(Consumer<CreateDatasetRequest.Builder> request) {
        return create(
                BuilderLambda.build(CreateDatasetRequest.builder(), request, CreateDatasetRequest.Builder::build));
    }

    /**
     * Reads the service's description of a dataset ({@code v2GetDatasetOverview}): a summary, questions, keywords. The
     * service may fill these some seconds after the dataset is ready.
     *
     * @param datasetId the dataset
     * @return the overview
     * @throws IllegalArgumentException if the id is null or empty
     * @throws NotFoundException if the project of the API key has no such dataset
     */
    public DatasetOverview overview(String datasetId) {
        return team.call(OVERVIEW, V1_OVERVIEW, path(Check.id("datasetId", datasetId)));
    }

    /**
     * Counts the data sources of a dataset by their state ({@code v2GetDatasetStatus}).
     *
     * @param datasetId the dataset
     * @return the counts
     * @throws IllegalArgumentException if the id is null or empty
     * @throws NotFoundException if the project of the API key has no such dataset
     */
    public DatasetStatus status(String datasetId) {
        return status(team, Check.id("datasetId", datasetId));
    }

    private static DatasetStatus status(TeamApi team, String dataset) {
        return team.call(STATUS, V1_STATUS, path(dataset));
    }

    /**
     * Waits up to 10 minutes until all data sources of a dataset are synched, so that jobs see all of its data. For
     * another
     * deadline see {@link #awaitReady(String, Duration)}, for progress {@link #ready}.
     *
     * @param datasetId the dataset
     * @return the counts: one data source or more is synched, none is in another state
     * @throws IllegalArgumentException if the id is null or empty
     * @throws PollingException at once if a data source is invalid (the message names it) or if the dataset has no data
     *     sources; after 10 minutes in any other case
     * @throws NotFoundException if the project of the API key has no such dataset
     */
    public DatasetStatus awaitReady(String datasetId) {
        return ready(datasetId).await();
    }

    /**
     * Waits until all data sources of a dataset are synched, as {@link #awaitReady(String)} does, with a deadline.
     *
     * @param datasetId the dataset
     * @param deadline the longest wait, more than zero
     * @return the counts
     * @throws IllegalArgumentException if the id is null or empty, or the deadline is not positive
     * @throws PollingException at once if a data source is invalid or if the dataset has no data sources; at the
     *     deadline
     *     in any other case
     * @throws NotFoundException if the project of the API key has no such dataset
     */
    public DatasetStatus awaitReady(String datasetId, Duration deadline) {
        return ready(datasetId).await(deadline);
    }

    /**
     * Takes up the wait of {@link #awaitReady(String)} by the id of the dataset, in whatever process: use it to follow
     * the
     * progress ({@code done} counts the synched data sources, {@code total} all of them) or to set the time between two
     * requests. Sends nothing by itself.
     *
     * @param datasetId the dataset
     * @return the poller; {@code await()} waits up to 10 minutes
     * @throws IllegalArgumentException if the id is null or empty
     */
    public Poller<DatasetStatus> ready(String datasetId) {
        String dataset = Check.id("datasetId", datasetId);
        return new DatasetPoller(
                        dataset,
                        view -> status(team.over(view), dataset),
                        sources.list(dataset, q -> q.status(DataSourceStatus.INVALID)))
                .start(team.api());
    }

    /**
     * Changes name or description of a dataset ({@code v2ModifyDataset}).
     *
     * @param datasetId the dataset
     * @param request the new values
     * @throws IllegalArgumentException if the id is null or empty, or the request is null
     * @throws NotFoundException if the project of the API key has no such dataset
     */
    public void update(String datasetId, UpdateDatasetRequest request) {
        Check.required("request", request);
        team.call(
                UPDATE,
                V1_UPDATE,
                path(Check.id("datasetId", datasetId)),
                team.fields().set("name", request.name()).set("description", request.description()));
    }

    /**
     * Changes name or description of a dataset, as {@link #update(String, UpdateDatasetRequest)} does.
     *
     * @param datasetId the dataset
     * @param request sets the new values
     * @throws IllegalArgumentException if the id is null or empty, or the lambda is null, sets no value, or sets one
     *     that
     *     breaks its rule
     * @throws NotFoundException if the project of the API key has no such dataset
     */
    public void update(String datasetId, Consumer<UpdateDatasetRequest.Builder> request) {
        update(
                datasetId,
                BuilderLambda.build(UpdateDatasetRequest.builder(), request, UpdateDatasetRequest.Builder::build));
    }

    /**
     * Deletes a dataset with its data sources ({@code v2DeleteDataset}).
     *
     * @param datasetId the dataset
     * @throws IllegalArgumentException if the id is null or empty
     * @throws NotFoundException if the project of the API key has no such dataset
     */
    public void delete(String datasetId) {
        team.call(DELETE, V1_DELETE, path(Check.id("datasetId", datasetId)));
    }

    /** Name and version. */
    @Override
    public String toString() {
        return team.describe("Datasets");
    }
}
