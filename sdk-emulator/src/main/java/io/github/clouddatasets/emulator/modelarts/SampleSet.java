package io.github.clouddatasets.emulator.modelarts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The current samples of a dataset. */
final class SampleSet {

    private final LongSupplier quota;
    private final Map<String, Sample> byId = new HashMap<>();
    private @Nullable List<Sample> ordered;
    private final Set<String> changed = new HashSet<>();
    private long deleted;

    /** @param quota the number of samples that the dataset may have */
    SampleSet(LongSupplier quota) {
        this.quota = quota;
    }

    /** Refuses samples beyond the quota. */
    void requireRoom(long samples) {
        if (samples > quota.getAsLong()) {
            throw ModelArtsFault.quotaTooSmall("samples", quota.getAsLong());
        }
    }

    /** Takes back the samples from the state. */
    void restore(Collection<Sample> saved, long deletedBefore) {
        saved.forEach(sample -> byId.put(sample.id(), sample));
        deleted = deletedBefore;
        ordered = null;
    }

    /** Returns the ids of the samples that were put, changed or removed since the last call. */
    Set<String> takeChanged() {
        Set<String> taken = Set.copyOf(changed);
        changed.clear();
        return taken;
    }

    /** All samples in the order of indexing, as an immutable list. */
    List<Sample> all() {
        List<Sample> all = ordered;
        if (all == null) {
            all = byId.values().stream().sorted(Sample.ORDER).toList();
            ordered = all;
        }
        return all;
    }

    int size() {
        return byId.size();
    }

    /** The number of samples removed so far. */
    long deleted() {
        return deleted;
    }

    Optional<Sample> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    void put(Sample sample) {
        byId.put(sample.id(), sample);
        changed.add(sample.id());
        ordered = null;
    }

    void putAll(Collection<Sample> samples) {
        samples.forEach(this::put);
    }

    void remove(Collection<Sample> samples) {
        for (Sample sample : samples) {
            if (byId.remove(sample.id()) != null) {
                changed.add(sample.id());
                deleted++;
            }
        }
        ordered = null;
    }

    /** Replaces the samples by the result of a scan. Samples that the scan found again keep their annotations. */
    void replaceBy(List<Sample> found) {
        requireRoom(found.size());
        List<Sample> merged = new ArrayList<>();
        for (Sample sample : found) {
            Sample known = byId.remove(sample.id());
            merged.add(known == null ? sample : known.foundAgain(sample));
        }
        deleted += byId.size();
        changed.addAll(byId.keySet());
        byId.clear();
        putAll(merged);
    }

    /** Changes the annotations of each sample. */
    void annotate(UnaryOperator<SampleAnnotations> change) {
        byId.replaceAll((id, sample) -> {
            SampleAnnotations before = sample.annotations();
            SampleAnnotations after = change.apply(before);
            if (after.equals(before)) {
                return sample;
            }
            changed.add(id);
            return sample.with(after);
        });
        ordered = null;
    }
}
