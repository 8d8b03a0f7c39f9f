package io.github.clouddatasets.spring;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** The health indicators on Spring Boot 3: the same text as for the other generation, which has these types elsewhere. */
@AutoConfiguration(
        after = {ModelArtsAutoConfiguration.class, PowerdrillAutoConfiguration.class, IdahAutoConfiguration.class})
@ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
@ConditionalOnProperty(name = "management.health.defaults.enabled", matchIfMissing = true)
class Health3AutoConfiguration {

    @Bean
    @ConditionalOnBean(name = "modelArtsProbe")
    HealthIndicator modelArtsHealthIndicator(@Qualifier("modelArtsProbe") ServiceProbe probe) {
        return () -> health(probe);
    }

    @Bean
    @ConditionalOnBean(name = "powerdrillProbe")
    HealthIndicator powerdrillHealthIndicator(@Qualifier("powerdrillProbe") ServiceProbe probe) {
        return () -> health(probe);
    }

    @Bean
    @ConditionalOnBean(name = "idahProbe")
    HealthIndicator idahHealthIndicator(@Qualifier("idahProbe") ServiceProbe probe) {
        return () -> health(probe);
    }

    private static Health health(ServiceProbe probe) {
        ServiceProbe.Finding finding = probe.look();
        return Health.status(new Status(finding.state().name()))
                .withDetails(finding.details())
                .build();
    }
}
