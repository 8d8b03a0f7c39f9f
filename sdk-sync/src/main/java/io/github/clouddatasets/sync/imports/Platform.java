package io.github.clouddatasets.sync.imports;

import static io.github.clouddatasets.core.spi.Arguments.none;
import static io.github.clouddatasets.core.spi.Arguments.path;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.NotConnectedException;
import io.github.clouddatasets.core.RateLimitedException;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.sync.dataset.CreateDatasetRequest;
import io.github.clouddatasets.sync.dataset.Dataset;
import io.github.clouddatasets.sync.dataset.Datasets;
import io.github.clouddatasets.sync.dataset.LabelingConfiguration;
import io.github.clouddatasets.sync.entry.Entries;
import io.github.clouddatasets.sync.entry.Entry;
import io.github.clouddatasets.sync.internal.Included;
import io.github.clouddatasets.sync.internal.Listing;
import io.github.clouddatasets.sync.internal.QueryParameters;
import io.github.clouddatasets.sync.internal.Resource;
import io.github.clouddatasets.sync.internal.ResourceType;
import io.github.clouddatasets.sync.internal.RoomDoor;
import io.github.clouddatasets.sync.internal.Services;
import io.github.clouddatasets.sync.media.Media;
import io.github.clouddatasets.sync.media.MediaFile;
import io.github.clouddatasets.sync.media.Medias;
import io.github.clouddatasets.sync.media.Modalities;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The calls that an import makes, each safe to make again, and each waited for through an outage. */
final class Platform {

    record AnnotationAttributes(@Nullable String entryId) {}

    private static final ResourceType<AnnotationAttributes> ANNOTATION =
            ResourceType.of("dataset:annotations", AnnotationAttributes.class);

    private static final Op<Listing<AnnotationAttributes>> ANNOTATIONS =
            ANNOTATION.list("listAnnotations", "/annotations");
    private static final Op<JsonNode> RPC = Op.post("callAnnotationsRpc", "/annotations/_rpc", JsonNode.class);

    private final Services services;
    private final Api api;
    private final Patience patience;
    private final Datasets datasets;
    private final Entries entries;
    private final Medias medias;

    Platform(Services services, Patience patience) {
        this.services = services;
        this.api = services.dataset();
        this.datasets = RoomDoor.open(Datasets.class, services);
        this.entries = RoomDoor.open(Entries.class, services);
        this.medias = RoomDoor.open(Medias.class, services);
        this.patience = patience;
    }

    Platform like(Api view) {
        return new Platform(services.like(view), patience);
    }

    /** The datasets of this name, of which there may be several. */
    List<Dataset> datasets(String projectId, String name) {
        return patience.call(
                api, () -> datasets.list(q -> q.projectId(projectId).name(name)).stream().toList());
    }

    /** Makes a dataset, which is never sent twice: after a lost answer a look tells whether there is one. */
    Dataset createDataset(CreateDatasetRequest request) {
        AtomicReference<@Nullable SdkException> lost = new AtomicReference<>();
        return patience.call(api, () -> {
            SdkException earlier = lost.get();
            if (earlier != null) {
                return datasets.find(request.projectId(), request.name()).orElseThrow(() -> new EndOfRun(earlier));
            }
            try {
                return datasets.create(request);
            } catch (NotConnectedException | RateLimitedException nothingMade) {
                throw nothingMade;
            } catch (SdkException failure) {
                lost.set(failure);
                throw failure;
            }
        });
    }

    LabelingConfiguration labels(String datasetId) {
        return patience.call(api, () -> datasets.get(datasetId).labelingConfiguration());
    }

    void setLabels(String datasetId, LabelingConfiguration labels) {
        patience.call(api, () -> datasets.update(datasetId, b -> b.labelingConfiguration(labels)));
    }

    boolean knowsModality(String name) {
        Modalities modalities = RoomDoor.open(Modalities.class, services);
        return patience.call(api, () -> !modalities.get(name).shapes().isEmpty());
    }

    List<Entry> entries(List<String> resources) {
        return patience.call(
                api, () -> entries.list(q -> q.resource(resources)).stream().toList());
    }

    List<Media> medias(List<String> resources) {
        return patience.call(
                api,
                () -> medias
                        .list(q -> q.resource(resources.toArray(String[]::new)).key(""))
                        .stream()
                        .toList());
    }

    Media upload(String projectId, String resource, String modality, String type, MediaFile file) {
        return patience.call(
                api,
                () -> medias.upload(b -> b.projectId(projectId)
                        .resource(resource)
                        .modality(modality)
                        .mimeType(type)
                        .file(file)));
    }

    /** Makes an entry, or finds that the dataset has one of this resource. */
    Entry enter(String datasetId, String resource, String name) {
        return patience.call(
                api, () -> entries.create(b -> b.datasetId(datasetId).resource(resource).name(name)));
    }

    Set<String> annotations(Collection<String> ids) {
        Set<String> found = new HashSet<>();
        patience.call(
                        api,
                        () -> api
                                .<String>paged(new QueryParameters()
                                        .ids("id", ids)
                                        .pages((input, page) ->
                                                api.call(ANNOTATIONS, input).rows((r, i) -> r.requiredId(), page)))
                                .stream()
                                .toList())
                .forEach(found::add);
        return found;
    }

    /** What became of one call of a batch: its result, or why it failed; both null if the batch ended before. */
    record Answer(@Nullable JsonNode result, @Nullable String error) {}

    /**
     * Sends a batch of calls.
     *
     * @param again looks what is there before the batch is sent again: its answer was lost
     * @param calls the calls that are to be sent
     */
    List<Answer> batch(Runnable again, Supplier<List<Map<String, Object>>> calls) {
        boolean[] sent = {false};
        return patience.call(api, () -> {
            if (sent[0]) {
                again.run();
            }
            sent[0] = true;
            List<Map<String, Object>> now = calls.get();
            return now.isEmpty() ? List.of() : rpc(now);
        });
    }

    private List<Answer> rpc(List<Map<String, Object>> calls) {
        JsonNode answers = api.call(RPC, none().body(calls));
        List<Answer> all = new ArrayList<>();
        for (JsonNode answer : answers) {
            JsonNode error = answer.get("error");
            if (error == null) {
                all.add(new Answer(answer.get("result"), null));
            } else {
                String text = error.path("message").asText();
                all.add(new Answer(null, text.startsWith("Batch execution cancelled") ? null : text));
            }
        }
        return all;
    }
}
