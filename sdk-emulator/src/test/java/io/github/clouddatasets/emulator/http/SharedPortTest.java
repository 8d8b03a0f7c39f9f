package io.github.clouddatasets.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedPortTest {

    private @Nullable LoopbackServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void eachServiceSeesThePathBelowItsPrefixAndThePathThatWasSent() {
        RawHttpClient http = start(null);

        assertThat(text(http.get("/a/x%20y?q=1"))).isEqualTo("a /x%20y /a/x%20y");
        assertThat(text(http.get("/a-b/x"))).isEqualTo("a-b /x /a-b/x");
        assertThat(text(http.get("/a"))).isEqualTo("a  /a");
    }

    @Test
    void theRootGetsWhatNoPrefixTakes() {
        RawHttpClient http = start(null);

        assertThat(text(http.get("/"))).isEqualTo("root / /");
        assertThat(text(http.get("/ab/x"))).isEqualTo("root /ab/x /ab/x");
    }

    @Test
    void aPlaceMayTakeRequestsByWhatTheyCarry() {
        RawHttpClient http = start(null).with("Authorization", "AWS key:signature");

        assertThat(text(http.get("/bucket/key"))).isEqualTo("signed /bucket/key /bucket/key");
        assertThat(text(http.get("/a/key"))).isEqualTo("a /key /a/key");
    }

    @Test
    void linksLeadToTheHostThatTheClientCalls() {
        RawHttpClient http = start(null);

        assertThat(text(http.with("Host", "emulator.test:99").get("/a/link"))).isEqualTo("http://emulator.test:99/a-b");
    }

    @Test
    void linksLeadToThePublicUrlIfThereIsOne() {
        RawHttpClient http = start("https://emulator.example");

        assertThat(text(http.get("/a/link"))).isEqualTo("https://emulator.example/a-b");
    }

    @Test
    void cookiesOfAServiceComeBackToItsPrefix() {
        RawHttpClient http = start(null);

        assertThat(http.get("/a/cookie").header("Set-Cookie")).isEqualTo("c=/x; path=/a/api; httponly");
        assertThat(http.get("/cookie").header("Set-Cookie")).isEqualTo("c=/x; path=/api; httponly");
    }

    @Test
    void aPortInUseIsABindException() {
        start(null);
        int port = running().port();
        Listening taken = new Listening("127.0.0.1", port, null, List.of(Mount.at("", "a")));

        assertThatThrownBy(() -> LoopbackServer.start(tenants(), taken))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseInstanceOf(BindException.class);
    }

    private static String text(RawHttpAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private LoopbackServer running() {
        return Objects.requireNonNull(server);
    }

    private RawHttpClient start(@Nullable String publicUrl) {
        List<Mount> mounts = List.of(
                Mount.at("/a", "a"),
                Mount.at("/a-b", "a-b"),
                new Mount("signed", "", call -> call.header("Authorization") != null),
                Mount.at("", "root"));
        server = LoopbackServer.start(tenants(), new Listening("127.0.0.1", 0, publicUrl, mounts));
        return new RawHttpClient("http://127.0.0.1:" + server.port());
    }

    private Tenants tenants() {
        Map<String, CallerNames> services = new HashMap<>();
        List.of("a", "a-b", "signed", "root").forEach(name -> services.put(name, (call, body) -> List.of()));
        return new Tenants(services, new Tenant() {
            @Override
            public Service service(String name) {
                return new Echo(name);
            }

            @Override
            public Clock clock() {
                return Clock.systemUTC();
            }
        });
    }

    /** Answers with what the service sees of the request. */
    private final class Echo implements Service {

        @Override
        public Refusals refusals() {
            throw new IllegalStateException("nobody asks for a fault");
        }

        private final String name;

        Echo(String name) {
            this.name = name;
        }

        @Override
        public Optional<String> operation(Call head) {
            return Optional.empty();
        }

        @Override
        public List<ServiceOperation> operations() {
            return List.of();
        }

        @Override
        public Answer answer(Call call) {
            String seen = call.path().equals("/link")
                    ? running().origin("a-b")
                    : name + " " + call.path() + " " + call.sentPath();
            Answer answer = Answer.bytes(200, "text/plain", seen.getBytes(StandardCharsets.UTF_8));
            return call.path().equals("/cookie") ? answer.withCookie("c=/x; path=/api; httponly") : answer;
        }
    }
}
