package io.github.clouddatasets.emulator;

import java.util.List;
import java.util.Optional;

/** An account of IDAH. Two exist here: the one behind the API key, and the services' own. */
record IdahAccount(int id, String email, String name, String role, List<String> rights) {

    static final IdahAccount API_KEY = new IdahAccount(
            8,
            "api-e38915839d8e@host.to.idah.tld",
            "API Service Account",
            "api:project_rw_all",
            List.of(
                    "dataset:projects.*.*",
                    "dataset:project_members.*.*",
                    "dataset:datasets.*.*",
                    "dataset:entries.*.*",
                    "dataset:annotations.*.*",
                    "dataset:note_feeds.*.*",
                    "dataset:note_comments.*.*",
                    "media:medias.*.*",
                    "media:jobs.read.*",
                    "sync:jobs.read.*",
                    "sync:exports.*.*"));

    static final IdahAccount SYSTEM =
            new IdahAccount(1, "system@host.to.idah.tld", "System", "system", List.of("*.*.*"));

    static Optional<IdahAccount> ofRole(String role) {
        return List.of(API_KEY, SYSTEM).stream()
                .filter(account -> account.role.equals(role))
                .findFirst();
    }

    boolean isApiKey() {
        return equals(API_KEY);
    }

    /** Every account here may read and export everything; deleting jobs is left to the services themselves. */
    boolean mayDeleteJobs() {
        return equals(SYSTEM);
    }
}
