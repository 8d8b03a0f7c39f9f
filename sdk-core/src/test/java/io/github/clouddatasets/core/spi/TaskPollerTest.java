package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clouddatasets.core.ApiError;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.ErrorKind;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.PollingException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.testing.NullArguments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskPollerTest {

    private static final String BREAK = "break";
    private static final String GONE = "gone";

    private final TestClient client = new TestClient("https://never.called.example");
    private final Api api = client.open();

    @AfterEach
    void close() {
        api.close();
    }

    /** Sees these states in turn, the last one for ever. */
    private TaskPoller<String> watch(String... states) {
        List<String> left = new ArrayList<>(List.of(states));
        return api.poller(
                "sync of dataset d1",
                "d1",
                view -> look(left.size() > 1 ? left.remove(0) : left.get(0)),
                TaskPollerTest::judge,
                Duration.ofSeconds(5),
                Duration.ofMinutes(10));
    }

    private static String look(String state) {
        if (state.equals(BREAK)) {
            throw refusal(ErrorKind.SERVER, true);
        }
        if (state.equals(GONE)) {
            throw refusal(ErrorKind.NOT_FOUND, false);
        }
        return state;
    }

    private static ApiException refusal(ErrorKind kind, boolean retryable) {
        return ApiException.of(
                new ApiError("test", "look", kind, 500, null, null, null, "t", null, 1, retryable, null, ""));
    }

    private static TaskPoller.Judgement judge(String state) {
        return switch (state) {
            case "DONE" -> TaskPoller.Judgement.of(TaskPoller.State.SUCCEEDED, state);
            case "FAILED" ->
                new TaskPoller.Judgement(TaskPoller.State.FAILED, state, "E.1", "disk\n full", null, null, null);
            case "DEAD" -> TaskPoller.Judgement.of(TaskPoller.State.FAILED, state);
            case "HALF" -> new TaskPoller.Judgement(TaskPoller.State.PENDING, state, null, null, 5L, 10L, null);
            default -> TaskPoller.Judgement.of(TaskPoller.State.PENDING, state);
        };
    }

    private List<Long> waits() {
        return client.clock.sleeps().stream().map(Duration::toMillis).toList();
    }

    @Test
    void nothingIsLookedAtBeforeItIsAskedFor() {
        Poller<String> poller = watch(BREAK);

        assertThat(poller.id()).isEqualTo("d1");
        assertThat(poller.last()).isNull();
    }

    @Test
    void pollLooksOnceAndRemembers() {
        Poller<String> poller = watch("RUNNING", "DONE");

        assertThat(poller.poll()).isEqualTo("RUNNING");
        assertThat(poller.last()).isEqualTo("RUNNING");
        assertThat(waits()).isEmpty();
    }

    @Test
    void whatTheStartToldIsSeenFirstButNotTakenForALook() {
        Poller<String> poller = watch("RUNNING", "DONE").seen("DONE");

        assertThat(poller.last()).isEqualTo("DONE");
        assertThat(poller.poll()).isEqualTo("RUNNING");
        assertThat(poller.last()).isEqualTo("RUNNING");
    }

    @Test
    void workIsDoneOnceALookHasSeenItsEnd() {
        Poller<String> poller = watch("RUNNING", "DONE");
        assertThat(poller.isDone()).isFalse();

        poller.poll();
        assertThat(poller.isDone()).isFalse();
        poller.poll();
        assertThat(poller.isDone()).isTrue();
        assertThat(waits()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "DEAD", "DONE"})
    void anyEndIsDone(String end) {
        assertThat(watch("RUNNING").seen(end).isDone()).isTrue();
    }

    @Test
    void aStateThatIsNotKnownIsNotDone() {
        assertThat(watch("RUNNING").seen("STATE_OF_NEXT_YEAR").isDone()).isFalse();
    }

    @Test
    void aPollerSaysWhatItWaitsFor() {
        Poller<String> poller = watch("RUNNING", "DONE");
        assertThat(poller).hasToString("Poller[test sync of dataset d1, id d1, state not seen yet]");

        poller.poll();

        assertThat(poller).hasToString("Poller[test sync of dataset d1, id d1, state RUNNING]");
    }

    static Stream<RuntimeException> exceptionsOfListeners() {
        return Stream.of(
                refusal(ErrorKind.SERVER, true),
                refusal(ErrorKind.NOT_FOUND, false),
                new PollingException("mine", PollingException.Reason.DEADLINE, "x", null, null),
                new ConnectionLostException("mine", new java.io.IOException("mine")),
                new IllegalStateException("mine"));
    }

    @ParameterizedTest
    @MethodSource("exceptionsOfListeners")
    void whateverAListenerThrowsEndsTheWaitAsItIs(RuntimeException thrown) {
        Poller<String> poller = watch("RUNNING", "DONE").onProgress(progress -> {
            throw thrown;
        });

        assertThatThrownBy(poller::await).isSameAs(thrown);
        assertThat(waits()).isEmpty();
    }

    @Test
    void nullIsRefusedByName() {
        assertThat(new NullArguments()
                        .instance(TaskPoller.class, watch("RUNNING"))
                        .except("TaskPoller.seen")
                        .faults(TaskPoller.class))
                .isEmpty();
    }

    @Test
    void workThatIsDoneIsNotWaitedFor() {
        assertThat(watch("DONE").await()).isEqualTo("DONE");
        assertThat(waits()).isEmpty();
    }

    @Test
    void waitsGrowToTheLongest() {
        assertThat(watch("R", "R", "R", "R", "R", "R", "R", "R", "DONE").await())
                .isEqualTo("DONE");
        assertThat(waits()).containsExactly(500L, 750L, 1125L, 1687L, 2531L, 3796L, 5000L, 5000L);
    }

    @Test
    void waitsCanBeFixed() {
        watch("R", "R", "R", "DONE").every(Duration.ofSeconds(2)).await();

        assertThat(waits()).containsExactly(2000L, 2000L, 2000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void intervalMustBeMoreThanZero(long millis) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> watch("R").every(Duration.ofMillis(millis)))
                .withMessageStartingWith("interval must be more than zero");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void deadlineMustBeMoreThanZero(long millis) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> watch("R").await(Duration.ofMillis(millis)))
                .withMessageStartingWith("deadline must be more than zero");
    }

    @Test
    void listenerIsToldOfEveryLook() {
        List<Progress> told = new ArrayList<>();

        watch("RUNNING", "HALF", "DONE").onProgress(told::add).await();

        assertThat(told)
                .containsExactly(
                        new Progress("RUNNING", null, null, null, Duration.ZERO),
                        new Progress("HALF", 5L, 10L, null, Duration.ofMillis(500)),
                        new Progress("DONE", null, null, null, Duration.ofMillis(1250)));
        assertThat(told.get(1).fraction()).hasValue(0.5);
    }

    @Test
    void whatTheListenerThrowsEndsTheWait() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> watch("R")
                        .onProgress(progress -> {
                            throw new ArithmeticException("mine");
                        })
                        .await());
    }

    @Test
    void deadlineEndsTheWaitWithTheLastState() {
        Poller<String> poller = watch("RUNNING").every(Duration.ofSeconds(7));

        PollingException e = catchThrowableOfType(PollingException.class, () -> poller.await(Duration.ofSeconds(20)));

        assertThat(e)
                .hasMessage("test sync of dataset d1 is not done after PT20S: last state RUNNING")
                .extracting(PollingException::reason, PollingException::id, PollingException::last)
                .containsExactly(PollingException.Reason.DEADLINE, "d1", "RUNNING");
        assertThat(e.retryable()).isTrue();
        assertThat(poller.last()).isEqualTo("RUNNING");
    }

    @Test
    void lastWaitEndsAtTheDeadlineAndOneMoreLookIsTaken() {
        assertThat(watch("R", "R", "R", "DONE").every(Duration.ofSeconds(7)).await(Duration.ofSeconds(20)))
                .isEqualTo("DONE");
        assertThat(waits()).containsExactly(7000L, 7000L, 6000L);
    }

    @Test
    void withoutADeadlineThePatienceOfTheOperationCounts() {
        assertThatExceptionOfType(PollingException.class)
                .isThrownBy(() -> watch("R").await())
                .withMessageContaining("not done after PT10M");
    }

    @Test
    void deadlineOfAgesIsTaken() {
        assertThat(watch("R", "DONE").await(Duration.ofDays(1_000_000))).isEqualTo("DONE");
    }

    @Test
    void unknownStateIsWaitedOutAndNamedInTheEnd() {
        assertThatExceptionOfType(PollingException.class)
                .isThrownBy(() -> watch("RUNNING", "PAUSED_BY_ALIENS").await(Duration.ofMinutes(1)))
                .withMessageEndingWith("last state PAUSED_BY_ALIENS");
    }

    @Test
    void failureSaysWhatTheServiceSaid() {
        PollingException e = catchThrowableOfType(
                PollingException.class, () -> watch("R", "FAILED").await());

        assertThat(e)
                .hasMessage("test sync of dataset d1 failed: FAILED E.1 disk full")
                .extracting(PollingException::reason, PollingException::errorCode, PollingException::last)
                .containsExactly(PollingException.Reason.FAILED, "E.1", "FAILED");
        assertThat(e.retryable()).isFalse();
    }

    @Test
    void failureWithoutReasonSaysSo() {
        assertThatExceptionOfType(PollingException.class)
                .isThrownBy(() -> watch("DEAD").await())
                .withMessage("test sync of dataset d1 failed: DEAD (the service gives no reason)");
    }

    @Test
    void failedLooksAreBorneUntilTheDeadline() {
        String[] looks = new String[60];
        Arrays.fill(looks, BREAK);
        looks[0] = "R";
        looks[59] = "DONE";
        List<Progress> told = new ArrayList<>();

        assertThat(watch(looks)
                        .onProgress(told::add)
                        .every(Duration.ofSeconds(1))
                        .await(Duration.ofMinutes(10)))
                .isEqualTo("DONE");

        assertThat(told).hasSize(60);
        assertThat(told.subList(1, 59)).allSatisfy(progress -> {
            assertThat(progress.failure()).isInstanceOf(ServerException.class);
            assertThat(progress.state()).as("the state seen last").isEqualTo("R");
        });
        assertThat(told.get(59).failure()).isNull();
    }

    @Test
    void theDeadlineOfAnOutageSaysHowTheLastLookFailed() {
        PollingException e = catchThrowableOfType(
                PollingException.class,
                () -> watch("R", BREAK, BREAK, BREAK, BREAK, BREAK, BREAK, BREAK, BREAK)
                        .every(Duration.ofSeconds(1))
                        .await(Duration.ofSeconds(5)));

        assertThat(e.reason()).isEqualTo(PollingException.Reason.DEADLINE);
        assertThat(e)
                .hasMessageContaining("last state R; the last look failed: ")
                .hasCauseInstanceOf(ServerException.class);
    }

    @Test
    void lookThatNoRetryCuresEndsTheWaitAtOnce() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> watch("R", GONE, "DONE").await());
        assertThat(waits()).hasSize(1);
    }

    @Test
    void deadlineWithoutAnyLookHasNoState() {
        @Nullable
        Object last = catchThrowableOfType(
                        PollingException.class,
                        () -> watch(BREAK, BREAK, BREAK, BREAK).await(Duration.ofMillis(600)))
                .last();

        assertThat(last).isNull();
    }
}
