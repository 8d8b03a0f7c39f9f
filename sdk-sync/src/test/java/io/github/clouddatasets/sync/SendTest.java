package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.RawRequest;
import io.github.clouddatasets.core.RawResponse;
import io.github.clouddatasets.testing.RawServer.Answer;
import io.github.clouddatasets.testing.RawServer.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests for operations that have no method here. */
class SendTest {

    private static final String TYPE = "application/vnd.api+json";

    private final SyncServer server = new SyncServer();
    private final SyncClient client = SyncClient.builder()
            .endpoint(server.endpoint())
            .credentials(Credentials.bearer("a-token"))
            .time(server.time)
            .build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void requestGoesBelowTheSyncApiWithTheClientsToken() {
        server.answers(Answer.body(201, TYPE, "{\"data\":{\"id\":\"1\"}}"));

        RawResponse answer = client.send(RawRequest.post("/unlisted")
                .query("page[number]", 1)
                .body("{\"data\":{}}")
                .build());

        Request request = server.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/api/v1/sync/unlisted?page%5Bnumber%5D=1");
        assertThat(request.header("Authorization")).isEqualTo("Bearer a-token");
        assertThat(request.body()).isEqualTo("{\"data\":{}}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).isEqualTo("{\"data\":{\"id\":\"1\"}}");
    }

    @Test
    void errorsInsideA200AreAnException() {
        server.answers(Answer.body(200, TYPE, "{\"errors\":[{\"title\":\"BadRequest\",\"detail\":\"no\"}]}"));

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> client.send(RawRequest.get("/unlisted").build()))
                .withMessageStartingWith("idah send: 200 BadRequest no");
    }
}
