package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.powerdrill.JobAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskYourDataTest {

    private static final Path IRIS = Path.of("..", "data", "iris.csv");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void asksAboutIrisAndSavesTableAndPicture() throws IOException {
        JobAnswer answer = AskYourData.run(Map.of(), IRIS, "What are the means for each species?", folder, out);

        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(answer.complete()).as(text).isTrue();
        assertThat(text)
                .contains("[########################] iris.csv is there")
                .contains("1 synched: ready")
                .contains("[done] Understand data")
                .contains(answer.text())
                .contains("150 rows and 5 columns")
                .contains("- **virginica** (50 rows): mean sepal_length_cm 6.588")
                .containsPattern("trace [0-9a-f]{32}.* \\(v2CreateJob\\)")
                .contains("Delete session and dataset");
        List<Path> files = files();
        assertThat(files).hasSize(2).allSatisfy(file -> assertThat(text).contains(file.toString()));
        assertThat(Files.readAllLines(files.get(0)))
                .first()
                .asString()
                .contains("species", "sepal_length_cm", "petal_width_cm");
        assertThat(ImageIO.read(files.get(1).toFile())).isNotNull();
    }

    @Test
    void namesTheVariableThatIsMissingForTheRealService() {
        assertThatThrownBy(() -> AskYourData.run(Map.of("POWERDRILL_API_KEY", "x"), IRIS, "?", folder, out))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("POWERDRILL_API_KEY");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.sorted().toList();
        }
    }
}
