package io.github.clouddatasets.spark.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.core.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the tasks of one JVM, and the partitions of one job, share. */
class SharingTest {

    /** A client that only knows whether it is closed. */
    private static final class PlainClient implements AutoCloseable {
        boolean closed;

        @Override
        public void close() {
            closed = true;
        }
    }

    private record PlainSettings(String name) implements ClientSettings<PlainClient> {
        private static final long serialVersionUID = 1;

        @Override
        public PlainClient open() {
            return new PlainClient();
        }
    }

    @Test
    void equalSettingsShareAClientThatOutlivesATask() {
        JvmClients clients = new JvmClients();
        var first = clients.lease(new PlainSettings("a"));
        var second = clients.lease(new PlainSettings("a"));
        PlainClient client = first.client();
        first.close();
        first.close();
        second.close();

        assertThat(second.client()).isSameAs(client);
        assertThat(client.closed).isFalse();
        assertThat(clients.lease(new PlainSettings("a")).client()).isSameAs(client);
    }

    @Test
    void oldestClientsWithoutATaskAreClosed() {
        JvmClients clients = new JvmClients();
        PlainClient used = clients.lease(new PlainSettings("used")).client();
        List<PlainClient> idle = new ArrayList<>();
        for (int i = 0; i < JvmClients.MOST_IDLE + 2; i++) {
            var lease = clients.lease(new PlainSettings("idle " + i));
            idle.add(lease.client());
            lease.close();
        }

        assertThat(idle).extracting(client -> client.closed).containsExactly(true, true, false, false, false, false);
        assertThat(used.closed).isFalse();
        assertThat(clients.size()).isEqualTo(JvmClients.MOST_IDLE + 1);

        clients.closeAll();

        assertThat(used.closed).isTrue();
    }

    @Test
    void partitionsThatRunAtOnceKeepToTheRateOfTheJob() {
        ManualTime time = Time.manual(Instant.EPOCH);
        long start = time.nanoTime();
        List<Long> sent = new ArrayList<>();
        for (int partition = 0; partition < 3; partition++) {
            ManualTime own = Time.manual(Instant.EPOCH);
            long begin = own.nanoTime();
            Pace pace = new Pace(6, partition, 3, own);
            for (int request = 0; request < 4; request++) {
                pace.await();
                sent.add((own.nanoTime() - begin) / 1_000_000);
            }
        }

        assertThat(start).isEqualTo(time.nanoTime());
        // Six in a second, evenly.
        assertThat(new TreeSet<>(sent))
                .containsExactly(0L, 166L, 333L, 500L, 666L, 833L, 1000L, 1166L, 1333L, 1500L, 1666L, 1833L);
    }

    @Test
    void taskThatWasSlowDoesNotMakeUpForIt() {
        ManualTime time = Time.manual(Instant.EPOCH);
        Pace pace = new Pace(1, 0, 1, time);
        pace.await();
        time.advance(Duration.ofSeconds(10));
        long now = time.nanoTime();
        pace.await();
        assertThat(time.nanoTime()).isEqualTo(now);
        pace.await();
        assertThat(time.nanoTime() - now).isEqualTo(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void planDividesPagesEvenlyAndLeavesNoPartitionEmpty() {
        SamplesPlan plan = new SamplesPlan(1_000_001, 100, io.github.clouddatasets.datasets.common.OffsetMode.PAGE);

        assertThat(plan.partitions(null, null, false, 8)).hasSize(101);
        assertThat(plan.partitions(null, null, true, 8)).hasSize(8);
        assertThat(plan.partitions(20_000, 250, false, 8)).hasSize(3);
        for (int partitions : new int[] {1, 3, 7, 10_000}) {
            int next = 0;
            for (SamplesPlan.Range range : plan.partitions(partitions, null, false, 8)) {
                assertThat(range.first()).isEqualTo(next);
                assertThat(range.count()).isPositive();
                next += range.count();
            }
            assertThat(next).isEqualTo(10_001);
        }
    }
}
