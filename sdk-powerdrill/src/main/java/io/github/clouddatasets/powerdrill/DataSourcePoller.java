package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.TaskPoller;
import io.github.clouddatasets.core.spi.TaskPoller.Judgement;
import io.github.clouddatasets.core.spi.TaskPoller.State;
import java.time.Duration;
import java.util.function.Function;

/** Judges whether the service has finished reading a data source. */
final class DataSourcePoller {

    /** The longest time between two requests; the service's own clients ask every 3 to 5 seconds. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** How long {@code await()} waits. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private DataSourcePoller() {}

    /** A poller for this data source, which {@code read} reads. */
    static TaskPoller<DataSource> of(Api api, String datasetId, String id, Function<Api, DataSource> read) {
        return api.poller(
                "data source " + id + " of dataset " + datasetId,
                id,
                read,
                DataSourcePoller::judge,
                LONGEST_WAIT,
                PATIENCE);
    }

    private static Judgement judge(DataSource source) {
        DataSourceStatus status = source.status();
        State state = State.PENDING;
        if (status != null && status.isSynched()) {
            state = State.SUCCEEDED;
        } else if (status != null && status.isInvalid()) {
            state = State.FAILED;
        }
        String name = source.name() == null ? null : "(" + source.name() + ": the service gives no reason)";
        return new Judgement(state, String.valueOf(status), null, name, null, null, null);
    }
}
