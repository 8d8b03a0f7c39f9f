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

    /** Where below the clients' address the path of an operation begins. */
    default String place(String path) {
        return "";
    }

    /** Whether the service refuses requests that break its contract; IDAH stores almost anything. */
    default boolean checksRequests() {
        return true;
    }

    List<Deviation> deviations();

    @Override
    void close();
}
