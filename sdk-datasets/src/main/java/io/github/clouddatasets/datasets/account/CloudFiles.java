package io.github.clouddatasets.datasets.account;

import io.github.clouddatasets.core.spi.value.Env;
import io.github.clouddatasets.datasets.account.CloudsYaml.Unusable;
import io.github.clouddatasets.datasets.account.ConfigValue.Table;
import io.github.clouddatasets.datasets.account.ConfigValue.UnusableException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of OpenStack's clients: where they are, and what is in them. */
final class CloudFiles {

    private static final long LONGEST = 1024 * 1024;
    private static final List<String> SUFFIXES = List.of(".yaml", ".yml", ".json");

    /** A kind of file. */
    enum Kind {
        /** The clouds. */
        CLOUDS("clouds", "OS_CLIENT_CONFIG_FILE", "clouds"),
        /** What of the clouds is secret. */
        SECURE("secure", "OS_CLIENT_SECURE_FILE", "clouds"),
        /** What clouds have in common. */
        PROFILES("clouds-public", "OS_CLIENT_VENDOR_FILE", "public-clouds");

        private final String name;
        private final String variable;
        private final String content;

        Kind(String name, String variable, String content) {
            this.name = name;
            this.variable = variable;
            this.content = content;
        }
    }

    /**
     * A file as read.
     *
     * @param path where it is
     * @param clouds the map of its clouds, or of its profiles; empty if it has none
     */
    record Content(Path path, Table clouds) {}

    private final Env env;
    private final AccountFiles files;

    CloudFiles(Env env, AccountFiles files) {
        this.env = env;
        this.files = files;
    }

    /** The possible paths of the clouds, in the order of the search, without the spellings of the suffix. */
    List<Path> places() {
        return folders().map(folder -> folder.resolve("clouds.yaml")).toList();
    }

    /** The file of this kind; null if there is none, and no variable names one. */
    @Nullable
    Content read(Kind kind) throws Unusable {
        Path file = find(kind);
        if (file == null) {
            return null;
        }
        String text = text(file);
        try {
            Table clouds = parsed(text, kind).table(kind.content);
            return new Content(file, clouds == null ? Table.EMPTY : clouds);
        } catch (UnusableException e) {
            throw new Unusable(file.toString(), e.reason());
        }
    }

    private static Table parsed(String text, Kind kind) throws UnusableException {
        try {
            return YamlText.read(text, kind.content);
        } catch (NoClassDefFoundError e) {
            throw new UnusableException(
                    "reading the file takes a library that is not there: add org.snakeyaml:snakeyaml-engine to the"
                            + " dependencies (any version from 3.0), or set the variables instead");
        }
    }

    private @Nullable Path find(Kind kind) throws Unusable {
        String given = env.get(kind.variable);
        if (given != null) {
            try {
                return files.working().resolve(given);
            } catch (InvalidPathException e) {
                throw new Unusable(kind.variable, "it is not the name of a file");
            }
        }
        return folders()
                .flatMap(folder -> SUFFIXES.stream().map(suffix -> folder.resolve(kind.name + suffix)))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
    }

    private Stream<Path> folders() {
        String config = env.get("XDG_CONFIG_HOME");
        Stream<Path> user = Stream.of(files.home().resolve(".config/openstack"));
        return Stream.of(
                        Stream.of(files.working()),
                        config == null
                                ? Stream.<Path>empty()
                                : Stream.of(files.working().resolve(config).resolve("openstack")),
                        user,
                        Stream.of(files.system()))
                .flatMap(folders -> folders)
                .distinct();
    }

    private static String text(Path file) throws Unusable {
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
}
