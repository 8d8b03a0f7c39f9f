package io.github.clouddatasets.emulator.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is inside the runnable jar. */
class JarTest {

    private JarFile jar;

    @BeforeEach
    void open() throws IOException {
        jar = new JarFile(System.getProperty("standalone.jar"));
    }

    @AfterEach
    void close() throws IOException {
        jar.close();
    }

    @Test
    void noServiceOfAPartIsLost() throws IOException {
        assertThat(lines("META-INF/services/org.eclipse.jetty.http.HttpFieldPreEncoder"))
                .contains(
                        "org.eclipse.jetty.http.Http11FieldPreEncoder", "org.eclipse.jetty.http.Http10FieldPreEncoder");
        assertThat(lines("META-INF/services/io.github.clouddatasets.emulator.store.StateStores"))
                .containsExactly(FileStateStores.class.getName());
        assertThat(lines("META-INF/services/org.slf4j.spi.SLF4JServiceProvider"))
                .hasSize(1);
    }

    @Test
    void everyPartIsInTheListOfLicences() throws IOException {
        String list = text("META-INF/THIRD-PARTY.md");
        List<String> parts = jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.matches("META-INF/maven/[^/]+/[^/]+/pom.properties"))
                .map(name -> name.split("/", -1)[3])
                .filter(artifact -> !artifact.startsWith("clouddatasets-"))
                .toList();

        assertThat(parts).hasSizeGreaterThan(5).contains("jetty-server", "jackson-databind");
        assertThat(parts).allSatisfy(part -> assertThat(list).contains(part));
        assertThat(text("io/github/clouddatasets/emulator/console/htmx-LICENSE.txt"))
                .startsWith("Zero-Clause BSD");
        assertThat(text("META-INF/NOTICE")).contains("Jackson");
    }

    @Test
    void theJarIsNoModuleAndRunsAsAProgram() throws IOException {
        assertThat(jar.stream().map(ZipEntry::getName)).noneMatch(name -> name.endsWith("module-info.class"));
        assertThat(jar.getManifest().getMainAttributes())
                .containsEntry(new Attributes.Name("Main-Class"), Standalone.class.getName())
                .containsEntry(new Attributes.Name("Multi-Release"), "true");
    }

    private List<String> lines(String name) throws IOException {
        return text(name)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private String text(String name) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
