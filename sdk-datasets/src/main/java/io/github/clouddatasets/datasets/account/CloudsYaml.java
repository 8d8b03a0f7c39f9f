package io.github.clouddatasets.datasets.account;

import io.github.clouddatasets.core.spi.value.Env;
import io.github.clouddatasets.datasets.account.ConfigValue.Table;
import io.github.clouddatasets.datasets.account.ConfigValue.Text;
import io.github.clouddatasets.datasets.account.ConfigValue.UnusableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entry of {@code clouds.yaml} that the environment asks for, and completes the entry as OpenStack's clients do:
 * the profile below, the secrets of {@code secure.yaml} and the values of the region above
 * (https://docs.openstack.org/openstacksdk/latest/user/config/configuration.html).
 */
final class CloudsYaml {

    /** The kinds of login that this SDK offers. */
    private static final Set<String> AUTH_TYPES =
            Set.of("password", "v3password", "token", "v3token", "aksk", "ak_sk", "v3aksk", "v3_aksk");

    /** The profiles that OpenStack's clients know by heart, of the clouds that this SDK is for. */
    private static final Map<String, Table> PROFILES = Map.of(
            "otc", profile("https://iam.%(region_name)s.otc.t-systems.com/v3", "eu-de"),
            "otc-swiss", profile("https://iam-pub.eu-ch2.sc.otc.t-systems.com/v3", "eu-ch2"));

    private static final Set<String> YES = Set.of("true", "yes", "on", "1");
    private static final Set<String> NO = Set.of("false", "no", "off", "0");

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

    /** One cloud, complete. */
    static final class Entry {
        private final String source;
        private final Table cloud;
        private final Table auth;
        private final @Nullable String region;

        private Entry(String source, Table cloud, Table auth, @Nullable String region) {
            this.source = source;
            this.cloud = cloud;
            this.auth = auth;
            this.region = region;
        }

        /** Names the file and the cloud. */
        String source() {
            return source;
        }

        @Nullable
        String region() {
            return region;
        }

        /** Whether the entry is meant for keys that sign requests. */
        boolean isForKeys() throws Unusable {
            String type = authType(cloud);
            return type != null && type.contains("sk");
        }

        /**
         * The first of these values that the entry has: outside of {@code auth}, where a key belongs to a login by itself,
         * or in {@code auth}.
         */
        @Nullable
        String value(String... keys) throws Unusable {
            for (String key : keys) {
                String value = text(cloud, key) != null ? text(cloud, key) : text(auth, key);
                if (value != null) {
                    return value;
                }
            }
            return null;
        }

        /** The first of these values that {@code auth} has. */
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

        /** The address of the identity service, with the region in its place. */
        @Nullable
        String authUrl() throws Unusable {
            String url = value("auth_url");
            if (url == null || region == null) {
                return url;
            }
            return url.replace("%(region_name)s", region).replace("{region_name}", region);
        }

        private @Nullable String text(Table map, String key) throws Unusable {
            try {
                return map.text(key);
            } catch (UnusableException e) {
                throw new Unusable(source, e.reason());
            }
        }

        private @Nullable String authType(Table entry) throws Unusable {
            String type = text(entry, "auth_type") != null ? text(entry, "auth_type") : text(entry, "auth_plugin");
            return type == null ? null : type.toLowerCase(Locale.ROOT);
        }

        /** Refuses what would change the call, and what this SDK cannot do. */
        private Entry checked() throws Unusable {
            String type = authType(cloud);
            if (type != null && !AUTH_TYPES.contains(type)) {
                throw new Unusable(source, "auth_type " + type + " is not one of password, token and aksk");
            }
            String verify = text(cloud, "verify");
            String insecure = text(cloud, "insecure");
            if ((verify != null && NO.contains(verify.toLowerCase(Locale.ROOT)))
                    || (insecure != null && YES.contains(insecure.toLowerCase(Locale.ROOT)))) {
                throw new Unusable(source, "verify: false is not supported: certificates are always checked");
            }
            return this;
        }
    }

    /** The chosen entry; null if there is no file and no variable asks for one. */
    static @Nullable Entry find(Env env, AccountFiles files) throws Unusable {
        CloudFiles all = new CloudFiles(env, files);
        CloudFiles.Content clouds = all.read(CloudFiles.Kind.CLOUDS);
        String wanted = env.get("OS_CLOUD");
        if (clouds == null) {
            if (wanted != null) {
                throw new Unusable("clouds.yaml", "OS_CLOUD is set, but there is none of " + join(all.places()));
            }
            return null;
        }
        String source = clouds.path().toString();
        if (clouds.clouds().values().isEmpty()) {
            throw new Unusable(source, "it has no clouds");
        }
        String name = name(source, clouds.clouds().values().keySet(), wanted);
        String place = source + ", cloud " + name;
        try {
            Table own = own(place, clouds.clouds(), name);
            CloudFiles.Content secure = all.read(CloudFiles.Kind.SECURE);
            Table secrets = secure == null ? null : secure.clouds().table(name);
            Table cloud = secrets == null ? own : own.under(secrets);
            Table profile = profile(place, cloud, all);
            Map<String, Table> regions = regions(cloud);
            return entry(
                            place,
                            profile.under(cloud),
                            regions.isEmpty() ? regions(profile) : regions,
                            env.get("OS_REGION_NAME"))
                    .checked();
        } catch (UnusableException e) {
            throw new Unusable(place, e.reason());
        }
    }

    /** The places of {@code clouds.yaml}, for messages. */
    static List<Path> places(Env env, AccountFiles files) {
        return new CloudFiles(env, files).places();
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

    /** Not by {@link Table#table}: the name of a cloud is no key, and its hyphens are its own. */
    private static Table own(String place, Table clouds, String name) throws Unusable, UnusableException {
        ConfigValue value = ConfigValue.sound(clouds.values().get(name));
        if (value instanceof Table table) {
            return table;
        }
        if (value == null || value instanceof Text) {
            throw new Unusable(place, "it has no auth");
        }
        throw new UnusableException(value.line(), name + " must be a map");
    }

    /** What the entry builds on: a profile of {@code clouds-public.yaml}, else one of the known ones. */
    private static Table profile(String place, Table cloud, CloudFiles files) throws Unusable, UnusableException {
        String name = cloud.text("profile") != null ? cloud.text("profile") : cloud.text("cloud");
        if (name == null) {
            return Table.EMPTY;
        }
        CloudFiles.Content own = files.read(CloudFiles.Kind.PROFILES);
        ConfigValue found = own == null ? null : own.clouds().values().get(name);
        if (found == null) {
            found = PROFILES.get(name);
        }
        if (!(ConfigValue.sound(found) instanceof Table profile)) {
            throw new Unusable(
                    place,
                    "profile " + name + " is neither in clouds-public.yaml nor one of " + join(PROFILES.keySet()));
        }
        return profile;
    }

    private static Entry entry(String place, Table cloud, Map<String, Table> regions, @Nullable String wanted)
            throws UnusableException, Unusable {
        String region = wanted;
        if (region == null && !regions.isEmpty()) {
            region = regions.keySet().iterator().next();
        }
        if (region != null && !regions.isEmpty() && !regions.containsKey(region)) {
            throw new Unusable(
                    place, "OS_REGION_NAME names region " + region + ", but the entry has " + join(regions.keySet()));
        }
        Table complete = region == null ? cloud : cloud.under(regions.getOrDefault(region, Table.EMPTY));
        Table auth = complete.table("auth");
        if (auth == null) {
            auth = Table.EMPTY;
        }
        return new Entry(place, complete, auth, region);
    }

    /** The regions in their order, each with the values that hold there alone. */
    private static Map<String, Table> regions(Table cloud) throws UnusableException {
        Map<String, Table> regions = new LinkedHashMap<>();
        List<ConfigValue> listed = ConfigValue.elements(cloud.get("regions"));
        if (listed.isEmpty()) {
            listed = ConfigValue.elements(cloud.get("region_name"));
        }
        for (ConfigValue region : listed) {
            if (region instanceof Table table) {
                String name = table.text("name");
                Table values = table.table("values");
                if (name == null) {
                    throw new UnusableException(region.line(), "a region has no name");
                }
                regions.put(name, values == null ? Table.EMPTY : values);
            } else if (region instanceof Text text) {
                for (String name : names(text)) {
                    regions.put(name, Table.EMPTY);
                }
            } else {
                throw new UnusableException(region.line(), "a region must be a name, or a map of name and values");
            }
        }
        return regions;
    }

    /** An older form has the names in one text. */
    private static List<String> names(Text text) {
        List<String> names = new ArrayList<>();
        String all = text.value();
        if (all != null) {
            for (String name : all.split(",", -1)) {
                if (!name.isBlank()) {
                    names.add(name.strip());
                }
            }
        }
        return names;
    }

    private static Table profile(String authUrl, String region) {
        Table auth = new Table(Map.of("auth_url", new Text(authUrl, 0)), 0);
        return new Table(Map.of("auth", auth, "regions", new Text(region, 0)), 0);
    }

    private static String join(Iterable<?> names) {
        StringBuilder text = new StringBuilder();
        for (Object name : names) {
            text.append(text.isEmpty() ? "" : ", ").append(name);
        }
        return text.toString();
    }
}
