package io.github.clouddatasets.spark.services;

import java.util.List;
import org.apache.spark.sql.connector.write.WriterCommitMessage;

/**
 * What a task that sets labels says at its end: the refused items.
 *
 * @param items the refused items
 */
record RefusedItems(List<Refusal> items) implements WriterCommitMessage {

    private static final long serialVersionUID = 1;
}
