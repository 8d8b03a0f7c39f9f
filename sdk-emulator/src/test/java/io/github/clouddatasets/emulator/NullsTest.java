package io.github.clouddatasets.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.junit.CloudDatasetsExtension;
import io.github.clouddatasets.emulator.option.IdahUpstream;
import io.github.clouddatasets.testing.NullArguments;
import java.util.List;
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
                    .instance(DatasetCloudEmulator.class, cloud)
                    .instance(EmulatorClock.class, cloud.clock())
                    .instance(Seed.class, cloud.seed())
                    .instance(SeedDataset.class, new SeedDataset())
                    .instance(SeedPowerdrillDataset.class, new SeedPowerdrillDataset())
                    .instance(SeedExport.class, new SeedExport());
            nulls.builders(List.of(DatasetCloudEmulator.class, CloudDatasetsExtension.class));

            assertThat(nulls.faults(
                            DatasetCloudEmulator.class,
                            DatasetCloudEmulator.Builder.class,
                            EmulatorClock.class,
                            Seed.class,
                            SeedDataset.class,
                            SeedPowerdrillDataset.class,
                            SeedExport.class,
                            CloudDatasetsExtension.Builder.class))
                    .isEmpty();
            assertThat(nulls.calls()).isGreaterThan(24);
        }
    }
}
