package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import io.github.clouddatasets.testing.Outage;
import io.github.clouddatasets.testing.RawServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** IDAH is gone for a minute while somebody waits for its work: each kind of waiting goes on. */
class OutageTest {

    private static final String JOB = "019fccf4-3732-792f-aaa8-9fca7d7599e4";

    private static final Map<String, Function<SyncClient, Poller<?>>> POLLERS = Map.of(
            "export", client -> client.exports().poller("26"),
            "job", client -> client.jobs().poller(JOB));

    private static final Map<String, List<String>> STATES = Map.of(
            "export", List.of(export("running", "null"), export("completed", "\"f\"")),
            "job", List.of(job("running"), job("completed")));

    private static String export(String status, String file) {
        return "{\"data\":{\"type\":\"sync:exports\",\"id\":\"26\",\"attributes\":{\"job_id\":\"" + JOB
                + "\",\"file_id\":" + file + ",\"size\":0}},\"included\":[{\"type\":\"sync:jobs\",\"id\":\"" + JOB
                + "\",\"attributes\":{\"status\":\"" + status + "\",\"progress\":0.5}}]}";
    }

    private static String job(String status) {
        return "{\"data\":{\"type\":\"sync:jobs\",\"id\":\"" + JOB + "\",\"attributes\":{\"status\":\"" + status
                + "\"}}}";
    }

    static Stream<Arguments> cases() {
        return POLLERS.keySet().stream()
                .sorted()
                .flatMap(work -> Outage.WAYS.keySet().stream().sorted().map(way -> Arguments.of(work, way)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void awaitGoesOn(String work, String way) {
        ManualTime time = new ManualTime(Instant.parse("2024-01-02T03:04:05Z"));
        Outage outage = new Outage(time::now, way);
        List<String> states = STATES.getOrDefault(work, List.of());
        List<Progress> told = new ArrayList<>();
        try (RawServer server = new RawServer();
                SyncClient client = SyncClient.builder()
                        .endpoint(server.address() + "/api/v1")
                        .credentials(Credentials.bearer(SyncServer.TOKEN))
                        .transport(OkHttpTransport.tuned(http -> http.proxySelector(outage.way())))
                        .time(time)
                        .build()) {
            server.answering(request -> outage.answer(states.get(0), states.get(1)));
            assertThat(Objects.requireNonNull(POLLERS.get(work))
                            .apply(client)
                            .onProgress(told::add)
                            .await(Duration.ofMinutes(10)))
                    .isNotNull();
        }

        assertThat(told).first().extracting(Progress::failure).isNull();
        assertThat(told).anySatisfy(progress -> assertThat(progress.failure()).isNotNull());
        assertThat(told).last().extracting(Progress::failure).isNull();
    }
}
