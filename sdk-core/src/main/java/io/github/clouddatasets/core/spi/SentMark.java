package io.github.clouddatasets.core.spi;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Notes the moment at which a connection is there and bytes begin to leave: from now on a retry may do things twice. Keeps
 * OkHttp from doing just that.
 */
final class SentMark implements Interceptor {

    @Override
    public Response intercept(Chain chain) throws IOException {
        Call<?> call = chain.request().tag(Call.class);
        if (call == null) {
            return chain.proceed(chain.request());
        }
        call.sent = true;
        Response response = chain.proceed(chain.request());
        call.retryAfter = response.header("Retry-After");
        // OkHttp itself repeats any request, a POST too, on 503 with Retry-After: 0, and fails on a number beyond int.
        return response.code() == 503
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }
}
