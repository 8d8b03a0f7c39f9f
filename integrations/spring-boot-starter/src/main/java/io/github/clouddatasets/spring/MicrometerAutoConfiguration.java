package io.github.clouddatasets.spring;

import io.github.clouddatasets.micrometer.MicrometerCalls;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Meters of all calls, where the application has a registry and {@code clouddatasets-micrometer}. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass({MeterRegistry.class, MicrometerCalls.class})
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnProperty(name = "clouddatasets.metrics.enabled", matchIfMissing = true)
class MicrometerAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    MicrometerCalls cloudDatasetsMeters(MeterRegistry registry) {
        return new MicrometerCalls(registry);
    }
}
