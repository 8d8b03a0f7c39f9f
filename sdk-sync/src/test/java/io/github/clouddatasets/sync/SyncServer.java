package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.testing.RawServer;
import java.time.Instant;

/** A raw server in place of IDAH, with clients for it and the clock they go by. */
final class SyncServer extends RawServer {

    static final String TOKEN = "test-token-0123456789";

    /** What the manual clock shows at first: shortly after the recordings were made. */
    static final Instant START = Instant.parse("2026-11-21T20:54:10Z");

    final ManualTime time = new ManualTime(START);

    static boolean isLogin(Request request) {
        return request.path().endsWith("/auth/api/login") || request.path().endsWith("/auth/login");
    }

    String endpoint() {
        return address() + "/api/v1";
    }

    /** A builder of a client of this server with a ready token and the manual clock. */
    SyncClient.Builder builder() {
        return SyncClient.builder()
                .endpoint(endpoint())
                .credentials(Credentials.bearer(TOKEN))
                .time(time);
    }

    SyncClient client() {
        return builder().build();
    }

    long logins() {
        return requests().stream().filter(SyncServer::isLogin).count();
    }
}
