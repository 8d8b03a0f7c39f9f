package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.idah.caller.IdahAccount;
import io.github.clouddatasets.emulator.idah.caller.IdahAccounts;
import io.github.clouddatasets.emulator.idah.caller.IdahRights;
import io.github.clouddatasets.emulator.idah.table.IdahTimestamp;
import io.github.clouddatasets.emulator.store.StateDocument;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An API key. Only the answer to its creation shows the key itself. */
final class IdahKey {

    static final String TYPE = "iam:api_keys";

    private final int id;
    private final String raw;
    private final Grant grant;
    private final IdahAccounts accounts;
    private final Instant createdAt;
    private Instant updatedAt;
    private @Nullable Instant revokedAt;
    private @Nullable Instant lastUsedAt;

    IdahKey(int id, String raw, Grant grant, IdahAccounts accounts, Instant createdAt) {
        this.id = id;
        this.raw = raw;
        this.grant = grant;
        this.accounts = accounts;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    static IdahKey of(StateDocument state, IdahAccounts accounts) {
        IdahKey key = new IdahKey(
                state.integer("id"),
                state.text("raw"),
                Grant.of(state.document("grant")),
                accounts,
                state.moment("created_at"));
        key.updatedAt = state.moment("updated_at");
        key.revokedAt = state.momentOrNull("revoked_at");
        key.lastUsedAt = state.momentOrNull("last_used_at");
        return key;
    }

    ObjectNode saved() {
        ObjectNode saved = Json.object().put("id", id).put("raw", raw);
        saved.set("grant", grant.saved());
        return saved.put("created_at", createdAt.toString())
                .put("updated_at", updatedAt.toString())
                .put("revoked_at", revokedAt == null ? null : revokedAt.toString())
                .put("last_used_at", lastUsedAt == null ? null : lastUsedAt.toString());
    }

    int id() {
        return id;
    }

    String raw() {
        return raw;
    }

    boolean isUsable(Instant now) {
        return revokedAt == null && !isExpired(now);
    }

    /** The account of a login with this key. */
    IdahAccount account() {
        String role = IdahRights.roleOfKey(grant.permissions);
        return accounts.ofKey(
                role, grant.scopeType.equals("all") ? Map.of() : Map.of(grant.scopeType, grant.scopeValue));
    }

    void use(Instant now) {
        lastUsedAt = now;
    }

    void revoke(Instant now) {
        revokedAt = now;
        updatedAt = now;
    }

    /** @param shown the key itself, or null for a document without the key */
    ObjectNode document(Instant now, @Nullable String shown) {
        ObjectNode document = Json.object();
        ObjectNode data = document.putObject("data").put("type", TYPE).put("id", String.valueOf(id));
        String accountId = String.valueOf(account().id());
        ObjectNode attributes = data.putObject("attributes")
                .put("account_id", account().id())
                .put("name", grant.name)
                .put("key_label", raw.substring(0, 10) + "..." + raw.substring(raw.length() - 4));
        grant.permissions.forEach(attributes.putArray("permissions")::add);
        attributes.put("scope_type", grant.scopeType);
        grant.scopeValue.forEach(attributes.putArray("scope_value")::add);
        attributes
                .put("expires_at", text(grant.expiresAt))
                .put("revoked_at", text(revokedAt))
                .put("status", status(now))
                .put("last_used_at", text(lastUsedAt))
                .put("created_at", text(createdAt))
                .put("updated_at", text(updatedAt))
                .put("key", shown);
        data.putObject("relationships")
                .putObject("service_account")
                .putObject("data")
                .put("type", "iam:accounts")
                .put("id", accountId);
        return document;
    }

    private String status(Instant now) {
        if (revokedAt != null) {
            return "revoked";
        }
        return isExpired(now) ? "expired" : "active";
    }

    private boolean isExpired(Instant now) {
        return grant.expiresAt != null && !now.isBefore(grant.expiresAt);
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : IdahTimestamp.format(moment);
    }

    /** The name of a key, what the key permits, and when it expires. */
    record Grant(
            String name,
            List<String> permissions,
            String scopeType,
            List<String> scopeValue,
            @Nullable Instant expiresAt) {

        static Grant of(StateDocument state) {
            return new Grant(
                    state.text("name"),
                    state.texts("permissions"),
                    state.text("scope_type"),
                    state.texts("scope_value"),
                    state.momentOrNull("expires_at"));
        }

        ObjectNode saved() {
            ObjectNode saved = Json.object().put("name", name).put("scope_type", scopeType);
            permissions.forEach(saved.putArray("permissions")::add);
            scopeValue.forEach(saved.putArray("scope_value")::add);
            return saved.put("expires_at", expiresAt == null ? null : expiresAt.toString());
        }
    }
}
