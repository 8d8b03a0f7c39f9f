package io.github.clouddatasets.spring;

import io.github.clouddatasets.core.CallListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** What the clients of all services are made with. */
@AutoConfiguration
@EnableConfigurationProperties(NetworkProperties.class)
class ClientFactoryAutoConfiguration {

    @Bean
    ClientFactory cloudDatasetsClientFactory(
            NetworkProperties network,
            ObjectProvider<CallListener> listeners,
            ObjectProvider<ClientCustomizer> customizers) {
        return new ClientFactory(network, listeners, customizers);
    }
}
