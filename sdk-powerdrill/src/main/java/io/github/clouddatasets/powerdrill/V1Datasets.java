package io.github.clouddatasets.powerdrill;

import static io.github.clouddatasets.core.spi.Arguments.none;
import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.PollingException;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.paging.NumberedPages;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.Json;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Datasets of the team in the first version of the API: {@link V1#datasets()}. */
public final class V1Datasets {

    private static final Op<Slice> LIST =
            Op.get("v1ListDatasets", "/v1/team/datasets", Slice.class).in(Json.CAMEL);

    private static final Op<String> CREATE = Op.post("v1CreateDataset", "/v1/team/datasets", Created.class)
            .in(Json.CAMEL)
            .as(Created::known);

    private static final Op<DatasetOverview> OVERVIEW = Op.get(
                    "v1GetDatasetOverview", "/v1/team/datasets/{datasetId}/overview", DatasetOverview.class)
            .in(Json.CAMEL);

    private static final Op<DatasetStatus> STATUS = Op.get(
                    "v1GetDatasetStatus", "/v1/team/datasets/{datasetId}/status", DatasetStatus.class)
            .in(Json.CAMEL);

    private static final Op<Void> UPDATE = Op.post("v1ModifyDataset", "/v1/team/datasets/{datasetId}")
            .in(Json.CAMEL)
            .repeatable();

    private static final Op<Void> DELETE = Op.delete("v1DeleteDataset", "/v1/team/datasets/{datasetId}");

    /** The answer's wire form. */
    record Slice(
            List<Dataset> records,
            @Nullable Integer pageSize,
            @Nullable Integer total) {
        Slice {
            records = Immutable.list(records);
        }
    }

    private final Api api;
    private final String userId;
    private final V1DataSources sources;

    V1Datasets(Api api, String userId, V1DataSources sources) {
        this.api = api;
        this.userId = userId;
        this.sources = sources;
    }

    /**
     * Lists all datasets ({@code v1ListDatasets}).
     *
     * @return the datasets, read page by page
     */
    public Paged<Dataset> list() {
        return list(query -> {});
    }

    /**
     * Lists the datasets that match ({@code v1ListDatasets}).
     *
     * @param query sets the keyword and the page size
     * @return the datasets, read page by page
     */
    public Paged<Dataset> list(Consumer<DatasetQuery.Builder> query) {
        DatasetQuery.Builder builder = DatasetQuery.builder();
        query.accept(builder);
        DatasetQuery q = builder.build();
        int size = q.pageSize() == null ? Datasets.PAGE_SIZE : q.pageSize();
        return api.paged(new NumberedPages<>(size, number -> {
            Slice slice = api.call(
                    LIST,
                    none().query("pageNumber", number).query("pageSize", size).query("name", q.search()));
            return new NumberedPages.Slice<>(slice.records, slice.pageSize, Datasets.total(slice.total));
        }));
    }

    /**
     * Creates a dataset ({@code v1CreateDataset}). Never sent twice: if the connection breaks, look with {@link #list}
     * whether it is there.
     *
     * @param request its name, and what it is about
     * @return the id of the dataset
     */
    public String create(CreateDatasetRequest request) {
        return api.call(CREATE, none().body(new ForUser(Check.required("request", request), userId)));
    }

    /**
     * As {@link #create(CreateDatasetRequest)}, with the request built in place.
     *
     * @param request sets its name, and what it is about
     * @return the id of the dataset
     */
    public String create(Consumer<CreateDatasetRequest.Builder> request) {
        CreateDatasetRequest.Builder builder = CreateDatasetRequest.builder();
        request.accept(builder);
        return create(builder.build());
    }

    /**
     * Reads what the service makes of a dataset ({@code v1GetDatasetOverview}): a summary, questions, keywords. They may
     * still be missing for some seconds after the dataset is ready.
     *
     * @param datasetId the dataset
     * @return the overview
     * @throws NotFoundException if there is no such dataset in the project of the API key
     */
    public DatasetOverview overview(String datasetId) {
        return api.call(OVERVIEW, path(Check.id("datasetId", datasetId)));
    }

    /**
     * Counts the data sources of a dataset by their state ({@code v1GetDatasetStatus}).
     *
     * @param datasetId the dataset
     * @return the counts
     * @throws NotFoundException if there is no such dataset in the project of the API key
     */
    public DatasetStatus status(String datasetId) {
        return api.call(STATUS, path(Check.id("datasetId", datasetId)));
    }

    /**
     * Waits up to 10 minutes until all data sources of a dataset are synched, so that jobs will see all of its data. For
     * another deadline or progress see {@link #awaitReady(String, Duration)} and {@link #ready}.
     *
     * @param datasetId the dataset
     * @return the counts: at least one data source is synched, none is anything else
     * @throws PollingException at once if a data source is invalid, naming it, or if the dataset has none; or when the
     *     time is up
     * @throws NotFoundException if there is no such dataset in the project of the API key
     */
    public DatasetStatus awaitReady(String datasetId) {
        return ready(datasetId).await();
    }

    /**
     * As {@link #awaitReady(String)}, with a deadline.
     *
     * @param datasetId the dataset
     * @param deadline how long at the most, more than zero
     * @return the counts
     * @throws PollingException as above
     */
    public DatasetStatus awaitReady(String datasetId, Duration deadline) {
        return ready(datasetId).await(deadline);
    }

    /**
     * The wait of {@link #awaitReady(String)}, to be told of progress ({@code done} counts the synched data sources,
     * {@code total} all) or to set the time between two looks. Nothing is sent before it is asked.
     *
     * @param datasetId the dataset
     * @return the wait
     */
    public Poller<DatasetStatus> ready(String datasetId) {
        String dataset = Check.id("datasetId", datasetId);
        return new Readiness(
                        dataset, () -> status(dataset), sources.list(dataset, q -> q.status(DataSourceStatus.INVALID)))
                .watched(api);
    }

    /**
     * Changes name or description of a dataset ({@code v1ModifyDataset}).
     *
     * @param datasetId the dataset
     * @param request what to change
     * @throws NotFoundException if there is no such dataset in the project of the API key
     */
    public void update(String datasetId, UpdateDatasetRequest request) {
        api.call(
                UPDATE,
                path(Check.id("datasetId", datasetId))
                        .query("userId", userId)
                        .body(Check.required("request", request)));
    }

    /**
     * As {@link #update(String, UpdateDatasetRequest)}, with the request built in place.
     *
     * @param datasetId the dataset
     * @param request sets what to change
     */
    public void update(String datasetId, Consumer<UpdateDatasetRequest.Builder> request) {
        UpdateDatasetRequest.Builder builder = UpdateDatasetRequest.builder();
        request.accept(builder);
        update(datasetId, builder.build());
    }

    /**
     * Deletes a dataset with its data sources ({@code v1DeleteDataset}).
     *
     * @param datasetId the dataset
     * @throws NotFoundException if there is no such dataset in the project of the API key
     */
    public void delete(String datasetId) {
        api.call(DELETE, path(Check.id("datasetId", datasetId)).query("userId", userId));
    }
}
