package io.github.clouddatasets.emulator.standalone;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.util.concurrent.CountDownLatch;

/** Ends the program on SIGTERM or SIGINT: requests in flight end first, and the exit code says that all is well. */
final class Shutdown {

    private final DatasetCloudEmulator cloud;
    private final CountDownLatch never = new CountDownLatch(1);

    Shutdown(DatasetCloudEmulator cloud) {
        this.cloud = cloud;
    }

    void watch() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "shutdown"));
    }

    /** Waits for the signal, which ends the JVM. */
    void await() throws InterruptedException {
        never.await();
    }

    private void stop() {
        cloud.close();
        // The JVM would end with 143 or 130, the signal's number and 128: a stop that was asked for is no failure.
        Runtime.getRuntime().halt(0);
    }
}
