package io.github.clouddatasets.emulator.contract;

import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.testing.Contract;
import java.util.List;

/** A service of the emulator and its contract: what a test of the contract needs of a service. */
interface EmulatedContract extends AutoCloseable {

    Contract contract();

    /** The file of the contract below {@code specs}. */
    String file();

    /** Prepares what one good request of the operation needs, and tells the values that make it succeed. */
    Known prepare(String operation);

    /** A client with credentials. */
    RawHttpClient client();

    /** A client without credentials. */
    RawHttpClient anonymous();

    /** Whether the operation needs credentials. */
    boolean isProtected(String operation);

    boolean isRefusal(RawHttpAnswer answer);

    List<Deviation> deviations();

    @Override
    void close();
}
