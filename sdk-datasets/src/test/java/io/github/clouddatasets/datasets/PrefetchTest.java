package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.datasets.common.OffsetMode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages by offset that are asked for side by side, over sockets. */
@Timeout(60)
class PrefetchTest extends OffsetService {

    /** Opens at the end of a test, so that no server thread stays behind. */
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void open() {
        end.countDown();
    }

    static Stream<Arguments> sizes() {
        return BOTH.stream()
                .flatMap(mode -> Stream.of(mode, OffsetMode.AUTO)
                        .flatMap(set -> Stream.of(0, 1, 2, 9, 10, 11, 20, 25, 95)
                                .flatMap(count ->
                                        Stream.of(1, 3, 10).map(size -> Arguments.of(mode, set, count, size)))));
    }

    @ParameterizedTest(name = "offset counts {0}, client set to {1}: {2} records by {3}")
    @MethodSource("sizes")
    void everyRecordComesOnceAndInOrder(OffsetMode mode, OffsetMode set, int count, int size) {
        serve(mode, count);

        try (DatasetClient client = stub.builder().offsetMode(set).build()) {
            Paged<Dataset> listing = client.list(q -> q.pageSize(size));
            List<String> read = read(listing);
            int before = stub.service.count();
            assertThat(read(listing.prefetch(8))).isEqualTo(read).isEqualTo(records);
            int asked = stub.service.count() - before;
            read(listing);
            assertThat(asked).as("requests").isEqualTo(stub.service.count() - before - asked);
            assertThat(read(listing.from(count / 2).limit(count / 3).prefetch(3)))
                    .isEqualTo(records.subList(count / 2, count / 2 + count / 3));
        }
    }

    @ParameterizedTest(name = "offset counts {0}, pages as given {1}, {2} records, total {3}")
    @MethodSource("clamps")
    void aPageSizeThatIsClampedLosesNothing(OffsetMode mode, boolean own, int count, String total) {
        serveClamped(mode, own, count, total);

        assertThat(read(stub.client.list(q -> q.pageSize(100)).prefetch(8))).isEqualTo(records);
    }

