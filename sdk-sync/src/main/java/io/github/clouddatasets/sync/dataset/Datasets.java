package io.github.clouddatasets.sync.dataset;

import static io.github.clouddatasets.core.spi.Arguments.none;
import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.Listing;
import io.github.clouddatasets.sync.internal.QueryParameters;
import io.github.clouddatasets.sync.internal.RoomDoor;
import java.util.Optional;
import java.util.function.Consumer;

/** Datasets: {@code SyncClient.datasets()}. */
public final class Datasets {

    private static final Op<Listing<DatasetResource.Attributes>> LIST =
            DatasetResource.TYPE.list("listDatasets", "/datasets");

    private static final Op<Dataset> GET =
            DatasetResource.TYPE.get("getDataset", "/datasets/{id}", DatasetResource::model);

    private static final Op<Dataset> CREATE =
            DatasetResource.TYPE.post("createDataset", "/datasets", DatasetResource::model);

    private static final Op<Dataset> UPDATE =
            DatasetResource.TYPE.patch("updateDataset", "/datasets/{id}", DatasetResource::model);

    private static final Op<Void> DELETE = Op.delete("deleteDataset", "/datasets/{id}");

    private static final Op<Dataset> DUPLICATE =
            DatasetResource.TYPE.post("duplicateDataset", "/datasets/{id}/duplicate", DatasetResource::model);

    static {
        RoomDoor.handOver(Datasets.class, services -> new Datasets(services.dataset()));
    }

    private final Api api;

    private Datasets(Api api) {
        this.api = api;
    }

    /**
     * Lists all datasets that the caller may see ({@code listDatasets}), by id.
     *
     * @return the datasets, read page by page
     */
    public Paged<Dataset> list() {
        return list(DatasetQuery.builder().build());
    }

    /**
     * Lists the datasets that match ({@code listDatasets}).
     *
     * @param query filters, sorting, page size and what to bring along
     * @return the datasets, read page by page
     * @throws IllegalArgumentException if the query is null, or too long for one request and sorted
     */
    public Paged<Dataset> list(DatasetQuery query) {
        return api.paged(Check.required("query", query)
                .parameters()
                .pages((input, number) -> api.call(LIST, input).rows(DatasetResource::model, number)));
    }

    /**
     * Lists the datasets that match, with the query built in place: {@link #list(DatasetQuery)}.
     *
     * @param query sets filters, sorting, page size and what to bring along
     * @return the datasets, read page by page
     * @throws IllegalArgumentException if a value breaks its rule, or the query is too long for one request and sorted
     */
    public Paged<Dataset> list(Consumer<DatasetQuery.Builder> query) {
        return list(built(query));
    }

    /**
     * Counts all datasets that the caller may see ({@code listDatasets}).
     *
     * @return how many; see {@link #count(DatasetQuery)}
     */
    public Total count() {
        return count(DatasetQuery.builder().build());
    }

    /**
     * Counts the datasets that match, without reading them ({@code listDatasets}). The service counts no further than 1000, so
     * for a larger number the answer is {@code 1000} and not {@linkplain Total#exact() exact}: at least that many.
     *
     * @param query filters; sorting, page size and what to bring along make no difference
     * @return how many
     * @throws IllegalArgumentException if the query is null
     */
    public Total count(DatasetQuery query) {
        return Check.required("query", query)
                .parameters()
                .count(input -> api.call(LIST, input).counted());
    }

    /**
     * Counts the datasets that match, with the query built in place: {@link #count(DatasetQuery)}.
     *
     * @param query sets filters; sorting, page size and what to bring along make no difference
     * @return how many
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public Total count(Consumer<DatasetQuery.Builder> query) {
        return count(built(query));
    }

    /**
     * Looks for a dataset by its name within a project ({@code listDatasets}).
     *
     * <pre>{@code
     * Dataset street = sync.datasets().find(project, "street").orElseThrow();
     * sync.exports().create(b -> b.projectId(project).datasetIds(street.id()));
     * }</pre>
     *
     * @param projectId the project, a UUID
     * @param name the whole name, letter case included
     * @return the dataset, the oldest if the project has several of that name; empty if the project has none that this caller
     *     may see
     * @throws IllegalArgumentException if the id is not one, or the name is null or empty
     */
    public Optional<Dataset> find(String projectId, String name) {
        FilterValues.uuid("projectId", projectId);
        Check.segment("name", name);
        return list(q -> q.projectId(projectId).name(name).pageSize(1)).stream().findFirst();
    }

    /**
     * Reads one dataset ({@code getDataset}).
     *
     * @param datasetId the dataset, a UUID
     * @return the dataset, without its project and entries
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws IllegalArgumentException if the id is not one
     */
    public Dataset get(String datasetId) {
        return api.call(GET, path(FilterValues.uuid("datasetId", datasetId)));
    }

    /**
     * Reads one dataset with the ids of its entries ({@code getDataset}): {@link Dataset#entryIds()}. The answer holds all
     * entries; of a large dataset list the entries instead.
     *
     * @param datasetId the dataset, a UUID
     * @return the dataset
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws IllegalArgumentException if the id is not one
     */
    public Dataset getWithEntries(String datasetId) {
        return api.call(
                GET,
                new QueryParameters().included("entries", true).to(path(FilterValues.uuid("datasetId", datasetId))));
    }

