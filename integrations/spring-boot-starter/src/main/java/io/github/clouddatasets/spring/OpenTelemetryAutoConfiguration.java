package io.github.clouddatasets.spring;

import io.github.clouddatasets.opentelemetry.OpenTelemetryCalls;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Spans of all calls, where the application has OpenTelemetry as a bean and {@code clouddatasets-opentelemetry}. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.opentelemetry.OpenTelemetryAutoConfiguration",
            "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration"
        })
@ConditionalOnClass({OpenTelemetry.class, OpenTelemetryCalls.class})
@ConditionalOnBean(OpenTelemetry.class)
@ConditionalOnProperty(name = "clouddatasets.tracing.enabled", matchIfMissing = true)
class OpenTelemetryAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    OpenTelemetryCalls cloudDatasetsSpans(OpenTelemetry openTelemetry) {
        return new OpenTelemetryCalls(openTelemetry);
    }
}
