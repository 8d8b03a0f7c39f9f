package io.github.clouddatasets.benchmarks;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** The JDK's own client and databind by hand. */
public final class JdkByHand implements BiFunction<String, String, Callable<Object>> {

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public Callable<Object> apply(String workload, String address) {
        String base = address + "/v2/" + Workload.PROJECT + "/datasets/" + Workload.DATASET;
        return switch (Workload.of(workload)) {
            case SMALL -> call(base + "/sync-data/status", ByHand.reader(PlainAnswers.SyncTask.class));
            case SAMPLES ->
                call(
                        base + "/data-annotations/samples?limit=1000&offset=0",
                        ByHand.reader(PlainAnswers.SamplePage.class));
            default -> throw new IllegalArgumentException(workload);
        };
    }

    private Callable<Object> call(String address, ObjectReader reader) {
        return () -> {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(60))
                    .header("X-Auth-Token", "token")
                    .header("User-Agent", "raw/1.0")
                    .header("Accept", "application/json")
                    .header("Content-Type", "application/json")
                    .build();
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() / 100 != 2) {
                    throw new IOException("status " + response.statusCode());
                }
                return reader.readValue(body);
            }
        };
    }
}
