package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Kotlin code of the guide is the code that consumers/kotlin compiles. */
class KotlinGuideTest {

    private static final Path ROOT =
            Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());

    @Test
    void theGuideShowsWhatIsCompiled() throws Exception {
        String compiled = Files.readString(ROOT.resolve("consumers/kotlin/src/main/kotlin/Guide.kt"));
        List<String> blocks = Pattern.compile("```kotlin\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve("docs/kotlin.md")))
                .results()
                .map((MatchResult block) -> block.group(1).stripTrailing())
                .toList();
        assertThat(blocks)
                .isNotEmpty()
                .allSatisfy(block -> assertThat(compiled.lines().map(String::strip))
                        .containsSequence(block.lines().map(String::strip).toList()));
    }
}
