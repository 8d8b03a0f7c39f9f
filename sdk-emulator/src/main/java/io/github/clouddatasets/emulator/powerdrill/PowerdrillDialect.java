package io.github.clouddatasets.emulator.powerdrill;

import java.util.Map;

/** A version of Powerdrill's API. The two mean the same and name it differently. */
enum PowerdrillDialect {
    V1("v1"),
    V2("v2");

    // All other names of v1 are those of v2 in camelCase.
    private static final Map<String, String> RENAMED = Map.of(
            "total_items", "total",
            "output_language", "languageType",
            "max_contextual_job_history", "maxMessagesInContext",
            "datasource_ids", "datasourceIdList",
            "file_object_key", "fileKey",
            "expires_in", "expireIn",
            "custom_options", "answerConfig");

    private final String version;

    PowerdrillDialect(String version) {
        this.version = version;
    }

    /** {@code v1} or {@code v2}, as in paths and operation ids. */
    String version() {
        return version;
    }

    /** The name here of a field that v2 calls so. */
    String name(String v2Name) {
        if (this == V2) {
            return v2Name;
        }
        String renamed = RENAMED.get(v2Name);
        return renamed == null ? camelCase(v2Name) : renamed;
    }

    /** What a session is called here: its name or its title. */
    String sessionName() {
        return this == V2 ? "name" : "title";
    }

    /** When a presigned link ends. */
    String linkExpiry() {
        return this == V2 ? "expires_at" : "expireAt";
    }

    /** When the link of a result ends: v1 spells it differently than for presigned links. */
    String resultExpiry() {
        return this == V2 ? "expires_at" : "expiredAt";
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            boolean hump = name.charAt(i) == '_' && i + 1 < name.length();
            camel.append(hump ? Character.toUpperCase(name.charAt(++i)) : name.charAt(i));
        }
        return camel.toString();
    }
}
