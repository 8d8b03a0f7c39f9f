package io.github.clouddatasets.sync.annotation;

import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.shape.MaskTile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Annotations written by calls that can be sent again, one by one or in batches ({@code callAnnotationsRpc}): {@link
 * Annotations#rpc()}. A creation has an id of the client's own, so a lost answer, or a second run of a program, makes nothing
 * twice.
 */
public final class AnnotationRpc {

    private static final Op<RpcAnswers> CALL = Op.post(
                    "callAnnotationsRpc", "/annotations/_rpc", RpcAnswers.Answer.class)
            .repeatable()
            .asPartial((answer, refusals) -> RpcAnswers.of(List.of(answer), refusals));

    private static final Op<RpcAnswers> BATCH = Op.post(
                    "callAnnotationsRpc", "/annotations/_rpc", RpcAnswers.Answer[].class)
            .repeatable()
            .asPartial((answers, refusals) -> RpcAnswers.of(List.of(answers), refusals));

    private final Api api;
    private final Annotations annotations;
    private final AnnotationSpelling spelling;

    AnnotationRpc(Api api, Annotations annotations, AnnotationSpelling spelling) {
        this.api = api;
        this.annotations = annotations;
        this.spelling = spelling;
    }

    /**
     * Makes an annotation, and writes the tiles of a mask after it. The annotation has the request's id, or a random one.
     *
     * @param request the annotation
     * @return the annotation as the service has it: the new one, or one with this id and the same content that was there before;
     *     without the tiles of a mask
     * @throws ConflictException if an annotation with this id has another content, if the id is taken where this caller cannot
     *     see it, or if the entry is completed
     * @throws io.github.clouddatasets.core.InvalidRequestException if there is no such entry
     * @throws IllegalArgumentException if the request is null, or a tile of a mask is damaged
     */
    public Annotation create(CreateAnnotationRequest request) {
        return annotation(AnnotationCall.create(request));
    }

    /**
     * Makes an annotation, with the request built in place: {@link #create(CreateAnnotationRequest)}.
     *
     * @param request sets entry, shape and more
     * @return the annotation as the service has it
     * @throws IllegalArgumentException if something required is missing, or a value breaks its rule
     */
    public Annotation create(Consumer<CreateAnnotationRequest.Builder> request) {
        return create(BuilderLambda.build(
                CreateAnnotationRequest.builder(), request, CreateAnnotationRequest.Builder::build));
    }

    /**
     * Makes annotations in batches, and writes the tiles of masks after each: {@link #run} with creations alone.
     *
     * @param requests the annotations
     * @return what became of each, in their order
     * @throws IllegalArgumentException if the collection or a request is null, or a tile of a mask is damaged
     */
    public List<AnnotationOutcome> createAll(Collection<CreateAnnotationRequest> requests) {
        List<AnnotationCall> calls = new ArrayList<>();
        Check.required("requests", requests).forEach(request -> calls.add(AnnotationCall.create(request)));
        return run(calls);
    }

    /**
     * Reads an annotation.
     *
     * @param annotationId the annotation, a UUID
     * @return the annotation, with the tiles of a mask
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws IllegalArgumentException if the id is no UUID
     */
    public Annotation show(String annotationId) {
        return annotation(AnnotationCall.show(annotationId));
    }

    /**
     * Replaces shape, category, properties and metadata of an annotation. The tiles of a mask are not sent, and stay as they
     * are: {@link #writeShape} and {@link #removeShape} change them. An annotation cannot be moved to another entry: the
     * service would leave it in the dataset of the first one.
     *
     * <pre>{@code
     * Annotation seen = sync.annotations().get(id);
     * sync.annotations().rpc().update(seen.withCategory("vehicle/truck"));
     * }</pre>
     *
     * @param annotation the annotation as it was read, changed by {@code withCategory} and the like
     * @return the annotation as the service has it now
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws ConflictException if the entry is completed
     * @throws IllegalArgumentException if the annotation is null, its id or its entry's id is no UUID, or it has no shape
     */
    public Annotation update(Annotation annotation) {
        return annotation(AnnotationCall.update(annotation));
    }

    /**
     * Deletes an annotation.
     *
     * @param annotationId the annotation, a UUID
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws ConflictException if the entry is completed
     * @throws IllegalArgumentException if the id is no UUID
     */
    public void delete(String annotationId) {
        done(AnnotationCall.delete(annotationId));
    }

    /**
     * Writes one tile of a mask, or replaces it. The annotation then counts as changed.
     *
     * @param annotationId the annotation, a UUID
     * @param tile the tile
     * @throws NotFoundException if there is no such annotation, or none that this caller may see
     * @throws IllegalArgumentException if the id is no UUID, or the tile is null or damaged
     */
    public void writeShape(String annotationId, MaskTile tile) {
        done(AnnotationCall.writeShape(annotationId, tile));
    }

    /**
     * Removes one tile of a mask, or another part of a shape. Without such a part nothing happens.
     *
     * @param annotationId the annotation, a UUID
     * @param key the part, such as {@code tile-0x0}
     * @throws NotFoundException if there is no such annotation, or none that this caller may see
     * @throws IllegalArgumentException if the id is no UUID, or the key is null or empty
     */
    public void removeShape(String annotationId, String key) {
        done(AnnotationCall.removeShape(annotationId, key));
    }

    /**
     * Runs calls in their order, in requests of at most 50 calls and 900 kB. A call that fails does not keep the following ones
     * from being run. A request that fails as a whole ends the run: its calls, and those after it, have its error.
     *
     * <pre>{@code
     * for (AnnotationOutcome outcome : sync.annotations().rpc().run(calls)) {
     *     if (!outcome.isDone()) {
     *         log.warn("{}: {}", outcome.annotationId(), outcome.error().getMessage());
     *     }
     * }
     * }</pre>
     *
     * @param calls what to do
     * @return what became of each call, in their order
     * @throws io.github.clouddatasets.core.CancelledException if the run is cancelled
     * @throws IllegalArgumentException if the list or a call is null
     */
    public List<AnnotationOutcome> run(List<? extends AnnotationCall> calls) {
        return new AnnotationBatch(
                        FilterValues.checked("calls", Check.required("calls", calls)), spelling, this::send, this::find)
                .run();
    }

    private RpcAnswers send(List<RpcStep> steps) {
        if (steps.size() == 1) {
            return api.call(CALL, Arguments.none().body(steps.get(0).numbered(1)));
        }
        List<Object> body = new ArrayList<>();
        steps.forEach(step -> body.add(step.numbered(body.size() + 1)));
        return api.call(BATCH, Arguments.none().body(body));
    }

    private List<Annotation> find(List<String> ids) {
        return annotations.list(query -> query.id(ids)).stream().toList();
    }

    private AnnotationOutcome done(AnnotationCall call) {
        return run(List.of(call)).get(0).orThrow();
    }

    private Annotation annotation(AnnotationCall call) {
        return Objects.requireNonNull(done(call).annotation());
    }
}
