package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.datasets.common.OffsetMode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings are whole, whether the service's offset counts pages or records: nobody knows which it is. */
class PagingTest extends OffsetService {

    static Stream<Arguments> sizes() {
        return BOTH.stream()
                .flatMap(mode -> Stream.of(0, 1, 2, 9, 10, 11, 20, 25, 95)
                        .flatMap(count -> Stream.of(1, 2, 3, 10).map(size -> Arguments.of(mode, count, size))));
    }

    @ParameterizedTest(name = "offset counts {0}: {1} records by {2}")
    @MethodSource("sizes")
    void everyRecordComesOnceAndNoRequestIsWasted(OffsetMode mode, int count, int size) {
        serve(mode, count);

        assertThat(read(stub.client.list(q -> q.pageSize(size)))).isEqualTo(records);
        int needed = requests(count, size);
        assertThat(stub.service.count()).isBetween(needed, mode == OffsetMode.PAGE ? needed : needed + 1);
    }

    @ParameterizedTest(name = "offset counts {0}: {1} records by {2}")
    @MethodSource("sizes")
    void aModeThatIsKnownNeedsNoProbe(OffsetMode mode, int count, int size) {
        serve(mode, count);

        try (DatasetClient client = stub.builder().offsetMode(mode).build()) {
            assertThat(read(client.list(q -> q.pageSize(size)))).isEqualTo(records);
        }
        assertThat(stub.service.count()).isEqualTo(requests(count, size));
    }

    /** A listing of one full page needs a look behind it, since a total on the first page may count the page alone. */
    private static int requests(int count, int size) {
        return count == size ? 2 : Math.max(1, (count + size - 1) / size);
    }

    @ParameterizedTest(name = "total {0}")
    @ValueSource(ints = {1000, 3000})
    void aRoundTotalMayBeALimitOfTheService(int total) {
        serve(OffsetMode.PAGE, total + 500);
        stub.service.answering(request -> {
            int size = query(request, "limit");
            int start = Math.min(query(request, "offset") * size, records.size());
            return slice(request, records.subList(start, Math.min(start + size, records.size())), total);
        });

        assertThat(read(stub.client.list(q -> q.pageSize(100)))).isEqualTo(records);
    }

    @Test
    void aTotalThatCountsTheFirstPageAloneDoesNotEndTheListing() {
        serve(OffsetMode.PAGE, 25);
        stub.service.answering(request -> {
            int start = Math.min(query(request, "offset") * 10, 25);
            List<String> page = records.subList(start, Math.min(start + 10, 25));
            return slice(request, page, page.size());
        });

        assertThat(read(stub.client.list(q -> q.pageSize(10)))).isEqualTo(records);
    }

    @Test
    void pageOffsetsAreAskedForOneByOne() {
        serve(OffsetMode.PAGE, 25);
        read(stub.client.list(q -> q.pageSize(10)));

        assertThat(offsets()).containsExactly(0, 1, 2);
    }

    @Test
    void recordOffsetsAreLearnedByOneProbe() {
        serve(OffsetMode.RECORD, 25);
        read(stub.client.list(q -> q.pageSize(10)));

        assertThat(offsets()).containsExactly(0, 1, 11, 21);
    }

    @Test
    void whatWasLearnedHoldsForTheNextListing() {
        serve(OffsetMode.RECORD, 25);
        read(stub.client.list(q -> q.pageSize(10)));
        offsets();
        assertThat(read(stub.client.list(q -> q.pageSize(10)))).isEqualTo(records);

        assertThat(offsets()).containsExactly(0, 10, 20);
    }

    @ParameterizedTest
    @EnumSource(names = {"PAGE", "RECORD"})
    void whatWasLearnedHoldsForViewsAndSubClients(OffsetMode mode) {
        serve(mode, 25);
        DatasetClient view = stub.client.with(o -> o.traceId("job-42"));
        view.versions().list("d1", q -> q.pageSize(10)).toList();
        offsets();
        assertThat(stub.client.exports().list("d1", q -> q.pageSize(10)).toList())
                .hasSize(25);

        assertThat(offsets()).isEqualTo(mode == OffsetMode.PAGE ? List.of(0, 1, 2) : List.of(0, 10, 20));
    }

    @Test
    void aListingOfOnePageTeachesNothing() {
        serve(OffsetMode.RECORD, 9);
        read(stub.client.list(q -> q.pageSize(10)));
        serve(OffsetMode.RECORD, 25);
        offsets();

        assertThat(read(stub.client.list(q -> q.pageSize(10)))).isEqualTo(records);
        assertThat(offsets()).containsExactly(0, 1, 11, 21);
    }

    @ParameterizedTest
    @EnumSource(names = {"PAGE", "RECORD"})
    void versionsAndExportsArePagedToo(OffsetMode mode) {
        serve(mode, 25);

        assertThat(stub.client.versions().list("d1", q -> q.pageSize(10)).stream()
                        .map(DatasetVersion::versionId))
                .isEqualTo(records);
        assertThat(stub.client.exports().list("d1", q -> q.pageSize(10)).stream()
                        .map(ExportTask::taskId))
                .isEqualTo(records);
    }

    static Stream<Arguments> insertions() {
        return BOTH.stream()
                .flatMap(mode -> IntStream.of(1, 2, 3, 8)
                        .boxed()
                        .flatMap(inserted ->
                                Stream.of(OffsetMode.AUTO, mode).map(set -> Arguments.of(mode, set, inserted))));
    }

