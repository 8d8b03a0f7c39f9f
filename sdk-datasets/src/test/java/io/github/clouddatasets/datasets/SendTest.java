package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.RawRequest;
import io.github.clouddatasets.core.RawResponse;
import java.util.List;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests for operations that have no method here. */
class SendTest {

    private final Wire wire = new Wire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void requestGoesBelowTheProjectWithTheClientsCredentials() {
        wire.answer(201, "{\"id\":\"a1\"}");

        RawResponse answer = wire.client.send(RawRequest.post("/datasets/d1/unlisted")
                .query("offset", 0)
                .body("{\"name\":\"x\"}")
                .build());

        RecordedRequest request = wire.sent();
        assertThat(request.getRequestLine()).isEqualTo("POST " + Wire.BASE + "/datasets/d1/unlisted?offset=0 HTTP/1.1");
        assertThat(request.getHeader("X-Auth-Token")).isEqualTo("token-of-a-test");
        assertThat(request.getHeaders().values("Content-Type")).containsExactly("application/json");
        assertThat(request.getBody().readUtf8()).isEqualTo("{\"name\":\"x\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).isEqualTo("{\"id\":\"a1\"}");
    }

    @Test
    void notFoundAs400IsNotFound() {
        wire.answer(400, "{\"error_code\":\"ModelArts.4352\",\"error_msg\":\"Dataset does not exist.\"}");

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() ->
                        wire.client.send(RawRequest.get("/datasets/d1/unlisted").build()))
                .withMessageStartingWith("modelarts send: 400 ModelArts.4352 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error_code\":\"ModelArts.4352\",\"error_msg\":\"Dataset does not exist.\"}",
                "{\"success\":false,\"error_code\":\"ModelArts.4352\",\"error_msg\":\"none\"}"
            })
    void refusalInsideA200IsAnException(String body) {
        wire.answer(200, body);

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() ->
                        wire.client.send(RawRequest.get("/datasets/d1/unlisted").build()))
                .withMessageStartingWith("modelarts send: 200 ModelArts.4352 ");
    }

    @Test
    void taskThatFailedIsAnAnswer() {
        for (String body : List.of(
                "{\"status\":\"FAILED\",\"error_code\":\"ModelArts.4352\",\"error_msg\":\"none\"}",
                "{\"success\":true,\"error_code\":\"ModelArts.4352\"}",
                "{}")) {
            wire.answer(200, body);
            assertThat(wire.client
                            .send(RawRequest.get("/datasets/d1/unlisted").build())
                            .text())
                    .isEqualTo(body);
        }
    }
}
