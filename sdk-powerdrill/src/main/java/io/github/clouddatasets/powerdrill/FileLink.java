package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.FileOption;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.file.DownloadTarget;
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

    /** Into this file. */
    Path to(Path file, Consumer<? super Progress> progress, FileOption... options) {
        String address = checked();
        return download(address, DownloadTarget.file(file, options), progress);
    }

    /** Into this folder, under the file's own name. */
    Path into(Path folder, Consumer<? super Progress> progress, FileOption... options) {
        String address = checked();
        return download(address, DownloadTarget.folder(folder, lastName(address), options), progress);
    }

    /** The address, if the file can be fetched from it now. */
    private String checked() {
        String address = url == null ? "" : url.reveal();
        if (!address.startsWith("https://") && !address.startsWith("http://")) {
            throw new IllegalArgumentException(shown()
                    + (address.isEmpty() ? " has no link" : " has no link, only a key in the service's storage"));
        }
        if (expiresAt != null && !api.now().isBefore(expiresAt)) {
            throw new IllegalArgumentException(shown() + " has a link that expired at " + expiresAt + " (it is "
                    + api.now() + " now): ask for a new one");
        }
        return address;
    }

    private Path download(String address, DownloadTarget target, Consumer<? super Progress> progress) {
        return api.elsewhere(ObjectStorage.SERVICE)
                .download(ObjectStorage.GET, Arguments.at(Secret.of(address)), target, progress);
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
