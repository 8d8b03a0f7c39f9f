package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.databind.util.StdConverter;
import io.github.clouddatasets.core.Secret;
import org.jspecify.annotations.Nullable;

/** Reads a link. An empty text, which a {@link Secret} cannot hold, is no link. */
final class LinkConverter extends StdConverter<String, @Nullable Secret> {

    @Override
    public @Nullable Secret convert(String address) {
        return address.isEmpty() ? null : Secret.of(address);
    }
}
