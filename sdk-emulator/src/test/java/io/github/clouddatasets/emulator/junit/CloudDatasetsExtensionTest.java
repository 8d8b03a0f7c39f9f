package io.github.clouddatasets.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.sync.SyncClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The extension, in test runs of their own. The classes whose tests run there have no names that the build looks for. */
class CloudDatasetsExtensionTest {

    private static final Queue<DatasetCloudEmulator> SEEN = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    @Test
    void eachTestHasAnAccountOfItsOwnOnOneServerWhileTestsRunAtTheSameTime() {
        run(true, PerMethod.class)
                .testEvents()
                .assertStatistics(counts -> counts.started(40).succeeded(40));

        assertThat(SEEN).hasSize(40);
        assertThat(SEEN).extracting(DatasetCloudEmulator::projectId).doesNotHaveDuplicates();
        assertThat(SEEN).extracting(DatasetCloudEmulator::modelArtsEndpoint).containsOnly(first().modelArtsEndpoint());
        assertThat(SEEN).allSatisfy(cloud -> assertThat(cloud).asString().contains("closed"));
    }

    @Test
    void allTestsOfAClassAndItsNestedClassesMayShareAnAccount() {
        run(false, PerClass.class, AlsoPerClass.class).testEvents().assertStatistics(counts -> counts.succeeded(5));

        assertThat(SEEN).hasSize(6);
        assertThat(SEEN.stream().map(DatasetCloudEmulator::projectId).distinct())
                .hasSize(2);
    }

    @Test
    void fieldsAreSetBeforeEachTest() {
        run(true, WithFields.class).testEvents().assertStatistics(counts -> counts.succeeded(3));

        assertThat(SEEN).extracting(DatasetCloudEmulator::projectId).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void anAnnotationChoosesIsolationAndTime() {
        run(false, Annotated.class).testEvents().assertStatistics(counts -> counts.succeeded(2));

        assertThat(SEEN.stream().distinct()).hasSize(1);
    }

    @Test
    void aParameterOutsideOfATestIsRefusedWithAdvice() {
        assertThat(failures(TooEarly.class))
                .containsExactly("once runs outside of a test, and each test has an emulated cloud of its own: move the"
                        + " parameter to the test or to a @BeforeEach method, or choose Isolation.PER_CLASS");
    }

    @Test
    void aFieldOfAnotherTypeIsRefusedByName() {
        assertThat(failures(WrongField.class))
                .singleElement()
                .asString()
                .startsWith("@Emulated needs a field that is neither static nor final")
                .endsWith("WrongField.name");
    }

    private static DatasetCloudEmulator first() {
        return SEEN.element();
    }

    private static EngineExecutionResults run(boolean parallel, Class<?>... tests) {
        EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", String.valueOf(parallel))
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4");
        for (Class<?> test : tests) {
            kit.selectors(selectClass(test));
        }
        return kit.execute();
    }

    private static List<String> failures(Class<?> test) {
        return run(false, test).allEvents().finished().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .map(CloudDatasetsExtensionTest::innermostOwnMessage)
                .toList();
    }

    private static String innermostOwnMessage(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        // JUnit 6 puts the name of the parameter in front, and JUnit 5 does not.
        int colon = message.indexOf(": once runs");
        return colon < 0 ? message : message.substring(colon + 2);
    }

    @ExtendWith(CloudDatasetsExtension.class)
    static class PerMethod {

        private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

        @RepeatedTest(40)
        void changesItsOwnAccountAlone(
                DatasetCloudEmulator cloud, DatasetClient datasets, PowerdrillClient powerdrill, SyncClient sync) {
            SEEN.add(cloud);
            int before = powerdrill.datasets().list().stream().toList().size();
            powerdrill.datasets().create(b -> b.name("mine"));
            assertThat(powerdrill.datasets().list()).hasSize(before + 1).hasSize(14);
            assertThat(datasets.sync(cloud.datasetId())
                            .await(Duration.ofHours(1))
                            .addSampleCount())
                    .isEqualTo(10);
            assertThat(sync.exports().list()).isNotEmpty();
            assertThat(cloud.clients().sync()).isSameAs(sync);
            assertThat(cloud.clock().now()).isAfter(LONG_AGO);
            assertThat(cloud.requests("syncDataSource")).hasSize(1);
        }
    }

    static class PerClass {

        @RegisterExtension
        static final CloudDatasetsExtension CLOUD = CloudDatasetsExtension.builder()
                .isolation(Isolation.PER_CLASS)
                .settings(b -> b.manualTime(Instant.parse("2026-01-01T00:00:00Z")))
                .build();

        @BeforeAll
        static void once(DatasetCloudEmulator cloud) {
            SEEN.add(cloud);
            assertThat(cloud.clock().now()).isEqualTo("2026-01-01T00:00:00Z");
        }

        @Test
        void one(DatasetCloudEmulator cloud) {
            SEEN.add(cloud);
        }

        @Test
        void another(DatasetCloudEmulator cloud) {
            SEEN.add(cloud);
        }

        @Nested
        class Inside {

            @Test
            void one(DatasetCloudEmulator cloud) {
                SEEN.add(cloud);
            }
        }
    }

    static class AlsoPerClass {

        @RegisterExtension
        static final CloudDatasetsExtension CLOUD =
                CloudDatasetsExtension.builder().isolation(Isolation.PER_CLASS).build();

        @RepeatedTest(2)
        void one(DatasetCloudEmulator cloud) {
            SEEN.add(cloud);
        }
    }

    @ExtendWith(CloudDatasetsExtension.class)
    static class WithFields {

        @Emulated
        @SuppressWarnings("NullAway.Init")
        private DatasetCloudEmulator cloud;

        @Emulated
        @SuppressWarnings("NullAway.Init")
        private DatasetClient datasets;

        @RepeatedTest(3)
        void hasItsFields() {
            SEEN.add(cloud);
            assertThat(datasets.get(cloud.datasetId()).datasetName()).isEqualTo("digits");
        }
    }

    @EmulatedCloud(isolation = Isolation.PER_CLASS, manualTime = false)
    static class Annotated {

        @Test
        void one(DatasetCloudEmulator cloud) {
            SEEN.add(cloud);
        }

        @Nested
        class Inside {

            @Test
            void timeRuns(DatasetCloudEmulator cloud) {
                SEEN.add(cloud);
                Instant before = cloud.clock().now();
                while (!cloud.clock().now().isAfter(before)) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    @ExtendWith(CloudDatasetsExtension.class)
    static class TooEarly {

        @BeforeAll
        static void once(DatasetCloudEmulator cloud) {
            SEEN.add(cloud);
        }

        @Test
        void one() {
            assertThat(SEEN).isEmpty();
        }
    }

    @ExtendWith(CloudDatasetsExtension.class)
    static class WrongField {

        @Emulated
        @SuppressWarnings("NullAway.Init")
        private String name;

        @Test
        void one() {
            assertThat(name).isNull();
        }
    }
}
