package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.ResponseInfo;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.Thing;
import io.github.clouddatasets.core.spi.paging.NumberedPages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers, query parameters and kept bodies that the options of a view ask for. */
class AddedPartsTest {

    private final MockWebServer server = new MockWebServer();
    private final TestClient client = new TestClient(server.url("/").toString());
    private final Api root = client.open();
    private final Api api = root.with(o -> o.header("x-added", "A").query("added", "a b"));

    @AfterEach
    void close() throws IOException {
        root.close();
        server.close();
    }

    private void assertAdded(String path) throws InterruptedException {
        RecordedRequest request = server.takeRequest();
        assertThat(request.getPath()).isEqualTo(path);
        assertThat(request.getHeaders().values("x-added")).containsExactly("A");
    }

    @Test
    void everyPageHasThem() throws Exception {
        server.enqueue(new MockResponse().setBody("[{\"id\":\"1\"}]"));
        server.enqueue(new MockResponse().setBody("[]"));

        List<Thing> all = api
                .paged(new NumberedPages<>(1, number -> {
                    Thing[] things = api.call(TestClient.LIST, Arguments.none().query("page", number));
                    return new NumberedPages.Slice<>(List.of(things), null, null);
                }))
                .stream()
                .toList();

        assertThat(all).hasSize(1);
        assertAdded("/things?page=1&added=a%20b");
        assertAdded("/things?page=2&added=a%20b");
    }

    @Test
    void everyAttemptHasThemOnce() throws Exception {
        server.enqueue(new MockResponse().setResponseCode(503));
        server.enqueue(new MockResponse().setResponseCode(503));
        server.enqueue(new MockResponse().setBody("{}"));

        api.call(TestClient.GET, TestClient.id().header("x-own", "B"));

        assertAdded("/things/t1?added=a%20b");
        assertAdded("/things/t1?added=a%20b");
        assertAdded("/things/t1?added=a%20b");
    }

    @Test
    void renewedCredentialsGoWithThem() throws Exception {
        server.enqueue(new MockResponse().setResponseCode(401));
        server.enqueue(new MockResponse().setBody("{}"));
        Authorizer.Login login = timeout ->
                new Authorizer.Token(Secret.of("token"), client.clock.now().plus(Duration.ofHours(1)));
        try (Api logged = client.open(Authorizer.login(login, client.clock))) {
            logged.with(o -> o.header("x-added", "A")).call(TestClient.CREATE, TestClient.body());
        }

        assertAdded("/things");
        RecordedRequest second = server.takeRequest();
        assertThat(second.getHeaders().values("x-added")).containsExactly("A");
        assertThat(second.getHeaders().values("Authorization")).containsExactly("Bearer token");
    }

    @Test
    void downloadThatGoesOnHasThem(@TempDir Path folder) throws Exception {
        server.enqueue(new MockResponse()
                .setHeader("Accept-Ranges", "bytes")
                .setHeader("ETag", "\"1\"")
                .setBody("x".repeat(100_000))
                .setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY));
        server.enqueue(new MockResponse().setBody("y"));

        api.download(TestClient.CONTENT, TestClient.id(), TestClient.to(folder.resolve("a")), progress -> {});

        assertAdded("/things/t1/content?added=a%20b");
        RecordedRequest second = server.takeRequest();
        assertThat(second.getPath()).isEqualTo("/things/t1/content?added=a%20b");
        assertThat(second.getHeader("x-added")).isEqualTo("A");
        assertThat(second.getHeader("If-Range")).isEqualTo("\"1\"");
    }

    @Test
    void viewOfAViewAddsToThem() throws Exception {
        server.enqueue(new MockResponse().setBody("{}"));
        server.enqueue(new MockResponse().setBody("{}"));

        api.with(o -> o.header("x-more", "B").query("added", "2")).call(TestClient.GET, TestClient.id());
        root.call(TestClient.GET, TestClient.id());

        RecordedRequest request = server.takeRequest();
        assertThat(request.getPath()).isEqualTo("/things/t1?added=a%20b&added=2");
        assertThat(request.getHeader("x-added")).isEqualTo("A");
        assertThat(request.getHeader("x-more")).isEqualTo("B");
        RecordedRequest plain = server.takeRequest();
        assertThat(plain.getPath()).isEqualTo("/things/t1");
        assertThat(plain.getHeader("x-added")).isNull();
    }

    @Test
    void linkThatAnAnswerNamesGetsNoneOfThem() throws Exception {
        server.enqueue(new MockResponse().setBody("{}"));
        String link = server.url("/link?signature=s").toString();

        api.elsewhere(TestClient.SERVICE_ELSEWHERE).call(TestClient.GET, Arguments.at(Secret.of(link)));

        RecordedRequest request = server.takeRequest();
        assertThat(request.getPath()).isEqualTo("/link?signature=s");
        assertThat(request.getHeader("x-added")).isNull();
    }

    @Test
    void bodyIsKeptOnDemand() {
        String large = "{\"name\":\"" + "n".repeat(20_000) + "\"}";
        List<ResponseInfo> told = new ArrayList<>();
        Api telling = root.with(o -> o.onResponse(told::add));
        Api keeping = telling.with(o -> o.keepBody(true));
        server.enqueue(new MockResponse().setBody(large));
        server.enqueue(new MockResponse().setBody(large));
        server.enqueue(new MockResponse().setBody("{\"id\":\"1\"}"));
        server.enqueue(new MockResponse().setBody("gone"));
        server.enqueue(new MockResponse().setBody("bytes"));

        Thing without = telling.call(TestClient.GET, TestClient.id());
        Thing with = keeping.call(TestClient.GET, TestClient.id());
        keeping.call(TestClient.GET, TestClient.id());
        keeping.call(TestClient.DELETE, TestClient.id());
        keeping.call(TestClient.CONTENT, TestClient.id()).close();

        assertThat(with).isEqualTo(without);
        assertThat(told.stream().map(ResponseInfo::body)).containsExactly(null, large, "{\"id\":\"1\"}", "gone", null);
        assertThat(told.get(1).toString()).doesNotContain("nnn").contains("body=" + large.length() + " characters");
    }

    @Test
    void lastAnswersHeadersAreTold() {
        List<ResponseInfo> told = new ArrayList<>();
        server.enqueue(new MockResponse().setResponseCode(503).setHeader("x-first", "1"));
        server.enqueue(new MockResponse().setHeader("X-Second", "2").setBody("{}"));

        root.with(o -> o.onResponse(told::add)).call(TestClient.GET, TestClient.id());

        assertThat(told).singleElement().satisfies(info -> {
            assertThat(info.headers().first("x-second")).isEqualTo("2");
            assertThat(info.headers().first("x-first")).isNull();
            assertThat(info.toString()).contains("x-second").doesNotContain("x-second=2");
        });
    }
}
