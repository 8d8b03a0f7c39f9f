package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.idah.caller.IdahAccount;
import io.github.clouddatasets.emulator.idah.caller.IdahTokens;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import io.github.clouddatasets.emulator.store.AccountTag;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.SavedState;
import io.github.clouddatasets.emulator.store.StateDocument;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sessions with refresh tokens. Each token works once: a second use of a token ends the session. */
final class IdahSessions {

    private static final String SESSIONS = "session/";
    static final Duration LIFE = Duration.ofDays(14);

    private final IdahTokens tokens;
    private final WorkClock workClock;
    private final IdSource ids;
    private final AccountTag tag;
    private final SavedState state;
    private final Map<String, Session> sessions = new HashMap<>();

    IdahSessions(IdahTokens tokens, WorkClock workClock, IdSource ids, AccountTag tag, SavedState state) {
        this.tokens = tokens;
        this.workClock = workClock;
        this.ids = ids;
        this.tag = tag;
        this.state = state;
        state.documents(SESSIONS).forEach(document -> sessions.put(document.name(), Session.of(document)));
    }

    /** Starts a session and returns its first refresh token. */
    String open(IdahAccount account) {
        return next(tag.in(ids.hex(), 0), account);
    }

    /** Uses up the token and returns the next one. */
    Renewal renew(@Nullable String token) {
        JsonNode claims = claims(token);
        String uid = claims.path("uid").asText();
        Session session = sessions.remove(uid);
        keep(uid);
        if (session == null || !session.refid.equals(claims.path("refid").asText())) {
            throw IdahFault.badRefreshToken("Bad uid/refid");
        }
        return new Renewal(session.account, next(uid, session.account));
    }

    void close(@Nullable String token) {
        String uid = claims(token).path("uid").asText();
        sessions.remove(uid);
        keep(uid);
    }

    private String next(String uid, IdahAccount account) {
        String refid = ids.hex();
        sessions.put(uid, new Session(account, refid));
        keep(uid);
        return tokens.issue(Json.object()
                .put("uid", uid)
                .put("refid", refid)
                .put("exp", workClock.now().plus(LIFE).getEpochSecond()));
    }

    private void keep(String uid) {
        Session session = sessions.get(uid);
        state.put(SESSIONS + uid, () -> session == null ? null : session.saved());
    }

    private JsonNode claims(@Nullable String token) {
        if (token == null) {
            throw IdahFault.badRefreshToken("Invalid JWT token");
        }
        try {
            return tokens.verify(token);
        } catch (IdahFault fault) {
            throw IdahFault.badRefreshToken("Invalid JWT token");
        }
    }

    /** The account of a session, and its next refresh token. */
    record Renewal(IdahAccount account, String token) {}

    private record Session(IdahAccount account, String refid) {

        static Session of(StateDocument state) {
            return new Session(IdahAccount.of(state.document("account")), state.text("refid"));
        }

        ObjectNode saved() {
            ObjectNode saved = Json.object().put("refid", refid);
            saved.set("account", account.saved());
            return saved;
        }
    }
}
