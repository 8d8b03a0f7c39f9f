package io.github.clouddatasets.emulator.modelarts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The samples a dataset has now. */
final class SampleSet {

    private final Map<String, Sample> byId = new HashMap<>();
    private @Nullable List<Sample> ordered;
    private long deleted;

    /** All of them as they were indexed; the list does not change any more. */
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

    /** How many have been removed so far. */
    long deleted() {
        return deleted;
    }

    Optional<Sample> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    void put(Sample sample) {
        byId.put(sample.id(), sample);
        ordered = null;
    }

    void putAll(Collection<Sample> samples) {
        samples.forEach(this::put);
    }

    void remove(Collection<Sample> samples) {
        for (Sample sample : samples) {
            if (byId.remove(sample.id()) != null) {
                deleted++;
            }
        }
        ordered = null;
    }

    /** Makes it what a scan has found; what is known about a sample that is still there stays known. */
    void replaceBy(List<Sample> found) {
        List<Sample> merged = new ArrayList<>();
        for (Sample sample : found) {
            Sample known = byId.remove(sample.id());
            merged.add(known == null ? sample : known.foundAgain(sample));
        }
        deleted += byId.size();
        byId.clear();
        putAll(merged);
    }

    /** Changes what is noted on each. */
    void annotate(UnaryOperator<SampleAnnotations> change) {
        byId.replaceAll((id, sample) -> {
            SampleAnnotations before = sample.annotations();
            SampleAnnotations after = change.apply(before);
            return after.equals(before) ? sample : sample.with(after);
        });
        ordered = null;
    }
}
