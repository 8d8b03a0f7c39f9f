package io.github.clouddatasets.emulator.http;

import java.io.IOException;
import java.util.List;

/** What a request to a service shows of its caller. Each service has its own places for that. */
public interface CallerNames {

    /**
     * The ids, keys and users that the request names, the most telling first: credentials before addresses, so that a
     * request for the things of another account gets the refusal of the caller's account.
     *
     * @param call the request without its body
     * @param body the body; only looked into where nothing else tells the caller
     */
    List<String> in(Call call, RequestBody body) throws IOException;
}
