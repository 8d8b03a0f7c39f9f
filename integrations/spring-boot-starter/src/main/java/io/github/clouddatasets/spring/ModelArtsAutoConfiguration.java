package io.github.clouddatasets.spring;

import static io.github.clouddatasets.spring.ClientFactory.given;
import static io.github.clouddatasets.spring.ClientFactory.needed;
import static io.github.clouddatasets.spring.ClientFactory.set;

import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.DatasetClientBuilder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The client of ModelArts. */
@AutoConfiguration(after = ClientFactoryAutoConfiguration.class)
@ConditionalOnClass(DatasetClient.class)
@ConditionalOnConfigured(
        prefix = ModelArtsAutoConfiguration.PREFIX,
        anyOf = {"endpoint", "region", "project-id", "access-key", "secret-key", "token", "user", "password"})
@EnableConfigurationProperties(ModelArtsProperties.class)
class ModelArtsAutoConfiguration {

    static final String PREFIX = "clouddatasets.modelarts";

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    DatasetClient modelArtsClient(ClientFactory factory, ModelArtsProperties properties) {
        DatasetClientBuilder builder = DatasetClient.builder();
        return factory.client(PREFIX, properties, builder, b -> fill(b, properties), builder::build);
    }

    @Bean
    @ConditionalOnHealthProbe(PREFIX)
    ServiceProbe modelArtsProbe(DatasetClient client, ModelArtsProperties properties) {
        return ServiceProbe.of(properties.health(), client.endpoint(), () -> {
            client.with(ServiceProbe::briefly)
                    .list(query -> query.pageSize(1))
                    .limit(1)
                    .toList();
            return ServiceProbe.Finding.up();
        });
    }

    private static void fill(DatasetClientBuilder builder, ModelArtsProperties properties) {
        set(properties.region(), builder::region);
        set(properties.projectId(), builder::projectId);
        set(properties.projectName(), builder::projectName);
        set(properties.iamEndpoint(), builder::iamEndpoint);
        ClientFactory.atMostOne(
                "access-key, token or user", properties.accessKey(), properties.token(), properties.user());
        set(properties.token(), builder::token);
        if (given(properties.accessKey()) || given(properties.secretKey())) {
            String accessKey = needed("access-key", properties.accessKey());
            String secretKey = needed("secret-key", properties.secretKey());
            if (given(properties.securityToken())) {
                builder.accessKey(accessKey, secretKey, needed("security-token", properties.securityToken()));
            } else {
                builder.accessKey(accessKey, secretKey);
            }
        }
        if (given(properties.user()) || given(properties.password())) {
            builder.iamPassword(
                    needed("domain", properties.domain()),
                    needed("user", properties.user()),
                    needed("password", properties.password()));
        }
    }
}
