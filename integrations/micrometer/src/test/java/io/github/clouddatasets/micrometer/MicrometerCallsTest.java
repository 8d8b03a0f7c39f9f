package io.github.clouddatasets.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.RawRequest;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.sync.SyncClient;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.okhttp3.OkHttpMetricsEventListener;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Meters in a real registry, of calls to the emulator. */
@NullUnmarked // a null where a value is expected fails the test just as well
class MicrometerCallsTest {

    private static final String NOBODY = "00000000-0000-4000-8000-00000000000";

    private final DatasetCloudEmulator cloud = DatasetCloudEmulator.start();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @AfterEach
    void close() {
        cloud.close();
        registry.close();
    }

    /** A client whose first attempts find no connection. */
    private SyncClient sync(int failures) {
        AtomicInteger left = new AtomicInteger(failures);
        return SyncClient.builder()
                .endpoint(cloud.idahEndpoint())
                .credentials(Credentials.bearer(cloud.idahSystemToken()))
                .time(new ManualTime(Instant.now()))
                .transport(OkHttpTransport.tuned(http -> http.addInterceptor(chain -> {
                    if (left.getAndDecrement() > 0) {
                        throw new IOException("no route");
                    }
                    return chain.proceed(chain.request());
                })))
                .listener(new MicrometerCalls(registry))
                .build();
    }

    private PowerdrillClient powerdrill(String userId) {
        return PowerdrillClient.builder()
                .endpoint(cloud.powerdrillEndpoint())
                .apiKey(cloud.powerdrillApiKey())
                .userId(userId)
                .listener(new MicrometerCalls(registry))
                .build();
    }

    @Test
    void attemptsFollowTheConventionsOfHttpClients() {
        URI place = URI.create(cloud.idahEndpoint());
        try (SyncClient sync = sync(1)) {
            sync.health();
            assertThatThrownBy(() -> sync.jobs().get(NOBODY + "0")).isInstanceOf(NotFoundException.class);
        }

        String[] server = {
            "http.request.method", "GET",
            "server.address", place.getHost(),
            "server.port", String.valueOf(place.getPort())
        };
        assertThat(registry.get("http.client.request.duration")
                        .tags(server)
                        .tags("http.response.status_code", "200", "error.type", "none")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("http.client.request.duration")
                        .tags(server)
                        .tags("http.response.status_code", "404", "error.type", "404")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("http.client.request.duration")
                        .tags(server)
                        .tags(
                                "http.response.status_code",
                                "none",
                                "error.type",
                                "io.github.clouddatasets.core.NotConnectedException")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aRefusalInsideAnAnswerOfStatus200IsAnError() {
        try (PowerdrillClient powerdrill = powerdrill(cloud.powerdrillUserId())) {
            assertThatThrownBy(() -> powerdrill.datasets().status("dset-nobody"))
                    .isInstanceOf(NotFoundException.class);
        }

        assertThat(registry.get("http.client.request.duration")
                        .tags("http.response.status_code", "200", "error.type", "NOT_FOUND")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("clouddatasets.client.call")
                        .tags("service", "powerdrill", "outcome", "NOT_FOUND")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void callsAreCountedOnceWhateverTheNumberOfAttempts() {
        try (SyncClient sync = sync(2)) {
            sync.health();
        }

        assertThat(registry.get("clouddatasets.client.call")
                        .tags("service", "idah", "operation", "getHealth", "outcome", "OK")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("clouddatasets.client.retries")
                        .tags("service", "idah", "operation", "getHealth", "reason", "NotConnectedException")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void bytesOfADownloadAreCounted() {
        String export = cloud.addIdahExport(100_000, 1);
        try (SyncClient sync = sync(0)) {
            sync.exports().download(export, OutputStream.nullOutputStream());
        }

        assertThat(registry.get("http.client.response.body.size").summaries())
                .extracting(summary -> summary.max())
                .anyMatch(largest -> largest >= 100_000);
        assertThat(registry.get("http.client.response.body.size")
                        .summaries()
                        .iterator()
                        .next()
                        .getId()
                        .getBaseUnit())
                .isEqualTo("bytes");
    }

    @Test
    void idsMakeNoMetersOfTheirOwn() {
        try (SyncClient sync = sync(0)) {
            assertThatThrownBy(() -> sync.jobs().get(NOBODY + "0")).isInstanceOf(NotFoundException.class);
            int one = registry.getMeters().size();
            for (int i = 1; i < 10; i++) {
                String id = NOBODY + i;
                assertThatThrownBy(() ->
                                sync.with(o -> o.traceId("t-" + id)).jobs().get(id))
                        .isInstanceOf(NotFoundException.class);
            }
            assertThat(registry.getMeters()).hasSize(one);
            for (int i = 0; i < 10; i++) {
                RawRequest request = RawRequest.get("/jobs/" + NOBODY + i).build();
                assertThatThrownBy(() -> sync.send(request)).isInstanceOf(NotFoundException.class);
            }
        }

        Set<String> values = registry.getMeters().stream()
                .flatMap(meter -> meter.getId().getTags().stream())
                .map(Tag::getValue)
                .collect(Collectors.toSet());
        assertThat(values).noneMatch(value -> value.contains(NOBODY));
        assertThat(values).contains("send");
    }

    @Test
    void noRegistryIsRefused() {
        assertThatThrownBy(() -> new MicrometerCalls(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("registry");
    }

    /** The lines of docs/observability.md for metrics of the sockets. */
    @Test
    void listenerOfOkHttp() {
        try (SyncClient sync = SyncClient.builder()
                .endpoint(cloud.idahEndpoint())
                .credentials(Credentials.bearer(cloud.idahSystemToken()))
                .transport(OkHttpTransport.tuned(
                        http -> http.eventListener(OkHttpMetricsEventListener.builder(registry, "okhttp.requests")
                                .uriMapper(request -> "clouddatasets")
                                .build())))
                .build()) {
            sync.health();
        }

        assertThat(registry.get("okhttp.requests")
                        .tag("uri", "clouddatasets")
                        .timer()
                        .count())
                .isEqualTo(1);
    }
}
