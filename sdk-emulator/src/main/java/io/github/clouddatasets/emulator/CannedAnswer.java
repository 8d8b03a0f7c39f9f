package io.github.clouddatasets.emulator;

import io.github.clouddatasets.core.Transport;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.DatasetMetrics;
import io.github.clouddatasets.powerdrill.JobAnswer;
import io.github.clouddatasets.powerdrill.JobRecord;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.sync.Export;
import io.github.clouddatasets.sync.Job;
import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.annotation.Annotation;
import io.github.clouddatasets.sync.dataset.Dataset;
import io.github.clouddatasets.sync.entry.Entry;
import io.github.clouddatasets.sync.entry.EntryStat;
import io.github.clouddatasets.sync.entry.Note;
import io.github.clouddatasets.sync.media.Media;
import io.github.clouddatasets.sync.media.MediaJob;
import io.github.clouddatasets.sync.project.Member;
import io.github.clouddatasets.sync.project.Project;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Answers that no single JSON object has the fields of: documents with included records, blocks of different shapes. The
 * client itself reads them, from a transport that has the answer already.
 */
final class CannedAnswer {

    // No socket opens: the transport answers.
    private static final String NOWHERE = "http://127.0.0.1:9";
    private static final String ANY_ID = "0199f3f3-0000-7000-8000-000000000000";
    private static final Map<Class<?>, Function<String, Object>> READERS = Map.of(
            DatasetMetrics.class, CannedAnswer::metrics,
            JobAnswer.class, CannedAnswer::jobAnswer,
            JobRecord.class, CannedAnswer::jobRecord);

    /** How the client asks for one answer of IDAH. */
    private static final Map<Class<?>, Function<SyncClient, Object>> OF_IDAH = Map.ofEntries(
            Map.entry(Export.class, client -> client.exports().get("1")),
            Map.entry(Job.class, client -> client.jobs().get(ANY_ID)),
            Map.entry(Project.class, client -> client.projects().get(ANY_ID)),
            Map.entry(Member.class, client -> client.projects().members().get("1")),
            Map.entry(Dataset.class, client -> client.datasets().get(ANY_ID)),
            Map.entry(Entry.class, client -> client.entries().get(ANY_ID)),
            Map.entry(EntryStat.class, client -> client.entries().stats().get(ANY_ID)),
            Map.entry(Note.class, client -> client.notes().get(ANY_ID)),
            Map.entry(Annotation.class, client -> client.annotations().get(ANY_ID)),
            Map.entry(Media.class, client -> client.media().info("any")),
            Map.entry(MediaJob.class, client -> client.media().jobs().get(ANY_ID)));

    private CannedAnswer() {}

    /** What reads answers of this type; empty for a type that is read field by field. */
    static Optional<Function<String, Object>> reader(Class<?> type) {
        Function<SyncClient, Object> ofIdah = OF_IDAH.get(type);
        return ofIdah == null
                ? Optional.ofNullable(READERS.get(type))
                : Optional.of(json -> {
                    try (SyncClient client = idah(json)) {
                        return ofIdah.apply(client);
                    }
                });
    }

    private static Object metrics(String json) {
        try (DatasetClient client = DatasetClient.builder()
                .endpoint(NOWHERE)
                .projectId(ANY_ID)
                .token("any")
                .transport(answering(json))
                .build()) {
            return client.statistics().metrics(ANY_ID, Instant.EPOCH, Instant.now());
        }
    }

    private static Object jobAnswer(String json) {
        try (PowerdrillClient client = powerdrill(json)) {
            return client.jobs().create(b -> b.sessionId(ANY_ID).question("?"));
        }
    }

    private static Object jobRecord(String json) {
        try (PowerdrillClient client = powerdrill("{\"page_size\":100,\"records\":[" + json + "]}")) {
            return client.jobs().history(ANY_ID).stream()
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("json has no job_id"));
        }
    }

    private static SyncClient idah(String json) {
        return SyncClient.builder()
                .endpoint(NOWHERE)
                .bearer("any")
                .transport(answering(json))
                .build();
    }

    private static PowerdrillClient powerdrill(String data) {
        return PowerdrillClient.builder()
                .endpoint(NOWHERE)
                .apiKey("any")
                .userId("any")
                .transport(answering("{\"code\":0,\"data\":" + data + "}"))
                .build();
    }

    private static Transport answering(String json) {
        return OkHttpTransport.tuned(client -> client.addInterceptor(chain -> new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(ResponseBody.create(json, MediaType.get("application/json")))
                .build()));
    }
}
