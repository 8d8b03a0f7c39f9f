package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.InvalidRequestException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.QuotaExceededException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A refusal is a refusal at status 200, for every operation of both versions and in every shape. */
class RefusedInSuccessTest {

    private static final Map<String, Class<? extends RuntimeException>> SHAPES = new LinkedHashMap<>();

    static {
        SHAPES.put("{\"code\":300003,\"msg\":\"no\"}", NotFoundException.class);
        SHAPES.put("{\"data\":{\"id\":\"x\"},\"msg\":\"no\",\"code\":\"300009\"}", QuotaExceededException.class);
        SHAPES.put("\uFEFF{\"code\":300003,\"message\":\"no\"}", NotFoundException.class);
        SHAPES.put("{\"code\":401,\"msg\":\"no\"}", AuthenticationException.class);
        SHAPES.put("{\"error\":{\"code\":401,\"message\":\"m\"}}", AuthenticationException.class);
        SHAPES.put("{\"success\":false,\"error_code\":\"300003\"}", NotFoundException.class);
        SHAPES.put("{\"success\":false,\"msg\":\"no\"}", ApiException.class);
        SHAPES.put("{\"error\":\"no\"}", ApiException.class);
        SHAPES.put("{\"error_code\":\"APIG.1\",\"error_msg\":\"m\"}", ApiException.class);
        SHAPES.put("{\"code\":300001,\"msg\":\"" + "m".repeat(40_000) + "\"}", InvalidRequestException.class);
        SHAPES.put("{\"code\":0,\"data\":{}}{\"code\":300003}", DecodeException.class);
        SHAPES.put("<html>", DecodeException.class);
    }

    @TestFactory
    Stream<DynamicTest> everyShapeIsARefusalOfEveryOperation() {
        return SpecCompletenessTest.requests()
                .map(request -> dynamicTest(
                        request.operation(),
                        () -> SHAPES.forEach((body, type) -> {
                            try (Stub stub = new Stub()) {
                                stub.service.answer(200, body);
                                PowerdrillClient once = stub.client.with(o -> o.maxAttempts(1));
                                JsonNode sent = request.body();
                                assertThat(catchThrowable(() -> SpecCalls.of(request.operation())
                                                .make(once, sent)))
                                        .as(body.length() > 200 ? "a long one" : body)
                                        .isExactlyInstanceOf(type)
                                        .hasMessageContaining(request.operation() + ": 200");
                            }
                        })));
    }
}
