package io.github.clouddatasets.datasets.samples;

import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Json;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.common.BatchResult;
import io.github.clouddatasets.datasets.common.OffsetMode;
import io.github.clouddatasets.datasets.common.SourceFiles;
import io.github.clouddatasets.datasets.internal.BatchAnswer;
import io.github.clouddatasets.datasets.internal.OffsetPages;
import io.github.clouddatasets.datasets.internal.PlainNumber;
import io.github.clouddatasets.datasets.internal.RoomDoor;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The samples of a dataset and the labels they carry: {@link DatasetClient#samples()}. */
public final class Samples {

    private static final int PAGE_SIZE = 100;

    private static final String SAMPLES = "/datasets/{dataset_id}/data-annotations/samples";

    private static final Op<Slice> LIST = Op.get("listSamples", SAMPLES, Slice.class);

    private static final Op<BatchAnswer.Taken> ADD = Op.post("uploadSamplesJson", SAMPLES, BatchAnswer.class)
            .orElse(BatchAnswer.EMPTY)
            .asPartial(BatchAnswer::taken);

    private static final Op<Sample> GET = Op.get("describeSample", SAMPLES + "/{sample_id}", Sample.class);

    private static final Op<BatchAnswer.Taken> UPDATE = Op.put("updateSamples", SAMPLES, BatchAnswer.class)
            .orElse(BatchAnswer.EMPTY)
            .asPartial(BatchAnswer::taken);

    private static final Op<BatchAnswer.Taken> DELETE = Op.post("deleteSamples", SAMPLES + "/delete", BatchAnswer.class)
            .orElse(BatchAnswer.EMPTY)
            .asPartial(BatchAnswer::taken);

    private static final Op<SearchCriteria> CRITERIA =
            Op.get("listSearch", "/datasets/{dataset_id}/data-annotations/search-condition", SearchCriteria.class);

    /** The answer's wire form. */
    @Decoded
    record Slice(
            @Nullable List<@Nullable Sample> samples,
            @Nullable Integer sampleCount) {}

    /** The request's wire form. */
    record Deletion(List<String> samples, @Nullable Boolean deleteSource) {}

    private final Api api;
    private final AtomicReference<OffsetMode> offsets;
    private final String place;

    static {
        RoomDoor.handOver(Samples.class, Samples::new);
    }

    private Samples(Api api, AtomicReference<OffsetMode> offsets, String place) {
        this.api = api;
        this.offsets = offsets;
        this.place = place;
    }

    /**
     * Lists all samples of a dataset ({@code listSamples}).
     *
     * @param datasetId the dataset
     * @return the samples, read page by page
     */
    public Paged<Sample> list(String datasetId) {
        return list(datasetId, SampleQuery.builder().build());
    }

    /**
     * Lists the samples of a dataset that match ({@code listSamples}).
     *
     * <pre>{@code
     * datasets.samples().list(id, q -> q.sampleState(SampleState.UNLABELED).sampleType(SampleType.IMAGE))
     * }</pre>
     *
     * @param datasetId the dataset
     * @param query sets filters, search conditions, sorting and page size
     * @return the samples, read page by page
     * @throws IllegalArgumentException if the id is not usable, the lambda is null or sets a value out of its range
     */
    public Paged<Sample> list(String datasetId, Consumer<SampleQuery.Builder> query) {
        return list(datasetId, BuilderLambda.build(SampleQuery.builder(), query, SampleQuery.Builder::build));
    }

    /**
     * Lists the samples of a dataset that match ({@code listSamples}).
     *
     * @param datasetId the dataset
     * @param query filters, search conditions, sorting and page size
     * @return the samples, read page by page
     * @throws IllegalArgumentException if the id or the query is null or not usable
     */
    public Paged<Sample> list(String datasetId, SampleQuery query) {
        String dataset = Check.id("datasetId", datasetId);
        SampleQuery q = Check.required("query", query);
        int limit = q.pageSize() == null ? PAGE_SIZE : q.pageSize();
        String conditions =
                q.searchConditions().isEmpty() ? q.rawSearchConditions() : Json.SNAKE.text(q.searchConditions());
        return api.paged(new OffsetPages<>(limit, offsets, Sample::sampleId, (offset, size) -> {
            Arguments input = filters(dataset, q)
                    .query("search_conditions", conditions)
                    .query("limit", size)
                    .query("offset", offset);
            Slice slice = api.call(LIST, input);
            return OffsetPages.Slice.of(slice.samples, slice.sampleCount);
        }));
    }

    /**
     * Reads one sample ({@code describeSample}).
     *
     * @param datasetId the dataset
     * @param sampleId the sample
     * @return the sample, with its labels and a signed address of its file
     * @throws NotFoundException if there is no such dataset or sample
     */
    public Sample get(String datasetId, String sampleId) {
        return get(datasetId, sampleId, SampleDetailQuery.builder().build());
    }

    /**
     * Reads one sample as a team member sees the sample, or in a state of labeling ({@code describeSample}).
     *
     * @param datasetId the dataset
     * @param sampleId the sample
     * @param query sets state, team member and language
     * @return the sample, with its labels and a signed address of its file
     * @throws NotFoundException if there is no such dataset or sample
     * @throws IllegalArgumentException if an id is not usable, the lambda is null or sets a value out of its range
     */
    public Sample get(String datasetId, String sampleId, Consumer<SampleDetailQuery.Builder> query) {
        return get(
                datasetId,
                sampleId,
                BuilderLambda.build(SampleDetailQuery.builder(), query, SampleDetailQuery.Builder::build));
    }

    /**
     * Reads one sample as a team member sees the sample, or in a state of labeling ({@code describeSample}).
     *
     * @param datasetId the dataset
     * @param sampleId the sample
     * @param query state, team member and language
     * @return the sample, with its labels and a signed address of its file
     * @throws NotFoundException if there is no such dataset or sample
     * @throws IllegalArgumentException if an id or the query is null or not usable
     */
    public Sample get(String datasetId, String sampleId, SampleDetailQuery query) {
        Arguments input = path(Check.id("datasetId", datasetId), Check.id("sampleId", sampleId));
        SampleDetailQuery q = Check.required("query", query);
        return api.call(
                GET,
                input.query("locale", q.locale())
                        .query("sample_state", q.sampleState())
                        .query("worker_id", q.workerId()));
    }

    /**
     * Uploads samples with their content ({@code uploadSamplesJson}), less than 8 MB at once. The request is never sent
     * twice: if the connection breaks, look with {@link #list(String)} which samples are there.
     *
     * <pre>{@code
     * datasets.samples().add(id, b -> b.samples(List.of(
     *         NewSample.builder().name("2.jpg").content(bytes).build())));
     * }</pre>
     *
     * @param datasetId the dataset
     * @param request the samples
     * @return the outcome for each sample
     * @throws NotFoundException if there is no such dataset
     */
    public BatchResult add(String datasetId, AddSamplesRequest request) {
        Arguments input = path(Check.id("datasetId", datasetId)).body(Check.required("request", request));
        return api.call(ADD, input)
                .ofUploads(request.samples().stream().map(NewSample::name).toList());
    }

    /**
     * Uploads samples, as {@link #add(String, AddSamplesRequest)}, with the request built in place.
     *
     * @param datasetId the dataset
     * @param request sets the samples
     * @return the outcome for each sample
     * @throws NotFoundException if there is no such dataset
     * @throws IllegalArgumentException if the lambda is null or a value of the request breaks its rule
     */
    public BatchResult add(String datasetId, Consumer<AddSamplesRequest.Builder> request) {
        return add(
                datasetId, BuilderLambda.build(AddSamplesRequest.builder(), request, AddSamplesRequest.Builder::build));
    }

    /**
     * Gives samples new labels ({@code updateSamples}). <b>They replace the labels that the samples carry</b>; to remove
     * all of them, use {@link #clearLabels}.
     *
     * @param datasetId the dataset
     * @param request the samples with their new labels
     * @return the outcome for each sample
     * @throws NotFoundException if there is no such dataset
     */
    public BatchResult update(String datasetId, UpdateSamplesRequest request) {
        Arguments input = path(Check.id("datasetId", datasetId)).body(Check.required("request", request));
        return api.call(UPDATE, input)
                .of(request.samples().stream().map(Samples::sampleId).toList());
    }

    /**
     * Gives samples new labels, as {@link #update(String, UpdateSamplesRequest)}, with the request built in place.
     *
     * @param datasetId the dataset
     * @param request sets the samples with their new labels
     * @return the outcome for each sample
     * @throws NotFoundException if there is no such dataset
     * @throws IllegalArgumentException if the lambda is null or a value of the request breaks its rule
     */
    public BatchResult update(String datasetId, Consumer<UpdateSamplesRequest.Builder> request) {
        return update(
                datasetId,
                BuilderLambda.build(UpdateSamplesRequest.builder(), request, UpdateSamplesRequest.Builder::build));
    }

    /**
     * <b>Removes every label from these samples</b> ({@code updateSamples} with empty labels).
     *
     * @param datasetId the dataset
     * @param sampleIds the samples, at least one
     * @return the outcome for each sample
     * @throws NotFoundException if there is no such dataset
     * @throws IllegalArgumentException if there is no id, or an id is null or not usable
     */
    public BatchResult clearLabels(String datasetId, Collection<String> sampleIds) {
        List<SampleUpdate> cleared = ids(sampleIds).stream()
                .map(id -> SampleUpdate.builder().sampleId(id).clearLabels(true).build())
                .toList();
        return update(datasetId, request -> request.samples(cleared));
    }

    /**
     * Deletes samples from a dataset ({@code deleteSamples}). Their source files stay in OBS.
     *
     * @param datasetId the dataset
     * @param sampleIds the samples, at least one
     * @return the outcome for each sample
     * @throws NotFoundException if there is no such dataset
     * @throws IllegalArgumentException if there is no id, or an id is null or not usable
     */
    public BatchResult delete(String datasetId, Collection<String> sampleIds) {
        return delete(datasetId, new Deletion(ids(sampleIds), null));
    }

    /**
     * Deletes samples from a dataset ({@code deleteSamples}), and their source files if asked to.
     *
     * @param datasetId the dataset
     * @param sampleIds the samples, at least one
     * @param sourceFiles {@link SourceFiles#DELETE} <b>deletes the files from OBS for good</b>; versions and other datasets
     *     that use them break
     * @return the outcome for each sample
     * @throws NotFoundException if there is no such dataset
     */
    public BatchResult delete(String datasetId, Collection<String> sampleIds, SourceFiles sourceFiles) {
        boolean deleteSource = Check.required("sourceFiles", sourceFiles) == SourceFiles.DELETE;
        return delete(datasetId, new Deletion(ids(sampleIds), deleteSource));
    }

    private BatchResult delete(String datasetId, Deletion deletion) {
        return api.call(DELETE, path(Check.id("datasetId", datasetId)).body(deletion))
                .of(deletion.samples);
    }

    /**
     * Lists the criteria for a search of the samples of a dataset ({@code listSearch}): labels, attributes, labelers.
     *
     * @param datasetId the dataset
     * @return the criteria found in the dataset
     * @throws NotFoundException if there is no such dataset
     */
    public SearchCriteria searchCriteria(String datasetId) {
        return api.call(CRITERIA, path(Check.id("datasetId", datasetId)));
    }

    private static Arguments filters(String dataset, SampleQuery q) {
        return path(dataset)
                .query("sample_state", q.sampleState())
                .query("sample_type", q.sampleType())
                .query("label_name", q.labelName())
                .query("label_type", q.labelType())
                .query("low_score", PlainNumber.text(q.lowScore()))
                .query("high_score", PlainNumber.text(q.highScore()))
                .query("email", q.email())
                .query("version_id", q.versionId())
                .query("preview", q.preview())
                .query("process_parameter", q.processParameter())
                .query("locale", q.locale())
                .query("order", q.order());
    }

    private static String sampleId(SampleUpdate update) {
        return Check.required("sampleId", update.sampleId());
    }

    private static List<String> ids(Collection<String> sampleIds) {
        Check.notEmpty("sampleIds", Check.required("sampleIds", sampleIds));
        return sampleIds.stream().map(id -> Check.segment("sampleId", id)).toList();
    }

    /** Names the service, its address, the project, and whether the client is a view. */
    @Override
    public String toString() {
        return "Samples[" + place + ']';
    }
}
