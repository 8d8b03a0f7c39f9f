package io.github.clouddatasets.datasets;

import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.datasets.common.OffsetMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.provider.Arguments;

/** A service whose offset counts pages or records, for tests of its listings. */
abstract class OffsetService {

    static final List<OffsetMode> BOTH = List.of(OffsetMode.PAGE, OffsetMode.RECORD);

    final Stub stub = new Stub();
    final List<String> records = new CopyOnWriteArrayList<>();
    OffsetMode counts = OffsetMode.PAGE;

    @AfterEach
    void close() {
        stub.close();
    }

    /** How a service clamps the page size, and whether its page offsets count the pages it gives or those asked for. */
    static Stream<Arguments> clamps() {
        return Stream.of(OffsetMode.PAGE, OffsetMode.RECORD)
                .flatMap(mode -> Stream.of(true, false)
                        .flatMap(own -> Stream.of(0, 1, 19, 20, 21, 40, 50, 100, 101, 250)
                                .flatMap(count -> Stream.of("exact", "none", "small", "large", "capped")
                                        .map(total -> Arguments.of(mode, own, count, total)))));
    }

    final void serveClamped(OffsetMode mode, boolean own, int count, String total) {
        counts = mode;
        IntStream.range(0, count).forEach(i -> records.add("d" + i));
        stub.service.answering(request -> {
            int asked = query(request, "limit");
            int size = Math.min(asked, 20);
            int offset = query(request, "offset");
            int from = mode == OffsetMode.RECORD ? offset : offset * (own ? size : asked);
            int start = Math.min(from, count);
            return slice(request, records.subList(start, Math.min(start + size, count)), told(total, count));
        });
    }

    private static int told(String total, int count) {
        return switch (total) {
            case "none" -> -1;
            case "small" -> count / 3;
            case "large" -> count * 2 + 7;
            case "capped" -> Math.min(count, 100);
            default -> count;
        };
    }

    final void serve(OffsetMode mode, int count) {
        counts = mode;
        records.clear();
        IntStream.range(0, count).forEach(i -> records.add("d" + i));
        stub.service.answering(this::page);
    }

    /** The page that a request asks for. */
    final String page(RecordedRequest request) {
        int offset = query(request, "offset");
        int from = counts == OffsetMode.PAGE ? offset * query(request, "limit") : offset;
        List<String> present = List.copyOf(records);
        int start = Math.min(from, present.size());
        int end = Math.min(start + query(request, "limit"), present.size());
        return slice(request, present.subList(start, end), present.size());
    }

    /** One page in the words of the listing that was asked for. */
    static String slice(RecordedRequest request, List<String> page, int total) {
        String told = total < 0 ? "" : "\"total_number\":" + total + ",";
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("/versions", told + "\"versions\":[{\"version_id\":");
        ids.put("/export-tasks", told.replace("number", "count") + "\"export_tasks\":[{\"task_id\":");
        ids.put("/datasets", told + "\"datasets\":[{\"dataset_id\":");
        String path = url(request).encodedPath();
        String start = ids.entrySet().stream()
                .filter(listing -> path.endsWith(listing.getKey()))
                .findFirst()
                .orElseThrow()
                .getValue();
        int list = start.indexOf('{');
        return page.stream()
                .map(id -> start.substring(list) + (id.equals("null") ? "null}" : "\"" + id + "\"}"))
                .collect(Collectors.joining(",", "{" + start.substring(0, list), "]}"));
    }

    static int query(RecordedRequest request, String name) {
        return Integer.parseInt(String.valueOf(url(request).queryParameter(name)));
    }

    private static HttpUrl url(RecordedRequest request) {
        HttpUrl url = request.getRequestUrl();
        if (url == null) {
            throw new AssertionError("no address in " + request);
        }
        return url;
    }

    /** The offsets asked for since the last look. */
    final List<Integer> offsets() {
        return stub.service.all().stream()
                .map(request -> query(request, "offset"))
                .toList();
    }

    static List<String> read(Paged<Dataset> listing) {
        return listing.stream()
                .map(dataset -> String.valueOf(dataset.datasetId()))
                .toList();
    }

    static List<String> ids(Page<Dataset> page) {
        return page.items().stream()
                .map(dataset -> String.valueOf(dataset.datasetId()))
                .toList();
    }
}
