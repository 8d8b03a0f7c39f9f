package io.github.clouddatasets.emulator.front;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.Faults;
import io.github.clouddatasets.emulator.fault.Fault;
import io.github.clouddatasets.emulator.fault.Work;
import io.github.clouddatasets.emulator.fault.WorkFault;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bad input: each mistake is refused where it is made, by a line that names it. */
class ImpossibleFaultTest {

    private final DatasetCloudEmulator cloud = DatasetCloudEmulator.start();
    private final Faults faults = cloud.faults();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void anUnknownOperationIsRefusedWithTheNearestNames() {
        String message =
                "operation must be one of the emulator's, not listDatsets; the nearest names are listDatasets, "
                        + "v1ListDatasets, v2ListDatasets";
        refused(() -> faults.next("listDatsets", Fault.reset()), message);
        refused(() -> faults.always("listDatsets", Fault.reset()), message);
        refused(() -> faults.clear("listDatsets"), message);
        refused(() -> cloud.requests("listDatsets"), message);
    }

    @Test
    void aCodeThatTheServiceDoesNotHaveIsRefusedWithTheNearestCodes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> faults.next("listDatasets", Fault.error("ModelArts.43520")))
                .withMessageStartingWith("code must be one of the service's of listDatasets, not ModelArts.43520; the "
                        + "nearest codes are ModelArts.3520, ModelArts.4350, ModelArts.4352");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> faults.next("v2CreateJob", Fault.error("ModelArts.4352")))
                .withMessageContaining("of v2CreateJob");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> faults.next("getJob", Fault.error("Authorization")))
                .withMessageContaining("Verse::Error::");
    }

    @Test
    void valuesOutsideOfTheirRangeAreRefused() {
        refused(() -> Fault.status(99), "status must be 200 to 599: 99");
        refused(() -> Fault.status(600), "status must be 200 to 599: 600");
        refused(() -> Fault.error(" "), "code must not be null or blank");
        refused(() -> Fault.error("x", ""), "message must not be null or blank");
        refused(() -> Fault.cut(-1), "bytes must not be negative: -1");
        refused(() -> Fault.slow(0, Duration.ofMillis(1)), "bytes must be at least 1: 0");
        refused(() -> Fault.slow(1, Duration.ZERO), "pause must be more than zero and at most a minute: PT0S");
        refused(() -> Fault.slow(1, Duration.ofHours(1)), "pause must be more than zero and at most a minute: PT1H");
        refused(() -> Fault.throttle(Duration.ofSeconds(-1)), "retryAfter must be zero to 365 days: PT-1S");
        refused(() -> Fault.reset().times(0), "count must be 1 to 1000000: 0");
        refused(() -> Fault.reset().withProbability(0, 1), "share must be more than 0 and at most 1: 0.0");
        refused(() -> Fault.reset().withProbability(Double.NaN, 1), "share must be more than 0 and at most 1: NaN");
        refused(() -> WorkFault.fails().times(0), "count must be 1 to 1000000: 0");
        refused(() -> WorkFault.fails("\t"), "message must not be null or blank");
        refused(() -> WorkFault.fails("", "x"), "code must not be null or blank");
    }

    @Test
    void combinationsWithoutAMeaningAreRefused() {
        refused(() -> Fault.reset().withBody("a/b", ""), "body is possible with a status alone, not with: reset");
        refused(() -> Fault.status(204).withBody("a/b", "x"), "body is impossible with status 204");
        refused(() -> Fault.throttle().afterWork(), "afterWork is impossible with throttle: the work is never done");
        refused(
                () -> Fault.expiredToken().afterWork(),
                "afterWork is impossible with expired token: the work is never done");
        refused(() -> Fault.duplicate().afterWork(), "afterWork is impossible with duplicate: the work is always done");
        refused(
                () -> Fault.cut(3).afterWork(),
                "afterWork is impossible with cut after 3 bytes: the work is always done");
        refused(() -> faults.always("getJob", Fault.reset().times(2)), "times is impossible with always: 2");
        refused(() -> faults.always(Work.IMPORT, WorkFault.fails().times(2)), "times is impossible with always: 2");
    }

    @Test
    void faultsThatAnOperationCannotHaveAreRefused() {
        refused(
                () -> faults.next("deleteDataset", Fault.cut(3)),
                "fault is impossible for deleteDataset: cut after 3 bytes, since its answers have no body");
        refused(
                () -> faults.next("getHealth", Fault.expiredToken()),
                "fault is impossible for getHealth: expired token, since it asks for no credentials that can expire");
    }

    @Test
    void reasonsThatAServiceCannotTellAreRefused() {
        refused(
                () -> faults.next(Work.VERSION, WorkFault.fails("ModelArts.4342", "x")),
                "code is impossible for VERSION: the service tells none");
        refused(
                () -> faults.next(Work.DATA_SOURCE, WorkFault.fails("x")),
                "message is impossible for DATA_SOURCE: the service tells none");
        refused(
                () -> faults.always(Work.IDAH_JOB, WorkFault.fails("500", "x")),
                "code is impossible for IDAH_JOB: the service tells none");
        refused(
                () -> faults.next(Work.POWERDRILL_JOB, WorkFault.fails("failed", "x")),
                "code must be a number for POWERDRILL_JOB: failed");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
