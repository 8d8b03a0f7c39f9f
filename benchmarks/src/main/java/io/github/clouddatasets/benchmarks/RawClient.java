package io.github.clouddatasets.benchmarks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.clouddatasets.datasets.DatasetVersion;
import io.github.clouddatasets.datasets.SyncTask;
import io.github.clouddatasets.powerdrill.DatasetStatus;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * What a good programmer writes by hand: one tuned OkHttp client, one reader per answer, the same headers on the wire, a
 * trace id, a timeout, a check of the status. No retries, no error mapping, no cancellation.
 */
final class RawClient {

    record PowerdrillEnvelope(int code, DatasetStatus data, String msg) {}

    record VersionPage(List<DatasetVersion> versions, Integer totalNumber) {}

    record SamplePage(List<PlainSample> samples, Integer sampleCount) {}

    record ExportPage(List<ExportResource> data, Map<String, Object> meta) {}

    record ExportResource(String id, ExportAttributes attributes, ExportRelationships relationships) {}

    record ExportAttributes(
            String jobId,
            String projectId,
            String createdById,
            String fileId,
            String filename,
            String mimeType,
            Long size,
            String createdAt) {}

    record ExportRelationships(ToOne job) {}

    record ToOne(Identifier data) {}

    record Identifier(String type, String id) {}

    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .build();

    private final ObjectReader powerdrillStatus = mapper.readerFor(PowerdrillEnvelope.class);
    private final ObjectReader syncTask = mapper.readerFor(SyncTask.class);
    private final ObjectReader versionPage = mapper.readerFor(VersionPage.class);
    private final ObjectReader samplePage = mapper.readerFor(SamplePage.class);
    private final ObjectReader exportPage = mapper.readerFor(ExportPage.class);

    private final OkHttpClient http = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(64, 5, TimeUnit.MINUTES))
            .callTimeout(60, TimeUnit.SECONDS)
            .build();

    private final HttpUrl base;

    RawClient(String address) {
        base = HttpUrl.get(address);
    }

    DatasetStatus powerdrillStatus(String datasetId) throws IOException {
        HttpUrl url = base.newBuilder()
                .addPathSegments("api/v2/team/datasets")
                .addPathSegment(datasetId)
                .addPathSegment("status")
                .addQueryParameter("user_id", "tmm-user")
                .build();
        Request request = request(url)
                .addHeader("x-pd-api-key", "proj-key")
                .addHeader("x-pd-external-trace-id", UUID.randomUUID().toString())
                .build();
        PowerdrillEnvelope envelope = call(request, powerdrillStatus, PowerdrillEnvelope.class);
        if (envelope.code != 0) {
            throw new IOException("code " + envelope.code);
        }
        return envelope.data;
    }

    SyncTask syncStatus(String projectId, String datasetId) throws IOException {
        return call(
                modelArts(projectId, datasetId)
                        .addPathSegments("sync-data/status")
                        .build(),
                syncTask,
                SyncTask.class);
    }

    VersionPage versions(String projectId, String datasetId) throws IOException {
        HttpUrl url = modelArts(projectId, datasetId)
                .addPathSegment("versions")
                .addQueryParameter("limit", "1000")
                .addQueryParameter("offset", "0")
                .build();
        return call(url, versionPage, VersionPage.class);
    }

    SamplePage samples(String projectId, String datasetId) throws IOException {
        HttpUrl url = modelArts(projectId, datasetId)
                .addPathSegments("data-annotations/samples")
                .addQueryParameter("limit", "1000")
                .addQueryParameter("offset", "0")
                .build();
        return call(url, samplePage, SamplePage.class);
    }

    /** Times stay text here, which favours this side. */
    List<ExportResource> exports() throws IOException {
        HttpUrl url = base.newBuilder()
                .addPathSegments("api/v1/sync/exports")
                .addQueryParameter("page[number]", "1")
                .addQueryParameter("page[size]", "1000")
                .build();
        return call(request(url).addHeader("Authorization", "Bearer token").build(), exportPage, ExportPage.class).data;
    }

    private HttpUrl.Builder modelArts(String projectId, String datasetId) {
        return base.newBuilder()
                .addPathSegment("v2")
                .addPathSegment(projectId)
                .addPathSegment("datasets")
                .addPathSegment(datasetId);
    }

    private <T> T call(HttpUrl url, ObjectReader reader, Class<T> type) throws IOException {
        return call(request(url).addHeader("X-Auth-Token", "token").build(), reader, type);
    }

    private static Request.Builder request(HttpUrl url) {
        return new Request.Builder()
                .url(url)
                .addHeader("User-Agent", "raw/1.0")
                .addHeader("Accept", "application/json")
                .addHeader("Content-Type", "application/json");
    }

    private <T> T call(Request request, ObjectReader reader, Class<T> type) throws IOException {
        try (Response response = http.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("status " + response.code());
            }
            return type.cast(reader.readValue(response.body().byteStream()));
        }
    }
}
