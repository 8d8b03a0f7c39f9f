package io.github.clouddatasets.sync.media;

import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.FileOption;
import io.github.clouddatasets.core.InvalidRequestException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.file.DownloadTarget;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.Listing;
import io.github.clouddatasets.sync.internal.QueryParameters;
import io.github.clouddatasets.sync.internal.RoomDoor;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The files that entries show: {@code sync.media()}. A file is known by the resource that its upload chose; variants of a
 * file, such as its thumbnail, have the same resource and a key.
 */
public final class Medias {

    private static final Op<Listing<MediaResource.Attributes>> LIST = MediaResource.TYPE.list("listMedias", "/medias");

    private static final Op<Media> INFO =
            MediaResource.TYPE.get("getMediaInfo", "/medias/info/{resource}", MediaResource::model);

    private static final Op<Media> INFO_VARIANT =
            MediaResource.TYPE.get("getMediaInfoVariant", "/medias/info/{resource}/{key}", MediaResource::model);

    private final Api api;

    static {
        RoomDoor.handOver(Medias.class, services -> new Medias(services.media()));
    }

    Medias(Api api) {
        this.api = api;
    }

    /**
     * The jobs that process media.
     *
     * @return the sub-client
     */
    public MediaJobs jobs() {
        return new MediaJobs(api);
    }

    /**
     * Lists all media that the caller may see, variants among them ({@code listMedias}), by id. The ids are random.
     *
     * @return the records, read page by page
     */
    public Paged<Media> list() {
        return list(MediaQuery.builder().build());
    }

    /**
     * Lists the media that match ({@code listMedias}).
     *
     * @param query filters, sorting and page size
     * @return the records, read page by page
     * @throws IllegalArgumentException if the query is null, or too long for one request and sorted
     */
    public Paged<Media> list(MediaQuery query) {
        return api.paged(Check.required("query", query).parameters().pages(this::page));
    }

    /**
     * Lists the media that match, with the query built in place: {@link #list(MediaQuery)}.
     *
     * @param query sets filters, sorting and page size
     * @return the records, read page by page
     * @throws IllegalArgumentException if a value breaks its rule, or the query is too long for one request and sorted
     */
    public Paged<Media> list(Consumer<MediaQueryBuilder> query) {
        return list(built(query));
    }

    /**
     * Counts all media that the caller may see, variants among them ({@code listMedias}).
     *
     * @return how many; see {@link #count(MediaQuery)}
     */
    public Total count() {
        return count(MediaQuery.builder().build());
    }

    /**
     * Counts the media that match, without reading them ({@code listMedias}). The service counts no further than 1000, so
     * for a larger number the answer is {@code 1000} and not {@linkplain Total#exact() exact}: at least that many.
     *
     * @param query filters; sorting and page size make no difference
     * @return how many
     * @throws IllegalArgumentException if the query is null
     */
    public Total count(MediaQuery query) {
        return Check.required("query", query)
                .parameters()
                .count(input -> api.call(LIST, input).counted());
    }

    /**
     * Counts the media that match, with the query built in place: {@link #count(MediaQuery)}.
     *
     * @param query sets filters; sorting and page size make no difference
     * @return how many
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public Total count(Consumer<MediaQueryBuilder> query) {
        return count(built(query));
    }

    /**
     * Reads the record of an original ({@code getMediaInfo}).
     *
     * @param resource the name that the upload chose
     * @return the record
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws IllegalArgumentException if the name is null, blank, or has a slash or backslash
     */
    public Media info(String resource) {
        return info(MediaReference.of(resource));
    }

    /**
     * Reads the record of an original or a variant ({@code getMediaInfo}, {@code getMediaInfoVariant}).
     *
     * @param media which media
     * @return the record
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws IllegalArgumentException if the reference is null
     */
    public Media info(MediaReference media) {
        return api.call(Check.required("media", media).key().isEmpty() ? INFO : INFO_VARIANT, media.path());
    }

    /**
     * Stores a file, without progress: {@link #upload(UploadMediaRequest, Consumer)}.
     *
     * @param request the file and where it goes
     * @return the record of the stored file
     * @throws ConflictException if another file has the resource
     * @throws InvalidRequestException if the service does not take the file
     * @throws NotFoundException if the caller does not see the project
     * @throws IllegalArgumentException if the request is null, or the file is missing, empty or longer than 1 GiB
     */
    public Media upload(UploadMediaRequest request) {
        return upload(request, progress -> {});
    }

    /**
     * Stores a file, with the request built in place: {@link #upload(UploadMediaRequest, Consumer)} without progress.
     *
     * <pre>{@code
     * Media media = sync.media().upload(b -> b.projectId(project).resource(name).modality("idah-image").file(path));
     * }</pre>
     *
     * @param request sets the file and where it goes
     * @return the record of the stored file
     * @throws IllegalArgumentException if something required is missing, or a value breaks its rule
     */
    public Media upload(Consumer<UploadMediaRequest.Builder> request) {
        return upload(BuilderLambda.build(UploadMediaRequest.builder(), request, UploadMediaRequest.Builder::build));
    }

