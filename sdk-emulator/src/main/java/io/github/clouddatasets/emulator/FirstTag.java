package io.github.clouddatasets.emulator;

import io.github.clouddatasets.emulator.store.AccountTag;
import io.github.clouddatasets.emulator.store.EmulatorState;
import io.github.clouddatasets.emulator.store.StateException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Decides on the ids and credentials of the first account. The plain values, which everybody can read in documents, are for
 * loopback alone.
 *
 * @param host the network interface of the server
 * @param secret the text that all values come from; null without one
 */
record FirstTag(String host, @Nullable String secret) {

    /**
     * The tag of the account; that of its earlier starts if the state has one.
     *
     * @throws StateException if the kept ids and credentials do not suit the settings
     */
    AccountTag in(EmulatorState state) {
        AccountTag tag = state.tag(fresh());
        if (secret != null && !tag.equals(AccountTag.of(secret))) {
            throw new StateException("The state folder has the credentials of another secret, or of none:"
                    + " give the secret of its first start, or choose another state folder");
        }
        if (tag.isPlain() && !isLoopback()) {
            throw new StateException("The state folder has the published credentials, which are for 127.0.0.1 alone:"
                    + " listen there, or choose another state folder");
        }
        return tag;
    }

    private AccountTag fresh() {
        if (secret != null) {
            return AccountTag.of(secret);
        }
        return isLoopback() ? AccountTag.PLAIN : AccountTag.fresh();
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