    @ParameterizedTest
    @EnumSource(names = {"PAGE", "RECORD"})
    void recordsPutInFrontMeanwhileMakeNothingComeTwice(OffsetMode mode) {
        for (int inserted : new int[] {1, 3, 8}) {
            serve(mode, 60);
            List<String> before = List.copyOf(records);
            try (DatasetClient client = stub.builder().build()) {
                Iterator<Page<Dataset>> pages =
                        client.list(q -> q.pageSize(10)).prefetch(2).pages().iterator();
                List<String> read = new ArrayList<>(ids(pages.next()));
                read.addAll(ids(pages.next()));
                for (int i = 0; i < inserted; i++) {
                    records.add(0, "new-" + i);
                }
                pages.forEachRemaining(page -> read.addAll(ids(page)));
                assertThat(read).doesNotHaveDuplicates().containsSubsequence(before);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PAGE", "RECORD"})
    void eightRequestsAreUnderWayAtATime(OffsetMode mode) {
        serve(mode, 200);
        CountDownLatch eight = new CountDownLatch(8);
        stub.service.answering(request -> {
            int offset = query(request, "offset");
            if (offset > 0 && offset <= (mode == OffsetMode.PAGE ? 8 : 80)) {
                eight.countDown();
                await(eight);
            }
            return page(request);
        });

        try (DatasetClient client = stub.builder().offsetMode(mode).build()) {
            assertThat(read(client.list(q -> q.pageSize(10)).prefetch(8))).isEqualTo(records);
        }
        assertThat(stub.service.count()).isEqualTo(20);
    }

    @Test
    void theOptionsAndTheFiltersHoldForPagesThatAreReadAhead() {
        serve(OffsetMode.PAGE, 45);
        read(stub.client
                .with(o -> o.traceId("job-42").header("X-Team", "blue"))
                .list(q -> q.pageSize(10).searchContent("digits"))
                .prefetch(4));

        List<RecordedRequest> requests = stub.service.all();
        assertThat(requests).hasSize(5).allMatch(r -> "blue".equals(r.getHeader("X-Team")));
        assertThat(requests).allMatch(r -> String.valueOf(r.getPath()).contains("search_content=digits&"));
    }

    @Test
    void anErrorComesBehindTheElementsThatAreBeforeIt() {
        serve(OffsetMode.PAGE, 45);
        stub.service.answering(request -> query(request, "offset") == 3
                ? "{\"error_code\":\"ModelArts.4352\",\"error_msg\":\"no dataset\"}"
                : page(request));
        try (DatasetClient client = stub.builder().offsetMode(OffsetMode.PAGE).build()) {
            List<String> read = new ArrayList<>();

            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> client.list(q -> q.pageSize(10))
                            .prefetch(8)
                            .forEach(dataset -> read.add(String.valueOf(dataset.datasetId()))));
            assertThat(read).isEqualTo(records.subList(0, 30));
        }
    }

    /** The first page comes, and three others are asked for and never answered. */
    private CountDownLatch threeRequestsHang() {
        serve(OffsetMode.PAGE, 95);
        CountDownLatch three = new CountDownLatch(3);
        stub.service.answering(request -> {
            if (query(request, "offset") > 0) {
                three.countDown();
                await(end);
            }
            return page(request);
        });
        return three;
    }

    private static Paged<Dataset> threeAhead(DatasetClient client) {
        return client.list(q -> q.pageSize(10)).prefetch(3);
    }

    @Test
    void anInterruptEndsAWalkThatWaits() throws Exception {
        CountDownLatch three = threeRequestsHang();
        try (DatasetClient client = stub.builder().offsetMode(OffsetMode.PAGE).build()) {
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            Thread walker = new Thread(() -> {
                try {
                    failure.completeExceptionally(
                            new AssertionError("read " + threeAhead(client).toList()));
                } catch (RuntimeException e) {
                    failure.complete(e);
                }
            });
            walker.start();
            three.await();
            walker.interrupt();

            assertThat(failure.get()).isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void closingTheClientEndsAWalkThatWaits() throws Exception {
        CountDownLatch three = threeRequestsHang();
        DatasetClient client = stub.builder().offsetMode(OffsetMode.PAGE).build();
        Iterator<Dataset> walk = threeAhead(client).iterator();
        walk.next();
        three.await();
        client.close();
        for (int i = 1; i < 10; i++) {
            walk.next(); // the elements that are there
        }

        assertThatExceptionOfType(CancelledException.class).isThrownBy(walk::next);
    }

    @Test
    void cancellingTheFutureEndsTheRequestsOfItsWalk() throws Exception {
        CountDownLatch three = threeRequestsHang();
        try (DatasetClient client = stub.builder().offsetMode(OffsetMode.PAGE).build()) {
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            CompletableFuture<List<Dataset>> future = client.async(c -> {
                try {
                    return threeAhead(c).toList();
                } catch (RuntimeException e) {
                    failure.complete(e);
                    throw e;
                }
            });
            three.await();
            future.cancel(true);

            assertThat(failure.get()).isInstanceOf(CancelledException.class);
            assertThatExceptionOfType(CancellationException.class).isThrownBy(future::join);
        }
    }

    /** More walks than there are threads on Java 17, all inside background work. */
    @Test
    void walksInTheBackgroundDoNotWaitForEachOther() {
        serve(OffsetMode.PAGE, 35);
        try (DatasetClient client = stub.builder().offsetMode(OffsetMode.PAGE).build()) {
            List<CompletableFuture<List<String>>> walks = Stream.generate(() -> client.<List<String>>async(
                            c -> read(c.list(q -> q.pageSize(10)).prefetch(8))))
                    .limit(100)
                    .toList();

            assertThat(walks).allSatisfy(walk -> assertThat(walk.join()).isEqualTo(records));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
