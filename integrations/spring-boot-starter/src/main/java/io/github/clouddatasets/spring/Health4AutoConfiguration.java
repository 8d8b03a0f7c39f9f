package io.github.clouddatasets.spring;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;

/** The health indicators on Spring Boot 4: the same text as for the other generation, which has these types elsewhere. */
@AutoConfiguration(
        after = {ModelArtsAutoConfiguration.class, PowerdrillAutoConfiguration.class, IdahAutoConfiguration.class})
@ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
@ConditionalOnProperty(name = "management.health.defaults.enabled", matchIfMissing = true)
class Health4AutoConfiguration {

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
