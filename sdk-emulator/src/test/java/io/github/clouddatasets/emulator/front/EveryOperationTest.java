package io.github.clouddatasets.emulator.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.fault.Fault;
import io.github.clouddatasets.emulator.front.EmulatedOperations.Target;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.journal.RecordedAnswer;
import io.github.clouddatasets.emulator.journal.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of every service with every kind of fault, as seen at a socket. */
class EveryOperationTest {

    private static final Set<String> WITHOUT_BODY = Set.of(
            "deleteDataset",
            "syncDataSource",
            "updateLabel",
            "deleteLabelAndSamples",
            "deleteDatasetVersion",
            "deleteJob",
            "deleteProject",
            "dataset.deleteDataset",
            "deleteEntry",
            "deleteAnnotation",
            "deleteNoteFeed",
            "deleteMediaJob",
            "logout",
            "storagePutPart",
            "s3CreateBucket",
            "s3DeleteBucket",
            "s3PutObject",
            "s3DeleteObject",
            "s3UploadPart",
            "s3AbortMultipartUpload");
    private static final Set<String> WITHOUT_CREDENTIALS = Set.of(
            "getHealth",
            "getServiceInfo",
            "dataset.getHealth",
            "dataset.getServiceInfo",
            "listModalities",
            "getModality",
            "loginWithApiKey",
            "loginWithPassword",
            "createToken",
            "storagePutPart",
            "storageGetObject");

    private static DatasetCloudEmulator cloud = DatasetCloudEmulator.start();

    @BeforeAll
    static void everyOperationHasARequest() {
        assertThat(targets().map(Target::operation))
                .containsExactlyInAnyOrderElementsOf(cloud.faults().operations())
                .hasSizeGreaterThan(90);
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    static Stream<Target> targetsWithBody() {
        return targets().filter(target -> !target.method().equals("HEAD"));
    }

    static Stream<Target> targetsOfHead() {
        return targets().filter(target -> target.method().equals("HEAD"));
    }

    @ParameterizedTest
    @MethodSource("targetsOfHead")
    void anAnswerToHeadHasTheFaultInItsStatus(Target target) {
        assertThat(parsed(target).status()).isEqualTo(403);
        assertThat(faulted(target, Fault.status(503)).status()).isEqualTo(503);
        assertThat(faulted(target, Fault.error("NoSuchKey", "on demand")).status())
                .isEqualTo(404);
        assertThat(faulted(target, Fault.throttle(Duration.ofMillis(1500))).header("Retry-After"))
                .isEqualTo("2");
        assertThat(faulted(target, Fault.expiredToken()).status()).isEqualTo(403);
        assertSilent(target, Fault.reset());
        assertStalls(target, Fault.stall());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cloud.faults().next(target.operation(), Fault.cut(3)))
                .withMessageContaining("its answers have no body");
    }

    static Stream<Target> targets() {
        return EmulatedOperations.of(cloud).stream();
    }

