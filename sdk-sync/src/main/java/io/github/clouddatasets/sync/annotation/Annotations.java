package io.github.clouddatasets.sync.annotation;

import static io.github.clouddatasets.core.spi.Arguments.none;
import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.Listing;
import io.github.clouddatasets.sync.internal.RoomDoor;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Annotations of entries: {@code SyncClient.annotations()}. Programs that write many, or that may run again after a crash, use
 * {@link #rpc()}.
 */
public final class Annotations {

    private static final Op<Listing<AnnotationResource.Attributes>> LIST =
            AnnotationResource.TYPE.list("listAnnotations", "/annotations");

    private static final Op<Annotation> GET =
            AnnotationResource.TYPE.get("getAnnotation", "/annotations/{id}", AnnotationResource::model);

    private static final Op<Annotation> CREATE =
            AnnotationResource.TYPE.post("createAnnotation", "/annotations", AnnotationResource::model);

    private static final Op<Annotation> UPDATE =
            AnnotationResource.TYPE.patch("updateAnnotation", "/annotations/{id}", AnnotationResource::model);

    private static final Op<Void> DELETE = Op.delete("deleteAnnotation", "/annotations/{id}");

    static {
        RoomDoor.handOver(
                Annotations.class, services -> new Annotations(services.dataset(), AnnotationSpelling.DIMENSIONS));
    }

    private final Api api;
    private final AnnotationSpelling spelling;

    private Annotations(Api api, AnnotationSpelling spelling) {
        this.api = api;
        this.spelling = spelling;
    }

    /**
     * The same calls, which write the fields of annotations in the spelling of another server. Reading takes both.
     *
     * @param spelling how the server names the fields; {@link AnnotationSpelling#DIMENSIONS} by default
     * @return the calls
     * @throws IllegalArgumentException if the spelling is null
     */
    public Annotations spelled(AnnotationSpelling spelling) {
        return new Annotations(api, Check.required("spelling", spelling));
    }

    /**
     * Calls that can be sent again, one by one or in batches.
     *
     * @return the calls
     */
    public AnnotationRpc rpc() {
        return new AnnotationRpc(api, this, spelling);
    }

    /**
     * Lists all annotations that the caller may see ({@code listAnnotations}), by id.
     *
     * @return the annotations, read page by page
     */
    public Paged<Annotation> list() {
        return list(AnnotationQuery.builder().build());
    }

    /**
     * Lists the annotations that match ({@code listAnnotations}), with the tiles of masks.
     *
     * @param query filters, sorting and page size
     * @return the annotations, read page by page
     * @throws IllegalArgumentException if the query is null, or too long for one request and sorted
     */
    public Paged<Annotation> list(AnnotationQuery query) {
        return api.paged(Check.required("query", query)
                .parameters()
                .pages((input, page) -> api.call(LIST, input).rows(AnnotationResource::model, page)));
    }

    /**
     * Lists the annotations that match, with the query built in place: {@link #list(AnnotationQuery)}.
     *
     * @param query sets filters, sorting and page size
     * @return the annotations, read page by page
     * @throws IllegalArgumentException if a value breaks its rule, or the query is too long for one request and sorted
     */
    public Paged<Annotation> list(Consumer<AnnotationQuery.Builder> query) {
        return list(built(query));
    }

    /**
     * Lists which annotations there are, and nothing else of them ({@code listAnnotations} with the column of the entry's id).
     * The service reports no deletions: an annotation that an earlier list had and this one lacks was deleted.
     *
     * @param query filters and page size
     * @return ids of annotations and entries, read page by page
     * @throws IllegalArgumentException if the query is null, or too long for one request and sorted
     */
    public Paged<AnnotationPlace> places(AnnotationQuery query) {
        return api.paged(Check.required("query", query)
                .parameters()
                .fields(AnnotationResource.TYPE.name(), Stream.of("entry_id"))
                .pages((input, page) -> api.call(LIST, input).rows(AnnotationResource::place, page)));
    }

    /**
     * Lists which annotations there are, with the query built in place: {@link #places(AnnotationQuery)}.
     *
     * @param query sets filters and page size
     * @return ids of annotations and entries, read page by page
     * @throws IllegalArgumentException if a value breaks its rule, or the query is too long for one request and sorted
     */
    public Paged<AnnotationPlace> places(Consumer<AnnotationQuery.Builder> query) {
        return places(built(query));
    }

    /**
     * Counts the annotations that match, without reading them ({@code listAnnotations}). The service counts no further than
     * 1000, so for a larger number the answer is {@code 1000} and not {@linkplain Total#exact() exact}: at least that many.
     *
     * @param query filters; sorting and page size make no difference
     * @return how many
     * @throws IllegalArgumentException if the query is null
     */
    public Total count(AnnotationQuery query) {
        return Check.required("query", query)
                .parameters()
                .count(input -> api.call(LIST, input).counted());
    }

    /**
     * Counts the annotations that match, with the query built in place: {@link #count(AnnotationQuery)}.
     *
     * @param query sets filters
     * @return how many
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public Total count(Consumer<AnnotationQuery.Builder> query) {
        return count(built(query));
    }

    /**
     * Follows annotations as they change ({@code listAnnotations}): all that changed after a time, each once.
     *
     * <pre>{@code
     * AnnotationChanges changes = sync.annotations().changedSince(yesterday, q -> q.datasetId(dataset));
     * for (Annotation changed : changes) {
     *     …
     * }
     * store(changes.position());            // tomorrow: changedAfter(position, q -> q.datasetId(dataset))
     * }</pre>
     *
     * <p>Deletions are never reported; {@link #places} tells which annotations there are, for comparing now and then.
     *
     * @param time a time of the years 1 to 9999; changes of that very moment are left out
     * @param query sets further filters and the page size; leave it unsorted
     * @return the changes; nothing is sent before the first one is asked for
     * @throws IllegalArgumentException if the time is null or of another year, a value breaks its rule, or the query is sorted
     */
    public AnnotationChanges changedSince(Instant time, Consumer<AnnotationQuery.Builder> query) {
        return new AnnotationChanges(this, ChangePosition.at(Check.required("time", time)), built(query));
    }

    /**
     * Follows annotations from where an earlier walk has ended: {@link #changedSince}.
     *
     * @param position {@link AnnotationChanges#position()} of the earlier walk
     * @param query sets the same filters as for that walk
     * @return the changes since; nothing is sent before the first one is asked for
     * @throws IllegalArgumentException if the text is no position, a value breaks its rule, or the query is sorted
     */
    public AnnotationChanges changedAfter(String position, Consumer<AnnotationQuery.Builder> query) {
        return new AnnotationChanges(this, ChangePosition.parse(position), built(query));
    }

    private static AnnotationQuery built(Consumer<AnnotationQuery.Builder> query) {
        return BuilderLambda.build(AnnotationQuery.builder(), query, AnnotationQuery.Builder::build);
    }

    /**
     * Reads one annotation ({@code getAnnotation}), with the tiles of a mask.
     *
     * @param annotationId the annotation, a UUID
     * @return the annotation
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws IllegalArgumentException if the id is no UUID
     */
    public Annotation get(String annotationId) {
        return api.call(GET, path(FilterValues.uuid("annotationId", annotationId)));
    }

    /**
     * Makes one annotation with an id of the service's own ({@code createAnnotation}). Never sent twice, since each request
     * makes another annotation; {@link AnnotationRpc#create} is the one that can be sent again.
     *
     * @param request the annotation, without an id and without tiles of a mask
     * @return the new annotation
     * @throws ConflictException if the entry is completed
     * @throws io.github.clouddatasets.core.InvalidRequestException if there is no such entry
     * @throws IllegalArgumentException if the request is null, or has an id or tiles, which {@link AnnotationRpc#create} takes
     */
    public Annotation create(CreateAnnotationRequest request) {
        if (Check.required("request", request).id() != null) {
            throw Check.refused("id", "is ignored by this operation; rpc().create takes an id", request.id());
        }
        if (!request.tiles().isEmpty()) {
            String first = request.tiles().get(0).key();
            throw Check.refused("shape", "must not have tiles here; rpc().create writes the tiles of a mask", first);
        }
        return api.call(
                CREATE,
                none().body(AnnotationResource.TYPE
                        .body(request.fields(spelling))
                        .under("entry", "dataset:entries", request.entryId())));
    }

    /**
     * Makes one annotation, with the request built in place: {@link #create(CreateAnnotationRequest)}.
     *
     * @param request sets entry, shape and more
     * @return the new annotation
     * @throws IllegalArgumentException if something required is missing, or a value breaks its rule
     */
    public Annotation create(Consumer<CreateAnnotationRequest.Builder> request) {
        return create(BuilderLambda.build(
                CreateAnnotationRequest.builder(), request, CreateAnnotationRequest.Builder::build));
    }

    /**
     * Changes one annotation ({@code updateAnnotation}). Only what the request names changes; the tiles of a mask are never
     * sent.
     *
     * @param annotationId the annotation, a UUID
     * @param request the changes
     * @return the annotation as the service has it now
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws ConflictException if the entry is completed
     * @throws IllegalArgumentException if the id is no UUID, or the request is null
     */
    public Annotation update(String annotationId, UpdateAnnotationRequest request) {
        String id = FilterValues.uuid("annotationId", annotationId);
        return api.call(
                UPDATE,
                path(id).body(AnnotationResource.TYPE.body(
                        id, Check.required("request", request).fields(spelling))));
    }

    /**
     * Changes one annotation, with the request built in place: {@link #update(String, UpdateAnnotationRequest)}.
     *
     * @param annotationId the annotation, a UUID
     * @param request sets the changes
     * @return the annotation as the service has it now
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws IllegalArgumentException if the id is no UUID, or nothing changes
     */
    public Annotation update(String annotationId, Consumer<UpdateAnnotationRequest.Builder> request) {
        return update(
                annotationId,
                BuilderLambda.build(
                        UpdateAnnotationRequest.builder(), request, UpdateAnnotationRequest.Builder::build));
    }

    /**
     * Deletes one annotation ({@code deleteAnnotation}). Readers that follow changes do not see a deletion.
     *
     * @param annotationId the annotation, a UUID
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws ConflictException if the entry is completed
     * @throws IllegalArgumentException if the id is no UUID
     */
    public void delete(String annotationId) {
        api.call(DELETE, path(FilterValues.uuid("annotationId", annotationId)));
    }
}
