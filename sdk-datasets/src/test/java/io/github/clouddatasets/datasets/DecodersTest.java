package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.datasets.internal.ModelArts;
import io.github.clouddatasets.fuzz.AnswerTarget;
import io.github.clouddatasets.fuzz.BothDecoders;
import io.github.clouddatasets.testing.Models;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The decoders that the build has written read as databind does. */
class DecodersTest {

    private static final Map<String, Op<?>> OPERATIONS = AnswerTarget.operations("io.github.clouddatasets.datasets");

    static List<Op<?>> operations() {
        return OPERATIONS.values().stream().filter(op -> op.decoder() != null).toList();
    }

    @Test
    void nearlyAllAnswersHaveADecoder() {
        assertThat(operations().stream()
                        .map(op -> String.valueOf(op.decoder()))
                        .filter(name -> name.endsWith(" by databind"))
                        .distinct())
                .as("wire forms with unwrapped fields, which are no records")
                .containsExactlyInAnyOrder("Started by databind", "Slice by databind");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyFieldOfEveryShapeIsReadAsDatabindReadsIt(Op<?> operation) throws IOException {
        BothDecoders.readVariantsAlike(
                ModelArts.SERVICE,
                operation,
                Models.sample(operation.wireType()).toString());
        BothDecoders.readDocumentedAlike(ModelArts.SERVICE, operation, Path.of("src/test/resources/fuzz/modelarts"));
    }
}
