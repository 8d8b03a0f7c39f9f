package io.github.clouddatasets.emulator;

import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.DatasetClientBuilder;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.sync.SyncClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ready-made clients of an account: with its endpoints, its credentials and its {@link DatasetCloudEmulator#clock() clock}.
 *
 * <pre>{@code
 * Dataset digits = cloud.clients().datasets().get(cloud.datasetId());
 * DatasetClient impatient = cloud.clients().datasetsBuilder().timeout(Duration.ofSeconds(1)).build();
 * }</pre>
 *
 * <p>{@link #datasets}, {@link #powerdrill} and {@link #sync} give the same client each time, which the emulator closes. Safe
 * for use by several threads.
 */
public final class EmulatorClients {

    private final DatasetCloudEmulator cloud;
    private final List<AutoCloseable> made = new ArrayList<>();
    private @Nullable DatasetClient datasets;
    private @Nullable PowerdrillClient powerdrill;
    private @Nullable SyncClient sync;
    private boolean closed;

    EmulatorClients(DatasetCloudEmulator cloud) {
        this.cloud = cloud;
    }

    /**
     * The client of ModelArts, which signs with the account's access key.
     *
     * @return the client, the same each time
     * @throws IllegalStateException if the emulator is closed
     */
    public synchronized DatasetClient datasets() {
        DatasetClient client = datasets;
        if (client == null) {
            client = keep(() -> datasetsBuilder().build());
            datasets = client;
        }
        return client;
    }

    /**
     * The client of Powerdrill.
     *
     * @return the client, the same each time
     * @throws IllegalStateException if the emulator is closed
     */
    public synchronized PowerdrillClient powerdrill() {
        PowerdrillClient client = powerdrill;
        if (client == null) {
            client = keep(() -> powerdrillBuilder().build());
            powerdrill = client;
        }
        return client;
    }

    /**
     * The client of IDAH, which logs in with the account's API key.
     *
     * @return the client, the same each time
     * @throws IllegalStateException if the emulator is closed
     */
    public synchronized SyncClient sync() {
        SyncClient client = sync;
        if (client == null) {
            client = keep(() -> syncBuilder().build());
            sync = client;
        }
        return client;
    }

    /**
     * The settings of {@link #datasets}, to change or add to.
     *
     * @return a new builder, whose clients the caller closes
     */
    public DatasetClientBuilder datasetsBuilder() {
        return DatasetClient.builder()
                .endpoint(cloud.modelArtsEndpoint())
                .projectId(cloud.projectId())
                .accessKey(cloud.accessKey(), cloud.secretKey())
                .time(cloud.clock());
    }

    /**
     * The settings of {@link #powerdrill}, to change or add to.
     *
     * @return a new builder, whose clients the caller closes
     */
    public PowerdrillClient.Builder powerdrillBuilder() {
        return PowerdrillClient.builder()
                .endpoint(cloud.powerdrillEndpoint())
                .apiKey(cloud.powerdrillApiKey())
                .userId(cloud.powerdrillUserId())
                .time(cloud.clock());
    }

    /**
     * The settings of {@link #sync}, to change or add to.
     *
     * @return a new builder, whose clients the caller closes
     */
    public SyncClient.Builder syncBuilder() {
        return SyncClient.builder()
                .endpoint(cloud.idahEndpoint())
                .apiKey(cloud.idahApiKey())
                .time(cloud.clock());
    }

    private <T extends AutoCloseable> T keep(Supplier<T> client) {
        if (closed) {
            throw new IllegalStateException("The emulator is closed");
        }
        T opened = client.get();
        made.add(opened);
        return opened;
    }

    synchronized void close() {
        closed = true;
        for (AutoCloseable client : made) {
            close(client);
        }
        made.clear();
        datasets = null;
        powerdrill = null;
        sync = null;
    }

    private static void close(AutoCloseable client) {
        try {
            client.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A client could not be closed", e);
        }
    }
}
