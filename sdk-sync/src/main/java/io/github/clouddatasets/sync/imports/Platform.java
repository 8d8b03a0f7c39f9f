package io.github.clouddatasets.sync.imports;

import io.github.clouddatasets.core.NotConnectedException;
import io.github.clouddatasets.core.RateLimitedException;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.sync.annotation.Annotation;
import io.github.clouddatasets.sync.annotation.AnnotationCall;
import io.github.clouddatasets.sync.annotation.AnnotationOutcome;
import io.github.clouddatasets.sync.annotation.AnnotationPlace;
import io.github.clouddatasets.sync.annotation.Annotations;
import io.github.clouddatasets.sync.dataset.CreateDatasetRequest;
import io.github.clouddatasets.sync.dataset.Dataset;
import io.github.clouddatasets.sync.dataset.Datasets;
import io.github.clouddatasets.sync.dataset.LabelingConfiguration;
import io.github.clouddatasets.sync.entry.Entries;
import io.github.clouddatasets.sync.entry.Entry;
import io.github.clouddatasets.sync.internal.RoomDoor;
import io.github.clouddatasets.sync.internal.Services;
import io.github.clouddatasets.sync.media.Media;
import io.github.clouddatasets.sync.media.MediaFile;
import io.github.clouddatasets.sync.media.Medias;
import io.github.clouddatasets.sync.media.Modalities;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The calls that an import makes, each safe to make again, and each waited for through an outage. */
final class Platform {

    private final Services services;
    private final Api api;
    private final Patience patience;
    private final Datasets datasets;
    private final Entries entries;
    private final Annotations annotations;
    private final Medias medias;

    Platform(Services services, Patience patience) {
        this.services = services;
        this.api = services.dataset();
        this.datasets = RoomDoor.open(Datasets.class, services);
        this.entries = RoomDoor.open(Entries.class, services);
        this.annotations = RoomDoor.open(Annotations.class, services);
        this.medias = RoomDoor.open(Medias.class, services);
        this.patience = patience;
    }

    Platform like(Api view) {
        return new Platform(services.like(view), patience);
    }

    /** The datasets of this name, of which there may be several. */
    List<Dataset> datasets(String projectId, String name) {
        return patience.call(
                api,
                () -> datasets.list(q -> q.projectId(projectId).name(name)).stream()
                        .toList());
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
                api,
                () -> entries.create(
                        b -> b.datasetId(datasetId).resource(resource).name(name)));
    }

    /** Those of these annotations that are there, with the tiles of masks. */
    List<Annotation> annotations(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        return all.isEmpty()
                ? List.of()
                : patience.call(
                        api, () -> annotations.list(q -> q.id(all)).stream().toList());
    }

    /** Those of these ids that annotations have. */
    List<String> annotationIds(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        return all.isEmpty()
                ? List.of()
                : patience.call(
                        api,
                        () -> annotations.places(q -> q.id(all)).stream()
                                .map(AnnotationPlace::id)
                                .toList());
    }

    /** Runs calls in batches, once: an outcome may be a failure that can pass. */
    List<AnnotationOutcome> run(List<AnnotationCall> calls) {
        return annotations.rpc().run(calls);
    }

    /** Takes a step that is safe to take again, and waits for it through an outage. */
    <T> T waitedFor(Supplier<T> step) {
        return patience.call(api, step);
    }
}
