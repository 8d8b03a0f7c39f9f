package io.github.clouddatasets.examples;

import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.Converter;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a module's jar says to GraalVM's native-image: the types that Jackson uses by reflection, and the resources that are
 * read by name. The file is written from the compiled classes.
 */
record ReachabilityMetadata(Path module, String text) {

    /** Every module whose code runs in a user's program. */
    static final List<String> MODULES =
            List.of("sdk-core", "sdk-manifest", "sdk-datasets", "sdk-powerdrill", "sdk-sync");

    private static final Path ROOT =
            Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
    private static final String JACKSON = "com.fasterxml.jackson.";
    /** What the build writes of each package with records: looked up by name. */
    private static final String BLUEPRINTS = ".PackageBlueprints";

    /** Looked up by name, since the SDK is compiled for a Java that has no virtual threads. */
    private static final String VIRTUAL_THREADS = "{\"type\": \"java.util.concurrent.Executors\", \"methods\":"
            + " [{\"name\": \"newVirtualThreadPerTaskExecutor\", \"parameterTypes\": []}]}";

    static ReachabilityMetadata of(String module) {
        Path folder = ROOT.resolve(module);
        List<String> reflection = new ArrayList<>();
        for (String type : types(folder)) {
            reflection.add(
                    "{\"type\": \"" + type + "\""
                            + (type.endsWith("[]") || type.endsWith(BLUEPRINTS)
                                    ? "}"
                                    : ", \"allDeclaredConstructors\": true, \"allDeclaredMethods\": true, \"allDeclaredFields\": true}"));
        }
        if (module.equals("sdk-core")) {
            reflection.add(VIRTUAL_THREADS);
        }
        List<String> resources = resources(folder.resolve("src/main/resources")).stream()
                .map(path -> "{\"glob\": \"" + path + "\"}")
                .toList();
        return new ReachabilityMetadata(
                folder,
                "{\n  \"reflection\": [" + lines(reflection) + "],\n  \"resources\": [" + lines(resources) + "]\n}\n");
    }

    /** The file in the module's resources. GraalVM finds it in the jar by the last part of this path. */
    Path file() {
        String artifact = "clouddatasets-" + module.getFileName();
        return module.resolve("src/main/resources/META-INF/native-image/io.github.clouddatasets/" + artifact
                + "/reachability-metadata.json");
    }

    /** The records of ours that a class literal of the module names. */
    Set<String> literals() {
        return new ClassFileImporter()
                .importPath(module.resolve("target/classes")).stream()
                        .flatMap(type -> type.getReferencedClassObjects().stream())
                        .map(ReferencedClassObject::getValue)
                        .filter(type -> type.isRecord() && isOurs(type))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
    }

    /** The types that the file names. */
    static List<String> named(Path file) {
        try {
            JsonNode document = new JsonMapper().readTree(file.toFile());
            List<String> types = new ArrayList<>();
            document.path("reflection")
                    .forEach(entry -> types.add(entry.path("type").asText()));
            return types;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TreeSet<String> types(Path module) {
        JavaClasses all = new ClassFileImporter().importPath(module.resolve("target/classes"));
        boolean hasModels = !module.endsWith("sdk-core") && !module.endsWith("sdk-manifest");
        TreeSet<String> types = new TreeSet<>(hasModels ? models(all) : Set.of());
        for (JavaClass type : all) {
            if (isOfJackson(type) || isAnnotated(type) || type.getName().endsWith(BLUEPRINTS)) {
                types.add(type.getName());
            }
            for (ReferencedClassObject literal : type.getReferencedClassObjects()) {
                JavaClass named = literal.getValue();
                if (named.isArray() && isOurs(named.getComponentType())) {
                    types.add(named.getComponentType().getName() + "[]");
                }
            }
        }
        return types;
    }

    /** The records that can be a document or a part of one: all that lies in them can be, too. */
    private static Set<String> models(JavaClasses all) {
        Set<String> models =
                all.stream().filter(JavaClass::isRecord).map(JavaClass::getName).collect(Collectors.toSet());
        Predicate<JavaClass> fits = part -> isOurs(part)
                ? models.contains(part.getName()) || isAnnotated(part)
                : !part.getPackageName().equals("java.util.function");
        while (models.removeIf(name -> !all.get(name).getFields().stream()
                .flatMap(field -> field.getAllInvolvedRawTypes().stream())
                .allMatch(fits))) {
            // The records with a record that has gone have to go next.
        }
        return models;
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("io.github.clouddatasets");
    }

    /** Whether Jackson makes the type from an annotation that names it. */
    private static boolean isOfJackson(JavaClass type) {
        return Stream.of(JsonDeserializer.class, JsonSerializer.class, KeyDeserializer.class, Converter.class)
                .anyMatch(type::isAssignableTo);
    }

    private static boolean isAnnotated(JavaClass type) {
        return type.getAnnotations().stream()
                        .anyMatch(one -> isOfJackson(one.getRawType().getName()))
                || type.getMembers().stream()
                        .map(JavaMember::getAnnotations)
                        .anyMatch(all -> all.stream()
                                .anyMatch(one -> isOfJackson(one.getRawType().getName())));
    }

    private static boolean isOfJackson(String annotation) {
        return annotation.startsWith(JACKSON);
    }

    private static List<String> resources(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> !path.startsWith("META-INF/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lines(List<String> entries) {
        return entries.isEmpty() ? "" : entries.stream().collect(Collectors.joining(",\n    ", "\n    ", "\n  "));
    }
}
