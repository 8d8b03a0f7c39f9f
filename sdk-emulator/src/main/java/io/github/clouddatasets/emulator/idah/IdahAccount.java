package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.option.IdahRole;
import io.github.clouddatasets.emulator.store.StateDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An account of IDAH: each role has one account, and all API keys share one.
 *
 * @param scope the ids to which tokens of the account are bound, by kind of id
 */
public record IdahAccount(int id, String email, String name, String role, Map<String, List<String>> scope) {

    /** The one organisation. */
    static final String ORGANISATION = "1";

    /** The one project of the organisation. Other projects have exports, but no members. */
    public static final String PROJECT = "01a1ffdf-018e-7d39-90e2-e6c6ec607cb5";

    private static final IdahAccount SYSTEM =
            new IdahAccount(1, "system@host.to.idah.tld", "System", "system", Map.of());
    private static final IdahAccount ADMIN = new IdahAccount(9, "admin@idah.ai", "Admin User", "admin", Map.of());
    private static final IdahAccount ORG_OWNER = new IdahAccount(
            10, "org.owner@idah.ai", "Organization Owner", "org_owner", Map.of("org", List.of(ORGANISATION)));
    private static final IdahAccount PROJECT_OWNER =
            new IdahAccount(11, "project.owner@idah.ai", "Project Owner", "user", Map.of());
    private static final IdahAccount ANNOTATOR =
            new IdahAccount(12, "annotator@idah.ai", "Annotator", "user", Map.of());

    static IdahAccount of(StateDocument state) {
        Map<String, List<String>> scope = new LinkedHashMap<>();
        StateDocument saved = state.document("scope");
        saved.fields().fieldNames().forEachRemaining(kind -> scope.put(kind, saved.texts(kind)));
        return new IdahAccount(state.integer("id"), state.text("email"), state.text("name"), state.text("role"), scope);
    }

    ObjectNode saved() {
        ObjectNode saved = Json.object()
                .put("id", id)
                .put("email", email)
                .put("name", name)
                .put("role", role);
        ObjectNode bounds = saved.putObject("scope");
        scope.forEach((kind, ids) -> ids.forEach(bounds.putArray(kind)::add));
        return saved;
    }

    public static IdahAccount of(IdahRole role) {
        return switch (role) {
            case ADMIN -> ADMIN;
            case ORG_OWNER -> ORG_OWNER;
            case PROJECT_OWNER -> PROJECT_OWNER;
            case ANNOTATOR -> ANNOTATOR;
            case SYSTEM -> SYSTEM;
        };
    }

    /** The account of all API keys. Each token gives the account the role of its key. */
    static IdahAccount ofKey(String role, Map<String, List<String>> scope) {
        return new IdahAccount(8, "api-e38915839d8e@host.to.idah.tld", "API Service Account", role, scope);
    }

    /** Finds an account by its email address, among those with a password. */
    static Optional<IdahAccount> ofEmail(String email) {
        return List.of(ADMIN, ORG_OWNER, PROJECT_OWNER, ANNOTATOR).stream()
                .filter(account -> account.email.equals(email))
                .findFirst();
    }

    static Set<String> projectsOwnedBy(int accountId) {
        return accountId == PROJECT_OWNER.id ? Set.of(PROJECT) : Set.of();
    }
}
