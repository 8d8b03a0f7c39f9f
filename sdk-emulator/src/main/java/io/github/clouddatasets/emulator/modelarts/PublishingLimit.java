package io.github.clouddatasets.emulator.modelarts;

import io.github.clouddatasets.emulator.option.ServiceLimit;
import io.github.clouddatasets.emulator.store.HeldLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rule that a dataset takes one version a minute. */
final class PublishingLimit {

    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final Map<String, Instant> published = new ConcurrentHashMap<>();
    private final HeldLimits limits;

    PublishingLimit(HeldLimits limits) {
        this.limits = limits;
    }

    /** Refuses a version within a minute of the dataset's latest one, even if that one has been deleted. */
    void check(String datasetId, Instant now) {
        Instant latest = published.get(datasetId);
        if (limits.holds(ServiceLimit.MODELARTS_VERSIONS) && latest != null && now.isBefore(latest.plus(BETWEEN))) {
            throw ModelArtsFault.publishedAMomentAgo();
        }
    }

    void published(String datasetId, Instant now) {
        published.put(datasetId, now);
    }
}
