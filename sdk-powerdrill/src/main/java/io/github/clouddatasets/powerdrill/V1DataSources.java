package io.github.clouddatasets.powerdrill;

import static io.github.clouddatasets.core.spi.Arguments.none;
import static io.github.clouddatasets.core.spi.Arguments.path;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.paging.NumberedPages;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.Json;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The files of datasets in the first version of the API: {@link V1#dataSources()}. */
public final class V1DataSources {

    private static final Op<Slice> LIST = Op.get(
                    "v1ListDataSources", "/v1/team/datasets/{datasetId}/datasources", Slice.class)
            .in(Json.CAMEL);

    private static final Op<CreatedDataSource> CREATE = Op.post(
                    "v1CreateDataSource", "/v1/team/datasets/{datasetId}/datasources", DataSource.class)
            .in(Json.CAMEL)
            .as(CreatedDataSource::inDataset);

    private static final Op<CreatedDataSource> CREATE_WITH_DATASET = Op.post(
                    "v1CreateDataSourceWithoutDataset", "/v1/team/datasources", DataSource.class)
            .in(Json.CAMEL)
            .as(CreatedDataSource::withDataset);

    private static final Op<DataSource> GET = Op.get(
                    "v1GetDataSource", "/v1/team/datasets/{datasetId}/datasources/{datasourceId}", DataSource.class)
            .in(Json.CAMEL);

    private static final Op<Void> DELETE =
            Op.delete("v1DeleteDataSource", "/v1/team/datasets/{datasetId}/datasources/{datasourceId}");

    private static final Op<PresignedLink> LINK = Op.post(
                    "v1PresignDataSource",
                    "/v1/team/datasets/{datasetId}/datasources/{datasourceId}/presign",
                    Link.class)
            .in(Json.CAMEL)
            .repeatable()
            .as(Link::plain);

    /** The answer's wire form. */
    record Slice(
            List<DataSourceEntry> records,
            @Nullable Integer pageSize,
            @Nullable Integer total) {
        Slice {
            records = Immutable.list(records);
        }
    }

    /** The wire form of the request: other names, the file's name in it, and the user in the body as well. */
    record NewDataSource(
            @Nullable String name,
            @Nullable String fileName,
            @Nullable DataSourceType type,
            @Nullable Secret url,
            @Nullable String fileKey,
            String userId) {

        static NewDataSource of(CreateDataSourceRequest request, String userId) {
            Secret url = request.url() == null ? null : Secret.of(request.url());
            return new NewDataSource(
                    request.name(), request.name(), request.type(), url, request.fileObjectKey(), userId);
        }
    }

    /** The wire form of the request for a link. */
    record LinkRequest(@Nullable Long expireIn) {}

    /** The wire form of a link. */
    record Link(
            @JsonDeserialize(converter = SignedAddress.class) @Nullable
            Secret presignedUrl,

            @Nullable Instant expireAt) {
        PresignedLink plain() {
            return new PresignedLink(presignedUrl, expireAt);
        }
    }

    private final Api api;
    private final String userId;
    private final V1Files files;

    V1DataSources(Api api, String userId, V1Files files) {
        this.api = api;
        this.userId = userId;
        this.files = files;
    }

    /**
     * Lists all data sources of a dataset ({@code v1ListDataSources}).
     *
     * @param datasetId the dataset
     * @return the data sources, read page by page
     */
    public Paged<DataSource> list(String datasetId) {
        return list(datasetId, query -> {});
    }

    /**
     * Lists the data sources of a dataset that match ({@code v1ListDataSources}).
     *
     * @param datasetId the dataset
     * @param query sets the states and the page size
     * @return the data sources, read page by page
     */
    public Paged<DataSource> list(String datasetId, Consumer<DataSourceQuery.Builder> query) {
        String dataset = Check.id("datasetId", datasetId);
        DataSourceQuery.Builder builder = DataSourceQuery.builder();
        query.accept(builder);
        DataSourceQuery q = builder.build();
        int size = q.pageSize() == null ? Datasets.PAGE_SIZE : q.pageSize();
        return api.paged(new NumberedPages<>(size, number -> {
            Slice slice = api.call(
                    LIST,
                    path(dataset)
                            .query("pageNumber", number)
                            .query("pageSize", size)
                            .query("status", q.joined()));
            return new NumberedPages.Slice<>(
                    DataSourceEntry.unwrapped(slice.records), slice.pageSize, Datasets.total(slice.total));
        }));
    }

    /**
     * Creates a data source in a dataset ({@code v1CreateDataSource}). Never sent twice: if the connection breaks, look
     * with {@link #list} whether it is there.
     *
     * @param datasetId the dataset
     * @param request the file and its name
     * @return the data source, already created and being synched; {@link Poller#last()} is the service's first answer. It
     *     is waited for up to 10 minutes by default; a file the service cannot use ends the wait at once
     * @throws NotFoundException if there is no such dataset in the project of the API key
     */
    public Poller<DataSource> create(String datasetId, CreateDataSourceRequest request) {
        String dataset = Check.id("datasetId", datasetId);
        Object body = NewDataSource.of(Check.required("request", request), userId);
        return api.call(CREATE, path(dataset).query("userId", userId).body(body))
                .watched(api, dataset, this::get);
    }

    /**
     * As {@link #create(String, CreateDataSourceRequest)}, with the request built in place.
     *
     * @param datasetId the dataset
     * @param request sets the file and its name
     * @return the data source, already created and being synched
     */
    public Poller<DataSource> create(String datasetId, Consumer<CreateDataSourceRequest.Builder> request) {
        CreateDataSourceRequest.Builder builder = CreateDataSourceRequest.builder();
        request.accept(builder);
        return create(datasetId, builder.build());
    }

    /**
     * Creates a data source in a dataset that the service makes for it ({@code v1CreateDataSourceWithoutDataset}). Never
     * sent twice.
     *
     * @param request the file and its name
     * @return the data source, already created and being synched; {@link Poller#last()} tells its dataset. It is waited
     *     for up to 10 minutes by default
     */
    public Poller<DataSource> create(CreateDataSourceRequest request) {
        Object body = NewDataSource.of(Check.required("request", request), userId);
        return api.call(CREATE_WITH_DATASET, none().query("userId", userId).body(body))
                .watched(api, this::get);
    }

    /**
     * As {@link #create(CreateDataSourceRequest)}, with the request built in place.
     *
     * @param request sets the file and its name
     * @return the data source, already created and being synched
     */
    public Poller<DataSource> create(Consumer<CreateDataSourceRequest.Builder> request) {
        CreateDataSourceRequest.Builder builder = CreateDataSourceRequest.builder();
        request.accept(builder);
        return create(builder.build());
    }

    /**
     * Uploads a file and makes a data source of it: {@link #upload(String, Path, Consumer)} without progress.
     *
     * @param datasetId the dataset
     * @param file the file
     * @return the data source, already created and being synched
     */
    public Poller<DataSource> upload(String datasetId, Path file) {
        return upload(datasetId, file, progress -> {});
    }

    /**
     * Uploads a file (see {@link V1Files#upload(Path, Consumer)}) and makes a data source of it ({@code v1CreateDataSource}), under the file's
     * own name. If the upload fails, no data source is made.
     *
     * <pre>{@code
     * DataSource source = pd.v1().dataSources().upload(datasetId, Path.of("iris.csv"), p -> log.info("{}", p.fraction()))
     *         .await(Duration.ofMinutes(10));
     * }</pre>
     *
     * @param datasetId the dataset
     * @param file the file
     * @param progress told of the bytes sent so far; what it throws ends the upload
     * @return the data source, already created and being synched; waited for up to 10 minutes by default
     * @throws NotFoundException if there is no such dataset in the project of the API key
     */
    public Poller<DataSource> upload(String datasetId, Path file, Consumer<? super Progress> progress) {
        Check.id("datasetId", datasetId);
        FileUpload upload = new FileUpload(api, file, progress);
        String key = upload.atOnce(files::atOnce);
        return create(datasetId, b -> b.name(upload.name()).fileObjectKey(key));
    }

    /**
     * Reads one data source ({@code v1GetDataSource}).
     *
     * @param datasetId the dataset
     * @param id the data source
     * @return the data source
     * @throws NotFoundException if there is no such data source
     */
    public DataSource get(String datasetId, String id) {
        return api.call(GET, path(Check.id("datasetId", datasetId), Check.id("id", id)));
    }

    /**
     * Deletes a data source ({@code v1DeleteDataSource}).
     *
     * @param datasetId the dataset
     * @param id the data source
     * @throws NotFoundException if there is no such data source
     */
    public void delete(String datasetId, String id) {
        api.call(
                DELETE,
                path(Check.id("datasetId", datasetId), Check.id("id", id)).query("userId", userId));
    }

    /**
     * Makes a link to download the file ({@code v1PresignDataSource}) that holds as long as the service gives it by
     * default, 10 minutes.
     *
     * @param datasetId the dataset
     * @param id the data source
     * @return the link
     * @throws NotFoundException if there is no such data source
     */
    public PresignedLink link(String datasetId, String id) {
        return link(datasetId, id, new LinkRequest(null));
    }

    /**
     * Makes a link to download the file ({@code v1PresignDataSource}).
     *
     * @param datasetId the dataset
     * @param id the data source
     * @param lifetime how long it is to hold, 60 seconds or more; fractions of a second are dropped
     * @return the link; only its own {@link PresignedLink#expiresAt} tells how long it does hold
     * @throws IllegalArgumentException if the lifetime is too short
     * @throws NotFoundException if there is no such data source
     */
    public PresignedLink link(String datasetId, String id, Duration lifetime) {
        return link(datasetId, id, new LinkRequest(DataSources.seconds(lifetime)));
    }

    /**
     * Downloads the file of a data source: {@link #download(String, String, Path, Consumer)} without progress.
     *
     * @param datasetId the dataset
     * @param id the data source
     * @param target a file, or a folder that the file goes into under its own name
     * @return where it is now
     */
    public Path download(String datasetId, String id, Path target) {
        return download(datasetId, id, target, progress -> {});
    }

    /**
     * Downloads the file of a data source by a link made for it ({@code v1PresignDataSource}), straight from the object storage.
     * Written to {@code name.part} first, checked for its length, then moved; goes on where it broke if the storage
     * allows it.
     *
     * @param datasetId the dataset
     * @param id the data source
     * @param target a file, replaced if there is one, or a folder that the file goes into under its own name
     * @param progress told at least every 100 ms while bytes come; what it throws ends the download
     * @return where it is now
     * @throws NotFoundException if there is no such data source
     * @throws UncheckedIOException if the file cannot be written
     */
    public Path download(String datasetId, String id, Path target, Consumer<? super Progress> progress) {
        Check.required("target", target);
        String name =
                java.nio.file.Files.isDirectory(target) ? get(datasetId, id).name() : null;
        PresignedLink link = link(datasetId, id);
        return new FileLink(api, name, link.presignedUrl(), link.expiresAt()).to(target, progress);
    }

    private PresignedLink link(String datasetId, String id, LinkRequest request) {
        return api.call(
                LINK, path(Check.id("datasetId", datasetId), Check.id("id", id)).body(request));
    }
}
