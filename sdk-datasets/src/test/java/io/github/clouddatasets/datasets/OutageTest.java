package io.github.clouddatasets.datasets;

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

/** ModelArts is gone for a minute while somebody waits for its work: each kind of waiting goes on. */
class OutageTest {

    private static final String TASK = "\"dataset_id\":\"d1\",\"task_id\":\"t1\",\"version_id\":\"v1\",\"status\":";

    private static final Map<String, Function<DatasetClient, Poller<?>>> POLLERS = Map.of(
            "sync", client -> client.syncPoller("d1"),
            "creation", client -> client.creationPoller("d1"),
            "deletion", client -> client.deletionPoller("d1"),
            "version", client -> client.versions().poller("d1", "v1"),
            "import", client -> client.imports().poller("d1", "t1"),
            "export", client -> client.exports().poller("d1", "t1"));

    private static final Map<String, List<String>> STATES = Map.of(
            "sync", List.of("\"RUNNING\"", "\"COMPLETED\""),
            "creation", List.of("0", "1"),
            "deletion", List.of("2", "3"),
            "version", List.of("0", "1"),
            "import", List.of("\"RUNNING\"", "\"COMPLETED\""),
            "export", List.of("\"RUNNING\"", "\"SUCCESSED\""));

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
                DatasetClient client = DatasetClient.builder()
                        .endpoint(server.address())
                        .projectId(Stub.PROJECT)
                        .credentials(Credentials.accessKey(Stub.AK, Stub.SK))
                        .transport(OkHttpTransport.tuned(http -> http.proxySelector(outage.way())))
                        .time(time)
                        .build()) {
            server.answering(
                    request -> outage.answer("{" + TASK + states.get(0) + "}", "{" + TASK + states.get(1) + "}"));
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
