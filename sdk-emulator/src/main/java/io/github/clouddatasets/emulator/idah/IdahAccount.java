package io.github.clouddatasets.emulator.idah;

import io.github.clouddatasets.emulator.option.IdahRole;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An account of IDAH: one for each role, and the one behind the API keys.
 *
 * @param scope the lists of ids to which its tokens are bound, by kind
 */
public record IdahAccount(int id, String email, String name, String role, Map<String, List<String>> scope) {

    /** The one organisation. */
    static final String ORGANISATION = "1";

    /** The one project of the organisation; other projects have exports here, but no members. */
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

    public static IdahAccount of(IdahRole role) {
        return switch (role) {
            case ADMIN -> ADMIN;
            case ORG_OWNER -> ORG_OWNER;
            case PROJECT_OWNER -> PROJECT_OWNER;
            case ANNOTATOR -> ANNOTATOR;
            case SYSTEM -> SYSTEM;
        };
    }

    /** Keys of whatever permissions share one account, which has their role for the time of a token. */
    static IdahAccount ofKey(String role, Map<String, List<String>> scope) {
        return new IdahAccount(8, "api-e38915839d8e@host.to.idah.tld", "API Service Account", role, scope);
    }

    /** Of those who can log in with a password. */
    static Optional<IdahAccount> ofEmail(String email) {
        return List.of(ADMIN, ORG_OWNER, PROJECT_OWNER, ANNOTATOR).stream()
                .filter(account -> account.email.equals(email))
                .findFirst();
    }

    static Set<String> projectsOwnedBy(int accountId) {
        return accountId == PROJECT_OWNER.id ? Set.of(PROJECT) : Set.of();
    }
}