    /**
     * Stores a file ({@code uploadMedia}, {@code uploadMediaVariant}). The bytes are read as they are sent, so that a file
     * of any size takes no more memory than a buffer. Only silence for longer than the client's {@code idleTimeout} ends an
     * upload.
     *
     * <p><b>Safe to repeat.</b> If the service has the resource already, by an earlier run or by an attempt whose answer was
     * lost, the record is read ({@code getMediaInfo}) and compared: a file of the same size and project is taken for this
     * one, and its record is the result.
     *
     * <p>The service stores a file before it looks whether the caller sees the project. An upload to a project out of sight
     * ends with a {@code NotFoundException}, and its resource is taken all the same.
     *
     * @param request the file and where it goes
     * @param progress called with the bytes so far; an exception of the listener ends the upload
     * @return the record of the stored file
     * @throws ConflictException if another file has the resource: of another size or project, or out of the caller's sight
     * @throws InvalidRequestException if the service does not take the file; the message has the file's name and the reason
     * @throws NotFoundException if the caller does not see the project
     * @throws IllegalArgumentException if an argument is null, or the file is missing, empty or longer than 1 GiB
     * @throws java.io.UncheckedIOException if the file cannot be read, or changes during the upload
     */
    public Media upload(UploadMediaRequest request, Consumer<? super Progress> progress) {
        Check.required("request", request);
        Check.required("progress", progress);
        return new MediaUploads(api).send(request, progress);
    }

    /**
     * Stores the members of a zip file ({@code uploadMedia}), each under a resource that the service makes up. <b>Not safe to
     * repeat</b>: a second upload stores every member once more. So the request is sent once; if its answer is lost, look with
     * {@link #list(MediaQuery)} what was stored. Single uploads have resources of your choice and no such trouble.
     *
     * @param projectId the project that the media belong to
     * @param modality what the media are for, such as {@code idah-image}: members of other media types are skipped. Null for
     *     no check
     * @param archive the zip file, 1 byte to 1 GiB; the service refuses one that unpacks to more than 10 GB, or a member that
     *     is packed to less than a hundredth
     * @param progress called with the bytes so far; an exception of the listener ends the upload
     * @return what became of each member
     * @throws InvalidRequestException if no member was stored, or the archive is broken or suspicious
     * @throws IllegalArgumentException if an argument is null, or the file is missing, empty or longer than 1 GiB
     * @throws java.io.UncheckedIOException if the file cannot be read, or changes during the upload
     */
    public ArchiveUpload uploadArchive(
            String projectId, @Nullable String modality, MediaFile archive, Consumer<? super Progress> progress) {
        Check.segment("projectId", projectId);
        if (modality != null) {
            Check.segment("modality", modality);
        }
        Check.required("archive", archive);
        Check.required("progress", progress);
        return new MediaUploads(api).send(projectId, modality, archive, progress);
    }

    /**
     * Downloads an original under a name of your choice, without progress: {@link #download(MediaReference, Path, Consumer,
     * FileOption...)}.
     *
     * @param resource the name that the upload chose
     * @param file the file to write, which must not exist; its folder must
     * @param options what may be done to files
     * @return the file
     * @throws NotFoundException if there is no such media
     * @throws IllegalArgumentException as there
     */
    public Path download(String resource, Path file, FileOption... options) {
        return download(MediaReference.of(resource), file, progress -> {}, options);
    }

    /**
     * Downloads an original or a variant ({@code downloadMedia}, {@code downloadMediaVariant}, {@code getMediaInfo}) under a
     * name of your choice. Written to {@code name.part} first and moved when its length is that of the media's record: a file
     * under its own name is always whole.
     *
     * <p>A broken download starts again from zero, for as long as the client's {@code patience} allows: the service offers no
     * ranges. A download that fails or is cancelled leaves no {@code .part}.
     *
     * @param media which media
     * @param file the file to write. It must not exist, unless the options say that it is replaced; a link is then followed.
     *     Its folder must exist
     * @param progress called with the bytes so far, on this thread; they begin at zero again when the download does
     * @param options what may be done to files
     * @return the file
     * @throws NotFoundException if there is no such media, or none that this caller may see
     * @throws java.io.UncheckedIOException if the file cannot be written: no such folder, no permission, a full disk
     * @throws IllegalArgumentException if the file exists, is a folder or no regular file, or an argument is null; nothing
     *     was sent
     */
    public Path download(MediaReference media, Path file, Consumer<? super Progress> progress, FileOption... options) {
        Check.required("media", media);
        Check.required("progress", progress);
        return new MediaDownloads(api).to(media, DownloadTarget.file(file, options), progress);
    }

    /**
     * Downloads an original into a folder, without progress: {@link #downloadTo(MediaReference, Path, Consumer,
     * FileOption...)}.
     *
     * @param resource the name that the upload chose
     * @param folder the folder, which is made if it is not there
     * @param options what may be done to files
     * @return the file
     * @throws NotFoundException if there is no such media
     * @throws IllegalArgumentException as there
     */
    public Path downloadTo(String resource, Path folder, FileOption... options) {
        return downloadTo(MediaReference.of(resource), folder, progress -> {}, options);
    }

