package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a service wants its callers to show who they are. One object per client; safe for any number of threads. */
public abstract class Authorizer {

    Authorizer() {}

    /**
     * A token and its end.
     *
     * @param value the token
     * @param expires when it ends by the service's word
     */
    public record Token(Secret value, Instant expires) {}

    /** Fetches a token from the service; called by one thread at a time. */
    @FunctionalInterface
    public interface Login {
        /**
         * Logs in.
         *
         * @param timeout how long it may take
         * @return the token
         */
        Token fetch(Duration timeout);
    }

    /**
     * Sends no credentials.
     *
     * @return the authorizer
     */
    public static Authorizer none() {
        return new None();
    }

    /**
     * Sends one header with a fixed value.
     *
     * @param name the header's name
     * @param prefix what the header has before the secret; empty for nothing
     * @param secret the secret
     * @return the authorizer
     */
    public static Authorizer header(String name, String prefix, Secret secret) {
        return new Header(name, prefix + secret.reveal());
    }

    /**
     * Signs with SDK-HMAC-SHA256.
     *
     * @param key the keys
     * @param projectId the project to name in a header; null for none
     * @param time the client's clock
     * @return the authorizer
     */
    public static Authorizer accessKey(Credentials.AccessKey key, @Nullable String projectId, Time time) {
        return new AccessKeyAuthorizer(key, () -> projectId, time);
    }

    /**
     * Signs with SDK-HMAC-SHA256 for a project that may not be known yet.
     *
     * @param key the keys
     * @param projectId asked when the first request is signed, and never again
     * @param time the client's clock
     * @return the authorizer
     */
    public static Authorizer accessKey(Credentials.AccessKey key, Supplier<@Nullable String> projectId, Time time) {
        return new AccessKeyAuthorizer(key, projectId, time);
    }

    /**
     * Logs in when needed and sends {@code Authorization: Bearer}; renews 60 seconds early, as IDAH's own client does.
     *
     * @param login fetches a token
     * @param time the client's clock
     * @return the authorizer
     */
    public static Authorizer login(Login login, Time time) {
        return login(login, "Authorization", "Bearer ", Duration.ofSeconds(60), time);
    }

    /**
     * Logs in when needed and sends the token.
     *
     * @param login fetches a token
     * @param header the header that takes the token
     * @param prefix what the header has before the token; empty for nothing
     * @param early how long before its end a token is renewed
     * @param time the client's clock
     * @return the authorizer
     */
    public static Authorizer login(Login login, String header, String prefix, Duration early, Time time) {
        return new LoginAuthorizer(login, header, prefix, early, time);
    }

    /** Adds the headers for this attempt. */
    abstract void authorize(Attempt<?> attempt);

    /**
     * Looks whether other credentials may help after a refusal.
     *
     * @return true if the call should be authorized anew and sent once more
     */
    boolean renew(Attempt<?> attempt, ApiException refusal) {
        return false;
    }

    /** Forgets what a login has brought, so that the next call logs in anew. By default there is nothing to forget. */
    public void forget() {}

    private static final class None extends Authorizer {
        @Override
        void authorize(Attempt<?> attempt) {}
    }

    private static final class Header extends Authorizer {
        private final String[] headers;

        Header(String name, String value) {
            this.headers = new String[] {name, value};
        }

        @Override
        void authorize(Attempt<?> attempt) {
            attempt.credentials = headers;
        }
    }
}
