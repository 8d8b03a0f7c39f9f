package io.github.clouddatasets.datasets;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.testing.StubService;
import java.time.Instant;

/** A client of a stub of ModelArts, with a clock that only waiting moves. */
final class Stub implements AutoCloseable {

    static final String PROJECT = "4a1b2c3d4e5f60718293a4b5c6d7e8f9";
    static final String BASE = "/v2/" + PROJECT;
    static final String AK = "AKEXAMPLE0123456789";
    static final String SK = "SKexample/abcdefghijklmnopqrstuvwxyz0123";
    static final String DATE = "20240102T030405Z";

    final StubService service = new StubService();
    final ManualTime time = new ManualTime(Instant.parse("2024-01-02T03:04:05Z"));
    final DatasetClient client = builder().build();

    DatasetClientBuilder builder() {
        return DatasetClient.builder()
                .endpoint(service.address())
                .projectId(PROJECT)
                .credentials(Credentials.accessKey(AK, SK))
                .time(time);
    }

    @Override
    public void close() {
        client.close();
        service.close();
    }
}
