package io.github.clouddatasets.sync;

import static io.github.clouddatasets.core.spi.Input.none;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.Time;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Authorizer;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.ServiceFault;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Exchanges an API key for a token ({@code loginWithApiKey} of the IAM service beside Sync). */
final class Login implements Authorizer.Login {

    /** May be repeated: a token more does no harm. */
    private static final Op<Answer> LOGIN = Op.post("loginWithApiKey", "/auth/api/login", Answer.class)
            .as(Answer::complete)
            .repeatable();

    private static final Duration LEAST_LIFE = Duration.ofMinutes(2);

    record Request(Secret apiKey, long tokenExpiration) {}

    record Answer(@Nullable Data data, @Nullable Meta meta) {

        Answer complete() throws ServiceFault {
            if (meta == null || meta.token == null) {
                throw new ServiceFault(null, "the answer holds no token");
            }
            return this;
        }
    }

    record Data(@Nullable Attributes attributes) {}

    record Attributes(@Nullable Long exp) {}

    record Meta(@Nullable Secret token) {}

    private final Api iam;
    private final Credentials.IdahApiKey key;
    private final Time time;

    Login(Api iam, Credentials.IdahApiKey key, Time time) {
        this.iam = iam;
        this.key = key;
        this.time = time;
    }

    @Override
    public Authorizer.Token fetch(Duration timeout) {
        Instant now = time.now();
        Answer answer = iam.with(o -> o.timeout(timeout))
                .call(
                        LOGIN,
                        none().body(new Request(key.apiKey(), key.tokenLife().toSeconds())));
        return new Authorizer.Token(token(answer), end(answer, now));
    }

    /** The end by our own clock, unless the server says an earlier one that makes sense on a clock that may be off. */
    private Instant end(Answer answer, Instant now) {
        Instant asked = now.plus(key.tokenLife());
        Long exp = answer.data == null || answer.data.attributes == null ? null : answer.data.attributes.exp;
        Instant told = exp == null ? asked : Instant.ofEpochSecond(exp);
        return told.isAfter(now.plus(LEAST_LIFE)) && told.isBefore(asked) ? told : asked;
    }

    private static Secret token(Answer answer) {
        if (answer.meta == null || answer.meta.token == null) {
            throw new IllegalStateException("an incomplete answer was let through");
        }
        return answer.meta.token;
    }
}
