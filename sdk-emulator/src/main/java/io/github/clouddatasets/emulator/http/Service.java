package io.github.clouddatasets.emulator.http;

import java.io.IOException;
import java.io.InputStream;

/** One emulated service. A service that does not override {@link #receive} gets one request at a time. */
public interface Service {

    Answer answer(Call call);

    /**
     * Reads the body of a request and answers the request. Several threads may call this method at the same time: only
     * {@link #answer} runs one at a time, so that a slow client delays no other client.
     */
    default Answer receive(Call head, InputStream body) throws IOException {
        Call whole = head.withBody(body.readAllBytes());
        synchronized (this) {
            return answer(whole);
        }
    }
}
