package io.github.clouddatasets.sync;

import static io.github.clouddatasets.core.spi.Arguments.none;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.Time;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Authorizer;
import io.github.clouddatasets.core.spi.Op;
import java.time.Duration;
import java.time.Instant;

/** Exchanges an API key for a token ({@code loginWithApiKey} of the IAM service beside Sync). */
final class ApiKeyLogin implements Authorizer.Login {

    /** Repeatable: a second login makes a second token, and both are valid. */
    private static final Op<LoginAnswer> LOGIN = Op.post(
                    "loginWithApiKey", "/auth/api/login", LoginAnswer.Document.class)
            .withHeaders(LoginAnswer.Document::loggedIn)
            .repeatable();

    record Request(Secret apiKey, long tokenExpiration) {}

    private final Api iam;
    private final Credentials.IdahApiKey key;
    private final Time time;

    ApiKeyLogin(Api iam, Credentials.IdahApiKey key, Time time) {
        this.iam = iam;
        this.key = key;
        this.time = time;
    }

    @Override
    public Authorizer.Token fetch(Duration timeout) {
        Instant now = time.now();
        LoginAnswer answer = iam.with(o -> o.timeout(timeout))
                .call(
                        LOGIN,
                        none().body(new Request(key.apiKey(), key.tokenLife().toSeconds())));
        return answer.from(now, key.tokenLife());
    }
}
