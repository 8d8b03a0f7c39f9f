package io.github.clouddatasets.powerdrill;

import static io.github.clouddatasets.core.spi.Input.none;
import static io.github.clouddatasets.core.spi.Input.path;

import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Check;
import io.github.clouddatasets.core.spi.Json;
import io.github.clouddatasets.core.spi.Numbered;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.Values;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Datasets of the team in the first version of the API: {@link V1#datasets()}. Reads need no user id here. */
public final class V1Datasets {

    private static final Op<Slice> LIST =
            Op.get("v1ListDatasets", "/v1/team/datasets", Slice.class).in(Json.CAMEL);

    private static final Op<DatasetStatus> STATUS = Op.get(
                    "v1GetDatasetStatus", "/v1/team/datasets/{datasetId}/status", DatasetStatus.class)
            .in(Json.CAMEL);

    /** The answer's wire form. */
    record Slice(
            List<Dataset> records,
            @Nullable Integer pageSize,
            @Nullable Integer total) {
        Slice {
            records = Values.list(records);
        }
    }

    private final Api api;

    V1Datasets(Api api) {
        this.api = api;
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
        return api.paged(new Numbered<>(size, number -> {
            Slice slice = api.call(
                    LIST,
                    none().query("pageNumber", number).query("pageSize", size).query("name", q.search()));
            return new Numbered.Slice<>(slice.records, slice.pageSize, Datasets.total(slice.total));
        }));
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
}
