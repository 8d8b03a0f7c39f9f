package io.github.clouddatasets.emulator.idah;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An account of IDAH.
 *
 * @param scope the ids to which tokens of the account are bound, by kind of id
 */
public record IdahAccount(int id, String email, String name, String role, Map<String, List<String>> scope) {

    /** The one organisation. */
    static final String ORGANISATION = "1";

    /** The one project of the organisation. Other projects have exports, but no members. */
    public static final String PROJECT = "01a1ffdf-018e-7d39-90e2-e6c6ec607cb5";

    private static final int PROJECT_OWNER = 11;

    static Set<String> projectsOwnedBy(int accountId) {
        return accountId == PROJECT_OWNER ? Set.of(PROJECT) : Set.of();
    }
}
