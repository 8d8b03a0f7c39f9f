package io.github.clouddatasets.sync;

import static io.github.clouddatasets.core.spi.Arguments.none;

import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.NotConnectedException;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.Time;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Authorizer;
import io.github.clouddatasets.core.spi.Op;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges e-mail and password for a token ({@code loginWithPassword}), and the refresh token beside it for the next
 * token ({@code refreshToken}). A refresh token works once, and a second use ends the session: this class forgets the
 * refresh token before it sends it. Without a refresh token (system accounts have none), or when it buys no token (the
 * service refuses it, is silent, or answers with something else), the password is sent again.
 */
final class PasswordLogin implements Authorizer.Login {

    /** Repeatable: a second login opens a second session, and both are valid. */
    private static final Op<LoginAnswer> LOGIN = Op.post("loginWithPassword", "/auth/login", LoginAnswer.Document.class)
            .withHeaders(LoginAnswer.Document::loggedIn)
            .repeatable();

    private static final Op<LoginAnswer> REFRESH = Op.get("refreshToken", "/auth/refresh", LoginAnswer.Document.class)
            .withHeaders(LoginAnswer.Document::refreshed);

    /** Never repeated: a second logout is refused, since the session is over. */
    private static final Op<Void> LOGOUT = Op.get("logout", "/auth/logout").once();

    /** The life of the service's tokens. */
    private static final Duration LIFE = Duration.ofDays(1);

    record Request(String email, Secret password, boolean cookie) {}

    private final Api iam;
    private final Credentials.IdahPassword account;
    private final boolean mayCarrySecureCookies;
    private final Time time;

    /** Read and written by one thread at a time: logins run one after the other. */
    private volatile LoginAnswer.@Nullable RefreshToken refresh;

    private volatile Authorizer.@Nullable Token token;

    PasswordLogin(Api iam, Credentials.IdahPassword account, boolean mayCarrySecureCookies, Time time) {
        this.iam = iam;
        this.account = account;
        this.mayCarrySecureCookies = mayCarrySecureCookies;
        this.time = time;
    }

    /** Ends the session, if there is one. */
    void logout() {
        Authorizer.Token held = token;
        LoginAnswer.RefreshToken once = refresh;
        token = null;
        refresh = null;
        if (held != null && once != null) {
            iam.call(
                    LOGOUT,
                    none().header("Authorization", "Bearer " + held.value().reveal())
                            .header("Cookie", "refresh-token=" + once.value().reveal()));
        }
    }

    @Override
    public Authorizer.Token fetch(Duration timeout) {
        Instant now = time.now();
        LoginAnswer answer = refreshed(timeout);
        if (answer == null) {
            Duration left = timeout.minus(Duration.between(now, time.now()));
            answer = iam.with(o -> o.timeout(left.isNegative() || left.isZero() ? Duration.ofNanos(1) : left))
                    .call(LOGIN, none().body(new Request(account.email(), account.password(), true)));
        }
        LoginAnswer.RefreshToken next = answer.refresh();
        refresh = next == null || (next.secure() && !mayCarrySecureCookies) ? null : next;
        Authorizer.Token fetched = answer.from(now, LIFE);
        token = fetched;
        return fetched;
    }

    /** The answer to the refresh token; null without a refresh token, or if it bought no token in half of the time. */
    private @Nullable LoginAnswer refreshed(Duration timeout) {
        LoginAnswer.RefreshToken once = refresh;
        if (once == null) {
            return null;
        }
        refresh = null;
        Duration half = timeout.compareTo(Duration.ofNanos(2)) < 0 ? timeout : timeout.dividedBy(2);
        try {
            return iam.with(o -> o.timeout(half).maxAttempts(1))
                    .call(
                            REFRESH,
                            none().header(
                                            "Cookie",
                                            "refresh-token=" + once.value().reveal()));
        } catch (NotConnectedException nothingSent) {
            refresh = once; // still good, should the password fail to arrive as well
            return null;
        } catch (CancelledException e) {
            throw e;
        } catch (SdkException refused) {
            return null; // refused, or perhaps used before the connection broke or the answer was spoilt
        }
    }
}
