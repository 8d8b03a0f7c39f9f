package io.github.clouddatasets.emulator.standalone;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.store.StateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/** Where the program listens. */
record Address(String host, int port) {

    /** Refuses a host that is not this machine. */
    void check() throws StartException {
        try {
            InetAddress address = InetAddress.getByName(host);
            if (!address.isAnyLocalAddress()
                    && !address.isLoopbackAddress()
                    && NetworkInterface.getByInetAddress(address) == null) {
                throw notHere(null);
            }
        } catch (IOException e) {
            throw notHere(e);
        }
    }

    DatasetCloudEmulator start(DatasetCloudEmulator.Builder settings) throws StartException {
        try {
            return settings.start();
        } catch (StateException e) {
            throw new StartException("--persist: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            Throwable root = root(e);
            if (root instanceof BindException
                    && String.valueOf(root.getMessage()).contains("in use")) {
                throw new StartException(
                        "--port: port " + port + " of " + host
                                + " is in use: stop the program that has it, or choose another port, 0 for any free one",
                        e);
            }
            if (root instanceof SocketException) {
                throw new StartException(
                        "--port: the emulator cannot listen on port " + port + " of " + host + " (" + root.getMessage()
                                + "): choose another port, 0 for any free one",
                        e);
            }
            throw new StartException("The emulator cannot prepare its files: " + root, e);
        }
    }

    private StartException notHere(@Nullable IOException cause) {
        String message = "--host: " + host + " is no address of this machine: choose one, or 0.0.0.0 for all of them";
        return cause == null ? new StartException(message) : new StartException(message, cause);
    }

    private static Throwable root(Throwable e) {
        Throwable cause = e.getCause();
        return cause == null ? e : root(cause);
    }
}