    /**
     * Makes a dataset ({@code createDataset}). Never sent twice, since each request makes another dataset: if the connection
     * breaks, look with {@link #find} whether the dataset is there.
     *
     * @param request project, name, modality and categories
     * @return the dataset, with the id that the service gave it
     * @throws PermissionDeniedException if the caller may not make datasets in that project; keys of a project's scope may not
     * @throws io.github.clouddatasets.core.InvalidRequestException if there is no such project
     * @throws IllegalArgumentException if the request is null
     */
    public Dataset create(CreateDatasetRequest request) {
        Check.required("request", request);
        return api.call(
                CREATE,
                none().body(DatasetResource.TYPE
                        .body(request.attributes())
                        .under("project", "dataset:projects", request.projectId())));
    }

    /**
     * Makes a dataset, with the request built in place: {@link #create(CreateDatasetRequest)}.
     *
     * <pre>{@code
     * Dataset street = sync.datasets().create(b -> b.projectId(project).name("street").modality("idah-image")
     *         .labelingConfiguration(LabelingConfiguration.EMPTY.with(
     *                 "idah-image:bounding-box", Category.of("car", "Car"))));
     * }</pre>
     *
     * @param request sets project, name, modality and categories
     * @return the dataset
     * @throws IllegalArgumentException if something required is missing, or a value breaks its rule
     */
    public Dataset create(Consumer<CreateDatasetRequest.Builder> request) {
        return create(
                BuilderLambda.build(CreateDatasetRequest.builder(), request, CreateDatasetRequest.Builder::build));
    }

    /**
     * Changes a dataset ({@code updateDataset}).
     *
     * @param datasetId the dataset, a UUID
     * @param request what changes
     * @return the dataset as it is now
     * @throws NotFoundException if there is none, or none that this caller may change
     * @throws IllegalArgumentException if the id is not one, or the request is null
     */
    public Dataset update(String datasetId, UpdateDatasetRequest request) {
        String id = FilterValues.uuid("datasetId", datasetId);
        return api.call(
                UPDATE,
                path(id).body(DatasetResource.TYPE.body(
                        id, Check.required("request", request).attributes())));
    }

    /**
     * Changes a dataset, with the request built in place: {@link #update(String, UpdateDatasetRequest)}.
     *
     * @param datasetId the dataset, a UUID
     * @param request sets what changes
     * @return the dataset as it is now
     * @throws NotFoundException if there is none, or none that this caller may change
     * @throws IllegalArgumentException if the id is not one, nothing changes, or a value breaks its rule
     */
    public Dataset update(String datasetId, Consumer<UpdateDatasetRequest.Builder> request) {
        return update(
                datasetId,
                BuilderLambda.build(UpdateDatasetRequest.builder(), request, UpdateDatasetRequest.Builder::build));
    }

    /**
     * Deletes a dataset with its entries and annotations ({@code deleteDataset}). The media stay.
     *
     * @param datasetId the dataset, a UUID
     * @throws ConflictException if the dataset is under way or completed
     * @throws NotFoundException if there is no such dataset, or none that this caller may delete
     * @throws IllegalArgumentException if the id is not one
     */
    public void delete(String datasetId) {
        api.call(DELETE, path(FilterValues.uuid("datasetId", datasetId)));
    }

    /**
     * Copies a dataset ({@code duplicateDataset}). The service copies the entries afterwards, in the background. Never sent
     * twice, since each request makes another copy.
     *
     * @param datasetId the dataset to copy, a UUID
     * @param request what is copied, and under which name
     * @return the copy
     * @throws NotFoundException if there is no such dataset, or none that this caller may see
     * @throws IllegalArgumentException if the id is not one, or the request is null
     */
    public Dataset duplicate(String datasetId, DuplicateDatasetRequest request) {
        return api.call(
                DUPLICATE, path(FilterValues.uuid("datasetId", datasetId)).body(Check.required("request", request)));
    }

    /**
     * Copies a dataset, with the request built in place: {@link #duplicate(String, DuplicateDatasetRequest)}.
     *
     * <pre>{@code
     * Dataset copy = sync.datasets().duplicate(street.id(), b -> b.datasetName("street (2)").withAnnotations(true));
     * }</pre>
     *
     * @param datasetId the dataset to copy, a UUID
     * @param request sets what is copied, and under which name
     * @return the copy
     * @throws NotFoundException if there is no such dataset, or none that this caller may see
     * @throws IllegalArgumentException if the id is not one, or a value breaks its rule
     */
    public Dataset duplicate(String datasetId, Consumer<DuplicateDatasetRequest.Builder> request) {
        return duplicate(
                datasetId,
                BuilderLambda.build(
                        DuplicateDatasetRequest.builder(), request, DuplicateDatasetRequest.Builder::build));
    }

    /** The service and its address. */
    @Override
    public String toString() {
        return "Datasets[" + api.endpoint().address() + "]";
    }

    private static DatasetQuery built(Consumer<DatasetQuery.Builder> query) {
        return BuilderLambda.build(DatasetQuery.builder(), query, DatasetQuery.Builder::build);
    }
}
