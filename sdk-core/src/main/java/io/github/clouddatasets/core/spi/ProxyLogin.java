package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.Secret;
import java.nio.charset.StandardCharsets;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** Signs in at an HTTP proxy: before a tunnel is asked for, or when the proxy of plain http refuses. */
final class ProxyLogin implements Authenticator {

    private static final String HEADER = "Proxy-Authorization";

    private final String user;
    private final Secret password;

    ProxyLogin(String user, Secret password) {
        this.user = user;
        this.password = password;
    }

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) {
        Request request = response.request();
        // A service at the end of a tunnel may answer 407, too, and must not get the proxy's password.
        boolean ofTheService = request.url().isHttps() && !request.method().equals("CONNECT");
        boolean basic = response.challenges().stream()
                .anyMatch(challenge -> challenge.scheme().equalsIgnoreCase("Basic")
                        || challenge.scheme().equalsIgnoreCase("OkHttp-Preemptive"));
        if (ofTheService || !basic || request.header(HEADER) != null) {
            return null;
        }
        return request.newBuilder()
                .header(HEADER, Credentials.basic(user, password.reveal(), StandardCharsets.UTF_8))
                .build();
    }
}
