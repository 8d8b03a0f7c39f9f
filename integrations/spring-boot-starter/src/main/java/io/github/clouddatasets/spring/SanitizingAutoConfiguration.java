package io.github.clouddatasets.spring;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Keeps the secrets out of {@code /actuator/env} and {@code /actuator/configprops}, whatever {@code show-values} says. */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
class SanitizingAutoConfiguration {

    @Bean
    SanitizingFunction cloudDatasetsSanitizingFunction(Environment environment) {
        SecretProperties secrets = new SecretProperties(environment);
        return data -> {
            Object value = data.getValue();
            return value != null && secrets.isSecret(data.getKey(), value) ? data.withSanitizedValue() : data;
        };
    }
}
