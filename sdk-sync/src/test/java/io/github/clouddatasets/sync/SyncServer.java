package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.testing.RawServer;
import java.time.Instant;

/** A raw server in place of IDAH, with clients for it and the clock they go by. */
public final class SyncServer extends RawServer {

    public static final String TOKEN = "test-token-0123456789";

    /** What the manual clock shows at first: shortly after the recordings were made. */
    public static final Instant START = Instant.parse("2026-11-21T20:54:10Z");

    public final ManualTime time = new ManualTime(START);

    /** A server that waits for its answers. */
    public SyncServer() {}

    public static boolean isLogin(Request request) {
        return request.path().endsWith("/auth/api/login") || request.path().endsWith("/auth/login");
    }

    public String endpoint() {
        return address() + "/api/v1";
    }

    /** A builder of a client of this server with a ready token and the manual clock. */
    public SyncClient.Builder builder() {
        return SyncClient.builder()
                .endpoint(endpoint())
                .credentials(Credentials.bearer(TOKEN))
                .time(time);
    }

    public SyncClient client() {
        return builder().build();
    }

    public long logins() {
        return requests().stream().filter(SyncServer::isLogin).count();
    }
}
