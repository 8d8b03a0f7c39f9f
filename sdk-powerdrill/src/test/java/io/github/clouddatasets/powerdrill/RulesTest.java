package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one version of the service does not know is refused for this version, before anything is sent. */
class RulesTest {

    private static final String ID = "{\"code\":0,\"data\":{\"id\":\"s\",\"job_id\":\"j\",\"blocks\":[]}}";

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void version1RefusesTheOtherSpellingOfAnalysis() {
        PowerdrillClient v1 = stub.client.v1();
        String message = "jobMode must be AUTO or DATA_ANALYTICS in version 1 of the API: \"DATA_ANALYSIS\"";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> v1.sessions().create(b -> b.name("n").jobMode(JobMode.DATA_ANALYSIS)))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> v1.sessions().update("s", b -> b.name("n").jobMode(JobMode.DATA_ANALYSIS)))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        v1.jobs().create(b -> b.sessionId("s").question("q").jobMode(JobMode.DATA_ANALYSIS)))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        v1.jobs().stream(b -> b.sessionId("s").question("q").jobMode(JobMode.DATA_ANALYSIS)))
                .withMessage(message);
        assertThat(stub.service.all()).isEmpty();
    }

    @Test
    void version2TakesBothSpellingsAndVersion1TheOthers() {
        stub.service.answer(ID).answer(ID).answer(ID).answer(ID);
        for (JobMode mode : List.of(JobMode.DATA_ANALYSIS, JobMode.DATA_ANALYTICS)) {
            stub.client.jobs().create(b -> b.sessionId("s").question("q").jobMode(mode));
        }
        for (JobMode mode : List.of(JobMode.AUTO, JobMode.DATA_ANALYTICS)) {
            stub.client.v1().jobs().create(b -> b.sessionId("s").question("q").jobMode(mode));
        }

        assertThat(stub.service.all()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"pending, synching", "running, synching", "error, invalid"})
    void anOlderStateIsNoFilter(String status, String instead) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataSourceQuery(List.of(new DataSourceStatus(status)), null))
                .withMessage(
                        "statuses must be of synching, synched and invalid, the filters that the service knows; use "
                                + instead + ": \"" + status + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "synched,invalid"})
    void anElementOfTheFilterIsOneState(String status) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataSourceQuery(List.of(new DataSourceStatus(status)), null))
                .withMessage("statuses must have one state in each element: \"" + status + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"synching", "synched", "invalid", "a-state-of-tomorrow"})
    void anyOtherStateIsAFilter(String status) {
        assertThat(new DataSourceQuery(List.of(new DataSourceStatus(status)), null).joined())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\n", "\nx", "x\r\n", "x\ty", "x\u0000", "x\u007f", "x\u0085"})
    void aValueWithAControlCharacterIsRefusedByItsName(String value) {
        PowerdrillClient.Builder builder = PowerdrillClient.builder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.userId(value))
                .withMessageStartingWith("userId must not contain control characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.apiKey(value))
                .withMessageStartingWith("apiKey must be printable ASCII")
                .withMessageNotContaining(value);
    }
}
