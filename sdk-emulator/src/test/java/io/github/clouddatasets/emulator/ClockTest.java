package io.github.clouddatasets.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.PollingException;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.SyncTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** One clock moves the emulator and the clients made from it. */
class ClockTest {

    private static final Instant START = Instant.parse("2026-03-04T05:06:07Z");

    @Test
    void aClientThatWaitsMovesTheManualClock() {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.builder()
                .manualTime(START)
                .pace(Duration.ofHours(2))
                .start()) {
            SyncTask done = cloud.clients().datasets().sync(cloud.datasetId()).await(Duration.ofHours(3));
            assertThat(done.addSampleCount()).isEqualTo(10);
            assertThat(cloud.clock().now()).isAfterOrEqualTo(START.plus(Duration.ofHours(2)));
        }
    }

    @Test
    void timeStandsStillUntilItIsMoved() {
        try (DatasetCloudEmulator cloud =
                DatasetCloudEmulator.builder().manualTime(START).start()) {
            Poller<SyncTask> sync = cloud.clients().datasets().sync(cloud.datasetId());
            assertThat(sync.poll().addSampleCount()).isZero();
            assertThat(cloud.clock().now()).isEqualTo(START);
            cloud.clock().advance(Duration.ofSeconds(1));
            assertThat(sync.poll().addSampleCount()).isEqualTo(10);
            assertThat(cloud.clock()).hasToString("EmulatorClock[2026-03-04T05:06:08Z]");
        }
    }

    @Test
    void theDeadlineOfAWaitFollowsTheClock() {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.builder()
                .manualTime(START)
                .pace(Duration.ofDays(2))
                .start()) {
            Poller<SyncTask> sync = cloud.clients().datasets().sync(cloud.datasetId());
            assertThatThrownBy(() -> sync.await(Duration.ofDays(1))).isInstanceOf(PollingException.class);
            assertThat(cloud.clock().now()).isBetween(START.plus(Duration.ofDays(1)), START.plus(Duration.ofDays(2)));
        }
    }

    @Test
    void advancingWakesWhoeverWaitsOnTheRunningClock() throws InterruptedException {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
            EmulatorClock clock = cloud.clock();
            Instant before = clock.now();
            Thread sleeper = new Thread(() -> sleep(clock, Duration.ofDays(20)));
            sleeper.start();
            while (sleeper.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            clock.advance(Duration.ofDays(21));
            sleeper.join();
            assertThat(clock.now()).isAfterOrEqualTo(before.plus(Duration.ofDays(21)));
        }
    }

    @Test
    void anInterruptEndsAWaitOnTheRunningClock() throws InterruptedException {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
            AtomicBoolean interrupted = new AtomicBoolean();
            Thread sleeper = new Thread(() -> interrupted.set(!sleep(cloud.clock(), Duration.ofDays(20))));
            sleeper.start();
            sleeper.interrupt();
            sleeper.join();
            assertThat(interrupted).isTrue();
        }
    }

    private static boolean sleep(EmulatorClock clock, Duration duration) {
        try {
            clock.sleep(duration);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Test
    void eachAccountHasItsOwnClock() {
        try (DatasetCloudEmulator cloud =
                        DatasetCloudEmulator.builder().manualTime(START).start();
                DatasetCloudEmulator other = cloud.newAccount()) {
            other.clock().advance(Duration.ofDays(400));
            assertThat(cloud.clock().now()).isEqualTo(START);
            // The signature of the client carries the time of its account.
            assertThat(other.clients().datasets().list()).isNotEmpty();
            assertThat(cloud.clients().datasets().list()).isNotEmpty();
        }
    }

    @Test
    void aClockOfOnesOwnMovesByItselfAndByAdvancing() {
        Clock own = Clock.fixed(START, ZoneOffset.UTC);
        try (DatasetCloudEmulator cloud =
                DatasetCloudEmulator.builder().clock(own).start()) {
            cloud.clock().advance(Duration.ofMinutes(1));
            assertThat(cloud.clock().now()).isEqualTo(START.plusSeconds(60));
            cloud.clients().datasets().sync(cloud.datasetId()).await();
            assertThat(cloud.clock().now()).isAfter(START.plusSeconds(60));
        }
    }

    @Test
    void tokensExpireWhenTheClockMoves() {
        try (DatasetCloudEmulator cloud =
                DatasetCloudEmulator.builder().manualTime(START).start()) {
            assertThat(cloud.clients().sync().exports().list()).isNotEmpty();
            int logins = cloud.requests("loginWithApiKey").size();
            cloud.clock().advance(Duration.ofHours(2));
            assertThat(cloud.clients().sync().exports().list()).isNotEmpty();
            assertThat(cloud.requests("loginWithApiKey")).hasSize(logins + 1);
        }
    }

    @Test
    void theClockRefusesToGoBackOrBeyondTheEndOfTime() {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
            EmulatorClock clock = cloud.clock();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
                    .withMessage("duration must not be negative: PT-1S");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> clock.advance(Duration.ofSeconds(Long.MAX_VALUE)))
                    .withMessageContaining("end of time");
        }
    }

    @Test
    void theThreeClientsAreReadyAndCloseWithTheEmulator() {
        DatasetCloudEmulator cloud = DatasetCloudEmulator.start();
        DatasetClient datasets = cloud.clients().datasets();
        assertThat(cloud.clients().datasets()).isSameAs(datasets);
        assertThat(datasets.status(cloud.datasetId()).datasetId()).isEqualTo(cloud.datasetId());
        assertThat(cloud.clients().powerdrill().datasets().list()).isNotEmpty();
        assertThat(cloud.clients().sync().exports().list()).isNotEmpty();
        cloud.close();
        assertThatThrownBy(() -> datasets.status("any")).isInstanceOf(RuntimeException.class);
        assertThatIllegalStateException().isThrownBy(() -> cloud.clients().datasets());
        assertThatIllegalStateException().isThrownBy(() -> cloud.clients().sync());
    }
}
