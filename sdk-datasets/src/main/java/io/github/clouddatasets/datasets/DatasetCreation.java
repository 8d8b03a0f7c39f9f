package io.github.clouddatasets.datasets;

import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.TaskPoller.Judgement;
import io.github.clouddatasets.core.spi.TaskPoller.State;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.datasets.internal.BatchAnswer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Follows the creation of a dataset: the dataset itself, and the import that may be part of the creation
 * (specs/modelarts.md, section 7).
 */
final class DatasetCreation {

    /** The wire form of the answer to {@code createDataset}. */
    @Decoded
    record Started(
            @Nullable String datasetId,
            @Nullable String importTaskId,
            @Nullable String errorCode,
            @Nullable String errorMsg) {

        /** An answer with status 201 can hold an error. */
        Started accepted() throws ServiceFault {
            if (datasetId == null || BatchAnswer.refused(null, errorCode)) {
                throw new ServiceFault(errorCode, errorMsg == null ? "the answer names no dataset" : errorMsg);
            }
            return this;
        }
    }

    private final Function<Api, Dataset> dataset;
    private final @Nullable String importTaskId;
    private final BiFunction<Api, String, ImportTask> importTask;
    private @Nullable ImportTask lastImport;

    DatasetCreation(
            @Nullable String importTaskId,
            Function<Api, Dataset> dataset,
            BiFunction<Api, String, ImportTask> importTask) {
        this.dataset = dataset;
        this.importTaskId = importTaskId;
        this.importTask = importTask;
    }

    /** Reads the dataset, and the import too until the import has succeeded. */
    Dataset look(Api view) {
        if (importTaskId != null && !importEnded(State.SUCCEEDED)) {
            lastImport = importTask.apply(view, importTaskId);
        }
        return dataset.apply(view);
    }

    Judgement judge(Dataset now) {
        DatasetStatus status = now.status();
        Judgement ofImport = lastImport == null ? null : ImportTasks.judge(lastImport);
        State state = State.PENDING;
        if (status != null && status.isFailed()) {
            state = State.FAILED;
        } else if (ofImport != null && ofImport.state() == State.FAILED) {
            return new Judgement(
                    State.FAILED,
                    "import " + ofImport.raw(),
                    ofImport.errorCode(),
                    ofImport.errorMessage(),
                    ofImport.done(),
                    ofImport.total(),
                    null);
        } else if (status != null && status.isSucceeded() && (importTaskId == null || importEnded(State.SUCCEEDED))) {
            state = State.SUCCEEDED;
        }
        return new Judgement(
                state,
                String.valueOf(status),
                null,
                null,
                ofImport == null ? null : ofImport.done(),
                ofImport == null ? null : ofImport.total(),
                null);
    }

    private boolean importEnded(State end) {
        return lastImport != null && ImportTasks.judge(lastImport).state() == end;
    }
}
