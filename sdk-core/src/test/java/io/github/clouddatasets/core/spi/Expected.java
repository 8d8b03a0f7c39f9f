package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.ErrorKind;
import io.github.clouddatasets.core.NotConnectedException;
import io.github.clouddatasets.core.SdkException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What must come of a call: a value or an exception, with the facts it must state. */
final class Expected {

    /** The good answer's value. */
    private static final String THE_VALUE = "\0";

    private final @Nullable String value;
    private final @Nullable Class<? extends SdkException> failure;

    /** How many requests the service must get. */
    final int requests;

    private final List<Consumer<SdkException>> facts = new ArrayList<>();
    private int attempts;
    private @Nullable Duration firstWait;
    private boolean changing;

    private Expected(@Nullable String value, @Nullable Class<? extends SdkException> failure, int requests) {
        this.value = value;
        this.failure = failure;
        this.requests = requests;
        this.attempts = requests;
    }

    /** The value, after so many requests. */
    static Expected value(int requests) {
        return new Expected(THE_VALUE, null, requests);
    }

    /** What the service sent, after so many requests: nobody can tell that it is not what was meant. */
    static Expected sent(int requests, String text) {
        return new Expected(text, null, requests);
    }

    /** This exception, after so many requests. */
    static Expected fails(Class<? extends SdkException> type, int requests) {
        return new Expected(null, type, requests);
    }

    /** The message tells another number of attempts than there were requests. */
    Expected attempts(int number) {
        attempts = number;
        return this;
    }

    Expected retryable(boolean retryable) {
        facts.add(e -> assertThat(e.retryable()).as("retryable").isEqualTo(retryable));
        return this;
    }

    Expected clock(CallTimeoutException.Clock clock) {
        facts.add(
                e -> assertThat(((CallTimeoutException) e).clock()).as("clock").isEqualTo(clock));
        return this;
    }

    Expected status(int status, ErrorKind kind) {
        facts.add(e -> {
            assertThat(((ApiException) e).httpStatus()).as("status").isEqualTo(status);
            assertThat(((ApiException) e).kind()).as("kind").isEqualTo(kind);
        });
        return this;
    }

    Expected retryAfter(@Nullable Duration wait) {
        facts.add(e -> assertThat(((ApiException) e).error().retryAfter())
                .as("retryAfter")
                .isEqualTo(wait));
        return this;
    }

    Expected says(String fragment) {
        facts.add(e -> assertThat(e.getMessage()).contains(fragment));
        return this;
    }

    /** The first wait is exactly this long, since the service asked for it. */
    Expected waits(@Nullable Duration wait) {
        firstWait = wait;
        return this;
    }

    /** Null if it is left to chance. */
    @Nullable
    Duration firstWait() {
        return firstWait;
    }

    void check(Outcome outcome, OperationClass operation) {
        if (failure == null) {
            assertThat(outcome.failure()).as("no exception").isNull();
            assertThat(outcome.value()).isEqualTo(THE_VALUE.equals(value) ? operation.value : value);
        } else {
            checkType(outcome);
            SdkException e = outcome.sdkFailure();
            if (e != null) {
                facts.forEach(fact -> fact.accept(e));
            }
            assertThat(outcome.attempts())
                    .as("attempts told by: %s", outcome.failure())
                    .isEqualTo(attempts);
        }
        assertThat(outcome.requests()).as("requests sent").isEqualTo(requests);
        if (firstWait != null) {
            assertThat(outcome.waits()).first().as("first wait").isEqualTo(firstWait);
        }
    }

    /** Another number of attempts may end with another exception: the faults take turns. */
    Expected changing() {
        changing = true;
        return this;
    }

    /**
     * Under another deadline the same must come, though after fewer or more attempts; or the deadline itself, even
     * before there was a connection: where the waits leave a millisecond of injected time, OkHttp has that in real time.
     */
    void checkUnderDeadline(Outcome outcome) {
        boolean deadline = outcome.failure() instanceof CallTimeoutException
                || (outcome.failure() instanceof NotConnectedException
                        && outcome.waits().size() > 0);
        if (failure != null && !changing && !deadline) {
            checkType(outcome);
        }
    }

    private void checkType(Outcome outcome) {
        assertThat(outcome.failure()).as("got %s", outcome.value()).isNotNull().isExactlyInstanceOf(failure);
    }
}
