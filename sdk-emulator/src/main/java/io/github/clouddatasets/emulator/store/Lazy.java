package io.github.clouddatasets.emulator.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made for the first thread that asks. After a failure the next thread tries again. */
public final class Lazy<T> implements Supplier<T> {

    private final Source<T> source;
    private volatile @Nullable T value;

    public Lazy(Source<T> source) {
        this.source = source;
    }

    @Override
    public T get() {
        T made = value;
        if (made == null) {
            synchronized (this) {
                made = value;
                if (made == null) {
                    made = make();
                    value = made;
                }
            }
        }
        return made;
    }

    private T make() {
        try {
            return source.make();
        } catch (IOException e) {
            throw new UncheckedIOException("The emulator's files could not be prepared", e);
        }
    }

    /** Makes the value. */
    public interface Source<T> {
        T make() throws IOException;
    }
}
