package io.github.clouddatasets.emulator.junit;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The one server of a test run, closed at its end. Its own account stays unused. */
@SuppressWarnings("deprecation") // JUnit before 5.13 closes nothing but CloseableResource.
final class SharedServer implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedServer.class);

    private final DatasetCloudEmulator server = DatasetCloudEmulator.start();

    static DatasetCloudEmulator of(ExtensionContext context) {
        SharedServer shared = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(SharedServer.class, key -> new SharedServer(), SharedServer.class);
        return Objects.requireNonNull(shared).server;
    }

    @Override
    public void close() {
        server.close();
    }
}