    /**
     * Downloads an original or a variant into a folder, under the name that the file had when it was uploaded, made safe;
     * under the name of the resource if the record has none. A second file of the same name gets a number, {@code street
     * (2).png}. All else is as with {@link #download(MediaReference, Path, Consumer, FileOption...)}.
     *
     * @param media which media
     * @param folder the folder, which is made if it is not there
     * @param progress called with the bytes so far, on this thread; they begin at zero again when the download does
     * @param options what may be done to files
     * @return the file
     * @throws NotFoundException if there is no such media, or none that this caller may see
     * @throws java.io.UncheckedIOException if the folder or the file cannot be written
     * @throws IllegalArgumentException if the folder is a file, or an argument is null
     */
    public Path downloadTo(
            MediaReference media, Path folder, Consumer<? super Progress> progress, FileOption... options) {
        Check.required("media", media);
        Check.required("progress", progress);
        return new MediaDownloads(api).into(folder, media, progress, options);
    }

    /**
     * Copies an original to a stream: {@link #download(MediaReference, OutputStream)}.
     *
     * @param resource the name that the upload chose
     * @param target takes the bytes and stays open
     * @return how many bytes
     * @throws NotFoundException if there is no such media
     * @throws IllegalArgumentException if an argument is null, or the name not usable
     */
    public long download(String resource, OutputStream target) {
        return download(MediaReference.of(resource), target);
    }

    /**
     * Copies an original or a variant to a stream ({@code downloadMedia}, {@code downloadMediaVariant}, {@code
     * getMediaInfo}). A broken download is not started again, since the stream has taken bytes already; the length is
     * checked.
     *
     * @param media which media
     * @param target takes the bytes and stays open
     * @return how many bytes
     * @throws NotFoundException if there is no such media, or none that this caller may see
     * @throws java.io.UncheckedIOException if the stream does not take the bytes
     * @throws IllegalArgumentException if an argument is null
     */
    public long download(MediaReference media, OutputStream target) {
        Check.required("media", media);
        Check.required("target", target);
        return new MediaDownloads(api).to(media, target);
    }

    /**
     * Downloads originals into a folder, without progress: {@link #downloadAll(Collection, Path, Consumer, FileOption...)}.
     *
     * @param resources names that uploads chose
     * @param folder the folder, which is made if it is not there
     * @param options what may be done to files
     * @return what became of each resource, in their order
     * @throws IllegalArgumentException as there
     */
    public List<MediaDownload> downloadAll(Collection<String> resources, Path folder, FileOption... options) {
        return downloadAll(resources, folder, progress -> {}, options);
    }

    /**
     * Downloads originals into a folder, four at a time ({@code downloadMedia}, {@code getMediaInfo}): what an export made
     * without media names. Each file has the name of its resource, made safe. <b>Safe to run again</b>: a file that is there
     * with the size of the media's record is left as it is.
     *
     * <p>One media that is missing or broken does not end the others: see {@link MediaDownload#failure()}. A failure that all
     * would meet does: refused credentials, a missing right, a host that cannot be reached, a disk that cannot be written.
     *
     * @param resources names that uploads chose; one that comes twice is downloaded once
     * @param folder the folder, which is made if it is not there
     * @param progress called after each media with how many are through, from one thread at a time; an exception of the
     *     listener ends the downloads
     * @param options what may be done to files
     * @return what became of each resource, in their order
     * @throws java.io.UncheckedIOException if the folder or a file cannot be written
     * @throws IllegalArgumentException if the folder is a file, an argument is null or a resource not usable, or two resources
     *     would become the same file; nothing was sent
     */
    public List<MediaDownload> downloadAll(
            Collection<String> resources, Path folder, Consumer<? super Progress> progress, FileOption... options) {
        return new FolderDownload(api, resources, folder, progress, options).run();
    }

    /**
     * Reads the address that an export made without media has for an entry's file: {@code
     * https://idah.example/api/v1/media/medias/files/8e1b0c9d2f3a4b5c.png}. Nothing is sent. An address of another host is
     * refused, so that no token can go there; {@link MediaReference#parse} takes an installation with a second name.
     *
     * @param mediaUrl {@code media_url} of an entry in an export
     * @return which media it is, for {@link #download(MediaReference, OutputStream)} and its like
     * @throws IllegalArgumentException if the address is null, of another host, or none of a media file
     */
    public MediaReference reference(String mediaUrl) {
        return MediaReference.parse(mediaUrl, api.endpoint().address());
    }

    /** The service and its address. */
    @Override
    public String toString() {
        return "Medias[" + api.endpoint().address() + "]";
    }

    private QueryParameters.Rows<Media> page(Arguments input, int number) {
        return api.call(LIST, input).rows(MediaResource::model, number);
    }

    private static MediaQuery built(Consumer<MediaQueryBuilder> query) {
        return BuilderLambda.build(MediaQuery.builder(), query, MediaQueryBuilder::build);
    }
}
