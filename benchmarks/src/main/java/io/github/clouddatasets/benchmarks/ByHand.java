package io.github.clouddatasets.benchmarks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * What a good programmer writes by hand: one tuned OkHttp client, one reader per answer, plain records, the same headers on the wire, a
 * timeout, a check of the status. No retries, no error mapping, no cancellation.
 */
public final class ByHand implements BiFunction<String, String, Callable<Object>> {

    private final OkHttpClient http = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(64, 5, TimeUnit.MINUTES))
            .callTimeout(60, TimeUnit.SECONDS)
            .build();

    /** Of a page of another service's: the folder of the {@link Peer}. */
    @Override
    public Callable<Object> apply(String workload, String address) {
        for (Peer peer : Peer.values()) {
            if (peer.folder().equals(workload)) {
                return peerPage(peer, HttpUrl.get(address));
            }
        }
        Workload what = Workload.of(workload);
        HttpUrl base = HttpUrl.get(address + what.base());
        return switch (what) {
            case SMALL, SIGNED -> {
                ObjectReader reader = reader(PlainAnswers.SyncTask.class);
                yield () -> call(token(modelArts(base).addPathSegments("sync-data/status")), reader);
            }
            case SAMPLES -> {
                ObjectReader reader = reader(PlainAnswers.SamplePage.class);
                yield () -> call(token(page(modelArts(base).addPathSegments("data-annotations/samples"))), reader);
            }
            case VERSIONS -> {
                ObjectReader reader = reader(PlainAnswers.VersionPage.class);
                yield () -> call(token(page(modelArts(base).addPathSegment("versions"))), reader);
            }
            case EXPORTS, LATE_EXPORTS, ISO_EXPORTS -> {
                ObjectReader reader = reader(PlainAnswers.ExportPage.class);
                yield () -> call(bearer(exports(base)), reader);
            }
        };
    }

    private Callable<Object> peerPage(Peer peer, HttpUrl base) {
        return switch (peer) {
            case OPENAI -> {
                ObjectReader reader = reader(PlainAnswers.Models.class);
                yield () -> call(bearer(base.newBuilder().addPathSegments("openai/v1/models")), reader);
            }
            case STRIPE -> {
                ObjectReader reader = reader(PlainAnswers.Products.class);
                yield () -> call(bearer(base.newBuilder().addPathSegments("stripe/v1/products")), reader);
            }
            case AWS -> {
                ObjectReader reader = reader(PlainAnswers.Functions.class);
                yield () -> call(bearer(base.newBuilder().addPathSegments("aws/2015-03-31/functions")), reader);
            }
            case HUAWEI -> {
                ObjectReader reader = reader(PlainAnswers.Topics.class);
                yield () -> call(bearer(base.newBuilder().addPathSegments("v2/project/notifications/topics")), reader);
            }
        };
    }

    static ObjectReader reader(Class<?> type) {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
                .build()
                .readerFor(type);
    }

    private static HttpUrl.Builder modelArts(HttpUrl base) {
        return base.newBuilder()
                .addPathSegment("v2")
                .addPathSegment(Workload.PROJECT)
                .addPathSegment("datasets")
                .addPathSegment(Workload.DATASET);
    }

    private static HttpUrl.Builder page(HttpUrl.Builder list) {
        return list.addQueryParameter("limit", "1000").addQueryParameter("offset", "0");
    }

    private static HttpUrl.Builder exports(HttpUrl base) {
        return base.newBuilder()
                .addPathSegments("api/v1/sync/exports")
                .addQueryParameter("page[number]", "1")
                .addQueryParameter("page[size]", "1000");
    }

    private static Request token(HttpUrl.Builder url) {
        return request(url).addHeader("X-Auth-Token", "token").build();
    }

    private static Request bearer(HttpUrl.Builder url) {
        return request(url).addHeader("Authorization", "Bearer token").build();
    }

    private static Request.Builder request(HttpUrl.Builder url) {
        return new Request.Builder()
                .url(url.build())
                .addHeader("User-Agent", "raw/1.0")
                .addHeader("Accept", "application/json")
                .addHeader("Content-Type", "application/json");
    }

    private Object call(Request request, ObjectReader reader) throws IOException {
        try (Response response = http.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("status " + response.code());
            }
            return reader.readValue(response.body().byteStream());
        }
    }
}
