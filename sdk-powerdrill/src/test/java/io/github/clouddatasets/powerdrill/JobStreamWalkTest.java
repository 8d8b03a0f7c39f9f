package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.clouddatasets.core.Credentials;
import org.junit.jupiter.api.Test;

/** A stream in a for loop. Nothing is sent before its first event is asked for. */
class JobStreamWalkTest {

    @Test
    void aStreamCanBeWalkedOnce() {
        try (PowerdrillClient pd = PowerdrillClient.builder()
                        .endpoint("https://never.called.example")
                        .credentials(Credentials.apiKey("key"))
                        .userId("u")
                        .build();
                JobStream stream =
                        pd.jobs().stream(b -> b.sessionId("s").datasetId("d").question("q"))) {
            assertThat(stream.iterator()).isSameAs(stream);
            assertThatIllegalStateException()
                    .isThrownBy(stream::iterator)
                    .withMessage("a stream of events can be walked once, and a walk has begun before");
        }
    }
}
