package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.Time;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one token for all threads: fetched by one of them, early, and thrown away when the service refuses it. A token that
 * still lives is used when its renewal fails.
 */
final class LoginAuthorizer extends Authorizer {

    /** After a renewal has failed, so that not every call is held up by the next failure. */
    private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(10);

    private final SingleFlight<Token> token;
    private final Login login;
    private final Duration early;
    private final Time time;
    private final String header;
    private final String prefix;

    /** The header of the token that was sent last. */
    private volatile @Nullable Sent last;

    /** A token and its header, name and value. */
    private static final class Sent {
        private final Token token;
        private final String[] header;

        Sent(Token token, String... header) {
            this.token = token;
            this.header = header;
        }
    }

    /** When the latest login failed, on the monotonic clock; null if it did not fail. */
    private volatile @Nullable Long failed;

    /**
     * An authorizer that has not logged in yet.
     *
     * @param login fetches a token
     * @param header the request header that takes the token
     * @param prefix what the header has before the token
     * @param early a token is renewed this long before it ends
     */
    LoginAuthorizer(Login login, String header, String prefix, Duration early, Time time) {
        this.token = new SingleFlight<>("a token", this::fetch, this::age);
        this.login = login;
        this.early = early;
        this.time = time;
        this.header = header;
        this.prefix = prefix;
    }

    @Override
    void authorize(Attempt<?> attempt) {
        Token held = token.get(attempt);
        attempt.credentialsUsed = held;
        Sent sent = last;
        if (sent == null || !sent.token.equals(held)) {
            sent = new Sent(held, header, prefix + held.value().reveal());
            last = sent;
        }
        attempt.credentials = sent.header;
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

    @Override
    public void forget() {
        token.forget();
        last = null;
    }

    private Token fetch(Attempt<?> attempt, Duration timeout) {
        try {
            Token fetched = login.fetch(timeout);
            if (!isSendable(fetched.value().reveal())) { // the HTTP library's own message prints the value
                throw new DecodeException(
                        attempt.name() + ": the login answered with a token that cannot stand in a header"
                                + attempt.facts(),
                        null,
                        "");
            }
            failed = null;
            return fetched;
        } catch (CancelledException e) {
            throw e; // says nothing about the next login
        } catch (SdkException e) {
            failed = time.nanoTime();
            throw e;
        }
    }

    private SingleFlight.Age age(Token held) {
        Instant now = time.now();
        if (!now.isBefore(held.expires())) {
            return SingleFlight.Age.ENDED;
        }
        Long before = failed;
        boolean resting = before != null && time.nanoTime() - before < BETWEEN_RENEWALS.toNanos();
        return resting || now.plus(early).isBefore(held.expires()) ? SingleFlight.Age.FRESH : SingleFlight.Age.AGING;
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
