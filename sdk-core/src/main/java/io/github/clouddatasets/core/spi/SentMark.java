package io.github.clouddatasets.core.spi;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Notes the moment at which a connection is there and bytes begin to leave: from now on a retry may do things twice.
 * Finds its call by the thread, since a call runs on one; a tag on the request would cost four maps per call.
 */
final class SentMark implements Interceptor {

    private static final ThreadLocal<@Nullable Call<?>> CURRENT = new ThreadLocal<>();

    void enter(Call<?> call) {
        CURRENT.set(call);
    }

    void leave() {
        CURRENT.set(null);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Call<?> call = CURRENT.get();
        if (call != null) {
            call.sent = true;
        }
        return chain.proceed(chain.request());
    }
}
