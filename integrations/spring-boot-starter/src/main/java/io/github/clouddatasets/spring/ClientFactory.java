package io.github.clouddatasets.spring;

import io.github.clouddatasets.core.CallListener;
import io.github.clouddatasets.core.ClientBuilder;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Fills the builder of a client: properties first, then listeners, then customizers. */
final class ClientFactory {

    private final ObjectProvider<CallListener> listeners;
    private final ObjectProvider<ClientCustomizer> customizers;

    private final NetworkProperties network;

    ClientFactory(
            NetworkProperties network,
            ObjectProvider<CallListener> listeners,
            ObjectProvider<ClientCustomizer> customizers) {
        this.network = network;
        this.listeners = listeners;
        this.customizers = customizers;
    }

    /**
     * Builds a client.
     *
     * @param prefix of the properties, for messages
     * @param builder an empty builder
     * @param own sets the properties that only this service has
     * @param build the builder's last step
     * @throws IllegalArgumentException naming the prefix, if a property is missing or not usable
     */
    <B extends ClientBuilder<B>, C> C client(
            String prefix, ClientProperties properties, B builder, Consumer<B> own, Supplier<C> build) {
        setNetwork(builder);
        try {
            set(properties.endpoint(), builder::endpoint);
            set(properties.timeout(), builder::timeout);
            set(properties.attemptTimeout(), builder::attemptTimeout);
            set(properties.connectTimeout(), builder::connectTimeout);
            set(properties.idleTimeout(), builder::idleTimeout);
            set(properties.maxAttempts(), builder::maxAttempts);
            set(properties.requestsPerSecond(), builder::requestsPerSecond);
            builder.allowInsecureHttp(properties.allowInsecureHttp());
            own.accept(builder);
            listeners.orderedStream().forEach(builder::listener);
            customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
            return build.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the properties " + prefix + ".*: " + e.getMessage(), e);
        }
    }

    private void setNetwork(ClientBuilder<?> builder) {
        try {
            network.applyTo(builder);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the properties " + NetworkProperties.PREFIX + ".*: " + e.getMessage(), e);
        }
    }

    /** Sets what is there; a blank text is not. */
    static <T> void set(@Nullable T value, Consumer<? super T> setter) {
        if (value != null && !(value instanceof String text && text.isBlank())) {
            setter.accept(value);
        }
    }

    static boolean given(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    /**
     * The value of a property that others need.
     *
     * @throws IllegalArgumentException if it is not set
     */
    static String needed(String name, @Nullable String value) {
        if (!given(value)) {
            throw new IllegalArgumentException(name + " is required");
        }
        return Objects.requireNonNull(value);
    }

    /**
     * Refuses more than one kind of credentials: which one would win is nothing to guess.
     *
     * @param kinds the properties that stand for the kinds
     */
    static void atMostOne(String kinds, @Nullable String... values) {
        if (Arrays.stream(values).filter(ClientFactory::given).count() > 1) {
            throw new IllegalArgumentException("set one kind of credentials only: " + kinds);
        }
    }
}
