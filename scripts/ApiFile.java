import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Compares what a module offers to its users with the module's {@code api.txt}, or writes that file.
 *
 * <p>The file is the output of {@code javap -protected} for the public types in the packages that the module exports to
 * everyone (in all its packages where it has no descriptor), types and members sorted. The build runs this program on the JDK
 * of the build. Where the two differ, the program prints the differences and keeps them in a file, for which the build then
 * fails: a failure of this program itself would be followed by a page of Maven's stack trace.
 */
public final class ApiFile {

    private static final String ACCEPT = "./mvnw -q -Pquick -Dmaven.test.skip -Dapi.accept verify";

    private ApiFile() {}

    /** Takes the module's name, the folder of its classes, its api.txt, the file for differences, and "true" to accept. */
    public static void main(String[] args) throws IOException {
        String name = args[0];
        Path classes = Path.of(args[1]);
        Path file = Path.of(args[2]);
        Path changes = Path.of(args[3]);
        boolean accept = Boolean.parseBoolean(args[4]);

        Map<String, List<String>> now = surface(classes);
        Files.deleteIfExists(changes);
        if (accept) {
            write(file, now);
        } else if (!Files.exists(file)) {
            report(changes, name + " has no api.txt, the file of its public surface.", List.of(), "To write the file:");
        } else {
            List<String> differences = differences(read(file), now);
            if (!differences.isEmpty()) {
                String what = "The public surface of " + name + " is not what its api.txt says (- api.txt, + this build):";
                report(changes, what, differences, "To accept the change, run this, and commit the file:");
            }
        }
    }

    private static void report(Path changes, String what, List<String> differences, String remedy) throws IOException {
        List<String> report = new ArrayList<>(List.of(what));
        report.addAll(differences);
        report.add(remedy);
        report.add("  " + ACCEPT);
        report.forEach(System.err::println);
        Files.write(changes, report);
    }

    // ---- the surface of the compiled module: name of a type -> its header and its members

    private static Map<String, List<String>> surface(Path classes) throws IOException {
        ModuleDescriptor module = module(classes);
        Map<String, List<String>> surface = new TreeMap<>();
        surface.put(module.name(), header(module));
        for (ModuleDescriptor.Exports exports : module.exports()) {
            if (!exports.isQualified()) {
                for (String type : javap(classes, types(classes, exports.source()))) {
                    add(surface, type);
                }
            }
        }
        surface.keySet().removeIf(type -> isHidden(type, surface));
        return surface;
    }

    /** The module's own descriptor; where it has none, one that exports every package. */
    private static ModuleDescriptor module(Path classes) throws IOException {
        var named = ModuleFinder.of(classes).findAll().stream().findFirst();
        if (named.isPresent()) {
            return named.get().descriptor();
        }
        ModuleDescriptor.Builder module = ModuleDescriptor.newModule("classpath");
        try (Stream<Path> files = Files.walk(classes)) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> classes.relativize(file.getParent()).toString().replace(File.separatorChar, '.'))
                    .distinct()
                    .forEach(module::exports);
        }
        return module.build();
    }

    private static List<String> header(ModuleDescriptor module) {
        var directives = new TreeSet<String>();
        for (ModuleDescriptor.Exports exports : module.exports()) {
            if (!exports.isQualified()) {
                directives.add("exports " + exports.source());
            }
        }
        for (ModuleDescriptor.Requires requires : module.requires()) {
            if (requires.modifiers().contains(ModuleDescriptor.Requires.Modifier.TRANSITIVE)) {
                directives.add("requires transitive " + requires.name());
            }
        }
        List<String> lines = new ArrayList<>(List.of("module " + module.name()));
        lines.addAll(directives);
        return lines;
    }

    private static List<String> types(Path classes, String name) throws IOException {
        try (Stream<Path> files = Files.list(classes.resolve(name.replace('.', '/')))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
                    .map(file -> name + "." + file.substring(0, file.length() - ".class".length()))
                    .sorted()
                    .toList();
        }
    }

    /** What javap prints of each type: its header, its members and a closing brace. */
    private static List<String> javap(Path classes, List<String> types) {
        ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow(() -> new IllegalStateException("needs a JDK"));
        List<String> args = new ArrayList<>(List.of("-protected", "-classpath", classes.toString()));
        args.addAll(types);
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        if (javap.run(out, out, args.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("javap: " + text);
        }
        return List.of(text.toString().split("(?m)^}\\R"));
    }

    private static void add(Map<String, List<String>> surface, String type) {
        List<String> lines = type.lines().filter(line -> !line.startsWith("Compiled from ")).toList();
        String header = lines.get(0).replaceFirst(" \\{$", "");
        if (header.startsWith("public ")) {
            List<String> sorted = new ArrayList<>(List.of(header));
            lines.stream().skip(1).map(line -> line.strip().replaceFirst(";$", "")).sorted().forEach(sorted::add);
            surface.put(name(header), sorted);
        }
    }

    private static String name(String header) {
        return header.replaceFirst("^.*?\\b(class|interface) ", "").replaceFirst("[ <].*$", "");
    }

    /** Whether a type is nested in one that users do not see. */
    private static boolean isHidden(String type, Map<String, List<String>> surface) {
        int nesting = type.lastIndexOf('$');
        return nesting > 0 && !surface.containsKey(type.substring(0, nesting));
    }

    // ---- the file: headers at the margin, members below them, an empty line between types

    private static void write(Path file, Map<String, List<String>> surface) throws IOException {
        StringBuilder text = new StringBuilder();
        for (List<String> type : surface.values()) {
            text.append(text.isEmpty() ? "" : "\n").append(type.get(0)).append('\n');
            type.stream().skip(1).forEach(member -> text.append("  ").append(member).append('\n'));
        }
        Files.writeString(file, text);
    }

    private static Map<String, List<String>> read(Path file) throws IOException {
        Map<String, List<String>> surface = new TreeMap<>();
        List<String> type = List.of();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("  ")) {
                type.add(line.strip());
            } else if (!line.isBlank()) {
                type = new ArrayList<>(List.of(line));
                surface.put(line.startsWith("module ") ? line.substring("module ".length()) : name(line), type);
            }
        }
        return surface;
    }

    private static List<String> differences(Map<String, List<String>> before, Map<String, List<String>> now) {
        List<String> differences = new ArrayList<>();
        var types = new TreeSet<>(before.keySet());
        types.addAll(now.keySet());
        for (String type : types) {
            List<String> old = before.getOrDefault(type, List.of());
            List<String> young = now.getOrDefault(type, List.of());
            if (!old.equals(young)) {
                if (!old.isEmpty() && !young.isEmpty() && old.get(0).equals(young.get(0))) {
                    differences.add("  " + old.get(0));
                }
                old.stream().filter(line -> !young.contains(line)).forEach(line -> differences.add("- " + indent(line, old)));
                young.stream().filter(line -> !old.contains(line)).forEach(line -> differences.add("+ " + indent(line, young)));
            }
        }
        return differences;
    }

    private static String indent(String line, List<String> type) {
        return line.equals(type.get(0)) ? line : "  " + line;
    }
}
