package io.github.clouddatasets.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each block of Java in docs/spark.md compiles, where the blocks before it have declared what it uses. */
class GuideTest {

    private static final Path PAGE = Path.of("../../docs/spark.md");

    @Test
    void theCodeOfTheGuideCompiles(@TempDir Path classes) throws IOException {
        List<String> blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();

        assertThat(blocks).isNotEmpty();
        assertThat(compiled(String.join("\n", blocks), classes)).isEmpty();
        assertThat(compiled("spark.reed();", classes)).contains("reed");
    }

    /** What the compiler says; empty if it compiled. */
    private static String compiled(String code, Path classes) {
        String source = "import io.github.clouddatasets.spark.*;\nimport io.github.clouddatasets.spark.services.*;\n"
                + "import org.apache.spark.sql.*;\nimport org.apache.spark.sql.streaming.*;\n"
                + "class Guide {\nvoid run(SparkSession spark, String datasetId) throws Exception {\n" + code
                + "\n}\n}\n";
        JavaFileObject unit = new SimpleJavaFileObject(URI.create("string:///Guide.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        StringWriter said = new StringWriter();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        boolean good = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        said,
                        null,
                        null,
                        List.of("-proc:none", "-Xlint:none", "-nowarn", "-cp", classPath, "-d", classes.toString()),
                        null,
                        List.of(unit))
                .call();
        return good ? "" : said.toString();
    }
}
