package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.databind.util.StdConverter;
import io.github.clouddatasets.core.Secret;
import org.jspecify.annotations.Nullable;

/** A secret cannot be empty, an address off the wire can: then there is none. */
final class SignedAddress extends StdConverter<String, @Nullable Secret> {

    @Override
    public @Nullable Secret convert(String address) {
        return address.isEmpty() ? null : Secret.of(address);
    }
}
