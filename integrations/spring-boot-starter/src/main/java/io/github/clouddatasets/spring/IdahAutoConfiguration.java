package io.github.clouddatasets.spring;

import static io.github.clouddatasets.spring.ClientFactory.given;
import static io.github.clouddatasets.spring.ClientFactory.needed;
import static io.github.clouddatasets.spring.ClientFactory.set;

import io.github.clouddatasets.sync.Health;
import io.github.clouddatasets.sync.SyncClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The client of IDAH. */
@AutoConfiguration(after = ClientFactoryAutoConfiguration.class)
@ConditionalOnClass(SyncClient.class)
@ConditionalOnConfigured(
        prefix = IdahAutoConfiguration.PREFIX,
        anyOf = {"endpoint", "api-key", "token", "email", "password"})
@EnableConfigurationProperties(IdahProperties.class)
class IdahAutoConfiguration {

    static final String PREFIX = "clouddatasets.idah";

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    SyncClient idahClient(ClientFactory factory, IdahProperties properties) {
        SyncClient.Builder builder = SyncClient.builder();
        return factory.client(PREFIX, properties, builder, b -> fill(b, properties), builder::build);
    }

    @Bean
    @ConditionalOnHealthProbe(PREFIX)
    ServiceProbe idahProbe(SyncClient client, IdahProperties properties) {
        return ServiceProbe.of(properties.health(), client.endpoint(), () -> {
            Health health = client.with(ServiceProbe::briefly).health();
            return new ServiceProbe.Finding(
                    health.isHealthy() ? ServiceProbe.State.UP : ServiceProbe.State.DOWN, health.dependencies());
        });
    }

    private static void fill(SyncClient.Builder builder, IdahProperties properties) {
        set(properties.iamEndpoint(), builder::iamEndpoint);
        ClientFactory.atMostOne("api-key, token or email", properties.apiKey(), properties.token(), properties.email());
        set(properties.apiKey(), builder::apiKey);
        set(properties.token(), builder::bearer);
        if (given(properties.email()) || given(properties.password())) {
            builder.password(needed("email", properties.email()), needed("password", properties.password()));
        }
    }
}
