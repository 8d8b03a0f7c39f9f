package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.CallListener;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.sync.SyncClient;
import io.micrometer.core.instrument.binder.okhttp3.OkHttpMetricsEventListener;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The examples of docs/observability.md, on the emulator. */
@NullUnmarked // a null where a value is expected fails the test just as well
class ObservedCallsTest {

    private final DatasetCloudEmulator cloud = DatasetCloudEmulator.start();

    @AfterEach
    void close() {
        cloud.close();
    }

    /** A client whose first attempts find no connection. */
    private SyncClient client(CallListener listener, int failures) {
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

    @Test
    void micrometer() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (SyncClient sync = client(new MicrometerCalls(registry), 1)) {
            sync.health();
            sync.exports().list().toList();
            assertThatThrownBy(() -> sync.jobs().get("00000000-0000-4000-8000-000000000000"))
                    .isInstanceOf(NotFoundException.class);
        }

        assertThat(registry.get("clouddatasets.retries")
                        .tags("service", "idah", "result", "NotConnectedException")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("clouddatasets.attempts")
                        .tag("result", "NotConnectedException")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("clouddatasets.calls")
                        .tags("operation", "getJob", "result", "NOT_FOUND")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("clouddatasets.received")
                        .tags("operation", "listExports", "result", "OK")
                        .summary()
                        .totalAmount())
                .isGreaterThan(10);
    }

    @Test
    void openTelemetry() {
        InMemorySpanExporter exporter = InMemorySpanExporter.create();
        OpenTelemetrySdk openTelemetry = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                        .build())
                .build();
        Span job = openTelemetry.getTracer("test").spanBuilder("job").startSpan();
        try (SyncClient sync = client(new OpenTelemetryCalls(openTelemetry), 1);
                Scope scope = job.makeCurrent()) {
            assertThat(scope).isNotNull();
            assertThatThrownBy(
                            () -> sync.with(o -> o.traceId("t-1")).jobs().get("00000000-0000-4000-8000-000000000000"))
                    .isInstanceOf(NotFoundException.class);
        } finally {
            job.end();
        }

        List<SpanData> spans = exporter.getFinishedSpanItems();
        assertThat(spans).extracting(SpanData::getName).containsExactly("GET", "GET", "idah getJob", "job");
        SpanData call = spans.get(2);
        assertThat(call.getParentSpanId()).isEqualTo(job.getSpanContext().getSpanId());
        assertThat(spans.subList(0, 2)).allSatisfy(attempt -> {
            assertThat(attempt.getParentSpanId()).isEqualTo(call.getSpanId());
            assertThat(attempt.getKind()).isEqualTo(SpanKind.CLIENT);
        });
        assertThat(text(spans.get(0), "error.type")).isEqualTo("NotConnectedException");
        assertThat(spans.get(1).getAttributes().get(AttributeKey.longKey("http.response.status_code")))
                .isEqualTo(404);
        assertThat(text(call, "error.type")).isEqualTo("NOT_FOUND");
        assertThat(text(call, "clouddatasets.trace_id")).isEqualTo("t-1");
        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(call.getEvents())
                .singleElement()
                .satisfies(event -> assertThat(event.getName()).isEqualTo("retry"));
        openTelemetry.close();
    }

    @Test
    void spansOfADownloadEndWithItsBytes() {
        InMemorySpanExporter exporter = InMemorySpanExporter.create();
        OpenTelemetrySdk openTelemetry = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                        .build())
                .build();
        String export = cloud.addIdahExport(100_000, 1);
        try (SyncClient sync = client(new OpenTelemetryCalls(openTelemetry), 0)) {
            sync.exports().download(export, OutputStream.nullOutputStream());
        }

        assertThat(exporter.getFinishedSpanItems())
                .extracting(SpanData::getName)
                .contains("idah downloadExport");
        openTelemetry.close();
    }

    /** The two lines of the document that are no files of their own. */
    @Test
    void listenerOfOkHttpAndContextInTheBackground() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        ContextKey<String> key = ContextKey.named("job");
        try (SyncClient sync = SyncClient.builder()
                        .endpoint(cloud.idahEndpoint())
                        .credentials(Credentials.bearer(cloud.idahSystemToken()))
                        .transport(OkHttpTransport.tuned(http ->
                                http.eventListener(OkHttpMetricsEventListener.builder(registry, "okhttp.requests")
                                        .uriMapper(request -> "clouddatasets")
                                        .build())))
                        .build();
                Scope scope = Context.current().with(key, "j-1").makeCurrent()) {
            assertThat(scope).isNotNull();
            String there = sync.async(Context.current().wrapFunction((SyncClient c) -> {
                        c.health();
                        return Context.current().get(key);
                    }))
                    .join();

            assertThat(there).isEqualTo("j-1");
        }

        assertThat(registry.get("okhttp.requests")
                        .tag("uri", "clouddatasets")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    private static String text(SpanData span, String key) {
        return span.getAttributes().get(AttributeKey.stringKey(key));
    }
}
