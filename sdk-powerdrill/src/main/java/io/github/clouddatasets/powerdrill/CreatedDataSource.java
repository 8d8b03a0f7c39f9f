package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.TaskPoller.Judgement;
import io.github.clouddatasets.core.spi.TaskPoller.State;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import java.time.Duration;
import java.util.Objects;

/** A data source that was just created, and the wait until the service is done with it: the same in both versions. */
final class CreatedDataSource {

    /** Between two looks at the most, whatever the service works on; its own clients ask every 3 to 5 seconds. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Reads a data source. */
    @FunctionalInterface
    interface Look {
        DataSource at(String datasetId, String id);
    }

    private final DataSource first;
    private final String id;

    private CreatedDataSource(DataSource first, String id) {
        this.first = first;
        this.id = id;
    }

    /** The answer to a creation in a dataset; without an id it is of no use. */
    static CreatedDataSource inDataset(DataSource answer) throws ServiceFault {
        if (answer.id() == null) {
            throw new ServiceFault(null, "the answer names no data source");
        }
        return new CreatedDataSource(answer, answer.id());
    }

    /** The answer to a creation that makes the dataset, too. */
    static CreatedDataSource withDataset(DataSource answer) throws ServiceFault {
        if (answer.datasetId() == null) {
            throw new ServiceFault(null, "the answer names no dataset");
        }
        return inDataset(answer);
    }

    /** The wait for it, in the dataset that the answer names. */
    Poller<DataSource> watched(Api api, Look look) {
        return watched(api, Objects.requireNonNull(first.datasetId()), look);
    }

    /** The wait for it, in this dataset. */
    Poller<DataSource> watched(Api api, String datasetId, Look look) {
        return api.poller(
                        "data source " + id + " of dataset " + datasetId,
                        id,
                        () -> look.at(datasetId, id),
                        CreatedDataSource::judge,
                        LONGEST_WAIT,
                        PATIENCE)
                .seen(first);
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
