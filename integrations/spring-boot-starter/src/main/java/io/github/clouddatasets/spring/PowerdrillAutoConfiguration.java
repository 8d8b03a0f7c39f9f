package io.github.clouddatasets.spring;

import static io.github.clouddatasets.spring.ClientFactory.set;

import io.github.clouddatasets.powerdrill.PowerdrillClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The client of Powerdrill. */
@AutoConfiguration(after = ClientFactoryAutoConfiguration.class)
@ConditionalOnClass(PowerdrillClient.class)
@ConditionalOnConfigured(
        prefix = PowerdrillAutoConfiguration.PREFIX,
        anyOf = {"endpoint", "api-key", "user-id"})
@EnableConfigurationProperties(PowerdrillProperties.class)
class PowerdrillAutoConfiguration {

    static final String PREFIX = "clouddatasets.powerdrill";

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    PowerdrillClient powerdrillClient(ClientFactory factory, PowerdrillProperties properties) {
        PowerdrillClient.Builder builder = PowerdrillClient.builder();
        return factory.client(
                PREFIX,
                properties,
                builder,
                b -> {
                    set(properties.apiKey(), b::apiKey);
                    set(properties.userId(), b::userId);
                },
                builder::build);
    }

    @Bean
    @ConditionalOnHealthProbe(PREFIX)
    ServiceProbe powerdrillProbe(PowerdrillClient client, PowerdrillProperties properties) {
        return ServiceProbe.of(properties.health(), client.endpoint(), () -> {
            client.with(ServiceProbe::briefly)
                    .datasets()
                    .list(query -> query.pageSize(1))
                    .limit(1)
                    .toList();
            return ServiceProbe.Finding.up();
        });
    }
}
