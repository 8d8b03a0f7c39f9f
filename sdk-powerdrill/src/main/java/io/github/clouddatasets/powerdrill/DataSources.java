package io.github.clouddatasets.powerdrill;

import static io.github.clouddatasets.core.spi.Arguments.none;
import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.FileOption;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.StreamSource;
import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.file.DownloadTarget;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Json;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The files of datasets: {@link PowerdrillClient#dataSources()}. Every method exists in both versions of the API. */
public final class DataSources {

    private static final Op<Slice> LIST =
            Op.get("v2ListDataSources", "/v2/team/datasets/{id}/datasources", Slice.class);
    private static final Op<Slice> V1_LIST = Op.get(
                    "v1ListDataSources", "/v1/team/datasets/{datasetId}/datasources", Slice.class)
            .in(Json.CAMEL);

    private static final Op<DataSource> CREATE =
            Op.post("v2CreateDataSource", "/v2/team/datasets/{id}/datasources", DataSource.class);
    private static final Op<DataSource> V1_CREATE = Op.post(
                    "v1CreateDataSource", "/v1/team/datasets/{datasetId}/datasources", DataSource.class)
            .in(Json.CAMEL);

    private static final Op<DataSource> CREATE_WITH_DATASET = Op.post(
                    "v2CreateDataSourceWithoutDataset", "/v2/team/datasources", DataSource.class)
            .as(DataSources::withDataset);
    private static final Op<DataSource> V1_CREATE_WITH_DATASET = Op.post(
                    "v1CreateDataSourceWithoutDataset", "/v1/team/datasources", DataSource.class)
            .in(Json.CAMEL)
            .as(DataSources::withDataset);

    private static final Op<DataSource> GET =
            Op.get("v2GetDataSource", "/v2/team/datasets/{dataset_id}/datasources/{datasource_id}", DataSource.class);
    private static final Op<DataSource> V1_GET = Op.get(
                    "v1GetDataSource", "/v1/team/datasets/{datasetId}/datasources/{datasourceId}", DataSource.class)
            .in(Json.CAMEL);

    private static final Op<Void> DELETE =
            Op.delete("v2DeleteDataSource", "/v2/team/datasets/{dataset_id}/datasources/{datasource_id}");
    private static final Op<Void> V1_DELETE =
            Op.delete("v1DeleteDataSource", "/v1/team/datasets/{datasetId}/datasources/{datasourceId}");

    private static final Op<PresignedLink> LINK = Op.post(
                    "v2PresignDataSource",
                    "/v2/team/datasets/{dataset_id}/datasources/{datasource_id}/presign",
                    PresignedLink.class)
            .repeatable();
    private static final Op<PresignedLink> V1_LINK = Op.post(
                    "v1PresignDataSource",
                    "/v1/team/datasets/{datasetId}/datasources/{datasourceId}/presign",
                    PresignedLink.class)
            .in(Json.CAMEL)
            .repeatable();

    /** The answer's wire form. */
    @Decoded
    record Slice(
            List<@Nullable DataSourceEntry> records,
            @Nullable Integer pageSize,
            @Nullable Integer totalItems,
            @Nullable Integer total)
            implements TeamApi.RecordPage<DataSourceEntry> {
        Slice {
            records = TeamApi.entries(records);
        }
    }

    private final TeamApi team;
    private final Uploads uploads;

    DataSources(TeamApi team, Uploads uploads) {
        this.team = team;
        this.uploads = uploads;
    }

    /**
     * Lists all data sources of a dataset ({@code v2ListDataSources}).
     *
     * @param datasetId the dataset
     * @return the data sources, read page by page
     * @throws IllegalArgumentException if the id is null or empty
     */
    public Paged<DataSource> list(String datasetId) {
        return list(datasetId, query -> {});
    }

    /**
     * Lists the data sources of a dataset that match ({@code v2ListDataSources}).
     *
     * @param datasetId the dataset
     * @param query states and page size
     * @return the data sources, read page by page
     * @throws IllegalArgumentException if the id is null or empty, or the query is null
     */
    public Paged<DataSource> list(String datasetId, DataSourceQuery query) {
        String dataset = Check.id("datasetId", datasetId);
        Check.required("query", query);
        return team.paged(
                query.pageSize(),
                page -> team.call(LIST, V1_LIST, page.of(path(dataset)).query("status", query.joined())),
                DataSourceEntry::dataSource,
                DataSource::id);
    }

    /**
     * Lists the data sources of a dataset that match, as {@link #list(String, DataSourceQuery)} does.
     *
     * @param datasetId the dataset
     * @param query sets states and page size
     * @return the data sources, read page by page
     * @throws IllegalArgumentException if the id is null or empty, or the lambda is null or sets a value that breaks
     *     its
     *     rule
     */
    public Paged<DataSource> list(String datasetId, Consumer<DataSourceQuery.Builder> query) {
        return list(datasetId, BuilderLambda.build(DataSourceQuery.builder(), query, DataSourceQuery.Builder::build));
    }

    /**
     * Creates a data source in a dataset ({@code v2CreateDataSource}). The request is never sent twice: after a broken
     * connection, look for the data source with {@link #list(String)}.
     *
     * @param datasetId the dataset
     * @param request the file and its name
     * @return the poller of the new data source: {@link Poller#last()} is the service's first answer, {@code await()} waits
     *     up to 10 minutes and ends at once if the service cannot read the file
     * @throws IllegalArgumentException if the id is null or empty, or the request is null
     * @throws NotFoundException if the project of the API key has no such dataset
     * @throws DecodeException if the answer has no id
     */
    public Poller<DataSource> create(String datasetId, CreateDataSourceRequest request) {
        String dataset = Check.id("datasetId", datasetId);
        return started(dataset, team.call(CREATE, V1_CREATE, path(dataset), fields(request)));
    }

    /**
     * Creates a data source in a dataset, as {@link #create(String, CreateDataSourceRequest)} does.
     *
     * @param datasetId the dataset
     * @param request sets the file and its name
     * @return the poller of the new data source
     * @throws IllegalArgumentException if the id is null or empty, or the lambda is null, leaves a required value out,
     *     or
     *     sets one that breaks its rule
     * @throws NotFoundException if the project of the API key has no such dataset
     */
    public Poller<DataSource> create(String datasetId, Consumer<CreateDataSourceRequest.Builder> request) {
        return create(datasetId, built(request));
    }

    /**
     * Creates a data source in a new dataset that the service makes for it ({@code v2CreateDataSourceWithoutDataset}). The
     * request is never sent twice.
     *
     * @param request the file and its name
     * @return the poller of the new data source: {@link Poller#last()} has the id of the new dataset, {@code await()} waits
     *     up to 10 minutes
     * @throws IllegalArgumentException if the request is null
     * @throws DecodeException if the answer has no id
     */
    public Poller<DataSource> create(CreateDataSourceRequest request) {
        DataSource created = team.call(CREATE_WITH_DATASET, V1_CREATE_WITH_DATASET, none(), fields(request));
        return started(Objects.requireNonNull(created.datasetId()), created);
    }

    /**
     * Creates a data source in a new dataset, as {@link #create(CreateDataSourceRequest)} does.
     *
     * @param request sets the file and its name
     * @return the poller of the new data source
     * @throws IllegalArgumentException if the lambda is null, leaves a required value out, or sets one that breaks its
     *     rule
     */
    public Poller<DataSource> create(Consumer<CreateDataSourceRequest.Builder> request) {
        return create(built(request));
    }

    /**
     * Takes up the wait for a data source by its id, in whatever process, after {@code create} or {@code upload} made it.
     * Sends nothing by itself. An upload itself cannot be taken up by an id: the service has no operation that tells which
     * parts it has.
     *
     * @param datasetId the dataset
     * @param dataSourceId the data source
     * @return the poller; {@code await()} waits up to 10 minutes and ends at once if the service cannot read the file
     * @throws IllegalArgumentException if an id is null or empty
     */
    public Poller<DataSource> poller(String datasetId, String dataSourceId) {
        String dataset = Check.id("datasetId", datasetId);
        String id = Check.id("dataSourceId", dataSourceId);
        return DataSourcePoller.of(team.api(), dataset, id, view -> get(team.over(view), dataset, id));
    }

    /**
     * Uploads a file, as {@link #upload(String, Path, Consumer)} does, without progress.
     *
     * @param datasetId the dataset
     * @param file the file
     * @return the poller of the new data source
     * @throws IllegalArgumentException as there
     * @throws UncheckedIOException as there
     * @throws NotFoundException as there
     */
    public Poller<DataSource> upload(String datasetId, Path file) {
        return upload(datasetId, file, progress -> {});
    }

    /**
     * Uploads a file (see {@link Uploads#upload(Path, Consumer)}) and makes a data source of it ({@code
     * v2CreateDataSource}) under the name of the file. If the upload fails, no data source is made.
     *
     * <pre>{@code
     * DataSource source = pd.dataSources().upload(datasetId, Path.of("iris.csv"), p -> log.info("{}", p.fraction()))
     *         .await(Duration.ofMinutes(10));
     * }</pre>
     *
     * @param datasetId the dataset
     * @param file the file
     * @param progress hears how many bytes were sent; an exception of the listener ends the upload
     * @return the poller of the new data source: {@code await()} waits up to 10 minutes
     * @throws IllegalArgumentException if an argument is null, or the service would not take the file
     * @throws UncheckedIOException if the file cannot be read, or changes during the upload
     * @throws NotFoundException if the project of the API key has no such dataset
     */
    public Poller<DataSource> upload(String datasetId, Path file, Consumer<? super Progress> progress) {
        return upload(datasetId, FileUpload.of(file, progress));
    }

    /**
     * Uploads bytes, as {@link #upload(String, String, byte[], Consumer)} does, without progress.
     *
     * @param datasetId the dataset
     * @param name name of the data source
     * @param bytes content of the file
     * @return the poller of the new data source
     * @throws IllegalArgumentException as there
     * @throws NotFoundException as there
     */
    public Poller<DataSource> upload(String datasetId, String name, byte[] bytes) {
        return upload(datasetId, name, bytes, progress -> {});
    }

    /**
     * Uploads bytes (see {@link Uploads#upload(String, byte[], Consumer)}) and makes a data source of them ({@code
     * v2CreateDataSource}). If the upload fails, no data source is made.
     *
     * @param datasetId the dataset
     * @param name name of the data source, with an extension that the service reads, 1 to 128 characters
     * @param bytes content of the file, at least one byte; not copied
     * @param progress hears how many bytes were sent; an exception of the listener ends the upload
     * @return the poller of the new data source: {@code await()} waits up to 10 minutes
     * @throws IllegalArgumentException if an argument is null, or the service would not take the file
     * @throws NotFoundException if the project of the API key has no such dataset
     */
    public Poller<DataSource> upload(String datasetId, String name, byte[] bytes, Consumer<? super Progress> progress) {
        return upload(datasetId, FileUpload.of(name, bytes, progress));
    }

    /**
     * Uploads the bytes of a stream, as {@link #upload(String, String, long, StreamSource, Consumer)} does, without
     * progress.
     *
     * @param datasetId the dataset
     * @param name name of the data source
     * @param length number of bytes that each stream gives
     * @param source opens the streams
     * @return the poller of the new data source
     * @throws IllegalArgumentException as there
     * @throws UncheckedIOException as there
     * @throws NotFoundException as there
     */
    public Poller<DataSource> upload(String datasetId, String name, long length, StreamSource source) {
        return upload(datasetId, name, length, source, progress -> {});
    }

    /**
     * Uploads the bytes of a stream (see {@link Uploads#upload(String, long, StreamSource, Consumer)}) and makes a data
     * source of them ({@code v2CreateDataSource}). If the upload fails, no data source is made.
     *
     * @param datasetId the dataset
     * @param name name of the data source, with an extension that the service reads, 1 to 128 characters
     * @param length number of bytes that each stream gives, at least 1
     * @param source opens the streams, each from the first byte
     * @param progress hears how many bytes were sent; an exception of the listener ends the upload
     * @return the poller of the new data source: {@code await()} waits up to 10 minutes
     * @throws IllegalArgumentException if an argument is null, or the service would not take the file
     * @throws UncheckedIOException if a stream cannot be read, or gives fewer or more bytes than {@code length}
     * @throws NotFoundException if the project of the API key has no such dataset
     */
    public Poller<DataSource> upload(
            String datasetId, String name, long length, StreamSource source, Consumer<? super Progress> progress) {
        return upload(datasetId, FileUpload.of(name, length, source, progress));
    }

    private Poller<DataSource> upload(String datasetId, FileUpload upload) {
        Check.id("datasetId", datasetId);
        String key = uploads.send(upload);
        return create(datasetId, b -> b.name(upload.name()).fileObjectKey(key));
    }

    /**
     * Reads one data source ({@code v2GetDataSource}).
     *
     * @param datasetId the dataset
     * @param id the data source
     * @return the data source
     * @throws IllegalArgumentException if an id is null or empty
     * @throws NotFoundException if the dataset has no such data source
     */
    public DataSource get(String datasetId, String id) {
        return get(team, datasetId, id);
    }

    private static DataSource get(TeamApi team, String datasetId, String id) {
        return team.call(GET, V1_GET, both(datasetId, id));
    }

    /**
     * Deletes a data source ({@code v2DeleteDataSource}).
     *
     * @param datasetId the dataset
     * @param id the data source
     * @throws IllegalArgumentException if an id is null or empty
     * @throws NotFoundException if the dataset has no such data source
     */
    public void delete(String datasetId, String id) {
        team.call(DELETE, V1_DELETE, both(datasetId, id));
    }

    /**
     * Makes a link to download the file ({@code v2PresignDataSource}) with the lifetime that the service gives by default,
     * 10 minutes.
     *
     * @param datasetId the dataset
     * @param id the data source
     * @return the link
     * @throws IllegalArgumentException if an id is null or empty
     * @throws NotFoundException if the dataset has no such data source
     */
    public PresignedLink link(String datasetId, String id) {
        return team.call(LINK, V1_LINK, both(datasetId, id), team.fields());
    }

    /**
     * Makes a link to download the file ({@code v2PresignDataSource}).
     *
     * @param datasetId the dataset
     * @param id the data source
     * @param lifetime how long the link shall work, 60 seconds to 3650 days; fractions of a second are dropped
     * @return the link; its {@link PresignedLink#expiresAt} says how long it does work
     * @throws IllegalArgumentException if an id is null or empty, or the lifetime is null or out of its range
     * @throws NotFoundException if the dataset has no such data source
     */
    public PresignedLink link(String datasetId, String id, Duration lifetime) {
        if (Check.required("lifetime", lifetime).compareTo(Duration.ofSeconds(60)) < 0) {
            throw new IllegalArgumentException("lifetime must be 60 seconds or more: " + lifetime);
        }
        if (lifetime.compareTo(Duration.ofDays(3650)) > 0) {
            throw new IllegalArgumentException("lifetime must be at most 3650 days: " + lifetime);
        }
        return team.call(LINK, V1_LINK, both(datasetId, id), team.fields().set("expires_in", lifetime.toSeconds()));
    }

    /**
     * Downloads the file of a data source, as {@link #download(String, String, Path, Consumer, FileOption...)} does, without
     * progress.
     *
     * @param datasetId the dataset
     * @param id the data source
     * @param file the file to write, which must not exist
     * @param options what may be done to files
     * @return the path of the file
     * @throws IllegalArgumentException as there
     * @throws NotFoundException as there
     * @throws UncheckedIOException as there
     */
    public Path download(String datasetId, String id, Path file, FileOption... options) {
        return download(datasetId, id, file, progress -> {}, options);
    }

    /**
     * Downloads the file of a data source by a new link ({@code v2PresignDataSource}), straight from the object storage.
     * The bytes go to {@code name.part} first; the file gets its name when its length is verified. A broken download goes on
     * where it broke if the storage allows that.
     *
     * @param datasetId the dataset
     * @param id the data source
     * @param file the file to write. It must not exist, unless the options say that it is replaced
     * @param progress hears at least every 100 ms how many bytes arrived, from zero again when the download starts again; an
     *     exception of the listener ends the download
     * @param options what may be done to files
     * @return the path of the file
     * @throws IllegalArgumentException if an argument is null, an id is empty, or the file exists or is a folder
     * @throws NotFoundException if the dataset has no such data source
     * @throws UncheckedIOException if the file cannot be written
     */
    public Path download(
            String datasetId, String id, Path file, Consumer<? super Progress> progress, FileOption... options) {
        Check.required("progress", progress);
        DownloadTarget.file(file, options); // a wrong one is refused before the link is asked for
        return linked(datasetId, id, null).to(file, progress, options);
    }

    /**
     * Downloads the file of a data source into a folder, as {@link #downloadTo(String, String, Path, Consumer, FileOption...)}
     * does, without progress.
     *
     * @param datasetId the dataset
     * @param id the data source
     * @param folder the folder, which is made if it is not there
     * @param options what may be done to files
     * @return the path of the file
     * @throws IllegalArgumentException as there
     * @throws NotFoundException as there
     * @throws UncheckedIOException as there
     */
    public Path downloadTo(String datasetId, String id, Path folder, FileOption... options) {
        return downloadTo(datasetId, id, folder, progress -> {}, options);
    }

    /**
     * Downloads the file of a data source ({@code v2GetDataSource}, {@code v2PresignDataSource}) into a folder, under the data
     * source's name. A second file of a name gets a number: {@code a (2).csv}. All else is as with {@link #download(String,
     * String, Path, Consumer, FileOption...)}.
     *
     * @param datasetId the dataset
     * @param id the data source
     * @param folder the folder, which is made if it is not there
     * @param progress hears at least every 100 ms how many bytes arrived, from zero again when the download starts again; an
     *     exception of the listener ends the download
     * @param options what may be done to files
     * @return the path of the file
     * @throws IllegalArgumentException if an argument is null, an id is empty, or the folder is a file
     * @throws NotFoundException if the dataset has no such data source
     * @throws UncheckedIOException if the folder or the file cannot be written
     */
    public Path downloadTo(
            String datasetId, String id, Path folder, Consumer<? super Progress> progress, FileOption... options) {
        Check.required("progress", progress);
        Check.required("folder", folder);
        Check.required("options", options);
        return linked(datasetId, id, get(datasetId, id).name()).into(folder, progress, options);
    }

    private FileLink linked(String datasetId, String id, @Nullable String name) {
        PresignedLink link = link(datasetId, id);
        return new FileLink(team.api(), name, link.presignedUrl(), link.expiresAt());
    }

    private Poller<DataSource> started(String datasetId, DataSource created) {
        String id = created.id();
        return DataSourcePoller.of(team.api(), datasetId, id, view -> get(team.over(view), datasetId, id))
                .seen(created);
    }

    private static DataSource withDataset(DataSource answer) throws ServiceFault {
        if (answer.datasetId() == null) {
            throw new ServiceFault(null, "the answer names no dataset");
        }
        return answer;
    }

    private static Arguments both(String datasetId, String id) {
        return path(Check.id("datasetId", datasetId), Check.id("id", id));
    }

    private static CreateDataSourceRequest built(Consumer<CreateDataSourceRequest.Builder> request) {
        return BuilderLambda.build(CreateDataSourceRequest.builder(), request, CreateDataSourceRequest.Builder::build);
    }

    /** Version 1 also takes the name of the file. */
    private TeamApi.Fields fields(CreateDataSourceRequest request) {
        Check.required("request", request);
        return team.fields()
                .set("name", request.name())
                .set("fileName", team.dialect() == Dialect.V1 ? request.name() : null)
                .set("type", request.type())
                .set("url", request.url())
                .set("file_object_key", request.fileObjectKey());
    }

    /** Name and version. */
    @Override
    public String toString() {
        return team.describe("DataSources");
    }
}
