package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.RawRequest;
import io.github.clouddatasets.core.RawResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests for operations that have no method here. */
class SendTest {

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void requestGoesBelowTheEndpointWithKeyAndTraceId() {
        String body = "{\"code\":0,\"data\":{\"id\":\"a1\"}}";
        stub.service.answer(body);

        RawResponse answer = stub.client
                .with(o -> o.traceId("t-1"))
                .send(RawRequest.post("/v2/team/unlisted")
                        .query("user_id", Stub.USER)
                        .body("{\"name\":\"x\"}")
                        .build());

        RecordedRequest request = stub.service.next();
        assertThat(request.getPath()).isEqualTo("/api/v2/team/unlisted?user_id=" + Stub.USER);
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getHeader("x-pd-api-key")).isEqualTo(Stub.KEY);
        assertThat(request.getHeader("x-pd-external-trace-id")).isEqualTo("t-1");
        assertThat(request.getBody().readUtf8()).isEqualTo("{\"name\":\"x\"}");
        assertThat(answer.text()).isEqualTo(body);
    }

    @Test
    void refusalInsideA200IsAnException() {
        stub.service.answer("{\"code\":300003,\"msg\":\"resource not found\"}");

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() ->
                        stub.client.send(RawRequest.get("/v2/team/unlisted").build()))
                .withMessageStartingWith("powerdrill send: 200 300003 resource not found");
    }

    @Test
    void answerWithoutTheEnvelopeIsTheCallers() {
        stub.service.answer("{\"other\":1}");

        assertThat(stub.client.send(RawRequest.get("/v2/team/unlisted").build()).text())
                .isEqualTo("{\"other\":1}");
    }
}
