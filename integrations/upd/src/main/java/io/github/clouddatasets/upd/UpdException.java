package io.github.clouddatasets.upd;

import io.github.clouddatasets.core.spi.value.Check;
import java.io.Serial;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A UPD file that cannot be read or written: no such file, not a UPD file, damaged, or refused since the file is made to read
 * other files. A wrong argument is an {@link IllegalArgumentException} instead.
 */
public final class UpdException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Path file;
    /** What is wrong with the file, in words. */
    private final String reason;

    UpdException(Path file, String reason, @Nullable Throwable cause) {
        super("the UPD file " + Check.required("file", file) + " " + reason, cause);
        this.file = file;
        this.reason = reason;
    }

    UpdException(Path file, String reason) {
        this(file, reason, null);
    }

    /**
     * The file.
     *
     * @return the path as it was given; null after serialisation
     */
    public @Nullable Path file() {
        return file;
    }

    /**
     * What is wrong with the file, without its path.
     *
     * @return one line of text
     */
    public String reason() {
        return reason;
    }
}
