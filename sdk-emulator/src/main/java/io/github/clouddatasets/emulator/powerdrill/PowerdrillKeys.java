package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.store.AccountTag;
import java.util.List;

/**
 * The credentials with which an account calls Powerdrill.
 *
 * @param storageKey the access key in the links to the storage
 * @param storageSecret the secret that signs these links
 */
public record PowerdrillKeys(String apiKey, String userId, String storageKey, String storageSecret) {

    public static PowerdrillKeys of(AccountTag tag) {
        return new PowerdrillKeys(
                tag.secret("proj-emulator-0123456789abcdef", 14),
                tag.in("tmm-cm0emulator0000000000user", 15),
                tag.inCapitals("AKIAIOSFODNN7EXAMPLE", 4),
                tag.secret("emulator-secret-of-the-storage", 9));
    }

    /** The names by which requests find the account. */
    public List<String> names() {
        return List.of(apiKey, storageKey);
    }

    @Override
    public String toString() {
        return "PowerdrillKeys[" + userId + "]";
    }
}
