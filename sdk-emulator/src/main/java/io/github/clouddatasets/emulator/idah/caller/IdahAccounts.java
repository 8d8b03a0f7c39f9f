package io.github.clouddatasets.emulator.idah.caller;

import io.github.clouddatasets.emulator.option.IdahRole;
import io.github.clouddatasets.emulator.store.AccountTag;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The accounts of IDAH, and their secrets: each role has one account, and all API keys share one. */
public final class IdahAccounts {

    private final AccountTag tag;
    private final Map<IdahRole, IdahAccount> byRole = new EnumMap<>(IdahRole.class);

    public IdahAccounts(AccountTag tag) {
        this.tag = tag;
        add(IdahRole.SYSTEM, 1, "system", "@host.to.idah.tld", "System", "system", Map.of());
        add(IdahRole.ADMIN, 9, "admin", "@idah.ai", "Admin User", "admin", Map.of());
        Map<String, List<String>> organisation = Map.of("org", List.of(IdahAccount.ORGANISATION));
        add(IdahRole.ORG_OWNER, 10, "org.owner", "@idah.ai", "Organization Owner", "org_owner", organisation);
        add(IdahRole.PROJECT_OWNER, 11, "project.owner", "@idah.ai", "Project Owner", "user", Map.of());
        add(IdahRole.REVIEWER, 12, "reviewer", "@idah.ai", "Reviewer", "user", Map.of());
        add(IdahRole.ANNOTATOR, 13, "annotator", "@idah.ai", "Annotator", "user", Map.of());
    }

    private void add(
            IdahRole role,
            int id,
            String user,
            String host,
            String name,
            String rights,
            Map<String, List<String>> scope) {
        String email = user + (tag.isPlain() ? "" : "-" + tag.id()) + host;
        byRole.put(role, new IdahAccount(id, email, name, rights, scope));
    }

    public IdahAccount of(IdahRole role) {
        return Objects.requireNonNull(byRole.get(role));
    }

    /** The API key that may read and export everything. */
    public String apiKey() {
        return tag.in(tag.secret("IDAH_" + "e0a1".repeat(16), 5), 5);
    }

    /** The password of every account. */
    public String password() {
        return tag.secret("Emulator-Passw0rd", 9);
    }

    /** The names by which requests find the account of the emulator that has these accounts of IDAH. */
    public List<String> names() {
        return Stream.concat(
                        Stream.of(tag.id(), serviceEmail()),
                        byRole.values().stream().map(IdahAccount::email))
                .toList();
    }

    /** The account of all API keys. Each token gives the account the role of its key. */
    public IdahAccount ofKey(String role, Map<String, List<String>> scope) {
        return new IdahAccount(8, serviceEmail(), "API Service Account", role, scope);
    }

    /** Finds an account by its email address, among those with a password. */
    public Optional<IdahAccount> ofEmail(String email) {
        return Stream.of(
                        IdahRole.ADMIN,
                        IdahRole.ORG_OWNER,
                        IdahRole.PROJECT_OWNER,
                        IdahRole.REVIEWER,
                        IdahRole.ANNOTATOR)
                .map(this::of)
                .filter(account -> account.email().equals(email))
                .findFirst();
    }

    private String serviceEmail() {
        return tag.in("api-e38915839d8e@host.to.idah.tld", 4);
    }
}
