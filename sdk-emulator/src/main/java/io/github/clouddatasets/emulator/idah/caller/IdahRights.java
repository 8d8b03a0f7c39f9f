package io.github.clouddatasets.emulator.idah.caller;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rights of each role, in the form {@code resource.action.scope}. The rights of the administrator and of the
 * permission {@code project_rw_all} are complete, as recorded. Other roles have only the rights that the emulated
 * services check.
 */
public final class IdahRights {

    /** The scope of a right for all records. */
    public static final String EVERYTHING = "*";

    public static final String AS_ORG_OWNER = "as_org_owner";
    public static final String AS_USER = "as_user";

    private static final String KEY_PREFIX = "api:";

    private static final List<String> ADMIN = List.of(
            "iam:accounts.*.*",
            "iam:organizations.*.*",
            "iam:api_keys.create.{account_ro_all, account_rw_all, org_ro_all, org_rw_all, project_ro_org,"
                    + " project_rw_org, org_ro_org, org_rw_org, project_ro_all, project_rw_all}",
            "iam:api_keys.read.*",
            "iam:api_keys.update.*",
            "iam:api_keys.delete.*",
            "dataset:projects.*.*",
            "dataset:project_members.*.*",
            "dataset:datasets.*.*",
            "dataset:entries.*.*",
            "dataset:annotations.*.*",
            "dataset:note_feeds.*.*",
            "dataset:note_comments.*.*",
            "dataset:entry_stats.read.*",
            "dataset:label_config_templates.*.*",
            "media:medias.*.*",
            "media:jobs.*.*",
            "setting:account_settings.*.*",
            "sync:jobs.read.*",
            "sync:exports.read.*",
            "sync:exports.create.*",
            "audit:logs.read.*");

    private static final List<String> ORG_OWNER = List.of(
            "iam:api_keys.create.{project_ro_org, project_rw_org, org_ro_org, org_rw_org}",
            "iam:api_keys.update.*",
            "dataset:projects.*.as_org_owner",
            "dataset:project_members.*.as_org_owner",
            "dataset:datasets.*.as_org_owner",
            "dataset:entries.*.as_org_owner",
            "dataset:annotations.*.as_org_owner",
            "dataset:note_feeds.*.as_org_owner",
            "dataset:entry_stats.read.as_org_owner",
            "media:medias.*.as_org_owner",
            "sync:jobs.read.as_org_owner",
            "sync:exports.read.as_org_owner",
            "sync:exports.create.as_org_owner");

    private static final List<String> USER = List.of(
            "dataset:projects.*.as_user",
            "dataset:project_members.read.as_user",
            "dataset:datasets.*.as_user",
            "dataset:entries.*.as_user",
            "dataset:annotations.*.as_user",
            "dataset:note_feeds.*.as_user",
            "dataset:entry_stats.read.as_user",
            "media:medias.*.as_user",
            "sync:jobs.read.as_user",
            "sync:exports.read.as_user",
            "sync:exports.create.as_user");

    private static final Map<String, List<String>> BY_ROLE =
            Map.of("admin", ADMIN, "org_owner", ORG_OWNER, "user", USER, "system", List.of("*.*.*"));

    private static final List<String> PROJECT_RW_ALL = List.of(
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
            "sync:exports.*.*");

    private static final List<String> PROJECT_RW_ORG = List.of(
            "dataset:projects.*.as_org_owner",
            "dataset:project_members.*.as_org_owner",
            "dataset:datasets.*.as_org_owner",
            "dataset:entries.*.as_org_owner",
            "dataset:annotations.*.as_org_owner",
            "dataset:note_feeds.read.as_org_owner",
            "media:medias.*.as_org_owner",
            "sync:jobs.read.as_org_owner",
            "sync:exports.*.as_org_owner");

    private static final List<String> PROJECT_RO_ALL = List.of(
            "dataset:projects.read.*",
            "dataset:project_members.read.*",
            "dataset:datasets.read.*",
            "dataset:entries.read.*",
            "dataset:annotations.read.*",
            "dataset:note_feeds.read.*",
            "media:medias.read.*");

    private static final List<String> PROJECT_RO_ORG = List.of(
            "dataset:projects.read.as_org_owner",
            "dataset:project_members.read.as_org_owner",
            "dataset:datasets.read.as_org_owner",
            "dataset:entries.read.as_org_owner",
            "dataset:annotations.read.as_org_owner",
            "dataset:note_feeds.read.as_org_owner",
            "media:medias.read.as_org_owner");

    private static final Map<String, List<String>> BY_PERMISSION = Map.of(
            "project_rw_all",
            PROJECT_RW_ALL,
            "project_rw_org",
            PROJECT_RW_ORG,
            "project_ro_all",
            PROJECT_RO_ALL,
            "project_ro_org",
            PROJECT_RO_ORG,
            "org_ro_all",
            List.of(),
            "org_rw_all",
            List.of(),
            "org_ro_org",
            List.of(),
            "org_rw_org",
            List.of(),
            "account_ro_all",
            List.of(),
            "account_rw_all",
            List.of());

    private final String role;
    private final List<String> rights;

    private IdahRights(String role, List<String> rights) {
        this.role = role;
        this.rights = rights;
    }

    /** The rights of a role; empty for an unknown role. */
    public static Optional<IdahRights> ofRole(String role) {
        if (!role.startsWith(KEY_PREFIX)) {
            return Optional.ofNullable(BY_ROLE.get(role)).map(rights -> new IdahRights(role, rights));
        }
        List<String> rights = new ArrayList<>();
        for (String permission : role.substring(KEY_PREFIX.length()).split(",", -1)) {
            List<String> granted = BY_PERMISSION.get(permission);
            if (granted == null) {
                return Optional.empty();
            }
            rights.addAll(granted);
        }
        return Optional.of(new IdahRights(role, rights));
    }

    /** The role of an API key with these permissions. */
    public static String roleOfKey(List<String> permissions) {
        return KEY_PREFIX + String.join(",", permissions);
    }

    public static boolean isKey(String role) {
        return role.startsWith(KEY_PREFIX);
    }

    /** The name of the role, as records say who has made them. */
    public String role() {
        return role;
    }

    public List<String> list() {
        return rights;
    }

    /** The scope in which the role may perform the action: all records if one right allows all. */
    public Optional<String> scope(String resource, String action) {
        List<String> scopes =
                rights.stream().flatMap(right -> scope(right, resource, action)).toList();
        return scopes.contains(EVERYTHING)
                ? Optional.of(EVERYTHING)
                : scopes.stream().findFirst();
    }

    private static Stream<String> scope(String right, String resource, String action) {
        List<String> parts = Arrays.asList(right.split("\\.", 3));
        boolean applies = List.of(resource, "*").contains(parts.get(0))
                && List.of(action, "*").contains(parts.get(1));
        return applies ? Stream.of(Objects.requireNonNull(parts.get(2))) : Stream.empty();
    }
}
