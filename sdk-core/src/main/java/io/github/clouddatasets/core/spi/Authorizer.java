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
         */
        Token fetch(Duration timeout);
    }

    /** Sends no credentials. */
    public static Authorizer none() {
        return new None();
    }

    /** Sends one header with a fixed value: {@code prefix} and the secret. */
    public static Authorizer header(String name, String prefix, Secret secret) {
        return new Header(name, prefix + secret.reveal());
    }

    /** Signs with SDK-HMAC-SHA256. */
    public static Authorizer accessKey(Credentials.AccessKey key, @Nullable String projectId, Time time) {
        return new AccessKeyAuthorizer(key, () -> projectId, time);
    }

    /** As above, where the project is known by the time the first request is signed, and stays the same. */
    public static Authorizer accessKey(Credentials.AccessKey key, Supplier<@Nullable String> projectId, Time time) {
        return new AccessKeyAuthorizer(key, projectId, time);
    }

    /** Logs in when needed and sends {@code Authorization: Bearer}; renews 60 seconds early, as the IDAH client does. */
    public static Authorizer login(Login login, Time time) {
        return login(login, "Authorization", "Bearer ", Duration.ofSeconds(60), time);
    }

    /** Logs in when needed and sends {@code prefix} and the token in this header; renews {@code early} before its end. */
    public static Authorizer login(Login login, String header, String prefix, Duration early, Time time) {
        return new LoginAuthorizer(login, header, prefix, early, time);
    }

    /** Adds the headers for this attempt. */
    abstract void authorize(Attempt<?> attempt);

    /**
     * Told of a refusal; looks whether other credentials may help.
     *
     * @return true if the call should be authorized anew and sent once more
     */
    boolean renew(Attempt<?> attempt, ApiException refusal) {
        return false;
    }

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
