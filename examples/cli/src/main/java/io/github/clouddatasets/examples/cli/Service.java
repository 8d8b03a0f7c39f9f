package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.util.List;

/**
 * One of the three services.
 *
 * @param <C> the service's client
 */
interface Service<C extends AutoCloseable> {

    String name();

    /** Whether the environment has credentials of this service, be they complete or not. */
    boolean isConfigured(Surroundings around);

    /**
     * What the environment configures, and where each value came from.
     *
     * @throws IllegalStateException if the configuration is not complete
     */
    List<Setting> settings(Surroundings around);

    /**
     * The client of the account that the environment names.
     *
     * @throws IllegalStateException if the configuration is not complete
     */
    C real();

    C emulated(DatasetCloudEmulator emulator);

    /** Asks something that needs no credentials, where the service has such an operation. */
    void reach(C client);

    /** Asks something that needs credentials, changes nothing and costs nothing; returns the operation's name. */
    String read(C client);
}
