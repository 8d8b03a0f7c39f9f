package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.datasets.common.OffsetMode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A listing can start at any record, whatever the service's offset counts. */
class RecordStartTest extends OffsetService {

    static Stream<Arguments> starts() {
        return BOTH.stream()
                .flatMap(mode -> Stream.of(mode, OffsetMode.AUTO)
                        .flatMap(set -> Stream.of(0, 1, 2, 11, 20, 25, 95)
                                .flatMap(count ->
                                        Stream.of(1, 2, 10).map(size -> Arguments.of(mode, set, count, size)))));
    }

    @ParameterizedTest(name = "offset counts {0}, client set to {1}: {2} records by {3}")
    @MethodSource("starts")
    void aWalkCanStartAtAnyRecord(OffsetMode mode, OffsetMode set, int count, int size) {
        serve(mode, count);

        for (int first = 0; first <= count + 1; first = first < 12 ? first + 1 : first + 9) {
            List<String> rest = records.subList(Math.min(first, count), count);
            try (DatasetClient client = stub.builder().offsetMode(set).build()) {
                Paged<Dataset> listing = client.list(q -> q.pageSize(size)).from(first);
                assertThat(read(listing)).as("from %d", first).isEqualTo(rest);
                assertThat(read(listing.limit(7)))
                        .as("7 from %d", first)
                        .isEqualTo(rest.subList(0, Math.min(7, rest.size())));
            }
        }
    }

    @Test
    void aStartAtARecordReadsNoPageBefore() {
        serve(OffsetMode.PAGE, 95);
        try (DatasetClient client = stub.builder().offsetMode(OffsetMode.PAGE).build()) {
            assertThat(read(client.list(q -> q.pageSize(10)).from(70).limit(20)))
                    .isEqualTo(records.subList(70, 90));
        }
        assertThat(offsets()).containsExactly(7, 8);

        serve(OffsetMode.RECORD, 95);
        try (DatasetClient client = stub.builder().offsetMode(OffsetMode.RECORD).build()) {
            assertThat(read(client.list(q -> q.pageSize(10)).from(73).limit(20)))
                    .isEqualTo(records.subList(73, 93));
        }
        assertThat(offsets()).containsExactly(73, 83);
    }

    @Test
    void aStartAtARecordLearnsTheWayOfCountingForTheWholeClientFromTwoSmallPages() {
        serve(OffsetMode.RECORD, 250);
        Paged<Dataset> listing = stub.client.list(q -> q.pageSize(100));

        assertThat(read(listing.from(120).limit(50))).isEqualTo(records.subList(120, 170));
        assertThat(read(listing.from(200).limit(50))).isEqualTo(records.subList(200, 250));
        assertThat(stub.service.lines())
                .extracting(line -> line.substring(line.indexOf("limit=")))
                .containsExactly(
                        "limit=10&offset=0", "limit=10&offset=1", "limit=100&offset=120", "limit=100&offset=200");
    }

    @ParameterizedTest(name = "offset counts {0}, pages as given {1}, {2} records, total {3}")
    @MethodSource("clamps")
    void aStartAtARecordIsRightWhereThePageSizeIsClamped(OffsetMode mode, boolean own, int count, String total) {
        serveClamped(mode, own, count, total);

        for (int first : new int[] {0, 1, 19, 20, 45, 99, 100, 130, 220, 300}) {
            try (DatasetClient client = stub.builder().offsetMode(mode).build()) {
                assertThat(read(client.list(q -> q.pageSize(100)).from(first)))
                        .as("from %d", first)
                        .isEqualTo(records.subList(Math.min(first, count), count));
            }
        }
    }

    @Test
    void thePositionOfAStartAtARecordLeadsBackToIt() {
        serve(OffsetMode.PAGE, 25);
        Page<Dataset> page = stub.client
                .list(q -> q.pageSize(10))
                .from(13)
                .pages()
                .iterator()
                .next();

        assertThat(ids(page)).isEqualTo(records.subList(13, 20));
        assertThat(read(stub.client.list(q -> q.pageSize(10)).from(page.position())))
                .isEqualTo(records.subList(13, 25));
        assertThat(read(stub.client.list(q -> q.pageSize(10)).from(String.valueOf(page.next()))))
                .isEqualTo(records.subList(20, 25));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 2147483648L})
    void aRecordThatNoOffsetReachesIsRefusedBeforeAnythingIsSent(long record) {
        assertThatThrownBy(() -> stub.client.list().from(record))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("record must")
                .hasMessageContaining(Long.toString(record));
        assertThat(stub.service.count()).isZero();
    }
}
