package io.github.clouddatasets.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.option.IdahUpstream;
import io.github.clouddatasets.sync.SyncClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** A web application with its actuator: health, metrics, spans, and no secret anywhere. */
@ExtendWith(OutputCaptureExtension.class)
@NullUnmarked // a null where a value is expected fails the test just as well
class ActuatorTest {

    private static final String IDAH_KEY = "IDAH_" + "ab12".repeat(16);

    private final DatasetCloudEmulator cloud = DatasetCloudEmulator.start();
    private final List<ConfigurableApplicationContext> running = new ArrayList<>();

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        InMemorySpanExporter spans() {
            return InMemorySpanExporter.create();
        }

        @Bean(destroyMethod = "close")
        OpenTelemetry openTelemetry(InMemorySpanExporter spans) {
            return OpenTelemetrySdk.builder()
                    .setTracerProvider(SdkTracerProvider.builder()
                            .addSpanProcessor(SimpleSpanProcessor.create(spans))
                            .build())
                    .build();
        }
    }

    @AfterEach
    void close() {
        running.forEach(ConfigurableApplicationContext::close);
        cloud.close();
    }

    private ConfigurableApplicationContext start(String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "server.port=0",
                "server.address=127.0.0.1",
                "management.endpoints.web.exposure.include=*",
                "management.endpoint.health.show-details=always",
                "management.endpoint.env.show-values=always",
                "management.endpoint.configprops.show-values=always",
                "management.health.diskspace.enabled=false",
                "spring.main.banner-mode=off"));
        all.addAll(List.of(properties));
        ConfigurableApplicationContext context = SpringApplication.run(
                Application.class, all.stream().map(each -> "--" + each).toArray(String[]::new));
        running.add(context);
        return context;
    }

    private ConfigurableApplicationContext onTheEmulator(String... properties) {
        List<String> all = new ArrayList<>(List.of("clouddatasets.emulator.enabled=true"));
        all.addAll(List.of(properties));
        return start(all.toArray(String[]::new));
    }

    private static String get(ConfigurableApplicationContext context, String path) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        try {
            HttpURLConnection http = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/actuator/" + path)
                    .toURL()
                    .openConnection();
            try (InputStream body = http.getResponseCode() < 400 ? http.getInputStream() : http.getErrorStream()) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void allServicesAreHealthyAndNoQuotaIsUsed() {
        ConfigurableApplicationContext context = onTheEmulator();

        String health = get(context, "health");

        assertThat(health).startsWith("{\"").contains("\"status\":\"UP\"");
        assertThat(get(context, "health/modelArts")).contains("\"status\":\"UP\"", "\"host\":\"127.0.0.1\"");
        assertThat(get(context, "health/powerdrill")).contains("\"status\":\"UP\"");
        assertThat(get(context, "health/idah")).contains("\"status\":\"UP\"");
        DatasetCloudEmulator emulator = context.getBean(DatasetCloudEmulator.class);
        assertThat(emulator.requests("listDatasets")).isEmpty();
        assertThat(emulator.requests("getHealth")).isNotEmpty();
    }

    @Test
    void anUnwellServiceIsDownAndNamesWhatItMisses() {
        ConfigurableApplicationContext context = onTheEmulator();
        context.getBean(DatasetCloudEmulator.class).faults().idahOutage(IdahUpstream.values());

        assertThat(get(context, "health/idah")).contains("\"status\":\"DOWN\"", "\"details\":{");
        assertThat(get(context, "health")).contains("\"status\":\"DOWN\"");
    }

    @Test
    void aServiceWithoutAConnectionIsDown() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        ConfigurableApplicationContext context = start(
                "clouddatasets.modelarts.endpoint=http://127.0.0.1:" + free,
                "clouddatasets.modelarts.project-id=" + cloud.projectId(),
                "clouddatasets.modelarts.token=some-token",
                "clouddatasets.idah.endpoint=http://127.0.0.1:" + free + "/api/v1",
                "clouddatasets.idah.api-key=" + IDAH_KEY);

        assertThat(get(context, "health/modelArts")).contains("\"status\":\"DOWN\"", "ConnectException");
        assertThat(get(context, "health/idah")).contains("\"status\":\"DOWN\"", "NotConnectedException");
    }

    @Test
    void aProbeCanCallAndCanBeSwitchedOff() {
        ConfigurableApplicationContext context = onTheEmulator(
                "clouddatasets.modelarts.health=call",
                "clouddatasets.powerdrill.health=call",
                "clouddatasets.idah.health=none");

        assertThat(get(context, "health/modelArts")).contains("\"status\":\"UP\"");
        assertThat(get(context, "health/powerdrill")).contains("\"status\":\"UP\"");
        assertThat(context.getBean(DatasetCloudEmulator.class).requests("listDatasets"))
                .isNotEmpty();
        assertThat(context.containsBean("idahHealthIndicator")).isFalse();
        assertThat(get(context, "health")).doesNotContain("\"idah\"");
    }

    @Test
    void wrongCredentialsAreFoundByACallOnly() {
        ConfigurableApplicationContext context = start(
                "clouddatasets.modelarts.endpoint=" + cloud.modelArtsEndpoint(),
                "clouddatasets.modelarts.project-id=" + cloud.projectId(),
                "clouddatasets.modelarts.token=not-the-token",
                "clouddatasets.modelarts.health=call");

        assertThat(get(context, "health/modelArts")).contains("\"status\":\"DOWN\"", "AuthenticationException");
    }

    @Test
    void metricsAndSpansAreWired() {
        ConfigurableApplicationContext context = onTheEmulator();

        context.getBean(SyncClient.class).serviceInfo();

        assertThat(context.getBean(MeterRegistry.class)
                        .get("clouddatasets.client.call")
                        .tags("service", "idah", "operation", "getServiceInfo")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(get(context, "metrics/http.client.request.duration")).contains("http.response.status_code");
        assertThat(context.getBean(InMemorySpanExporter.class).getFinishedSpanItems())
                .extracting(SpanData::getName)
                .contains("idah getServiceInfo");
    }

    @Test
    void metricsAndSpansCanBeSwitchedOff() {
        ConfigurableApplicationContext context =
                onTheEmulator("clouddatasets.metrics.enabled=false", "clouddatasets.tracing.enabled=false");

        context.getBean(SyncClient.class).serviceInfo();

        assertThat(context.getBean(MeterRegistry.class)
                        .find("clouddatasets.client.call")
                        .timer())
                .isNull();
        assertThat(context.getBean(InMemorySpanExporter.class).getFinishedSpanItems())
                .isEmpty();
    }

    @Test
    void noSecretIsInTheEndpointsNorInTheLog(CapturedOutput output) {
        List<String> secrets = List.of(
                "SECRET-access",
                "SECRET-signs",
                "SECRET-temporary",
                "SECRET-drill",
                "SECRET-mine",
                "SECRET-proxy",
                IDAH_KEY);
        ConfigurableApplicationContext context = start(
                "debug=true", // the report of all conditions
                "logging.level.org.springframework=DEBUG",
                "clouddatasets.modelarts.endpoint=" + cloud.modelArtsEndpoint(),
                "clouddatasets.modelarts.project-id=" + cloud.projectId(),
                "clouddatasets.modelarts.accessKey=SECRET-access",
                "clouddatasets.modelarts.secret_key=SECRET-signs",
                "CLOUDDATASETS_MODELARTS_SECURITYTOKEN=SECRET-unused",
                "clouddatasets.modelarts.security-token=SECRET-temporary",
                "clouddatasets.powerdrill.endpoint=" + cloud.powerdrillEndpoint(),
                "clouddatasets.powerdrill.api-key=${a.name.of.mine}",
                "a.name.of.mine=SECRET-drill",
                "a.command.line=java -Dx=SECRET-drill -jar",
                "clouddatasets.powerdrill.user-id=some-user",
                "clouddatasets.idah.endpoint=" + cloud.idahEndpoint(),
                "clouddatasets.idah.api-key=" + IDAH_KEY,
                "clouddatasets.network.proxy-host=127.0.0.1",
                "clouddatasets.network.proxy-port=1",
                "clouddatasets.network.proxy-user=someone",
                "clouddatasets.network.proxy-password=SECRET-proxy",
                "IDAH_PASSWORD=SECRET-mine");

        String shown = get(context, "env")
                + get(context, "configprops")
                + get(context, "beans")
                + get(context, "conditions")
                + get(context, "health")
                + get(context, "env/clouddatasets.powerdrill.api-key")
                + get(context, "env/a.name.of.mine");

        assertThat(shown).contains("some-user", cloud.projectId(), "******");
        assertThat(shown).contains("clouddatasets.modelarts-io.github.clouddatasets.spring.ModelArtsProperties");
        for (String secret : secrets) {
            assertThat(shown).doesNotContain(secret);
            assertThat(output.getAll()).doesNotContain(secret);
        }
        assertThat(shown).doesNotContain("SECRET-unused");
    }
}
