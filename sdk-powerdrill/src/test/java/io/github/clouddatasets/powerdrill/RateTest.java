package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.RateLimitedException;
import io.github.clouddatasets.core.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No more than 20 requests a second leave for one API key: specs/powerdrill.md, section 3, code 201. */
@Timeout(60)
class RateTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    private void answers(int times) {
        for (int i = 0; i < times; i++) {
            stub.service.answer("{\"code\":0,\"data\":{}}");
        }
    }

    private static void look(PowerdrillClient client, int times) {
        for (int i = 0; i < times; i++) {
            client.datasets().status("d");
        }
    }

    @Test
    void theTwentyFirstRequestOfASecondWaits() {
        answers(45);
        look(stub.client, 20);
        assertThat(stub.time.sleeps()).isEmpty();

        look(stub.client, 1);
        assertThat(stub.time.sleeps()).containsExactly(SECOND);
        look(stub.client, 19);
        assertThat(stub.time.sleeps()).containsExactly(SECOND);
        look(stub.client, 1);
        assertThat(stub.time.sleeps()).containsExactly(SECOND, SECOND);
    }

    @Test
    void afterASecondTheyAreFreeAgain() {
        answers(40);
        look(stub.client, 20);
        stub.time.advance(SECOND);
        look(stub.client, 20);

        assertThat(stub.time.sleeps()).isEmpty();
    }

    @Test
    void allClientsOfAKeyCountTogetherAndOthersDoNot() {
        answers(60);
        look(stub.client, 12);
        try (PowerdrillClient same = stub.builder().build();
                PowerdrillClient other = stub.builder()
                        .credentials(Credentials.apiKey("proj-other"))
                        .build()) {
            look(other, 20);
            assertThat(stub.time.sleeps()).isEmpty();
            look(same, 8);
            assertThat(stub.time.sleeps()).isEmpty();
            look(same.with(o -> o.traceId("view")), 1);
            assertThat(stub.time.sleeps()).containsExactly(SECOND);
        }
    }

    @Test
    void theFirstVersionCountsTheSame() {
        answers(21);
        for (int i = 0; i < 10; i++) {
            look(stub.client, 1);
            stub.client.v1().datasets().status("d");
        }
        assertThat(stub.time.sleeps()).isEmpty();
        stub.client.v1().datasets().status("d");
        assertThat(stub.time.sleeps()).containsExactly(SECOND);
    }

    @Test
    void retriesCountAsWell() {
        answers(19);
        look(stub.client, 19);
        stub.service.answer(502, "");
        answers(1);
        look(stub.client, 1);

        Duration pause = stub.time.sleeps().get(0);
        assertThat(stub.time.sleeps()).hasSize(2);
        assertThat(pause).isLessThanOrEqualTo(Duration.ofMillis(200));
        assertThat(stub.time.sleeps().get(1)).isEqualTo(SECOND.minus(pause));
    }

    @Test
    void itCanBeSetAndSwitchedOff() {
        answers(45);
        try (PowerdrillClient free = stub.builder().requestsPerSecond(0).build()) {
            look(free, 42);
        }
        assertThat(stub.time.sleeps()).isEmpty();
        try (PowerdrillClient slow = stub.builder().requestsPerSecond(2).build()) {
            look(slow, 3);
        }
        assertThat(stub.time.sleeps()).containsExactly(SECOND);
        assertThatIllegalArgumentException().isThrownBy(() -> stub.builder().requestsPerSecond(-1));
    }

    @Test
    void whoCannotWaitThatLongSendsNothing() {
        answers(20);
        look(stub.client, 20);

        assertThatExceptionOfType(CallTimeoutException.class)
                .isThrownBy(() -> look(stub.client.with(o -> o.timeout(Duration.ofMillis(900))), 1))
                .matches(failure -> failure.clock() == CallTimeoutException.Clock.CALL)
                .withMessageContaining("the rate of requests");
        assertThat(stub.service.count()).isEqualTo(20);
        assertThat(stub.time.sleeps()).isEmpty();
    }

    @Test
    void whatGoesToTheStorageIsNotCounted() throws IOException {
        try (UploadCloud cloud = new UploadCloud()) {
            for (int number = 1; number <= 40; number++) {
                cloud.parts.put(number, 50_000L);
            }
            Path file = Files.write(folder.resolve("a.csv"), new byte[2_000_000]);
            cloud.client.dataSources().upload("d1", file);
            assertThat(cloud.stored).hasSize(40);

            cloud.storage = request -> new MockResponse().setBody("x");
            ResultFile table = new ResultFile("t.csv", Secret.of(cloud.address(UploadCloud.target(1))), null);
            for (int i = 0; i < 25; i++) {
                cloud.client.jobs().downloadTo(table, folder);
            }
            assertThat(cloud.asked).hasSize(3);
            assertThat(cloud.time.sleeps()).isEmpty();
        }
    }

    /** A random share of one second, then of two: with 40 of each, none over half its limit is no chance. */
    @Test
    void aRefusalForTheRateIsBackedOffFromByASecond() {
        List<Duration> first = new ArrayList<>();
        List<Duration> second = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            try (Stub other = new Stub();
                    PowerdrillClient client =
                            other.builder().requestsPerSecond(0).build()) {
                other.service.answer(429, "{\"code\":201}").answer(429, "{\"code\":201}");
                other.service.answer("{\"code\":0,\"data\":{}}");
                client.datasets().status("d");
                assertThat(other.time.sleeps()).hasSize(2);
                first.add(other.time.sleeps().get(0));
                second.add(other.time.sleeps().get(1));
            }
        }
        assertThat(first).allMatch(wait -> wait.compareTo(SECOND) <= 0 && wait.compareTo(SECOND.dividedBy(2)) >= 0);
        assertThat(second)
                .allMatch(wait ->
                        wait.compareTo(SECOND.multipliedBy(4)) <= 0 && wait.compareTo(SECOND.multipliedBy(2)) >= 0);
    }

    @Test
    void theCodeCountsWhateverStatusItComesWith() {
        for (int i = 0; i < 4; i++) {
            stub.service.answer(200, "{\"code\":201,\"msg\":\"slow down\"}");
        }
        assertThatExceptionOfType(RateLimitedException.class).isThrownBy(() -> look(stub.client, 1));
        assertThat(stub.service.count()).isEqualTo(4);
    }
}
