package io.github.clouddatasets.benchmarks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** OkHttp and databind as most programs have them: the address put together as text, the answer read as text, a trace id. */
public final class UsualByHand implements BiFunction<String, String, Callable<Object>> {

    private final OkHttpClient http =
            new OkHttpClient.Builder().callTimeout(60, TimeUnit.SECONDS).build();
    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .build();

    @Override
    public Callable<Object> apply(String workload, String address) {
        String base = address + "/v2/" + Workload.PROJECT + "/datasets/";
        return switch (Workload.of(workload)) {
            case SMALL -> () -> call(base + Workload.DATASET + "/sync-data/status", PlainAnswers.SyncTask.class);
            case SAMPLES ->
                () -> call(
                        base + Workload.DATASET + "/data-annotations/samples?limit=1000&offset=0",
                        PlainAnswers.SamplePage.class);
            default -> throw new IllegalArgumentException(workload);
        };
    }

    private <T> T call(String address, Class<T> type) throws IOException {
        Request request = new Request.Builder()
                .url(address)
                .header("User-Agent", "raw/1.0")
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("X-Auth-Token", "token")
                .header("X-Request-Id", UUID.randomUUID().toString())
                .build();
        try (Response response = http.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("status " + response.code());
            }
            return mapper.readValue(response.body().string(), type);
        }
    }
}
