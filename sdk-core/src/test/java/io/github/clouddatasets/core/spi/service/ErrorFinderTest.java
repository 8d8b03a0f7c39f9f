package io.github.clouddatasets.core.spi.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The shapes of specs/modelarts.md, section 5, and what proxies make of them. */
class ErrorFinderTest {

    private static final String GATEWAY =
            "{\"error_code\":\"APIG.0301\",\"error_msg\":\"Incorrect IAM\",\"request_id\":\"r1\"}";

    private final ErrorFinder finder =
            new ErrorFinder(List.of("error_code", "code"), List.of("error_msg", "message"), List.of("request_id"));

    static Stream<Arguments> shapes() {
        return Stream.of(
                shape(
                        "{\"error_msg\":\"no dataset\",\"error_code\":\"ModelArts.4352\"}",
                        "ModelArts.4352",
                        "no dataset"),
                shape("{\"error\":{\"code\":401,\"message\":\"log in\",\"title\":\"Unauthorized\"}}", "401", "log in"),
                shape("{\"code\":\"C1\",\"message\":\"m\"}", "C1", "m"),
                shape("{\"anything\":{\"error_code\":\"C2\",\"error_msg\":\"m2\"}}", "C2", "m2"),
                shape("{\"a\":{\"b\":{\"code\":\"deep\"}}}", null, null),
                shape("{\"code\":\"second\",\"error_code\":\"first\"}", "first", null),
                shape("{\"x\":{\"error_code\":\"below\"},\"code\":\"top\"}", "top", null),
                shape("{\"code\":null,\"x\":{\"code\":7}}", "7", null),
                shape("{\"errors\":[{\"code\":\"in a list\"}],\"message\":\"m\"}", null, "m"),
                shape("{\"code\":\"C3\",\"message\":\"cut in the mid", "C3", null),
                shape("{\"code\":\"C4\",", "C4", null),
                shape("{}", null, null),
                shape("", null, null),
                shape("  \n", null, null),
                shape("<html><body>502 Bad Gateway</body></html>", null, null),
                shape("\n <!DOCTYPE html>", null, null),
                shape("upstream timed out\n", null, "upstream timed out"),
                shape("{cut", null, null),
                shape("x".repeat(201), null, null),
                shape("x".repeat(200), null, "x".repeat(200)));
    }

    private static Arguments shape(String body, @Nullable String code, @Nullable String message) {
        return Arguments.of(body, code, message);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void findsCodeAndMessage(String body, @Nullable String code, @Nullable String message) {
        assertThat(finder.find(body)).isEqualTo(new ErrorBody(code, message, null));
    }

    @Test
    void findsTheRequestIdOfTheGateway() {
        assertThat(finder.find(GATEWAY)).isEqualTo(new ErrorBody("APIG.0301", "Incorrect IAM", "r1"));
    }

    @Test
    void nestingWithoutEndIsNoReasonToFail() {
        assertThat(finder.find("{\"a\":".repeat(50_000))).isEqualTo(ErrorBody.EMPTY);
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    /** Cut anywhere, with one character changed. */
    @ParameterizedTest
    @MethodSource("seeds")
    void damagedBodyNeverThrows(long seed) {
        Random random = new Random(seed);
        StringBuilder body = new StringBuilder(GATEWAY);
        body.setCharAt(random.nextInt(body.length()), (char) random.nextInt(0x10000));
        body.setLength(random.nextInt(body.length() + 1));

        assertThatCode(() -> finder.find(body.toString())).doesNotThrowAnyException();
    }
}
