package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.testing.RawServer.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A refusal is a refusal at status 200 too, for every operation and in every shape. */
class RefusedInSuccessTest {

    private static final Map<String, Class<? extends ApiException>> SHAPES = new LinkedHashMap<>();

    static {
        SHAPES.put(
                "{\"errors\":[{\"status\":\"404\",\"title\":\"Verse::Error::X\",\"detail\":\"no\"}]}",
                ApiException.class);
        SHAPES.put(
                "{\"errors\":[{\"title\":\"X\",\"detail\":\"no\"}],\"meta\":{\"backtrace\":[\"" + "b".repeat(40_000)
                        + "\"]}}",
                ApiException.class);
        SHAPES.put("{\"status\":\"401\",\"type\":\"Verse::Error::X\",\"detail\":\"no\"}", ApiException.class);
        SHAPES.put("{\"error\":{\"code\":401,\"message\":\"m\"}}", AuthenticationException.class);
        SHAPES.put("{\"error\":\"unauthorized\"}", ApiException.class);
        SHAPES.put("{\"success\":false,\"error_code\":\"404\",\"error_msg\":\"no\"}", NotFoundException.class);
        SHAPES.put("{\"success\":false,\"data\":[]}", ApiException.class);
        SHAPES.put("{\"code\":\"404\",\"message\":\"no\",\"data\":null}", NotFoundException.class);
        SHAPES.put("\uFEFF{\"errors\":[{\"title\":\"X\",\"detail\":\"no\"}]}", ApiException.class);
    }

    @TestFactory
    Stream<DynamicTest> everyShapeIsARefusalOfEveryOperation() {
        return ContractTest.everyCall().entrySet().stream()
                .map(call -> dynamicTest(
                        call.getKey(),
                        () -> SHAPES.forEach((body, type) -> {
                            try (SyncServer server = new SyncServer();
                                    SyncClient client = server.client()) {
                                server.always(Answer.json(200, body));
                                assertThat(catchThrowable(() -> call.getValue().apply(client)))
                                        .as(body.length() > 200 ? "a long one" : body)
                                        .isExactlyInstanceOf(type)
                                        .hasMessageContaining(call.getKey() + ": 200");
                            }
                        })));
    }
}
