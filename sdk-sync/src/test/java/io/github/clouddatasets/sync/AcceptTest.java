package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.testing.RawServer.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy that validates requests answers 406 if a request does not accept what the contract says is answered. */
class AcceptTest {

    private static final String BOTH = "application/json, application/vnd.api+json";

    private final SyncServer server = new SyncServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void everyDocumentIsAcceptedInBothMediaTypes() {
        server.always(
                Answer.body(200, "application/vnd.api+json", "{\"data\":{\"type\":\"sync:exports\",\"id\":\"42\"}}"));
        try (SyncClient client = server.client()) {
            client.exports().create(b -> b.projectId("p").datasetIds("d").exporter("e"));
            client.exports().get("42");
        }

        assertThat(server.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.header("Accept")).isEqualTo(BOTH));
    }

    @Test
    void bothLoginsAcceptBothMediaTypes() {
        server.always(Answer.body(401, "application/json", "{\"errors\":[{\"status\":\"401\",\"detail\":\"no\"}]}"));
        for (Credentials credentials : new Credentials[] {
            Credentials.idahApiKey("IDAH_" + "0a".repeat(32)), Credentials.idahPassword("a@b.c", "p")
        }) {
            try (SyncClient client = server.builder().credentials(credentials).build()) {
                assertThat(catchThrowable(() -> client.exports().get("42"))).isNotNull();
            }
        }

        assertThat(server.logins()).isGreaterThanOrEqualTo(2);
        assertThat(server.requests())
                .filteredOn(SyncServer::isLogin)
                .allSatisfy(request -> assertThat(request.header("Accept")).isEqualTo(BOTH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\n", "x\ry", "\tx", "x\u0000", "x\u007f"})
    void aNameOrSecretWithAControlCharacterIsRefusedByItsName(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credentials.idahPassword(value, "p"))
                .withMessageStartingWith("email must not have line breaks");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credentials.idahPassword("a@b.c", value))
                .withMessageStartingWith("password must not have line breaks")
                .withMessageNotContaining(value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credentials.bearer(value))
                .withMessageStartingWith("token must be printable ASCII")
                .withMessageNotContaining(value);
    }
}
