package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.file.FileName;
import io.github.clouddatasets.core.spi.value.Check;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A link to a file in the object storage; downloads the file. */
record FileLink(
        Api api,
        @Nullable String name,
        @Nullable Secret url,
        @Nullable Instant expiresAt) {

    Path to(Path target, Consumer<? super Progress> progress) {
        Check.required("target", target);
        String address = url == null ? "" : url.reveal();
        if (!address.startsWith("https://") && !address.startsWith("http://")) {
            throw new IllegalArgumentException(shown()
                    + (address.isEmpty() ? " has no link" : " has no link, only a key in the service's storage"));
        }
        if (expiresAt != null && !api.now().isBefore(expiresAt)) {
            throw new IllegalArgumentException(shown() + " has a link that expired at " + expiresAt + " (it is "
                    + api.now() + " now): ask for a new one");
        }
        Path file = Files.isDirectory(target) ? target.resolve(FileName.harmless(lastName(address))) : target;
        return api.elsewhere(ObjectStorage.SERVICE)
                .download(ObjectStorage.GET, Arguments.at(Secret.of(address)), file, progress);
    }

    private String shown() {
        return "file " + (name == null ? "without a name" : '"' + name + '"');
    }

    /** The last part of the address is the name of a file; the name beside the address can be a title. */
    private String lastName(String address) {
        String path = address.replaceFirst("[?#].*", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        boolean named = name != null && name.lastIndexOf('.') > 0;
        return named || last.isEmpty() ? Objects.requireNonNullElse(name, last) : last;
    }
}
