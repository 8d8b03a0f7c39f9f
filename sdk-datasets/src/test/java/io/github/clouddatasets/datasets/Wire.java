package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.ManualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;

/** A client whose other end is a server with canned answers, and a clock that moves when the client sleeps. */
final class Wire implements AutoCloseable {

    static final String PROJECT = "4a1b2c3d4e5f60718293a4b5c6d7e8f9";
    static final String BASE = "/v2/" + PROJECT;

    private static final JsonMapper JSON = new JsonMapper();

    final ManualTime time = new ManualTime(Instant.parse("2024-01-02T03:04:05Z"));
    final MockWebServer server = new MockWebServer();
    final DatasetClient client;

    Wire() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client = DatasetClient.builder()
                .endpoint("http://" + server.getHostName() + ":" + server.getPort())
                .allowInsecureHttp(true)
                .projectId(PROJECT)
                .credentials(Credentials.token("token-of-a-test"))
                .time(time)
                .timeout(Duration.ofMinutes(5))
                .build();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next call gets this answer. */
    Wire answer(int status, String body) {
        server.enqueue(new MockResponse()
                .setResponseCode(status)
                .setHeader("Content-Type", "application/json")
                .setHeader("X-Request-Id", "req-1")
                .setBody(body));
        return this;
    }

    /** The next call gets 204 and nothing else. */
    Wire noContent() {
        server.enqueue(new MockResponse().setResponseCode(204));
        return this;
    }

    /** What was sent, in the order it was sent; fails when nothing was. */
    RecordedRequest sent() {
        try {
            RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("nothing was sent");
            }
            return request;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Method and address of what was sent, without the project. */
    static String line(RecordedRequest request) {
        return request.getMethod() + " " + String.valueOf(request.getPath()).replace(BASE, "");
    }

    @Override
    public void close() {
        client.close();
        try {
            server.shutdown();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
