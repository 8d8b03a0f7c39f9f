package io.github.clouddatasets.core.spi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.spi.file.FileName;
import io.github.clouddatasets.core.spi.value.HttpDate;
import io.github.clouddatasets.fuzz.AnswerTarget;
import io.github.clouddatasets.testing.fuzz.FuzzTarget;
import io.github.clouddatasets.testing.fuzz.Fuzzer;
import java.util.List;
import java.util.Map;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Readers of the core under damaged input. See CONTRIBUTING.md for the long run. */
@Timeout(7200)
class FuzzTest {

    private static final Map<String, Op<?>> OPERATIONS =
            Map.of("getThing", TestClient.GET, "listThings", TestClient.LIST, "deleteThing", TestClient.DELETE);

    static List<FuzzTarget> targets() {
        return List.of(
                FuzzTarget.of("http-date", (kind, input) -> dates(new String(input, ISO_8859_1))),
                FuzzTarget.of("file-name", (kind, input) -> fileName(new String(input, ISO_8859_1))),
                FuzzTarget.of("error-body", (kind, input) -> TestClient.FINDER.find(new String(input, UTF_8))),
                FuzzTarget.of("events", (kind, input) -> events(input), SdkException.class),
                AnswerTarget.successes("answers", TestClient.SERVICE, OPERATIONS));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void readsOrRefuses(FuzzTarget target) throws Exception {
        assertThat(Fuzzer.run(target, targets().size())).isPositive();
    }

    private static void dates(String header) {
        HttpDate.parse(header);
        var wait = RetryAfter.parse(header, TestClient.START);
        assertThat(wait == null || !wait.isNegative()).isTrue();
    }

    private static void fileName(String header) {
        String name = FileName.of(header);
        assertThat(name).isNotEmpty().doesNotContain("/", "\\", "\0", "\n").isNotIn(".", "..");
        assertThat(name.getBytes(UTF_8).length).isLessThanOrEqualTo(255);
    }

    private static void events(byte[] input) {
        TestClient client = new TestClient("http://localhost");
        Response response = new Response.Builder()
                .request(new Request.Builder().url("http://localhost").build())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("")
                .body(ResponseBody.create(input, null))
                .build();
        try (EventSource source = new EventSource(client.download(response), (code, message) -> {
            throw new AssertionError("events are not judged here");
        })) {
            int count = 0;
            while (source.next() != null) {
                count++;
            }
            assertThat(count).isLessThanOrEqualTo(input.length);
        }
    }
}
