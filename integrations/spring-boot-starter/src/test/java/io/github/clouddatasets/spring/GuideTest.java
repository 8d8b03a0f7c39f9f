package io.github.clouddatasets.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java code of docs/spring.md is that of {@link ExportReport} and {@link ExportReportTest}, which run. */
class GuideTest {

    private static final String TESTS =
            "integrations/spring-boot-starter/src/test/java/io/github/clouddatasets/spring/";

    @Test
    void thePageHasNoOtherCode() throws IOException {
        Path root = Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("docs/spring.md")))
                .findFirst()
                .orElseThrow();
        String code = squeezed(Files.readString(root.resolve(TESTS + "ExportReport.java"))
                + Files.readString(root.resolve(TESTS + "ExportReportTest.java")));
        List<String> blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(root.resolve("docs/spring.md")))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(blocks).hasSize(3);
        assertThat(blocks)
                .allSatisfy(block -> block.lines()
                        .filter(line -> !line.startsWith("```") && !line.isBlank())
                        .forEach(line -> assertThat(code).contains(squeezed(line))));
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
