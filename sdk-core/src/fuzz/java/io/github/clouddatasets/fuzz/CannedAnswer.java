package io.github.clouddatasets.fuzz;

import io.github.clouddatasets.core.ext.OkHttpTransport;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Answers every request with the same bytes, without a socket. For one thread. */
public final class CannedAnswer {

    private int status = 200;
    private byte[] body = {};

    /** What is answered from now on. */
    public void set(int code, byte[] bytes) {
        status = code;
        body = bytes;
    }

    /** For a client's builder. */
    public OkHttpTransport transport() {
        return OkHttpTransport.tuned(http -> http.addInterceptor(chain -> new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("")
                .body(ResponseBody.create(body, MediaType.get("application/json")))
                .build()));
    }
}
