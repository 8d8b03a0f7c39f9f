package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import okhttp3.mockwebserver.RecordedRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Version 1 as a view of the client. */
class VersionsTest {

    private static final String STATUS =
            "{\"code\":0,\"data\":{\"synchedCount\":1,\"invalidCount\":0,\"synchingCount\":0}}";

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void bothVersionsHaveTheSameSubClients() {
        List<Class<?>> subClients =
                List.of(Datasets.class, DataSources.class, Uploads.class, Sessions.class, Jobs.class);
        for (PowerdrillClient client : List.of(stub.client, stub.client.v1())) {
            assertThat(List.<Object>of(
                            client.datasets(),
                            client.dataSources(),
                            client.uploads(),
                            client.sessions(),
                            client.jobs()))
                    .extracting(Object::getClass)
                    .isEqualTo(subClients);
        }
    }

    @Test
    void optionsAndBackgroundWorkStayInTheVersion() throws Exception {
        stub.service.answer(STATUS).answer(STATUS).answer(STATUS);
        PowerdrillClient v1 = stub.client.v1();

        v1.with(o -> o.traceId("job-42")).datasets().status("d");
        assertThat(v1.async(c -> c.datasets().status("d")).get()).isEqualTo(new DatasetStatus(1, 0, 0));
        stub.client.with(o -> o.traceId("job-43")).v1().v1().datasets().status("d");

        List<RecordedRequest> requests = stub.service.all();
        assertThat(requests)
                .extracting(RecordedRequest::getPath)
                .containsOnly("/api/v1/team/datasets/d/status")
                .hasSize(3);
        assertThat(requests)
                .extracting(request -> request.getHeader("x-pd-external-trace-id"))
                .contains("job-42", "job-43");
    }

    @Test
    void closingTheViewLeavesTheClientOpen() {
        stub.service.answer("{\"code\":0,\"data\":{\"synched_count\":1}}");
        stub.client.v1().close();

        assertThat(stub.client.datasets().status("d").isReady()).isTrue();
    }

    @Test
    void whatVersion1LacksIsRefusedBeforeAnythingIsSent() {
        Uploads uploads = stub.client.v1().uploads();
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> uploads.initiate(b -> b.fileName("a.csv").fileSize(5L)),
                () -> uploads.initiate(new InitiateUploadRequest("a.csv", 5L)))) {
            assertThatIllegalStateException()
                    .isThrownBy(call)
                    .withMessage("uploads().initiate: version 1 of the API has no uploads in parts;"
                            + " use the client itself, not its v1() view");
        }
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        uploads.complete(b -> b.uploadId("u").fileObjectKey("k").part(1, "e")))
                .withMessageStartingWith("uploads().complete: version 1 of the API has no uploads in parts");
        assertThat(stub.service.count()).isZero();
    }

    @Test
    void everyClientSaysWhatItIsAndKeepsItsKey() {
        String at = " at " + stub.service.address() + "/api, user " + Stub.USER + "]";
        PowerdrillClient v1 = stub.client.v1();

        assertThat(stub.client).hasToString("PowerdrillClient[powerdrill v2" + at);
        assertThat(v1).hasToString("PowerdrillClient[powerdrill v1" + at);
        assertThat(v1.datasets()).hasToString("Datasets[powerdrill v1" + at);
        assertThat(stub.client.dataSources()).hasToString("DataSources[powerdrill v2" + at);
        assertThat(stub.client.uploads()).hasToString("Uploads[powerdrill v2" + at);
        assertThat(stub.client.sessions()).hasToString("Sessions[powerdrill v2" + at);
        assertThat(stub.client.jobs()).hasToString("Jobs[powerdrill v2" + at);
    }
}
