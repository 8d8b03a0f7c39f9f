package io.github.clouddatasets.emulator.junit;

import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.sync.SyncClient;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The account of a test or of a class, kept in the store of its context and closed with it. */
@SuppressWarnings("deprecation") // JUnit before 5.13 closes nothing but CloseableResource.
final class OwnAccount implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(OwnAccount.class);
    private static final Map<Class<?>, Function<DatasetCloudEmulator, Object>> VALUES = Map.of(
            DatasetCloudEmulator.class, cloud -> cloud,
            DatasetClient.class, cloud -> cloud.clients().datasets(),
            PowerdrillClient.class, cloud -> cloud.clients().powerdrill(),
            SyncClient.class, cloud -> cloud.clients().sync());

    private final DatasetCloudEmulator cloud;

    private OwnAccount(DatasetCloudEmulator cloud) {
        this.cloud = cloud;
    }

    /** Whether {@link #value} knows the type. */
    static boolean has(Class<?> type) {
        return VALUES.containsKey(type);
    }

    /** The account in the store of this context, made if it is the first use. */
    static OwnAccount of(ExtensionContext context, Consumer<? super DatasetCloudEmulator.Builder> settings) {
        return Objects.requireNonNull(context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        OwnAccount.class,
                        key -> new OwnAccount(SharedServer.of(context).newAccount(settings)),
                        OwnAccount.class));
    }

    /** The emulator or a client of it. */
    Object value(Class<?> type) {
        Function<DatasetCloudEmulator, Object> value = VALUES.get(type);
        if (value == null) {
            throw new IllegalArgumentException("The emulated cloud has no " + type.getName());
        }
        return value.apply(cloud);
    }

    @Override
    public void close() {
        cloud.close();
    }
}
