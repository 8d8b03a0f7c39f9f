package io.github.clouddatasets.sync.imports;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.annotation.ExportLimits;
import io.github.clouddatasets.sync.dataset.CreateDatasetRequest;
import io.github.clouddatasets.sync.dataset.Dataset;
import io.github.clouddatasets.sync.dataset.LabelingConfiguration;
import io.github.clouddatasets.sync.entry.Entry;
import io.github.clouddatasets.sync.entry.EntryStatus;
import io.github.clouddatasets.sync.entry.WorkflowStep;
import io.github.clouddatasets.sync.media.Media;
import io.github.clouddatasets.sync.media.MediaFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The dataset that an import fills: found by project and name, or made. */
final class ImportTarget {

    private final ImportRequest request;
    private final Platform platform;
    private final Dataset dataset;
    private final boolean created;
    private final Categories categories;

    private ImportTarget(ImportRequest request, Platform platform, Dataset dataset, boolean created) {
        this.request = request;
        this.platform = platform;
        this.dataset = dataset;
        this.created = created;
        this.categories = new Categories(dataset.labelingConfiguration());
    }

    /** Looks for the dataset before one is made, since the service takes the same name twice. */
    static ImportTarget open(Platform platform, ImportRequest request) {
        List<Dataset> found = platform.datasets(request.projectId(), request.dataset());
        if (!found.isEmpty()) {
            return new ImportTarget(request, platform, only(found, request), false);
        }
        LabelingConfiguration labels = request.labelingConfiguration();
        Dataset made = platform.createDataset(CreateDatasetRequest.builder()
                .projectId(request.projectId())
                .name(request.dataset())
                .modality(request.modality())
                .labelingConfiguration(labels == null ? LabelingConfiguration.EMPTY : labels)
                .build());
        return new ImportTarget(request, platform, made, true);
    }

    private static Dataset only(List<Dataset> found, ImportRequest request) {
        if (found.size() > 1) {
            throw Check.refused(
                    "dataset",
                    "must name one dataset, but the project has " + found.size() + " of this name",
                    request.dataset());
        }
        Dataset dataset = found.get(0);
        if (dataset.modality() != null && !dataset.modality().equals(request.modality())) {
            throw Check.refused(
                    "modality",
                    "must be " + dataset.modality() + ", that of the dataset " + request.dataset(),
                    request.modality());
        }
        return dataset;
    }

    String datasetId() {
        return dataset.id();
    }

    boolean isCreated() {
        return created;
    }

    /** Whether a plugin of the installation processes media of the modality. */
    boolean isProcessed() {
        return platform.knowsModality(request.modality());
    }

    Work work(ImportItem item) {
        return new Work(item, DerivedName.resource(dataset.id(), item.path()));
    }

    /** Finds what earlier runs have made; a dataset that is new has nothing. */
    void lookUp(List<Work> chunk) {
        if (created) {
            return;
        }
        Map<String, Work> byResource = new HashMap<>();
        chunk.forEach(work -> byResource.put(work.resource, work));
        for (Entry entry : platform.entries(List.copyOf(byResource.keySet()))) {
            Work work = byResource.get(entry.resource());
            if (work != null) {
                found(work, entry, false);
            }
        }
        List<String> others = chunk.stream()
                .filter(work -> work.entryId() == null && !work.failed())
                .map(work -> work.resource)
                .toList();
        if (!others.isEmpty()) {
            for (Media media : platform.medias(others)) {
                Work work = byResource.get(media.resource());
                if (work != null) {
                    work.stored = media;
                }
            }
        }
    }

    private void found(Work work, Entry entry, boolean byThisRun) {
        if (entry.datasetId() != null && !entry.datasetId().equals(dataset.id())) {
            work.fail("the media " + work.resource + " belongs to the entry " + entry.id() + " of another dataset, "
                    + entry.datasetId());
            return;
        }
        work.entry(entry.id(), byThisRun);
        work.state = state(entry);
    }

    private static Processing.State state(Entry entry) {
        if (EntryStatus.ERRORED.equals(entry.status()) && WorkflowStep.START.equals(entry.wfStep())) {
            return Processing.State.ERRORED;
        }
        boolean waits = WorkflowStep.START.equals(entry.wfStep()) || EntryStatus.PROCESSING.equals(entry.status());
        return waits ? Processing.State.PENDING : Processing.State.PROCESSED;
    }

    /** Uploads the item's media and makes its entry, unless they are there. */
    void enter(Platform view, Work work) throws IOException {
        work.readLabels();
        if (work.entryId() != null || work.failed()) {
            return;
        }
        work.warn("", ExportLimits.checkName("the entry's name", work.item.path()));
        ItemContent content = work.item.content();
        upload(view, work, content);
        found(work, view.enter(dataset.id(), work.resource, work.item.path()), true);
    }

    private void upload(Platform view, Work work, ItemContent content) throws IOException {
        Media stored = work.stored;
        if (stored != null && stored.size() != null) {
            if (stored.size() != content.size()) {
                throw new IOException("the media " + work.resource + " is there with " + stored.size()
                        + " bytes, and the item has " + content.size());
            }
            return;
        }
        String path = work.item.path();
        MediaFile file = MediaFile.of(path.substring(path.lastIndexOf('/') + 1), content.size(), content.source());
        view.upload(request.projectId(), work.resource, request.modality(), work.item.mediaType(), file);
        work.uploaded(content.size());
    }

    /** Adds the categories that the items have and the dataset lacks. */
    void extendLabels(List<Work> works) {
        if (!request.extendLabels()) {
            return;
        }
        boolean lacks = false;
        for (Work work : works) {
            if (!work.failed()) {
                for (ImportAnnotation annotation : work.labels.annotations()) {
                    lacks |= categories.meet(annotation);
                }
            }
        }
        if (lacks) {
            LabelingConfiguration now = platform.labels(dataset.id()); // somebody else may add categories, too
            platform.setLabels(dataset.id(), categories.mergedInto(now));
        }
    }

    /** How far the platform is with the entries, by their ids. */
    Map<String, Processing.State> states(List<Work> works) {
        Map<String, Processing.State> states = new HashMap<>();
        List<String> resources = works.stream().map(work -> work.resource).toList();
        for (Entry entry : platform.entries(resources)) {
            states.put(entry.id(), state(entry));
        }
        return states;
    }
}
