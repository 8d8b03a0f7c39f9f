package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.fixture.StubService;
import java.time.Instant;

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

    @Override
    public void close() {
        client.close();
        service.close();
    }
}
