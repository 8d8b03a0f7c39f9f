package io.github.clouddatasets.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.CallListener;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.sync.SyncClient;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Spans and metrics in exporters in memory, of calls to the emulator. */
@NullUnmarked // a null where a value is expected fails the test just as well
class OpenTelemetryCallsTest {

    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<Long> RESENT = AttributeKey.longKey("http.request.resend_count");

    private final DatasetCloudEmulator cloud = DatasetCloudEmulator.start();
    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final OpenTelemetrySdk openTelemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build())
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(reader).build())
            .build();

    @AfterEach
    void close() {
        openTelemetry.close();
        cloud.close();
    }

    /** A client whose first attempts find no connection. */
    private SyncClient sync(CallListener listener, int failures) {
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
                .listener(listener)
                .build();
    }

    private SpanData only(String name) {
        List<SpanData> found = exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void aCallIsASpanAndItsAttemptsAreChildren() {
        Span job = openTelemetry.getTracer("test").spanBuilder("job").startSpan();
        try (SyncClient sync = sync(new OpenTelemetryCalls(openTelemetry), 2);
                Scope scope = job.makeCurrent()) {
            assertThat(scope).isNotNull();
            assertThatThrownBy(() -> sync.with(o -> o.traceId("t-1")).jobs().get(NOBODY))
                    .isInstanceOf(NotFoundException.class);
        } finally {
            job.end();
        }

        List<SpanData> spans = exporter.getFinishedSpanItems();
        assertThat(spans).extracting(SpanData::getName).containsExactly("GET", "GET", "GET", "idah getJob", "job");
        SpanData call = spans.get(3);
        assertThat(call.getParentSpanId()).isEqualTo(job.getSpanContext().getSpanId());
        List<SpanData> attempts = spans.subList(0, 3);
        URI place = URI.create(cloud.idahEndpoint());
        assertThat(attempts).allSatisfy(attempt -> {
            assertThat(attempt.getParentSpanId()).isEqualTo(call.getSpanId());
            assertThat(attempt.getKind()).isEqualTo(SpanKind.CLIENT);
            assertThat(attempt.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(text(attempt, "http.request.method")).isEqualTo("GET");
            assertThat(text(attempt, "server.address")).isEqualTo(place.getHost());
            assertThat(attempt.getAttributes().get(AttributeKey.longKey("server.port")))
                    .isEqualTo(place.getPort());
        });
        assertThat(attempts)
                .extracting(attempt -> attempt.getAttributes().get(RESENT))
                .containsExactly(null, 1L, 2L);
        assertThat(attempts)
                .extracting(attempt -> text(attempt, "error.type"))
                .containsExactly(
                        "io.github.clouddatasets.core.NotConnectedException",
                        "io.github.clouddatasets.core.NotConnectedException",
                        "404");
        assertThat(attempts)
                .extracting(attempt -> attempt.getAttributes().get(STATUS))
                .containsExactly(null, null, 404L);
        assertThat(text(call, "error.type")).isEqualTo("NOT_FOUND");
        assertThat(text(call, "clouddatasets.trace_id")).isEqualTo("t-1");
        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(call.getEvents())
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.getName()).isEqualTo("retry"));
    }

    @Test
    void theCallersSpanIsTheParentOfCallsInTheBackground() {
        try (SyncClient sync = sync(new OpenTelemetryCalls(openTelemetry), 0)) {
            CompletableFuture<?> first = inSpan("first", sync);
            CompletableFuture<?> second = inSpan("second", sync);
            first.join();
            second.join();
            sync.async(SyncClient::health).join();
        }

        assertThat(only("idah getServiceInfo").getParentSpanId())
                .isEqualTo(only("first").getSpanId());
        assertThat(only("idah listJobs").getParentSpanId())
                .isEqualTo(only("second").getSpanId());
        assertThat(only("idah getHealth").getParentSpanContext().isValid())
                .as("no span was current, although threads are used again")
                .isFalse();
    }

    private CompletableFuture<?> inSpan(String name, SyncClient sync) {
        Span job = openTelemetry.getTracer("test").spanBuilder(name).startSpan();
        try (Scope scope = job.makeCurrent()) {
            assertThat(scope).isNotNull();
            return sync.async(view -> name.equals("first")
                    ? view.serviceInfo()
                    : view.jobs().list().limit(1).stream().count());
        } finally {
            job.end();
        }
    }

    @Test
    void pagesThatAreReadAheadBelongToTheCallersSpan() {
        PowerdrillClient.Builder builder = PowerdrillClient.builder()
                .endpoint(cloud.powerdrillEndpoint())
                .apiKey(cloud.powerdrillApiKey())
                .userId(cloud.powerdrillUserId())
                .listener(new OpenTelemetryCalls(openTelemetry));
        Span job = openTelemetry.getTracer("test").spanBuilder("job").startSpan();
        try (PowerdrillClient powerdrill = builder.build();
                Scope scope = job.makeCurrent()) {
            assertThat(scope).isNotNull();
            for (int i = 0; i < 3; i++) {
                String name = "d" + i;
                powerdrill.datasets().create(b -> b.name(name));
            }
            assertThat(powerdrill.datasets().list(q -> q.pageSize(1)).prefetch().stream())
                    .hasSizeGreaterThan(3);
        } finally {
            job.end();
        }

        assertThat(exporter.getFinishedSpanItems())
                .filteredOn(span -> span.getName().endsWith("istDatasets"))
                .hasSizeGreaterThan(3)
                .allSatisfy(span -> assertThat(span.getParentSpanId())
                        .isEqualTo(job.getSpanContext().getSpanId()));
    }

    @Test
    void spansOfADownloadEndWithItsBytes() {
        String export = cloud.addIdahExport(100_000, 1);
        try (SyncClient sync = sync(new OpenTelemetryCalls(openTelemetry), 0)) {
            sync.exports().download(export, OutputStream.nullOutputStream());
        }

        SpanData call = only("idah downloadExport");
        assertThat(exporter.getFinishedSpanItems())
                .filteredOn(span -> span.getParentSpanId().equals(call.getSpanId()))
                .singleElement()
                .satisfies(attempt -> assertThat(
                                attempt.getAttributes().get(AttributeKey.longKey("http.response.body.size")))
                        .isEqualTo(100_000));
        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void noSpanHasAnAddress() {
        try (SyncClient sync = sync(new OpenTelemetryCalls(openTelemetry), 0)) {
            assertThatThrownBy(() -> sync.jobs().get(NOBODY)).isInstanceOf(NotFoundException.class);
        }

        assertThat(exporter.getFinishedSpanItems())
                .hasSize(2)
                .noneMatch(span -> (span.getName() + span.getAttributes()).contains(NOBODY));
    }

    @Test
    void metrics() {
        try (SyncClient sync = sync(new OpenTelemetryMeters(openTelemetry), 1)) {
            assertThatThrownBy(() -> sync.jobs().get(NOBODY)).isInstanceOf(NotFoundException.class);
        }

        Collection<MetricData> metrics = reader.collectAllMetrics();
        Collection<HistogramPointData> attempts = points(metrics, "http.client.request.duration");
        assertThat(attempts)
                .extracting(point -> point.getAttributes().get(AttributeKey.stringKey("error.type")))
                .containsExactlyInAnyOrder("404", "io.github.clouddatasets.core.NotConnectedException");
        assertThat(attempts).allSatisfy(point -> {
            assertThat(point.getCount()).isEqualTo(1);
            assertThat(point.getBoundaries()).startsWith(0.005).endsWith(10.0);
            assertThat(point.getAttributes().get(AttributeKey.stringKey("server.address")))
                    .isEqualTo(URI.create(cloud.idahEndpoint()).getHost());
        });
        assertThat(points(metrics, "clouddatasets.client.call")).singleElement().satisfies(point -> {
            assertThat(point.getAttributes().get(AttributeKey.stringKey("clouddatasets.operation")))
                    .isEqualTo("getJob");
            assertThat(point.getAttributes().get(AttributeKey.stringKey("clouddatasets.outcome")))
                    .isEqualTo("NOT_FOUND");
        });
        assertThat(metrics).allSatisfy(metric -> assertThat(metric.getUnit()).isEqualTo("s"));
    }

    @Test
    void noOpenTelemetryIsRefused() {
        assertThatThrownBy(() -> new OpenTelemetryCalls(null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OpenTelemetryMeters(null)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Collection<HistogramPointData> points(Collection<MetricData> metrics, String name) {
        return metrics.stream()
                .filter(metric -> metric.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getHistogramData()
                .getPoints();
    }

    private static String text(SpanData span, String key) {
        return span.getAttributes().get(AttributeKey.stringKey(key));
    }
}
