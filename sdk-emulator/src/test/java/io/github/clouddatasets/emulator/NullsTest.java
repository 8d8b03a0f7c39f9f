package io.github.clouddatasets.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.fault.Fault;
import io.github.clouddatasets.emulator.fault.Work;
import io.github.clouddatasets.emulator.fault.WorkFault;
import io.github.clouddatasets.emulator.journal.RecordedAnswer;
import io.github.clouddatasets.emulator.journal.RecordedBody;
import io.github.clouddatasets.emulator.journal.RecordedRequest;
import io.github.clouddatasets.emulator.junit.CloudDatasetsExtension;
import io.github.clouddatasets.emulator.option.IdahUpstream;
import io.github.clouddatasets.testing.NullArguments;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Null is refused by the name of its field, by every public method and every setter. */
class NullsTest {

    @Test
    void noMethodAcceptsNullWhereNoneIsAllowed() {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
            NullArguments nulls = new NullArguments()
                    .sample(IdahUpstream[].class, new IdahUpstream[0])
                    .sample(String[].class, new String[0])
                    .sample(Consumer.class, given -> {})
                    .sample(byte[].class, new byte[0])
                    .sample(Fault.class, Fault.reset())
                    .sample(Work.class, Work.IMPORT)
                    .sample(WorkFault.class, WorkFault.fails())
                    .sample(Map.class, Map.of())
                    .sample(RecordedBody.class, new RecordedBody(new byte[0], 0))
                    .sample(RecordedAnswer.class, RecordedAnswer.NONE)
                    .sample(Instant.class, Instant.EPOCH)
                    .sample(Path.class, Path.of("pom.xml"))
                    .instance(DatasetCloudEmulator.class, cloud)
                    .instance(EmulatorClock.class, cloud.clock())
                    .instance(Seed.class, cloud.seed())
                    .instance(SeedDataset.class, new SeedDataset())
                    .instance(SeedPowerdrillDataset.class, new SeedPowerdrillDataset())
                    .instance(SeedExport.class, new SeedExport())
                    .instance(SeedIdahDataset.class, new SeedIdahDataset())
                    .instance(Faults.class, cloud.faults())
                    .instance(Fault.class, Fault.status(503))
                    .instance(WorkFault.class, WorkFault.fails());
            nulls.builders(List.of(DatasetCloudEmulator.class, CloudDatasetsExtension.class));

            assertThat(nulls.faults(
                            DatasetCloudEmulator.class,
                            DatasetCloudEmulator.Builder.class,
                            EmulatorClock.class,
                            Seed.class,
                            SeedDataset.class,
                            SeedPowerdrillDataset.class,
                            SeedExport.class,
                            SeedIdahDataset.class,
                            CloudDatasetsExtension.Builder.class,
                            Faults.class,
                            Fault.class,
                            WorkFault.class,
                            RecordedBody.class,
                            RecordedAnswer.class,
                            RecordedRequest.class))
                    .isEmpty();
            assertThat(nulls.calls()).isGreaterThan(24);
        }
    }
}
