package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.spi.Op;
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

    private static final Map<String, Op<?>> OPERATIONS = AnswerTarget.operations("io.github.clouddatasets.powerdrill");

    static List<Op<?>> operations() {
        return OPERATIONS.values().stream()
                .filter(op -> op.decoder() != null && op.id().startsWith("v2"))
                .toList();
    }

    @Test
    void everyAnswerOfVersionTwoHasADecoder() {
        assertThat(operations())
                .hasSizeGreaterThan(15)
                .allSatisfy(op -> assertThat(String.valueOf(op.decoder())).endsWith(" by blueprint"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyFieldOfEveryShapeIsReadAsDatabindReadsIt(Op<?> operation) throws IOException {
        BothDecoders.readVariantsAlike(
                Powerdrill.SERVICE,
                operation,
                "{\"code\":0,\"data\":" + Models.sample(operation.wireType()) + ",\"msg\":null}");
        BothDecoders.readDocumentedAlike(Powerdrill.SERVICE, operation, Path.of("src/test/resources/fuzz/powerdrill"));
    }
}
