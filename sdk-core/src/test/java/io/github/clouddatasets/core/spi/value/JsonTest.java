package io.github.clouddatasets.core.spi.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    record Answer(String name) {}

    static Stream<JsonFactory> factories() {
        return Stream.of(
                Json.factory(),
                Json.SNAKE.reader(Answer.class).getFactory(),
                Json.CAMEL.reader(Answer.class).getFactory());
    }

    /** Jackson 2.15 quotes by default, so that this fails without the setting whatever version the build has. */
    @ParameterizedTest
    @MethodSource("factories")
    void parsersDoNotQuoteWhatTheyRead(JsonFactory factory) {
        assertThat(factory.isEnabled(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"TELLTALE\"]", "{\"name\":\"TELLTALE", "TELLTALE", "{\"name\":\"TELLTALE\"}{"})
    void anExceptionDoesNotQuoteTheAnswer(String answer) {
        Throwable failure = catchThrowable(() -> Json.SNAKE
                .reader(Answer.class)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readValue(answer.getBytes(StandardCharsets.UTF_8)));
        assertThat(failure).isNotNull();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString().replace("Unrecognized token 'TELLTALE'", ""))
                    .doesNotContain("TELLTALE");
        }
    }

    @Test
    void nestingIsLimited() {
        assertThat(catchThrowable(() -> {
                    try (var parser = Json.factory().createParser("[".repeat(201))) {
                        while (parser.nextToken() != null) {
                            // on to the limit
                        }
                    }
                }))
                .hasMessageContaining("200");
    }
}