    @ParameterizedTest
    @MethodSource("targetsWithBody")
    void canBeFailedByEveryFaultThatIsPossible(Target target) {
        String operation = target.operation();
        RawHttpAnswer normal = parsed(target);

        assertThat(faulted(target, Fault.status(503)).status()).isEqualTo(503);
        assertThat(faulted(target, Fault.status(503).afterWork()).body()).isEmpty();
        RawHttpAnswer withBody = faulted(target, Fault.status(500).withBody("text/plain", "broken"));
        assertThat(withBody.body()).asString().isEqualTo("broken");
        assertThat(withBody.header("Content-Type")).isEqualTo("text/plain");

        for (String code : errorCodes(operation)) {
            assertThat(new String(
                            faulted(target, Fault.error(code, "on demand")).body(), StandardCharsets.UTF_8))
                    .as(code)
                    .contains("on demand");
        }

        RawHttpAnswer page = faulted(target, Fault.wrongContentType());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");

        RawHttpAnswer throttled = faulted(target, Fault.throttle(Duration.ofMillis(1500)));
        assertThat(throttled.status()).isIn(429, 503);
        assertThat(throttled.header("Retry-After")).isEqualTo("2");
        Instant later = Instant.parse("2026-11-26T18:00:00.7Z");
        assertThat(faulted(target, Fault.throttle(later)).header("Retry-After"))
                .isEqualTo("Thu, 26 Nov 2026 18:00:00 GMT");
        assertThat(faulted(target, Fault.throttle()).header("Retry-After")).isNull();

        assertSilent(target, Fault.reset());
        assertSilent(target, Fault.reset().afterWork());
        assertStalls(target, Fault.stall());
        assertStalls(target, Fault.stall().afterWork());

        assertThat(faulted(target, Fault.duplicate()).status()).isEqualTo(normal.status());
        assertThat(cloud.requests(operation)).hasSize(2);

        if (WITHOUT_CREDENTIALS.contains(operation)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> cloud.faults().next(operation, Fault.expiredToken()))
                    .withMessageContaining("fault is impossible for " + operation);
        } else {
            assertThat(faulted(target, Fault.expiredToken()).status()).isIn(401, 403);
        }
        if (WITHOUT_BODY.contains(operation)) {
            for (Fault impossible : List.of(Fault.cut(3), Fault.slow(8, Duration.ofMillis(1)))) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> cloud.faults().next(operation, impossible))
                        .withMessageContaining("its answers have no body");
            }
        } else {
            assertCut(target, normal);
            RawHttpAnswer slow = faulted(target, Fault.slow(64, Duration.ofMillis(1)));
            assertThat(slow.body()).hasSameSizeAs(normal.body());
            assertThat(slow.status()).isEqualTo(normal.status());
        }
        assertThat(parsed(target).status()).as("no fault is left").isEqualTo(normal.status());
    }

    private static List<String> errorCodes(String operation) {
        Target target = targets()
                .filter(one -> one.operation().equals(operation))
                .findFirst()
                .orElseThrow();
        if (target.url().startsWith(cloud.modelArtsEndpoint())) {
            return List.of("ModelArts.4352", "APIG.0301");
        }
        if (target.url().startsWith(cloud.iamEndpoint())) {
            return List.of("403");
        }
        if (target.url().startsWith(cloud.powerdrillStorageEndpoint())
                || target.url().startsWith(cloud.s3Endpoint())) {
            return List.of("SlowDown");
        }
        return target.url().startsWith(cloud.powerdrillEndpoint())
                ? List.of("210021", "300003")
                : List.of("Verse::Error::Unauthorized", "Sequel::DatabaseError");
    }

    private static RawHttpAnswer faulted(Target target, Fault fault) {
        cloud.clearRequests();
        cloud.faults().next(target.operation(), fault);
        RawHttpAnswer answer = parsed(target);
        RecordedRequest recorded = last(target);
        assertThat(recorded.status()).isEqualTo(answer.status());
        assertThat(recorded.fault()).isEqualTo(fault.toString());
        return answer;
    }

    private static void assertSilent(Target target, Fault fault) {
        cloud.clearRequests();
        cloud.faults().next(target.operation(), fault);
        try (RawConnection connection = RawConnection.send(target)) {
            assertThat(connection.all()).isEmpty();
            assertThat(connection.isReset()).as(fault.toString()).isTrue();
        }
        assertUnanswered(target, fault);
    }

    private static void assertStalls(Target target, Fault fault) {
        cloud.clearRequests();
        cloud.faults().next(target.operation(), fault);
        try (RawConnection connection = RawConnection.send(target)) {
            while (cloud.requests(target.operation()).isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(connection.isSilent()).isTrue();
        }
        assertUnanswered(target, fault);
    }

    private static void assertUnanswered(Target target, Fault fault) {
        RecordedRequest recorded = last(target);
        assertThat(recorded.answer()).isEqualTo(RecordedAnswer.NONE);
        assertThat(recorded.status()).isZero();
        assertThat(recorded.fault()).isEqualTo(fault.toString());
    }

    private static void assertCut(Target target, RawHttpAnswer normal) {
        cloud.faults().next(target.operation(), Fault.cut(3));
        try (RawConnection connection = RawConnection.send(target)) {
            String seen = connection.all();
            RawHttpAnswer answer = RawHttpAnswer.parse(seen.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.header("Content-Length")).isEqualTo(normal.header("Content-Length"));
            assertThat(answer.body()).hasSize(3);
        }
    }

    private static RecordedRequest last(Target target) {
        List<RecordedRequest> requests = cloud.requests(target.operation());
        return requests.get(requests.size() - 1);
    }

    private static RawHttpAnswer parsed(Target target) {
        try (RawConnection connection = RawConnection.send(target)) {
            return RawHttpAnswer.parse(connection.all().getBytes(StandardCharsets.UTF_8));
        }
    }
}
