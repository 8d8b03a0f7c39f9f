package io.github.clouddatasets.powerdrill;

import static io.github.clouddatasets.core.spi.Arguments.none;
import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.PollingException;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.paging.NumberedPages;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Datasets of the team: {@link PowerdrillClient#datasets()}. */
public final class Datasets {

    static final int PAGE_SIZE = 100;

    private static final Op<Slice> LIST = Op.get("v2ListDatasets", "/v2/team/datasets", Slice.class);

    private static final Op<String> CREATE =
            Op.post("v2CreateDataset", "/v2/team/datasets", Created.class).as(Created::known);

    private static final Op<DatasetOverview> OVERVIEW =
            Op.get("v2GetDatasetOverview", "/v2/team/datasets/{id}/overview", DatasetOverview.class);

    private static final Op<DatasetStatus> STATUS =
            Op.get("v2GetDatasetStatus", "/v2/team/datasets/{id}/status", DatasetStatus.class);

    private static final Op<Void> UPDATE =
            Op.post("v2ModifyDataset", "/v2/team/datasets/{id}").repeatable();

    private static final Op<Void> DELETE = Op.delete("v2DeleteDataset", "/v2/team/datasets/{id}");

    /** The answer's wire form. */
    record Slice(
            List<Dataset> records,
            @Nullable Integer pageSize,
            @Nullable Integer totalItems) {
        Slice {
            records = Immutable.list(records);
        }
    }

    private final Api api;
    private final String userId;
    private final DataSources sources;

    Datasets(Api api, String userId, DataSources sources) {
        this.api = api;
        this.userId = userId;
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
     * @param query sets the keyword and the page size
     * @return the datasets, read page by page
     */
    public Paged<Dataset> list(Consumer<DatasetQuery.Builder> query) {
        DatasetQuery.Builder builder = DatasetQuery.builder();
        query.accept(builder);
        DatasetQuery q = builder.build();
        int size = q.pageSize() == null ? PAGE_SIZE : q.pageSize();
        return api.paged(new NumberedPages<>(size, number -> {
            Slice slice = api.call(
                    LIST,
                    none().query("page_number", number)
                            .query("page_size", size)
                            .query("search", q.search())
                            .query("user_id", userId));
            return new NumberedPages.Slice<>(slice.records, slice.pageSize, total(slice.totalItems));
        }));
    }

    /**
     * Creates a dataset ({@code v2CreateDataset}). Never sent twice: if the connection breaks, look with {@link #list}
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
     * Reads what the service makes of a dataset ({@code v2GetDatasetOverview}): a summary, questions, keywords. They may
     * still be missing for some seconds after the dataset is ready.
     *
     * @param datasetId the dataset
     * @return the overview
     * @throws NotFoundException if there is no such dataset in the project of the API key
     */
    public DatasetOverview overview(String datasetId) {
        return api.call(OVERVIEW, path(Check.id("datasetId", datasetId)).query("user_id", userId));
    }

    /**
     * Counts the data sources of a dataset by their state ({@code v2GetDatasetStatus}).
     *
     * @param datasetId the dataset
     * @return the counts
     * @throws NotFoundException if there is no such dataset in the project of the API key
     */
    public DatasetStatus status(String datasetId) {
        return api.call(STATUS, path(Check.id("datasetId", datasetId)).query("user_id", userId));
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
     * Changes name or description of a dataset ({@code v2ModifyDataset}).
     *
     * @param datasetId the dataset
     * @param request what to change
     * @throws NotFoundException if there is no such dataset in the project of the API key
     */
    public void update(String datasetId, UpdateDatasetRequest request) {
        Object body = new ForUser(Check.required("request", request), userId);
        api.call(UPDATE, path(Check.id("datasetId", datasetId)).body(body));
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
     * Deletes a dataset with its data sources ({@code v2DeleteDataset}).
     *
     * @param datasetId the dataset
     * @throws NotFoundException if there is no such dataset in the project of the API key
     */
    public void delete(String datasetId) {
        api.call(DELETE, path(Check.id("datasetId", datasetId)).body(new ForUser(null, userId)));
    }

    /** Documents contradict each other whether this counts items or pages, so it is never called exact. */
    static @Nullable Total total(@Nullable Integer count) {
        return count == null ? null : new Total(count, false);
    }
}
