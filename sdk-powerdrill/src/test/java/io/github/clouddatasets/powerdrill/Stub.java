package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.testing.StubService;
import java.time.Instant;
import okhttp3.mockwebserver.MockResponse;

/** A client of a stub of Powerdrill, with a clock that only waiting moves. */
final class Stub implements AutoCloseable {

    static final String KEY = "proj-0123456789";
    static final String USER = "tmm-cm5ao3yoe";

    final StubService service = new StubService();
    final ManualTime time = new ManualTime(Instant.parse("2024-01-02T03:04:05Z"));
    final PowerdrillClient client = builder().build();

    PowerdrillClient.Builder builder() {
        return PowerdrillClient.builder()
                .endpoint(service.address() + "/api")
                .credentials(Credentials.apiKey(KEY))
                .userId(USER)
                .time(time);
    }

    /** Answers as the contract's example does, with events to a request that wants them. */
    void answerAsDocumented(String operation, boolean streaming) {
        if (streaming) {
            service.answer(new MockResponse()
                    .setHeader("Content-Type", "text/event-stream")
                    .setBody("event:END_MARK\ndata:[DONE]\n\n"));
        } else {
            service.answer(RequestsTest.documentedAnswer(operation));
        }
    }

    @Override
    public void close() {
        client.close();
        service.close();
    }
}
