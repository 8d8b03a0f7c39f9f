package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.internal.Cancellation;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An engine for one piece of work, such as a stream, whose calls any thread can end down to the socket. */
public final class CancellableApi {

    private final Cancellation own = new Cancellation();
    private final Runnable end = own::cancel;
    private final @Nullable Cancellation outer;
    private final Api api;

    CancellableApi(@Nullable Cancellation outer, Function<Cancellation, Api> view) {
        this.outer = outer;
        this.api = view.apply(own);
        if (outer != null) {
            outer.register(end);
        }
    }

    /** {@return the engine whose calls {@link #cancel} ends} */
    public Api api() {
        return api;
    }

    /** Ends the call under way and every later one with a {@code CancelledException}. */
    public void cancel() {
        own.cancel();
    }

    /** Says that the work is over, so that the engine's own cancellation forgets it. */
    public void release() {
        if (outer != null) {
            outer.unregister(end);
        }
    }
}
