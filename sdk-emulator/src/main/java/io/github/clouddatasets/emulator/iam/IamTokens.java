package io.github.clouddatasets.emulator.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.AccountTag;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.SavedState;
import io.github.clouddatasets.emulator.store.StateDocument;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens that IAM has issued. IAM and ModelArts use this class from several threads. */
public final class IamTokens {

    private static final Duration LIFE = Duration.ofDays(1);
    private static final String TOKENS = "token/";
    private static final String START = "MIIE";
    private static final int BLOCKS = 60;

    private final Clock clock;
    private final IdSource ids;
    private final AccountTag tag;
    private final SavedState state;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    public IamTokens(Clock clock, AccountTag tag, SavedState state) {
        this.clock = clock;
        this.ids = state.ids(tag, 4);
        this.tag = tag;
        this.state = state;
        for (StateDocument document : state.documents(TOKENS)) {
            Grant grant = Grant.of(document);
            if (isExpired(grant)) {
                state.remove(document.key());
            } else {
                grants.put(document.name(), grant);
            }
        }
    }

    /** Issues a token of the length of a real one. ModelArts refuses a token without a project. */
    synchronized String issue(Optional<IamProject> project) {
        StringBuilder token = new StringBuilder(START);
        for (int i = 0; i < BLOCKS; i++) {
            token.append(ids.hex());
        }
        Instant now = clock.instant();
        String text = tag.in(token.toString(), START.length());
        Grant grant = new Grant(project, now, now.plus(LIFE));
        grants.put(text, grant);
        state.put(TOKENS + text, grant::saved);
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

    SavedState state() {
        return state;
    }

    public record Grant(Optional<IamProject> project, Instant issued, Instant expiry) {

        static Grant of(StateDocument state) {
            Optional<IamProject> project =
                    state.has("project") ? Optional.of(IamProject.of(state.document("project"))) : Optional.empty();
            return new Grant(project, state.moment("issued"), state.moment("expiry"));
        }

        ObjectNode saved() {
            ObjectNode saved = Json.object().put("issued", issued.toString()).put("expiry", expiry.toString());
            project.ifPresent(given -> saved.set("project", given.saved()));
            return saved;
        }
    }
}
