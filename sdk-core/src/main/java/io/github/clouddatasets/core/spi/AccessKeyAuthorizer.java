package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.Time;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Signs each attempt with SDK-HMAC-SHA256, by the service's clock as far as it is known. */
final class AccessKeyAuthorizer extends Authorizer {

    /** The service refuses signatures some minutes off; correcting less than this would only chase network delay. */
    private static final Duration WORTH_CORRECTING = Duration.ofSeconds(30);

    private final Time time;
    private final SdkHmacSigner signer;
    private volatile Duration skew = Duration.ZERO;

    AccessKeyAuthorizer(Credentials.AccessKey key, @Nullable String projectId, Time time) {
        this.time = time;
        this.signer = new SdkHmacSigner(key.accessKey(), key.secretKey(), projectId, key.securityToken());
    }

    @Override
    void authorize(Call<?> call) {
        signer.sign(call, time.now().plus(skew));
    }

    /** A clock that is off shows as a refused signature: if the answer's own date tells so, the next one is right. */
    @Override
    boolean renew(Call<?> call, ApiException refusal) {
        if (!(refusal instanceof AuthenticationException || refusal instanceof PermissionDeniedException)) {
            return false;
        }
        Instant theirs = RetryAfter.httpDate(call.date);
        if (theirs == null) {
            return false;
        }
        Duration seen = Duration.between(time.now(), theirs);
        if (seen.minus(skew).abs().compareTo(WORTH_CORRECTING) < 0) {
            return false;
        }
        skew = seen;
        return true;
    }
}
