package io.github.clouddatasets.datasets.account;

import io.github.clouddatasets.core.spi.value.Env;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entry of {@code clouds.yaml} that the environment asks for
 * (https://docs.openstack.org/openstacksdk/latest/user/config/configuration.html).
 */
final class CloudsYaml {

    private static final long LONGEST = 1024 * 1024;

    /** The kinds of login that this SDK offers. */
    private static final Set<String> AUTH_TYPES = Set.of("password", "v3password", "token", "v3token", "aksk");

    private CloudsYaml() {}

    /** The chosen file or entry cannot be used. The search catches this exception and words the message. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        private final String source;
        private final String reason;

        Unusable(String source, String reason) {
            super(source + ": " + reason, null, false, false);
            this.source = source;
            this.reason = reason;
        }

        String source() {
            return source;
        }

        String reason() {
            return reason;
        }
    }

    /** One cloud of the file. */
    static final class Entry {
        private final String source;
        private final BlockYaml cloud;
        private final BlockYaml auth;

        private Entry(String source, BlockYaml cloud, BlockYaml auth) {
            this.source = source;
            this.cloud = cloud;
            this.auth = auth;
        }

        /** Names the file and the cloud. */
        String source() {
            return source;
        }

        /** A value of the entry itself. */
        @Nullable
        String text(String key) throws Unusable {
            return text(cloud, key);
        }

        /** Whether the entry builds on the one known profile; another profile is refused. */
        boolean hasProfile() throws Unusable {
            return text("profile") != null || text("cloud") != null;
        }

        /** The first of these values that the entry's {@code auth} has. */
        @Nullable
        String auth(String... keys) throws Unusable {
            for (String key : keys) {
                String value = text(auth, key);
                if (value != null) {
                    return value;
                }
            }
            return null;
        }

        private @Nullable String text(BlockYaml map, String key) throws Unusable {
            try {
                String value = map.text(key);
                return value == null || value.isBlank() ? null : value;
            } catch (BlockYaml.SyntaxException e) {
                throw new Unusable(source, e.reason());
            }
        }
    }

    /** The possible paths of the file, in the order of the search. */
    static List<Path> places(AccountFiles files) {
        return List.of(
                files.working().resolve("clouds.yaml"),
                files.home().resolve(".config/openstack/clouds.yaml"),
                files.system().resolve("clouds.yaml"));
    }

    /** The chosen entry; null if there is no file and no variable asks for one. */
    static @Nullable Entry find(Env env, AccountFiles files) throws Unusable {
        Path file = file(env, files);
        String wanted = env.get("OS_CLOUD");
        if (file == null) {
            if (wanted != null) {
                throw new Unusable("clouds.yaml", "OS_CLOUD is set, but there is none of " + join(places(files)));
            }
            return null;
        }
        String source = file.toString();
        try {
            BlockYaml clouds = BlockYaml.read(content(file)).map("clouds");
            if (clouds == null || clouds.keys().isEmpty()) {
                throw new Unusable(source, "it has no clouds");
            }
            return entry(source, clouds, name(source, clouds.keys(), wanted));
        } catch (BlockYaml.SyntaxException e) {
            throw new Unusable(source, e.reason());
        }
    }

    private static String name(String source, Set<String> names, @Nullable String wanted) throws Unusable {
        if (wanted == null && names.size() > 1) {
            throw new Unusable(source, "it has several clouds: set OS_CLOUD to one of " + join(names));
        }
        if (wanted != null && !names.contains(wanted)) {
            throw new Unusable(source, "it has no cloud " + wanted + ", which OS_CLOUD names, but " + join(names));
        }
        return wanted != null ? wanted : names.iterator().next();
    }

    private static Entry entry(String source, BlockYaml clouds, String name)
            throws Unusable, BlockYaml.SyntaxException {
        String place = source + ", cloud " + name;
        BlockYaml cloud = clouds.map(name);
        BlockYaml auth = cloud == null ? null : cloud.map("auth");
        if (cloud == null || auth == null) {
            throw new Unusable(place, "it has no auth");
        }
        String type = cloud.text("auth_type");
        if (type != null && !AUTH_TYPES.contains(type)) {
            throw new Unusable(place, "auth_type " + type + " is not one of password, token and aksk");
        }
        String profile = cloud.text("profile") != null ? cloud.text("profile") : cloud.text("cloud");
        if (profile != null && !profile.equals("otc")) {
            throw new Unusable(place, "profile " + profile + " is not known: only otc is");
        }
        return new Entry(place, cloud, auth);
    }

    private static @Nullable Path file(Env env, AccountFiles files) throws Unusable {
        String given = env.get("OS_CLIENT_CONFIG_FILE");
        if (given != null) {
            try {
                return files.working().resolve(given);
            } catch (InvalidPathException e) {
                throw new Unusable("OS_CLIENT_CONFIG_FILE", "it is not the name of a file");
            }
        }
        return places(files).stream().filter(Files::exists).findFirst().orElse(null);
    }

    private static String content(Path file) throws Unusable {
        try {
            if (!Files.isRegularFile(file)) {
                throw new Unusable(file.toString(), Files.exists(file) ? "it is not a file" : "there is no such file");
            }
            if (Files.size(file) > LONGEST) {
                throw new Unusable(file.toString(), "it is longer than " + LONGEST + " bytes");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new Unusable(file.toString(), "it is not UTF-8 text");
        } catch (IOException e) {
            throw new Unusable(
                    file.toString(), "it cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static String join(Iterable<?> names) {
        StringBuilder text = new StringBuilder();
        for (Object name : names) {
            text.append(text.isEmpty() ? "" : ", ").append(name);
        }
        return text.toString();
    }
}
