package io.github.clouddatasets.emulator.modelarts;

import io.github.clouddatasets.emulator.store.ObjectStorage;
import io.github.clouddatasets.emulator.store.WorkClock;
import io.github.clouddatasets.emulator.store.WorkFate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The versions of one dataset. */
final class DatasetVersions {

    private final List<DatasetVersion> versions = new ArrayList<>();
    private @Nullable DatasetVersion current;
    private int next = 1;

    /** Takes back the versions from the state. */
    void restore(List<DatasetVersion> saved, int nextNumber, @Nullable String currentId) {
        versions.addAll(saved);
        next = nextNumber;
        if (currentId != null) {
            use(currentId);
        }
    }

    List<DatasetVersion> all() {
        return List.copyOf(versions);
    }

    Optional<DatasetVersion> current() {
        return Optional.ofNullable(current);
    }

    boolean isCurrent(DatasetVersion version) {
        return version == current;
    }

    int nextNumber() {
        return next;
    }

    int published() {
        return (int) versions.stream().filter(DatasetVersion::isPublished).count();
    }

    List<DatasetVersion> publishing() {
        return versions.stream().filter(DatasetVersion::isPublishing).toList();
    }

    List<DatasetVersion> newestFirst() {
        List<DatasetVersion> newestFirst = new ArrayList<>(versions);
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    DatasetVersion get(String id) {
        return versions.stream()
                .filter(version -> version.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ModelArtsFault.versionUnknown(id));
    }

    String nextName() {
        String name;
        int number = next;
        do {
            name = String.format("V%03d", number++);
        } while (isTaken(name));
        return name;
    }

    /** Publishes the versions whose time is over. Returns whether the current version has changed. */
    boolean settle(WorkClock workClock, ObjectStorage storage) {
        boolean changed = false;
        for (DatasetVersion version : versions) {
            if (version.settle(workClock, storage)) {
                current = version;
                changed = true;
            }
        }
        return changed;
    }

    DatasetVersion start(
            String id,
            DatasetProfile dataset,
            CreateVersionRequest request,
            List<Sample> samples,
            List<LabelDefinition> labels,
            Instant now,
            Supplier<WorkFate> fate) {
        if (isTaken(request.name())) {
            throw ModelArtsFault.versionNameTaken(request.name());
        }
        if (samples.isEmpty()) {
            throw ModelArtsFault.nothingToPublish();
        }
        DatasetVersion.Previous previous = current == null ? null : current.asPrevious();
        DatasetVersion version =
                new DatasetVersion(id, next, dataset, request, previous, samples, labels, now, fate.get());
        versions.add(version);
        next++;
        return version;
    }

    void use(String id) {
        current = get(id);
    }

    /**
     * Removes a version; its files stay. If the version was the current one, the newest of the others becomes current.
     */
    void delete(String id) {
        DatasetVersion version = get(id);
        if (version.isPublishing()) {
            throw ModelArtsFault.versionUndeletable(version.name());
        }
        versions.remove(version);
        if (Objects.equals(version, current)) {
            current = newestFirst().stream()
                    .filter(DatasetVersion::isPublished)
                    .findFirst()
                    .orElse(null);
        }
    }

    private boolean isTaken(String name) {
        return versions.stream().anyMatch(version -> version.name().equals(name));
    }
}
