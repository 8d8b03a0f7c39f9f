package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.sync.SyncClient;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiles each block of Java of the README and of docs/, and runs the marked ones on the emulator. The blocks of
 * docs/spring.md need Spring, and those of docs/spark.md need Spark: a GuideTest there holds them.
 */
class SnippetsTest {

    private static final Path ROOT = Path.of("..");

    @TempDir
    static Path classes;

    static List<Snippet> all() throws IOException {
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages.sorted())
                    .filter(page -> page.toString().endsWith(".md"))
                    .filter(page -> !page.endsWith("spring.md") && !page.endsWith("spark.md"))
                    .flatMap(page -> Snippet.of(page).stream())
                    .toList();
        }
    }

    static List<Snippet> running() throws IOException {
        return all().stream().filter(Snippet::runs).toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void compiles(Snippet snippet) throws IOException {
        assertThat(compiled(snippet)).as("%s", snippet).isEmpty();
    }

    @Test
    void aMethodThatDoesNotExistDoesNotCompile() throws IOException {
        Snippet wrong = new Snippet("none.md", 1, "datasets.listAll();\n", false);
        assertThat(compiled(wrong)).contains("listAll");
    }

    @Test
    void theFirstClassOfTheReadmeIsAmongThoseThatRun() throws IOException {
        assertThat(running()).anySatisfy(snippet -> {
            assertThat(snippet.page()).isEqualTo("README.md");
            assertThat(snippet.isClass()).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("running")
    void runs(Snippet snippet, @TempDir Path folder) throws Exception {
        assertThat(compiled(snippet)).isEmpty();
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.builder()
                        .pace(Duration.ofMillis(20))
                        .start();
                DatasetClient datasets = DatasetClient.builder()
                        .endpoint(cloud.modelArtsEndpoint())
                        .projectId(cloud.projectId())
                        .credentials(Credentials.accessKey(cloud.accessKey(), cloud.secretKey()))
                        .build();
                PowerdrillClient pd = PowerdrillClient.builder()
                        .endpoint(cloud.powerdrillEndpoint())
                        .apiKey(cloud.powerdrillApiKey())
                        .userId(cloud.powerdrillUserId())
                        .build();
                SyncClient sync = SyncClient.builder()
                        .endpoint(cloud.idahEndpoint())
                        .apiKey(cloud.idahApiKey())
                        .build();
                URLClassLoader loader = new URLClassLoader(
                        new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            Class<?> code = loader.loadClass(snippet.className());
            if (snippet.isClass()) {
                code.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
                return;
            }
            Map<String, Object> variables = Map.of(
                    "datasets", datasets,
                    "pd", pd,
                    "sync", sync,
                    "cloud", cloud,
                    "id", cloud.datasetId(),
                    "project", cloud.idahProjectId(),
                    "exportId", cloud.addIdahExport(1000, 1),
                    "folder", folder);
            for (Map.Entry<String, Object> variable : variables.entrySet()) {
                code.getField(variable.getKey()).set(null, variable.getValue());
            }
            code.getMethod("run").invoke(code.getConstructor().newInstance());
        }
    }

    /** What the compiler says; empty if it compiled. */
    private static String compiled(Snippet snippet) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        JavaFileObject unit =
                new SimpleJavaFileObject(
                        URI.create("string:///" + snippet.className() + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return snippet.source();
                    }
                };
        boolean good = compiler.getTask(
                        said,
                        null,
                        null,
                        List.of("-proc:none", "-Xlint:none", "-nowarn", "-cp", classPath, "-d", classes.toString()),
                        null,
                        List.of(unit))
                .call();
        return good ? "" : "does not compile: " + said;
    }
}
