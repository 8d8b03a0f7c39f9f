package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.fuzz.AnswerTarget;
import io.github.clouddatasets.fuzz.CannedAnswer;
import io.github.clouddatasets.testing.fuzz.FuzzTarget;
import io.github.clouddatasets.testing.fuzz.Fuzzer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Powerdrill's answers under damaged input. See CONTRIBUTING.md for the long run. */
@Timeout(7200)
class FuzzTest {

    private static final Map<String, Op<?>> OPERATIONS = AnswerTarget.operations("io.github.clouddatasets.powerdrill");

    static List<FuzzTarget> targets() {
        return List.of(
                AnswerTarget.successes("powerdrill", Powerdrill.SERVICE, OPERATIONS),
                AnswerTarget.refusals("powerdrill-errors", Powerdrill.SERVICE, OPERATIONS),
                FuzzTarget.of("powerdrill-stream", FuzzTest::stream, SdkException.class));
    }

    private static final CannedAnswer ANSWER = new CannedAnswer();

    private static final PowerdrillClient CLIENT = PowerdrillClient.builder()
            .credentials(Credentials.apiKey("key"))
            .userId("user")
            .transport(ANSWER.transport())
            .maxAttempts(1)
            .time(new ManualTime(Instant.EPOCH))
            .build();

    @ParameterizedTest
    @MethodSource("targets")
    void readsOrRefuses(FuzzTarget target) throws Exception {
        assertThat(Fuzzer.run(target, targets().size())).isPositive();
    }

    private static void stream(String kind, byte[] input) {
        ANSWER.set(200, input);
        try (JobStream stream = kind.equals("v1")
                ? CLIENT.v1().jobs().stream(b -> b.sessionId("s").question("why?"))
                : CLIENT.jobs().stream(b -> b.sessionId("s").question("why?"))) {
            stream.forEachRemaining(event -> assertThat(event.toString()).isNotNull());
        }
    }
}
