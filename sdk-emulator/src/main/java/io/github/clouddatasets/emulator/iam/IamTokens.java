package io.github.clouddatasets.emulator.iam;

import io.github.clouddatasets.emulator.store.IdSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens IAM has issued. IAM and ModelArts use it at the same time. */
public final class IamTokens {

    private static final Duration LIFE = Duration.ofDays(1);
    private static final int BLOCKS = 60;

    private final Clock clock;
    private final IdSource ids;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    public IamTokens(Clock clock, IdSource ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** A new token, as long as real ones are; without a project ModelArts does not accept it. */
    synchronized String issue(Optional<IamProject> project) {
        StringBuilder token = new StringBuilder("MIIE");
        for (int i = 0; i < BLOCKS; i++) {
            token.append(ids.hex());
        }
        Instant now = clock.instant();
        grants.put(token.toString(), new Grant(project, now, now.plus(LIFE)));
        return token.toString();
    }

    public Optional<Grant> grant(String token) {
        return Optional.ofNullable(grants.get(token));
    }

    public boolean isExpired(Grant grant) {
        return !clock.instant().isBefore(grant.expiry);
    }

    public record Grant(Optional<IamProject> project, Instant issued, Instant expiry) {}
}
