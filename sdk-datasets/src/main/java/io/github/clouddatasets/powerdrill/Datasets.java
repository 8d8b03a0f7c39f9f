package io.github.clouddatasets.powerdrill;

import static io.github.clouddatasets.core.spi.Input.none;
import static io.github.clouddatasets.core.spi.Input.path;

import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Check;
import io.github.clouddatasets.core.spi.Numbered;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.Values;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Datasets of the team: {@link PowerdrillClient#datasets()}. */
public final class Datasets {

    static final int PAGE_SIZE = 100;

    private static final Op<Slice> LIST = Op.get("v2ListDatasets", "/v2/team/datasets", Slice.class);

    private static final Op<DatasetStatus> STATUS =
            Op.get("v2GetDatasetStatus", "/v2/team/datasets/{id}/status", DatasetStatus.class);

    /** The answer's wire form. */
    record Slice(
            List<Dataset> records,
            @Nullable Integer pageSize,
            @Nullable Integer totalItems) {
        Slice {
            records = Values.list(records);
        }
    }

    private final Api api;
    private final String userId;

    Datasets(Api api, String userId) {
        this.api = api;
        this.userId = userId;
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
        return api.paged(new Numbered<>(size, number -> {
            Slice slice = api.call(
                    LIST,
                    none().query("page_number", number)
                            .query("page_size", size)
                            .query("search", q.search())
                            .query("user_id", userId));
            return new Numbered.Slice<>(slice.records, slice.pageSize, total(slice.totalItems));
        }));
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

    /** Documents contradict each other whether this counts items or pages, so it is never called exact. */
    static @Nullable Total total(@Nullable Integer count) {
        return count == null ? null : new Total(count, false);
    }
}
