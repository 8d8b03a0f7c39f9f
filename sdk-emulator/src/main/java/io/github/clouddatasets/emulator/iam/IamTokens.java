package io.github.clouddatasets.emulator.iam;

import io.github.clouddatasets.emulator.store.AccountTag;
import io.github.clouddatasets.emulator.store.IdSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens that IAM has issued. IAM and ModelArts use this class from several threads. */
public final class IamTokens {

    private static final Duration LIFE = Duration.ofDays(1);
    private static final String START = "MIIE";
    private static final int BLOCKS = 60;

    private final Clock clock;
    private final IdSource ids;
    private final AccountTag tag;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    public IamTokens(Clock clock, AccountTag tag) {
        this.clock = clock;
        this.ids = tag.ids(4);
        this.tag = tag;
    }

    /** Issues a token of the length of a real one. ModelArts refuses a token without a project. */
    synchronized String issue(Optional<IamProject> project) {
        StringBuilder token = new StringBuilder(START);
        for (int i = 0; i < BLOCKS; i++) {
            token.append(ids.hex());
        }
        Instant now = clock.instant();
        String text = tag.in(token.toString(), START.length());
        grants.put(text, new Grant(project, now, now.plus(LIFE)));
        return text;
    }

    /** The tag of the account that has issued the token; any text for another token. */
    static String tagIn(String token) {
        int end = START.length() + AccountTag.LENGTH;
        return token.length() < end ? "" : token.substring(START.length(), end);
    }

    public Optional<Grant> grant(String token) {
        return Optional.ofNullable(grants.get(token));
    }

    public boolean isExpired(Grant grant) {
        return !clock.instant().isBefore(grant.expiry);
    }

    public record Grant(Optional<IamProject> project, Instant issued, Instant expiry) {}
}
