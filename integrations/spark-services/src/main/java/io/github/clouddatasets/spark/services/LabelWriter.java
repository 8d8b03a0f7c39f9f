package io.github.clouddatasets.spark.services;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.InvalidRequestException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.common.BatchItem;
import io.github.clouddatasets.datasets.common.BatchResult;
import io.github.clouddatasets.datasets.samples.SampleUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.write.DataWriter;
import org.apache.spark.sql.connector.write.WriterCommitMessage;
import org.jspecify.annotations.Nullable;

/**
 * Sets the labels of one partition, whose rows are sorted by sample. A batch is sent as soon as it is full, so a task holds
 * one batch in memory, and the refused items.
 */
final class LabelWriter implements DataWriter<InternalRow> {

    /** Codes of the service for a sample and for a label that are not there. */
    private static final Set<String> OF_ONE_ITEM = Set.of("ModelArts.4420", "ModelArts.4410");

    private final JvmClients.Lease<DatasetClient> lease;
    private final LabelsRequest request;
    private final LabelRows rows;
    private final Pace pace;
    private final List<SampleUpdate> batch = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();

    /** The sample of the last rows, whose next row may still follow; its update is null once it is refused. */
    private @Nullable String sampleId;

    private @Nullable SampleUpdate update;

    LabelWriter(JvmClients.Lease<DatasetClient> lease, LabelsRequest request, LabelRows rows, Pace pace) {
        this.lease = lease;
        this.request = request;
        this.rows = rows;
        this.pace = pace;
    }

    @Override
    public void write(InternalRow row) {
        String id = rows.sampleId(row);
        if (id == null) {
            refuse(new Refusal(null, Refusal.NOT_SENT, "sample_id is null or empty"));
            return;
        }
        if (!id.equals(sampleId)) {
            take();
            sampleId = id;
            try {
                update = rows.update(id, row);
            } catch (IllegalArgumentException e) {
                refuse(new Refusal(id, Refusal.NOT_SENT, e.getMessage()));
            }
        } else if (update != null && !isSame(update, id, row)) {
            update = null;
            refuse(new Refusal(id, Refusal.NOT_SENT, "the rows of this sample have different labels"));
        }
    }

    private boolean isSame(SampleUpdate first, String id, InternalRow row) {
        try {
            return first.equals(rows.update(id, row));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The rows of a sample are complete. */
    private void take() {
        if (update != null) {
            batch.add(update);
            update = null;
            if (batch.size() == request.batchSize()) {
                send(List.copyOf(batch));
                batch.clear();
            }
        }
    }

    private void send(List<SampleUpdate> updates) {
        if (updates.isEmpty()) {
            return;
        }
        pace.await();
        try {
            BatchResult result =
                    lease.client().samples().update(request.datasetId(), change -> change.samples(updates));
            for (BatchItem item : result.failed()) {
                refuse(new Refusal(item.id(), item.errorCode(), item.errorMsg()));
            }
        } catch (ApiException e) {
            if (!isOfOneItem(e)) {
                throw e;
            }
            if (updates.size() == 1) {
                refuse(new Refusal(updates.get(0).sampleId(), e.errorCode(), e.getMessage()));
                return;
            }
            // The service refused all for the sake of one. Labels that are set twice are set once: halve until it is
            // found.
            send(updates.subList(0, updates.size() / 2));
            send(updates.subList(updates.size() / 2, updates.size()));
        }
    }

    private static boolean isOfOneItem(ApiException e) {
        return e instanceof InvalidRequestException
                || (e instanceof NotFoundException && e.errorCode() != null && OF_ONE_ITEM.contains(e.errorCode()));
    }

    private void refuse(Refusal refusal) {
        refused.add(refusal);
        if (refused.size() >= request.mostRefused()) {
            throw new IllegalStateException(LabelsOptions.FORMAT + ": a task gives up after " + refused.size()
                    + " refused items (option maxRefused); the last one: " + refusal);
        }
    }

    @Override
    public WriterCommitMessage commit() {
        take();
        send(List.copyOf(batch));
        batch.clear();
        return new RefusedItems(List.copyOf(refused));
    }

    /** Labels that are set stay set; another attempt sets them again. */
    @Override
    public void abort() {
        batch.clear();
    }

    @Override
    public void close() {
        lease.close();
    }
}