    @ParameterizedTest(name = "offset counts {0}, client set to {1}: {2} records put in")
    @MethodSource("insertions")
    void recordsPutInFrontMeanwhileMakeNothingComeTwice(OffsetMode mode, OffsetMode set, int inserted) {
        serve(mode, 25);
        List<String> before = List.copyOf(records);

        try (DatasetClient client = stub.builder().offsetMode(set).build()) {
            Iterator<Page<Dataset>> pages =
                    client.list(q -> q.pageSize(10)).pages().iterator();
            List<String> read = new ArrayList<>(ids(pages.next()));
            for (int i = 0; i < inserted; i++) {
                records.add(0, "new-" + i);
            }
            pages.forEachRemaining(page -> read.addAll(ids(page)));
            assertThat(read).doesNotHaveDuplicates().containsSubsequence(before);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PAGE", "RECORD"})
    void everyPositionResumesWhereItStands(OffsetMode mode) {
        serve(mode, 25);
        List<Page<Dataset>> pages = new ArrayList<>();
        stub.client.list(q -> q.pageSize(10)).pages().forEach(pages::add);

        List<String> rest = new ArrayList<>(records);
        for (Page<Dataset> page : pages) {
            try (DatasetClient afterRestart = stub.builder().build()) {
                assertThat(read(afterRestart.list(q -> q.pageSize(10)).from(page.position())))
                        .isEqualTo(rest);
                rest.removeAll(ids(page));
                if (page.next() != null) {
                    assertThat(read(afterRestart.list(q -> q.pageSize(10)).from(page.next())))
                            .isEqualTo(rest);
                }
            }
        }
        assertThat(rest).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "PAGE:x:::", "NOWHERE:1:::", "PAGE:1", "PAGE:1:::%zz", "@", "@-1", "@x"})
    void aPositionOfSomethingElseIsRefused(String position) {
        Iterator<Dataset> listing = stub.client.list().from(position).iterator();

        assertThatThrownBy(listing::hasNext)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("position is not a position of this listing");
        assertThat(stub.service.count()).isZero();
    }

    @Test
    void aServiceThatIgnoresTheOffsetDoesNotMakeTheListingEndless() {
        serve(OffsetMode.PAGE, 10);
        List<String> first = List.copyOf(records);
        stub.service.answering(request -> slice(request, first, first.size()));

        assertThat(read(stub.client.list(q -> q.pageSize(10)))).isEqualTo(first);
        assertThat(stub.service.count()).isLessThan(5);
    }

    @Test
    void nothingIsReadBeforeItIsAskedForAndNothingBeyondALimit() {
        serve(OffsetMode.PAGE, 95);
        Paged<Dataset> listing = stub.client.list(q -> q.pageSize(10)).limit(20);
        assertThat(stub.service.count()).isZero();

        assertThat(read(listing)).isEqualTo(records.subList(0, 20));
        assertThat(stub.service.count()).isEqualTo(2);
    }

    @Test
    void aPageReadAheadIsTheSamePage() {
        serve(OffsetMode.RECORD, 25);

        assertThat(read(stub.client.list(q -> q.pageSize(10)).prefetch())).isEqualTo(records);
    }

    @Test
    void theFiltersOfTheFirstPageHoldForEveryPage() {
        serve(OffsetMode.RECORD, 25);
        read(stub.client.list(q -> q.pageSize(10).searchContent("digits").sortBy(DatasetSortKey.DATASET_NAME)));

        assertThat(stub.service.lines())
                .hasSize(4)
                .allMatch(line -> line.contains("?search_content=digits&sort_by=dataset_name&limit=10&offset="));
    }

    @ParameterizedTest(name = "offset counts {0}, pages as given {1}, {2} records, total {3}")
    @MethodSource("clamps")
    void aPageSizeThatIsClampedInSilenceLosesNothing(OffsetMode mode, boolean own, int count, String total) {
        serveClamped(mode, own, count, total);

        assertThat(read(stub.client.list(q -> q.pageSize(100)))).isEqualTo(records);
        int pages = (count + 19) / 20;
        int asked = stub.service.count();
        assertThat(asked).isLessThanOrEqualTo(pages + (mode == OffsetMode.RECORD ? 3 : 2));
        if (total.equals("exact") && mode == OffsetMode.PAGE && count != 100 && count > 0) {
            assertThat(asked).isEqualTo(pages);
        }
        if (!total.equals("small")) {
            assertThat(stub.client.versions().list("d1", q -> q.pageSize(100)).stream()
                            .map(DatasetVersion::versionId))
                    .isEqualTo(total.equals("capped") && count > 100 ? records.subList(0, 100) : records);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PAGE", "RECORD"})
    void anEntryWithoutAnIdDoesNotEndAListing(OffsetMode mode) {
        for (int lost : new int[] {0, 1, 9, 10, 19, 24}) {
            serve(mode, 25);
            records.set(lost, "null");
            List<String> rest = new ArrayList<>(records);
            rest.remove(lost);

            try (DatasetClient client = stub.builder().build()) {
                assertThat(read(client.list(q -> q.pageSize(10))))
                        .as("entry " + lost)
                        .isEqualTo(rest);
            }
        }
    }

    @Test
    void aPageWithoutAnyIdDoesNotEndAListing() {
        serve(OffsetMode.PAGE, 25);
        IntStream.range(10, 20).forEach(i -> records.set(i, "null"));

        assertThat(read(stub.client.list(q -> q.pageSize(10))))
                .containsExactlyElementsOf(
                        records.stream().filter(id -> !id.equals("null")).toList());
    }

    /** As a program has kept it that ran with an earlier version. */
    @Test
    void aPositionOfAnEarlierVersionIsTakenUp() {
        serve(OffsetMode.PAGE, 25);

        assertThat(read(stub.client.list(q -> q.pageSize(10)).from("PAGE:1:::d9")))
                .isEqualTo(records.subList(10, 25));
    }
}
