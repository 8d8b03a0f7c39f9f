package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.Time;
import java.time.Duration;

/** Keeps one token for all threads: fetched by one of them, early, and thrown away when the service refuses it. */
final class LoginAuthorizer extends Authorizer {

    private final SingleFlight<Token> token;
    private final String header;
    private final String prefix;

    /**
     * An authorizer that has not logged in yet.
     *
     * @param login fetches a token
     * @param header the request header that takes it
     * @param prefix stands before the token in the header
     * @param early a token is renewed this long before it ends
     */
    LoginAuthorizer(Login login, String header, String prefix, Duration early, Time time) {
        this.token = new SingleFlight<>(
                "a token",
                login::fetch,
                held -> time.now().isBefore(held.expires().minus(early)));
        this.header = header;
        this.prefix = prefix;
    }

    @Override
    void authorize(Attempt<?> attempt) {
        Token held = token.get(attempt);
        String value = held.value().reveal();
        if (!isSendable(value)) { // told here since the HTTP library's own message prints the value
            token.drop(held);
            throw new DecodeException(
                    attempt.name() + ": the login answered with a token that cannot stand in a header"
                            + attempt.facts(),
                    null,
                    "");
        }
        attempt.credentialsUsed = held;
        // An IAM token has kilobytes: it is not copied.
        attempt.credentials = new String[] {header, prefix.isEmpty() ? value : prefix + value};
    }

    @Override
    boolean renew(Attempt<?> attempt, ApiException refusal) {
        if (!(refusal instanceof AuthenticationException)) {
            return false;
        }
        // Another thread may have a newer token already: only the refused one is dropped.
        if (attempt.credentialsUsed instanceof Token refused) {
            token.drop(refused);
        }
        return true;
    }

    /** Printable ASCII without spaces, as every token is. */
    private static boolean isSendable(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~') {
                return false;
            }
        }
        return !value.isEmpty();
    }
}
