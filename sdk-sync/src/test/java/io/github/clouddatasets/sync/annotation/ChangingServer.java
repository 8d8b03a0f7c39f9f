package io.github.clouddatasets.sync.annotation;

import io.github.clouddatasets.testing.RawServer.Answer;
import io.github.clouddatasets.testing.RawServer.Request;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists annotations as the real server does: rows have microseconds, answers whole seconds, pages are cut by offset. */
@SuppressWarnings("NullAway") // a test fails where a value is absent
final class ChangingServer {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss '+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter FILTER =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[.SSSSSS]", Locale.ROOT);

    private final TreeMap<String, Instant> rows = new TreeMap<>();

    /** Runs before a page of the walk is answered, with the number of the page. */
    Page beforePage = number -> {};

    /** Takes the number of a page. */
    interface Page {
        void of(int number);
    }

    static String id(int number) {
        return String.format("0198f000-0000-7000-8000-%012d", number);
    }

    synchronized void change(int number, String time) {
        rows.put(id(number), Instant.parse(time));
    }

    synchronized void delete(int number) {
        rows.remove(id(number));
    }

    synchronized Answer answer(Request request) {
        boolean latest = request.parameters().contains("sort=-updated_at");
        int page = Integer.parseInt(String.valueOf(parameter(request, "page[number]")));
        int size = Integer.parseInt(String.valueOf(parameter(request, "page[size]")));
        if (!latest) {
            beforePage.of(page);
        }
        String after = parameter(request, "filter[updated_at__gt]");
        Instant time =
                after == null ? Instant.MIN : LocalDateTime.parse(after, FILTER).toInstant(ZoneOffset.UTC);
        List<String> ids = new ArrayList<>(rows.keySet());
        ids.removeIf(id -> !rows.get(id).isAfter(time));
        if (latest) {
            ids.sort(Comparator.comparing((String id) -> rows.get(id)).reversed());
        }
        return Answer.json(
                200,
                ids.stream()
                        .skip((page - 1L) * size)
                        .limit(size)
                        .map(id -> "{\"type\":\"dataset:annotations\",\"id\":\"" + id
                                + "\",\"attributes\":{\"updated_at\":\"" + SHOWN.format(rows.get(id)) + "\"}}")
                        .collect(Collectors.joining(",", "{\"data\":[", "],\"meta\":{}}")));
    }

    private static @Nullable String parameter(Request request, String name) {
        return request.parameters().stream()
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> parameter.substring(name.length() + 1))
                .findFirst()
                .orElse(null);
    }
}
