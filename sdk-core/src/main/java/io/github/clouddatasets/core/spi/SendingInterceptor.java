package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.internal.Cancellation;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Notes the moment at which a connection is there and bytes begin to leave: from now on a retry may do things twice. Keeps
 * OkHttp from doing just that. Finds the attempt by the thread, since an attempt runs on one; a tag on the request would cost
 * four maps per call.
 */
final class SendingInterceptor implements Interceptor {

    private static final ThreadLocal<@Nullable Attempt<?>> CURRENT = new ThreadLocal<>();

    private final Cancellation closing;

    SendingInterceptor(Cancellation closing) {
        this.closing = closing;
    }

    void enter(Attempt<?> attempt) {
        CURRENT.set(attempt);
    }

    void leave() {
        CURRENT.set(null);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Attempt<?> attempt = CURRENT.get();
        if (attempt == null) {
            return chain.proceed(chain.request());
        }
        if (closing.isCancelled()) { // the dispatcher knows this call by now: a later close() reaches its socket
            throw new IOException("closed");
        }
        attempt.sent = true;
        RequestBody body = chain.request().body();
        attempt.bytesSent = body == null ? 0 : Math.max(0, body.contentLength());
        Response response = chain.proceed(chain.request());
        attempt.retryAfter = response.header("Retry-After");
        // OkHttp itself repeats any request, a POST too, on 503 with Retry-After: 0, and fails on a number beyond int.
        return response.code() == 503
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }
}
