package io.github.clouddatasets.sync;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What a JSON:API document says, read a second time without the SDK's own code. */
final class JsonApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss Z", Locale.ROOT);

    private JsonApi() {}

    static Export export(JsonNode document) {
        return export(document.path("data"), document.path("included"));
    }

    static List<Export> exports(JsonNode document) {
        return stream(document.path("data"))
                .map(data -> export(data, document.path("included")))
                .toList();
    }

    static Job job(JsonNode document) {
        return job(document.path("data"), document.path("included"));
    }

    static List<Job> jobs(JsonNode document) {
        return stream(document.path("data"))
                .map(data -> job(data, document.path("included")))
                .toList();
    }

    private static Export export(JsonNode data, JsonNode included) {
        JsonNode a = data.path("attributes");
        String related = text(data.at("/relationships/job/data/id"));
        String jobId = a.hasNonNull("job_id") ? text(a.path("job_id")) : related;
        return new Export(
                data.path("id").asText(),
                jobId,
                text(a.path("project_id")),
                text(a.path("created_by_id")),
                text(a.path("file_id")),
                text(a.path("filename")),
                text(a.path("mime_type")),
                a.hasNonNull("size") ? a.path("size").asLong() : null,
                time(a.path("created_at")),
                find("sync:jobs", jobId, included)
                        .map(job -> job(job, JSON.createArrayNode()))
                        .orElse(null));
    }

    private static Job job(JsonNode data, JsonNode included) {
        JsonNode a = data.path("attributes");
        List<String> exportIds = stream(data.at("/relationships/exports/data"))
                .map(identifier -> identifier.path("id").asText())
                .toList();
        List<Export> exports = new ArrayList<>();
        for (String id : exportIds) {
            find("sync:exports", id, included)
                    .map(export -> export(export, JSON.createArrayNode()))
                    .ifPresent(exports::add);
        }
        String status = text(a.path("status"));
        return new Job(
                data.path("id").asText(),
                text(a.path("job_class")),
                JSON.convertValue(
                        a.has("arguments") ? a.path("arguments") : JSON.createObjectNode(),
                        new TypeReference<Map<String, @Nullable Object>>() {}),
                a.hasNonNull("priority") ? a.path("priority").asInt() : null,
                status == null ? null : new JobStatus(status),
                a.hasNonNull("progress") ? a.path("progress").asDouble() : null,
                a.hasNonNull("retry_count") ? a.path("retry_count").asInt() : null,
                text(a.path("error")),
                text(a.path("unicity")),
                time(a.path("scheduled_at")),
                time(a.path("created_at")),
                time(a.path("updated_at")),
                exportIds,
                exports);
    }

    private static Optional<JsonNode> find(String type, @Nullable String id, JsonNode included) {
        return stream(included)
                .filter(resource -> resource.path("type").asText().equals(type)
                        && Objects.equals(resource.path("id").asText(), id))
                .findFirst();
    }

    private static @Nullable String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    private static @Nullable Instant time(JsonNode value) {
        String text = text(value);
        return text == null ? null : OffsetDateTime.parse(text, TIME).toInstant();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
