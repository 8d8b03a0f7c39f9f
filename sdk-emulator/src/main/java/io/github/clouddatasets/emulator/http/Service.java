package io.github.clouddatasets.emulator.http;

import java.io.IOException;
import java.io.InputStream;

/** One emulated service. Unless it overrides {@link #receive}, it is sent one request at a time. */
public interface Service {

    Answer answer(Call call);

    /**
     * Answers a request whose body is still arriving. Several threads may be in here: only the answer itself is made one
     * at a time, so that a slow client keeps no other one waiting.
     */
    default Answer receive(Call head, InputStream body) throws IOException {
        Call whole = head.withBody(body.readAllBytes());
        synchronized (this) {
            return answer(whole);
        }
    }
}
