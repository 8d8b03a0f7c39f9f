package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.Time;
import io.github.clouddatasets.core.spi.value.HttpDate;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Signs each attempt with SDK-HMAC-SHA256, by the service's clock, as far as its answers have shown that clock. */
final class AccessKeyAuthorizer extends Authorizer {

    /** The service refuses signatures some minutes off; correcting less than this would only chase network delay. */
    private static final Duration WORTH_CORRECTING = Duration.ofSeconds(30);

    private final Credentials.AccessKey key;
    private final Supplier<@Nullable String> projectId;
    private final Time time;
    private volatile @Nullable SdkHmacSigner signer;
    private volatile Duration skew = Duration.ZERO;

    AccessKeyAuthorizer(Credentials.AccessKey key, Supplier<@Nullable String> projectId, Time time) {
        this.key = key;
        this.projectId = projectId;
        this.time = time;
    }

    @Override
    void authorize(Attempt<?> attempt) {
        Duration correction = skew;
        attempt.credentialsUsed = correction;
        signer().sign(attempt, time.now().plus(correction));
    }

    /**
     * A wrong clock shows as a refused signature. The date of the answer corrects the next signature. The measure is the
     * correction that this attempt was signed with: another thread may have learned a better one since.
     */
    @Override
    boolean renew(Attempt<?> attempt, ApiException refusal) {
        if (!(refusal instanceof AuthenticationException || refusal instanceof PermissionDeniedException)) {
            return false;
        }
        Instant theirs = HttpDate.parse(attempt.answerHeaders == null ? null : attempt.answerHeaders.get("Date"));
        if (theirs == null) {
            return false;
        }
        Duration seen = Duration.between(time.now(), theirs);
        Duration used = attempt.credentialsUsed instanceof Duration correction ? correction : Duration.ZERO;
        if (seen.minus(used).abs().compareTo(WORTH_CORRECTING) < 0) {
            return false;
        }
        skew = seen;
        return true;
    }

    /** Made by the first request; two threads may both make one, which does no harm. */
    private SdkHmacSigner signer() {
        SdkHmacSigner made = signer;
        if (made == null) {
            made = new SdkHmacSigner(key.accessKey(), key.secretKey(), projectId.get(), key.securityToken());
            signer = made;
        }
        return made;
    }
}
