package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.sync.Export;
import io.github.clouddatasets.sync.SyncClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

/** IDAH's server mixes up the refusals of requests that fail at the same time: nobody takes another's for the own one. */
class CrossedRefusalsTest {

    private static final int THREADS = 16;
    private static final int CALLS = 2; // the client's budget is good for 35 retries

    @Test
    void nobodyTakesTheRefusalOfAnotherForTheOwn() throws Exception {
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        Queue<ApiException> own = new ConcurrentLinkedQueue<>();
        Queue<ApiException> others = new ConcurrentLinkedQueue<>();
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start();
                SyncClient client = SyncClient.builder()
                        .endpoint(cloud.idahEndpoint())
                        .apiKey(cloud.idahApiKey())
                        .time(new ManualTime(Instant.parse("2026-01-02T03:04:05Z")))
                        .timeout(Duration.ofHours(1))
                        .build()) {
            String present = cloud.addIdahExport(10, 1);
            cloud.faults().idahCrossesRefusals(true);
            CyclicBarrier together = new CyclicBarrier(THREADS);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                threads.add(new Thread(() -> {
                    for (int call = 0; call < CALLS; call++) {
                        String missing = Integer.toString(1_000_000 + number * 100 + call);
                        try {
                            together.await();
                            Export export = client.exports().get(present);
                            if (!export.id().equals(present)) {
                                wrong.add("got " + export);
                            }
                            client.exports().get(missing);
                            wrong.add("found " + missing);
                        } catch (ApiException refusal) {
                            boolean named =
                                    String.valueOf(refusal.serviceMessage()).contains('"' + missing + '"');
                            (named ? own : others).add(refusal);
                        } catch (Exception e) {
                            wrong.add(e.toString());
                        }
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(own).isNotEmpty().allSatisfy(refusal -> assertThat(refusal).isInstanceOf(NotFoundException.class));
        assertThat(own).anySatisfy(refusal -> assertThat(refusal.attempts()).isGreaterThan(1));
        // What is believed in the end says that it may be another's.
        assertThat(others).allSatisfy(refusal -> {
            assertThat(refusal.attempts()).isBetween(1, 3);
            assertThat(refusal).hasMessageContaining("not about this request");
        });
        assertThat(own.size() + others.size()).isEqualTo(THREADS * CALLS);
    }
}
