package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clouddatasets.core.RateLimitedException;
import java.time.Duration;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The service takes one version of a dataset a minute, says so with a code, and sends no header that tells the wait. */
class PublishingLimitTest {

    private static final String REFUSAL = "{\"error_code\":\"ModelArts.4370\",\"error_msg\":\"once a minute\"}";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    /** The code is documented with 400, and a gateway may give it another status. */
    @ParameterizedTest
    @ValueSource(ints = {400, 429, 200})
    void theSecondVersionWaitsForItsMinute(int status) {
        stub.service.answer(status, REFUSAL).answer(201, "{\"version_id\":\"v2\"}");

        assertThat(stub.client.versions().create("d1", b -> {}).id()).isEqualTo("v2");
        assertThat(stub.time.sleeps()).containsExactly(MINUTE);
    }

    @Test
    void theDefaultTimeIsGoodForFourAttempts() {
        for (int attempt = 0; attempt < 4; attempt++) {
            stub.service.answer(400, REFUSAL);
        }

        RateLimitedException refusal = catchThrowableOfType(
                RateLimitedException.class, () -> stub.client.versions().create("d1", b -> {}));

        assertThat(refusal.attempts()).isEqualTo(4);
        assertThat(refusal.retryAfter()).contains(MINUTE);
        assertThat(stub.time.sleeps()).containsExactly(MINUTE, MINUTE, MINUTE);
    }

    @Test
    void aCallWithLessTimeEndsAtOnceAndSaysHowLongToWait() {
        stub.service.answer(400, REFUSAL);

        RateLimitedException refusal = catchThrowableOfType(
                RateLimitedException.class,
                () -> stub.client
                        .with(o -> o.timeout(Duration.ofSeconds(30)))
                        .versions()
                        .create("d1", b -> {}));

        assertThat(refusal.retryAfter()).contains(MINUTE);
        assertThat(refusal.retryable()).isTrue();
        assertThat(stub.time.sleeps()).isEmpty();
        assertThat(stub.service.count()).isEqualTo(1);
    }

    /** The service's own word wins, should it come. */
    @ParameterizedTest
    @CsvSource({"7, PT7S", "60, PT1M", "words, PT1M"})
    void aHeaderWinsOverTheRule(String header, Duration wait) {
        stub.service
                .answer(new MockResponse()
                        .setResponseCode(400)
                        .setHeader("Retry-After", header)
                        .setBody(REFUSAL))
                .answer(201, "{\"version_id\":\"v2\"}");

        stub.client.versions().create("d1", b -> {});

        assertThat(stub.time.sleeps()).containsExactly(wait);
    }
}
