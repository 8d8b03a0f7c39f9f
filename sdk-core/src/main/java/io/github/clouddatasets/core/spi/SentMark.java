package io.github.clouddatasets.core.spi;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Notes the moment at which a connection is there and bytes begin to leave: from now on a retry may do things twice. */
final class SentMark implements Interceptor {

    @Override
    public Response intercept(Chain chain) throws IOException {
        Call<?> call = chain.request().tag(Call.class);
        if (call != null) {
            call.sent = true;
        }
        return chain.proceed(chain.request());
    }
}
