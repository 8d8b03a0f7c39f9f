package io.github.clouddatasets.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.fault.Fault;
import io.github.clouddatasets.emulator.fault.Work;
import io.github.clouddatasets.emulator.fault.WorkFault;
import io.github.clouddatasets.emulator.journal.RecordedAnswer;
import io.github.clouddatasets.emulator.journal.RecordedBody;
import io.github.clouddatasets.emulator.journal.RecordedRequest;
import io.github.clouddatasets.emulator.option.IdahUpstream;
import io.github.clouddatasets.testing.NullArguments;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Null is refused by the name of its field, by every public method and every setter. */
class NullsTest {

    @Test
    void noMethodAcceptsNullWhereNoneIsAllowed() {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
            NullArguments nulls = new NullArguments()
                    .sample(IdahUpstream[].class, new IdahUpstream[0])
                    .sample(Fault.class, Fault.reset())
                    .sample(Work.class, Work.IMPORT)
                    .sample(WorkFault.class, WorkFault.fails())
                    .sample(Map.class, Map.of())
                    .sample(RecordedBody.class, new RecordedBody(new byte[0], 0))
                    .sample(RecordedAnswer.class, RecordedAnswer.NONE)
                    .sample(Instant.class, Instant.EPOCH)
                    .instance(DatasetCloudEmulator.class, cloud)
                    .instance(Faults.class, cloud.faults())
                    .instance(Fault.class, Fault.status(503))
                    .instance(WorkFault.class, WorkFault.fails());
            nulls.builders(List.of(DatasetCloudEmulator.class));

            assertThat(nulls.faults(
                            DatasetCloudEmulator.class,
                            DatasetCloudEmulator.Builder.class,
                            Faults.class,
                            Fault.class,
                            WorkFault.class,
                            RecordedBody.class,
                            RecordedAnswer.class,
                            RecordedRequest.class))
                    .isEmpty();
            assertThat(nulls.calls()).isGreaterThan(4);
        }
    }
}
