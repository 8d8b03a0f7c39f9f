package io.github.clouddatasets.emulator.modelarts;

import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.option.ServiceLimit;
import io.github.clouddatasets.emulator.store.HeldLimits;
import io.github.clouddatasets.emulator.store.SavedState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rule that a dataset takes one version a minute. */
final class PublishingLimit {

    private static final String PUBLISHED = "published/";
    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final Map<String, Instant> published = new ConcurrentHashMap<>();
    private final HeldLimits limits;
    private final SavedState state;

    PublishingLimit(HeldLimits limits, SavedState state) {
        this.limits = limits;
        this.state = state;
        state.documents(PUBLISHED).forEach(document -> published.put(document.name(), document.moment("latest")));
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
        state.put(PUBLISHED + datasetId, () -> Json.object().put("latest", now.toString()));
    }
}
