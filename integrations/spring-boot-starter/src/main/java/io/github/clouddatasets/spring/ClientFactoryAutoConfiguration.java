package io.github.clouddatasets.spring;

import io.github.clouddatasets.core.CallListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** What the clients of all services are made with. */
@AutoConfiguration
class ClientFactoryAutoConfiguration {

    @Bean
    ClientFactory cloudDatasetsClientFactory(
            ObjectProvider<CallListener> listeners, ObjectProvider<ClientCustomizer> customizers) {
        return new ClientFactory(listeners, customizers);
    }
}
