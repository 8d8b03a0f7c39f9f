package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.fuzz.AnswerTarget;
import io.github.clouddatasets.fuzz.BothDecoders;
import io.github.clouddatasets.sync.internal.Idah;
import io.github.clouddatasets.sync.internal.ResourceType;
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

    private static final Map<String, Op<?>> OPERATIONS = AnswerTarget.operations("io.github.clouddatasets.sync");

    private static final String RELATIONS =
            "{\"job\":{\"data\":{\"type\":\"j\",\"id\":7}},\"others\":{\"data\":[{\"id\":\"a\"}]}}";

    static List<Op<?>> operations() {
        return OPERATIONS.values().stream().filter(op -> op.decoder() != null).toList();
    }

    static List<Class<?>> attributes() {
        return Models.records("io.github.clouddatasets.sync").stream()
                .filter(type -> type.getName().endsWith("Resource$Attributes"))
                .toList();
    }

    @Test
    void nearlyAllAnswersHaveADecoder() {
        assertThat(operations().stream()
                        .map(op -> String.valueOf(op.decoder()))
                        .filter(name -> name.endsWith(" by databind"))
                        .distinct())
                .as("whatever is no record; two operations share the id of an Answer")
                .isNotEmpty()
                .isSubsetOf("Answer[] by databind", "ExportFormat[] by databind", "Map by databind");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void documentedAnswersOfEveryShapeAreReadAsDatabindReadsThem(Op<?> operation) throws IOException {
        if (operation.wireType().isRecord() && operation.wireType().getTypeParameters().length == 0) {
            BothDecoders.readVariantsAlike(
                    Idah.SERVICE, operation, Models.sample(operation.wireType()).toString());
        }
        BothDecoders.readDocumentedAlike(Idah.SERVICE, operation, Path.of("src/test/resources/fuzz/idah"));
    }

    @ParameterizedTest
    @MethodSource("attributes")
    void everyAttributeOfEveryShapeIsReadAsDatabindReadsIt(Class<?> attributes) throws IOException {
        ResourceType<?> type = ResourceType.of("things", attributes);
        String thing = "{\"type\":\"things\",\"id\":\"1\",\"attributes\":" + Models.sample(attributes)
                + ",\"relationships\":" + RELATIONS + "}";
        BothDecoders.readVariantsAlike(
                Idah.SERVICE,
                type.list("listThings", "/things"),
                "{\"data\":[" + thing + "],\"included\":[" + thing + "],\"meta\":{\"count\":1,\"more\":true}}");
        BothDecoders.readVariantsAlike(
                Idah.SERVICE,
                type.get("getThing", "/things/{id}", (resource, included) -> resource),
                "{\"data\":" + thing + "}");
    }
}
