package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.testing.Models;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;

/** Powerdrill and the object storage beside it, which a test can make fail. */
final class UploadCloud implements AutoCloseable {

    /** Characters that must arrive as they stand: a signature covers them. */
    private static final String QUERY = "X-Amz-Credential=a%2Fb%2Faws4_request&X-Amz-Signature=TELL%2BTALE%3D~&n=";

    final ManualTime time = new ManualTime(Instant.parse("2024-01-02T03:04:05Z"));

    /** Whatever came to the API, and to the storage. */
    final List<RecordedRequest> asked = new CopyOnWriteArrayList<>();

    final List<RecordedRequest> stored = new CopyOnWriteArrayList<>();

    /** Parts by their number, in the order of the answer. */
    final Map<Integer, Long> parts = new LinkedHashMap<>();

    /** What the API answers instead, by the end of a path. */
    final Map<String, MockResponse> instead = new LinkedHashMap<>();

    /** How the storage answers. */
    volatile Function<RecordedRequest, MockResponse> storage = UploadCloud::kept;

    private final MockWebServer api = server(this::answer);
    private final MockWebServer objects = server(request -> {
        stored.add(request);
        return storage.apply(request);
    });
    final PowerdrillClient client = builder().build();

    PowerdrillClient.Builder builder() {
        return PowerdrillClient.builder()
                .endpoint(api.url("/api").toString())
                .credentials(Credentials.apiKey(Stub.KEY))
                .userId(Stub.USER)
                .time(time);
    }

    /** The storage keeps a part and tells its tag. */
    static MockResponse kept(RecordedRequest request) {
        return new MockResponse().setHeader("ETag", "\"tag-" + number(request) + "\"");
    }

    static MockResponse json(int status, String body) {
        return new MockResponse().setResponseCode(status).setBody(body);
    }

    static int number(RecordedRequest request) {
        String path = String.valueOf(request.getPath());
        return Integer.parseInt(path.substring(path.lastIndexOf('=') + 1));
    }

    /** As it must stand in the request line. */
    static String target(int number) {
        return "/bucket/temp%2Fa%20b.csv?" + QUERY + number;
    }

    /** An address in the storage. */
    String address(String target) {
        return "http://127.0.0.1:" + objects.getPort() + target;
    }

    /** The calls of the API, as in {@code POST /v2/team/file/…}. */
    List<String> lines() {
        return asked.stream()
                .map(request -> request.getMethod() + " " + path(request).replace("/api", ""))
                .toList();
    }

    /** The numbers of the parts that came to the storage, each as often as it came, in ascending order. */
    List<Integer> numbers() {
        return stored.stream().map(UploadCloud::number).sorted().toList();
    }

    void assertNoDataSource() {
        assertThat(lines()).noneMatch(line -> line.endsWith("/datasources"));
    }

    void assertNotCompleted() {
        assertThat(lines()).noneMatch(line -> line.contains("complete-multipart-upload"));
        assertNoDataSource();
    }

    /** The body of the call that completed the upload. */
    JsonNode completed() {
        return asked.stream()
                .filter(request -> path(request).endsWith("complete-multipart-upload"))
                .map(request -> Models.json(request.getBody().clone().readUtf8()))
                .findFirst()
                .orElseThrow();
    }

    private MockResponse answer(RecordedRequest request) {
        asked.add(request);
        String path = path(request);
        for (Map.Entry<String, MockResponse> other : instead.entrySet()) {
            if (path.endsWith(other.getKey())) {
                return other.getValue();
            }
        }
        if (path.endsWith("/init-multipart-upload")) {
            return json(200, initiated());
        }
        if (path.endsWith("-upload") || path.endsWith("/upload-datasource")) {
            return json(200, "{\"code\":0,\"data\":{\"file_object_key\":\"/key\",\"fileKey\":\"/key\"}}");
        }
        if (path.contains("/datasources")) {
            String status = String.valueOf(request.getMethod()).equals("GET") ? "synched" : "synching";
            return json(
                    200, "{\"code\":0,\"data\":{\"id\":\"ds-1\",\"name\":\"a.csv\",\"status\":\"" + status + "\"}}");
        }
        return json(418, "the test has no answer for this request");
    }

    private String initiated() {
        List<String> items = new ArrayList<>();
        parts.forEach((number, size) -> items.add("{\"number\":" + number + ",\"size\":" + size + ",\"upload_url\":\""
                + address(target(number)) + "\"}"));
        return "{\"code\":0,\"data\":{\"upload_id\":\"u-1\",\"file_object_key\":\"/key\",\"part_items\":["
                + items.stream().collect(Collectors.joining(",")) + "]}}";
    }

    private static String path(RecordedRequest request) {
        String path = String.valueOf(request.getPath());
        return path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
    }

    private static MockWebServer server(Function<RecordedRequest, MockResponse> rule) {
        MockWebServer server = new MockWebServer();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return rule.apply(request);
            }
        });
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return server;
    }

    @Override
    public void close() {
        client.close();
        try {
            api.shutdown();
            objects.shutdown();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
