package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.TaskPoller.Judgement;
import io.github.clouddatasets.core.spi.TaskPoller.State;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges whether a dataset is ready: all of its data sources are synched. */
final class DatasetPoller {

    /** A message names up to this many invalid data sources. */
    private static final int NAMED = 10;

    private final String datasetId;
    private final Function<Api, DatasetStatus> status;
    private final Paged<DataSource> invalid;

    /**
     * Prepares a poller.
     *
     * @param status reads the counts
     * @param invalid the failed data sources; read only if the counts say that there are some
     */
    DatasetPoller(String datasetId, Function<Api, DatasetStatus> status, Paged<DataSource> invalid) {
        this.datasetId = datasetId;
        this.status = status;
        this.invalid = invalid;
    }

    Poller<DatasetStatus> start(Api api) {
        return api.poller(
                "readiness of dataset " + datasetId,
                datasetId,
                status,
                this::judge,
                DataSourcePoller.LONGEST_WAIT,
                DataSourcePoller.PATIENCE);
    }

    private Judgement judge(DatasetStatus now) {
        long all = (long) now.synchedCount() + now.invalidCount() + now.synchingCount();
        if (now.isReady()) {
            return judgement(State.SUCCEEDED, "synched", null, now, all);
        }
        if (now.invalidCount() > 0) {
            return judgement(State.FAILED, "invalid", names(now.invalidCount()), now, all);
        }
        if (all == 0) {
            return judgement(
                    State.FAILED, "empty", "(the dataset has no data sources: there is nothing to wait for)", now, all);
        }
        return judgement(State.PENDING, "synching", null, now, all);
    }

    private static Judgement judgement(State state, String raw, @Nullable String why, DatasetStatus now, long all) {
        return new Judgement(state, raw, null, why, (long) now.synchedCount(), all, null);
    }

    /** As in {@code data sources: a.csv (ds-1), b.pdf (ds-2) and 3 more}. */
    private String names(int count) {
        List<DataSource> sources = invalid.limit(NAMED).toList();
        String named = sources.stream()
                .map(source -> source.name() + " (" + source.id() + ")")
                .collect(Collectors.joining(", "));
        int more = count - sources.size();
        if (named.isEmpty()) {
            return "data sources: " + count + ", which the service does not name";
        }
        return "data sources: " + named + (more > 0 ? " and " + more + " more" : "");
    }
}
