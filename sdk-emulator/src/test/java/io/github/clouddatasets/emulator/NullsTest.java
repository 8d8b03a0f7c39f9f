package io.github.clouddatasets.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.option.IdahUpstream;
import io.github.clouddatasets.testing.NullArguments;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Null is refused by the name of its field, by every public method and every setter. */
class NullsTest {

    @Test
    void noMethodAcceptsNullWhereNoneIsAllowed() {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
            NullArguments nulls = new NullArguments()
                    .sample(IdahUpstream[].class, new IdahUpstream[0])
                    .instance(DatasetCloudEmulator.class, cloud);
            nulls.builders(List.of(DatasetCloudEmulator.class));

            assertThat(nulls.faults(DatasetCloudEmulator.class, DatasetCloudEmulator.Builder.class))
                    .isEmpty();
            assertThat(nulls.calls()).isGreaterThan(4);
        }
    }
}
