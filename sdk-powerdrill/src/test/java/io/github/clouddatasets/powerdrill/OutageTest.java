package io.github.clouddatasets.powerdrill;

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

/** Powerdrill is gone for a minute while somebody waits for its work: each kind of waiting goes on. */
class OutageTest {

    private static final Map<String, Function<PowerdrillClient, Poller<?>>> POLLERS = Map.of(
            "dataset", client -> client.datasets().ready("d1"),
            "data source", client -> client.dataSources().poller("d1", "ds-1"));

    private static final Map<String, List<String>> STATES = Map.of(
            "dataset", List.of(counts(0, 1), counts(1, 0)),
            "data source", List.of(source("synching"), source("synched")));

    private static String counts(int synched, int synching) {
        return "{\"code\":0,\"data\":{\"synched_count\":" + synched + ",\"invalid_count\":0,\"synching_count\":"
                + synching + "}}";
    }

    private static String source(String status) {
        return "{\"code\":0,\"data\":{\"id\":\"ds-1\",\"name\":\"a.csv\",\"status\":\"" + status + "\"}}";
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
                PowerdrillClient client = PowerdrillClient.builder()
                        .endpoint(server.address() + "/api")
                        .credentials(Credentials.apiKey(Stub.KEY))
                        .userId(Stub.USER)
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
