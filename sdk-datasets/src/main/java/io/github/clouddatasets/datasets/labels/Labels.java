package io.github.clouddatasets.datasets.labels;

import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.common.BatchResult;
import io.github.clouddatasets.datasets.common.OffsetMode;
import io.github.clouddatasets.datasets.common.SourceFiles;
import io.github.clouddatasets.datasets.internal.BatchAnswer;
import io.github.clouddatasets.datasets.internal.OffsetPages;
import io.github.clouddatasets.datasets.internal.RoomDoor;
import io.github.clouddatasets.datasets.samples.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The labels defined on a dataset: {@link DatasetClient#labels()}. The labels that samples carry are under {@link Samples}. */
public final class Labels {

    private static final int PAGE_SIZE = 1000;

    private static final String LABELS = "/datasets/{dataset_id}/data-annotations/labels";

    private static final Op<Slice> LIST = Op.get("listLabels", LABELS, Slice.class);

    private static final Op<BatchAnswer.Taken> CREATE = Op.post("createLabels", LABELS, BatchAnswer.class)
            .orElse(BatchAnswer.EMPTY)
            .asPartial(BatchAnswer::taken);

    private static final Op<BatchAnswer.Taken> UPDATE = Op.put("updateLabels", LABELS, BatchAnswer.class)
            .orElse(BatchAnswer.EMPTY)
            .asPartial(BatchAnswer::taken);

    private static final Op<BatchAnswer.Taken> DELETE = Op.post("deleteLabels", LABELS + "/delete", BatchAnswer.class)
            .orElse(BatchAnswer.EMPTY)
            .asPartial(BatchAnswer::taken);

    /** The answer is 204, with or without a body, and the body may hold a refusal. */
    private static final Op<Boolean> UPDATE_ONE = Op.put(
                    "updateLabel", LABELS + "/{label_name}", BatchAnswer.Outcome.class)
            .orElse(BatchAnswer.Outcome.EMPTY)
            .as(BatchAnswer.Outcome::done);

    /** The answer is 204, with or without a body, and the body may hold a refusal. */
    private static final Op<Boolean> DELETE_WITH_SAMPLES = Op.delete(
                    "deleteLabelAndSamples", LABELS + "/{label_name}", BatchAnswer.Outcome.class)
            .orElse(BatchAnswer.Outcome.EMPTY)
            .as(BatchAnswer.Outcome::done);

    /** The answer's wire form. */
    @Decoded
    record Slice(
            @Nullable List<@Nullable Label> labels,
            @Nullable Integer totalNumber) {}

    /** The wire form of the requests that name labels. */
    record Batch(List<Label> labels) {}

    private final Api api;
    private final AtomicReference<OffsetMode> offsets;
    private final String place;

    static {
        RoomDoor.handOver(Labels.class, Labels::new);
    }

    private Labels(Api api, AtomicReference<OffsetMode> offsets, String place) {
        this.api = api;
        this.offsets = offsets;
        this.place = place;
    }

    /**
     * Lists all labels of a dataset ({@code listLabels}).
     *
     * @param datasetId the dataset
     * @return the labels, read page by page
     */
    public Paged<Label> list(String datasetId) {
        return list(datasetId, LabelQuery.builder().build());
    }

    /**
     * Lists the labels of a dataset or one of its versions ({@code listLabels}).
     *
     * @param datasetId the dataset
     * @param query sets the version and the page size
     * @return the labels, read page by page
     * @throws IllegalArgumentException if the id is not usable, the lambda is null or sets a value out of its range
     */
    public Paged<Label> list(String datasetId, Consumer<LabelQuery.Builder> query) {
        return list(datasetId, BuilderLambda.build(LabelQuery.builder(), query, LabelQuery.Builder::build));
    }

    /**
     * Lists the labels of a dataset or one of its versions ({@code listLabels}).
     *
     * @param datasetId the dataset
     * @param query the version and the page size
     * @return the labels, read page by page
     * @throws IllegalArgumentException if the id or the query is null or not usable
     */
    public Paged<Label> list(String datasetId, LabelQuery query) {
        String dataset = Check.id("datasetId", datasetId);
        LabelQuery q = Check.required("query", query);
        int limit = q.pageSize() == null ? PAGE_SIZE : q.pageSize();
        return api.paged(new OffsetPages<>(
                limit, offsets, label -> label.name() + " " + label.type(), (offset, size) -> {
                    Arguments input = path(dataset)
                            .query("version_id", q.versionId())
                            .query("limit", size)
                            .query("offset", offset);
                    Slice slice = api.call(LIST, input);
                    return OffsetPages.Slice.of(slice.labels, slice.totalNumber);
                }));
    }

    /**
     * Creates labels ({@code createLabels}). The request is never sent twice.
     *
     * @param datasetId the dataset
     * @param labels the labels, at least one, each with a name
     * @return the outcome for each label, by name
     * @throws NotFoundException if there is no such dataset
     */
    public BatchResult create(String datasetId, List<Label> labels) {
        return batch(CREATE, path(Check.id("datasetId", datasetId)), labels);
    }

    /**
     * Changes labels ({@code updateLabels}), found by name; {@link LabelProperty#renameTo()} renames.
     *
     * @param datasetId the dataset
     * @param labels the labels, at least one, each with its present name
     * @return the outcome for each label, by its name before the change
     * @throws NotFoundException if there is no such dataset
     */
    public BatchResult update(String datasetId, List<Label> labels) {
        return batch(UPDATE, path(Check.id("datasetId", datasetId)), labels);
    }

    /**
     * Changes one label ({@code updateLabel}).
     *
     * @param datasetId the dataset
     * @param labelName its present name
     * @param property what to change; {@link LabelProperty#renameTo()} renames
     * @throws NotFoundException if there is no such dataset or label
     */
    public void update(String datasetId, String labelName, LabelProperty property) {
        updateOne(datasetId, labelName, property, null);
    }

    /**
     * Changes one label of a kind ({@code updateLabel}).
     *
     * @param datasetId the dataset
     * @param labelName its present name
     * @param property what to change; {@link LabelProperty#renameTo()} renames
     * @param type kind of labeling the label is for
     * @throws NotFoundException if there is no such dataset or label
     */
    public void update(String datasetId, String labelName, LabelProperty property, LabelType type) {
        updateOne(datasetId, labelName, property, Check.required("type", type));
    }

    /**
     * Deletes labels ({@code deleteLabels}), and samples if the policy says so. The service documents no default, so the
     * policy is required.
     *
     * @param datasetId the dataset
     * @param policy how far the deletion reaches; <b>all but {@link DeletePolicy#LABEL_ONLY} delete samples</b>
     * @param labels the labels, at least one, each with a name
     * @return the outcome for each label, by name
     * @throws NotFoundException if there is no such dataset
     */
    public BatchResult delete(String datasetId, DeletePolicy policy, List<Label> labels) {
        Arguments input =
                path(Check.id("datasetId", datasetId)).query("delete_policy", Check.required("policy", policy));
        return batch(DELETE, input, labels);
    }

    /**
     * Deletes labels by name, as {@link #delete(String, DeletePolicy, List)}.
     *
     * @param datasetId the dataset
     * @param policy how far the deletion reaches; <b>all but {@link DeletePolicy#LABEL_ONLY} delete samples</b>
     * @param labelNames names of the labels, at least one
     * @return the outcome for each label, by name
     * @throws NotFoundException if there is no such dataset
     * @throws IllegalArgumentException if there is no name, or a name is null or empty
     */
    public BatchResult delete(String datasetId, DeletePolicy policy, String... labelNames) {
        return delete(
                datasetId,
                policy,
                Arrays.stream(Check.required("labelNames", labelNames))
                        .map(name -> Label.builder().name(name).build())
                        .toList());
    }

    /**
     * Deletes a label <b>and the samples that carry no other label</b> ({@code deleteLabelAndSamples}).
     *
     * @param datasetId the dataset
     * @param labelName name of the label
     * @param sourceFiles {@link SourceFiles#DELETE} <b>deletes the files of these samples from OBS for good</b>
     * @throws NotFoundException if there is no such dataset or label
     */
    public void deleteWithSamples(String datasetId, String labelName, SourceFiles sourceFiles) {
        deleteOne(datasetId, labelName, sourceFiles, null);
    }

    /**
     * Deletes a label of a kind <b>and the samples that carry no other label</b> ({@code deleteLabelAndSamples}).
     *
     * @param datasetId the dataset
     * @param labelName name of the label
     * @param sourceFiles {@link SourceFiles#DELETE} <b>deletes the files of these samples from OBS for good</b>
     * @param type kind of labeling the label is for
     * @throws NotFoundException if there is no such dataset or label
     */
    public void deleteWithSamples(String datasetId, String labelName, SourceFiles sourceFiles, LabelType type) {
        deleteOne(datasetId, labelName, sourceFiles, Check.required("type", type));
    }

    private BatchResult batch(Op<BatchAnswer.Taken> op, Arguments input, List<Label> labels) {
        Check.notEmpty("labels", Check.required("labels", labels));
        List<String> names = labels.stream()
                .map(label -> Check.segment("name of a label", label.name()))
                .toList();
        return api.call(op, input.body(new Batch(List.copyOf(labels)))).of(names);
    }

    private void updateOne(String datasetId, String labelName, LabelProperty property, @Nullable LabelType type) {
        Arguments input = path(Check.id("datasetId", datasetId), Check.segment("labelName", labelName))
                .query("label_type", type)
                .body(Check.required("property", property));
        api.call(UPDATE_ONE, input);
    }

    private void deleteOne(String datasetId, String labelName, SourceFiles sourceFiles, @Nullable LabelType type) {
        boolean deleteSource = Check.required("sourceFiles", sourceFiles) == SourceFiles.DELETE;
        Arguments input = path(Check.id("datasetId", datasetId), Check.segment("labelName", labelName))
                .query("delete_source", deleteSource)
                .query("label_type", type);
        api.call(DELETE_WITH_SAMPLES, input);
    }

    /** Names the service, its address, the project, and whether the client is a view. */
    @Override
    public String toString() {
        return "Labels[" + place + ']';
    }
}
