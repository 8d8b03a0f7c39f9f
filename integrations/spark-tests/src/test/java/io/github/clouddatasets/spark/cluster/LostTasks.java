package io.github.clouddatasets.spark.cluster;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/** Counts the tasks that were lost with their executor: without one, a test of lost executors has tested nothing. */
final class LostTasks extends SparkListener {

    private final AtomicInteger lost = new AtomicInteger();

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.reason() instanceof ExecutorLostFailure) {
            lost.incrementAndGet();
        }
    }

    void forget() {
        lost.set(0);
    }

    /** How many, once Spark has delivered all its events. */
    int count(SparkSession spark) throws TimeoutException {
        spark.sparkContext().listenerBus().waitUntilEmpty(TimeUnit.MINUTES.toMillis(1));
        return lost.get();
    }
}
