package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.labels.LabelProperty;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.sync.SyncClient;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile text in what users of the clients pass on: the request keeps its shape, or there is none. */
class InjectionTest {

    private static final String[] HOSTILE = {
        "a\r\nX-Evil: 1",
        "a\nX-Evil: 1",
        "a\0b",
        "..",
        "../../other",
        "..%2f..%2fother",
        "a/b",
        "/",
        "//evil.example/x",
        "a;b=c",
        "a?user_id=other",
        "a#b",
        "a&page_size=1",
        "\u202Eabc",
        "\u8349 \uD83D\uDE00"
    };

    private final AtomicReference<@Nullable Request> sent = new AtomicReference<>();
    private final OkHttpTransport nowhere = OkHttpTransport.tuned(http -> http.addInterceptor(chain -> {
        sent.set(chain.request());
        throw new IOException("nothing leaves this test");
    }));

    private DatasetClient datasets() {
        return DatasetClient.builder()
                .endpoint("https://modelarts.example")
                .projectId("p1")
                .credentials(Credentials.accessKey("ak", "sk"))
                .maxAttempts(1)
                .transport(nowhere)
                .build();
    }

    private PowerdrillClient powerdrill(String user) {
        return PowerdrillClient.builder()
                .endpoint("https://powerdrill.example/api")
                .credentials(Credentials.apiKey("key"))
                .userId(user)
                .maxAttempts(1)
                .requestsPerSecond(0)
                .transport(nowhere)
                .build();
    }

    private SyncClient sync() {
        return SyncClient.builder()
                .endpoint("https://idah.example/api/v1")
                .credentials(Credentials.bearer("token"))
                .maxAttempts(1)
                .transport(nowhere)
                .build();
    }

    /** Where text comes in, and the call it comes into. */
    static Map<String, BiConsumer<InjectionTest, String>> ways() {
        Map<String, BiConsumer<InjectionTest, String>> ways = new LinkedHashMap<>();
        ways.put("ModelArts dataset id", (t, text) -> t.datasets().get(text));
        ways.put("ModelArts sample id", (t, text) -> t.datasets().samples().get("d", text));
        ways.put("ModelArts version id", (t, text) -> t.datasets().versions().delete("d", text));
        ways.put(
                "ModelArts label name",
                (t, text) -> t.datasets()
                        .labels()
                        .update(
                                "d",
                                text,
                                LabelProperty.builder().color("#ff0000").build()));
        ways.put(
                "ModelArts search",
                (t, text) -> t.datasets().list(q -> q.searchContent(text)).first());
        ways.put(
                "ModelArts trace id",
                (t, text) -> t.datasets().with(o -> o.traceId(text)).get("d"));
        ways.put(
                "Powerdrill dataset id",
                (t, text) -> t.powerdrill("u").datasets().status(text));
        ways.put(
                "Powerdrill data source id",
                (t, text) -> t.powerdrill("u").dataSources().get("d", text));
        ways.put(
                "Powerdrill session id",
                (t, text) -> t.powerdrill("u").sessions().get(text));
        ways.put(
                "Powerdrill history",
                (t, text) -> t.powerdrill("u").jobs().history(text).first());
        ways.put(
                "Powerdrill search",
                (t, text) ->
                        t.powerdrill("u").datasets().list(q -> q.search(text)).first());
        ways.put("Powerdrill user", (t, text) -> t.powerdrill(text).datasets().status("d"));
        ways.put(
                "Powerdrill trace id",
                (t, text) ->
                        t.powerdrill("u").with(o -> o.traceId(text)).datasets().status("d"));
        ways.put(
                "Powerdrill v1 session id",
                (t, text) -> t.powerdrill("u").v1().sessions().get(text));
        ways.put("IDAH export id", (t, text) -> t.sync().exports().get(text));
        ways.put("IDAH job id", (t, text) -> t.sync().jobs().delete(text));
        ways.put(
                "IDAH file name",
                (t, text) -> t.sync().exports().list(q -> q.filename(text)).first());
        ways.put("IDAH format", (t, text) -> t.sync().exports().formats(text));
        return ways;
    }

    static Stream<Arguments> attacks() {
        return ways().keySet().stream().flatMap(way -> Stream.of(HOSTILE).map(text -> arguments(way, text)));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("attacks")
    void theRequestKeepsItsShapeOrIsNotSent(String way, String text) {
        Request usual = Stream.of("abc", "7", "00000000-0000-4000-8000-000000000000")
                .flatMap(harmless -> Stream.ofNullable(request(way, harmless)))
                .findFirst()
                .orElseThrow();
        Request hostile = request(way, text);
        if (hostile == null) {
            return; // refused before anything was sent, as request has seen
        }

        assertThat(hostile.method()).isEqualTo(usual.method());
        assertThat(hostile.url().host()).isEqualTo(usual.url().host());
        assertThat(hostile.url().pathSize()).isEqualTo(usual.url().pathSize());
        assertThat(hostile.url().encodedPath()).startsWith(prefix(usual)).doesNotContain("//", ";", "\\");
        assertThat(hostile.url().encodedPathSegments()).doesNotContain(".", "..");
        assertThat(hostile.url().queryParameterNames()).isEqualTo(usual.url().queryParameterNames());
        for (String name : usual.url().queryParameterNames()) {
            assertThat(hostile.url().queryParameterValues(name)).hasSize(1);
        }
        assertThat(hostile.url().fragment()).isNull();
        assertThat(new TreeSet<>(hostile.headers().names()))
                .isEqualTo(new TreeSet<>(usual.headers().names()));
    }

    /** What would have left; null if the text was refused with an argument exception that does not let it through. */
    private @Nullable Request request(String way, String text) {
        sent.set(null);
        try {
            Objects.requireNonNull(ways().get(way)).accept(this, text);
        } catch (SdkException e) {
            return sent.get();
        } catch (IllegalArgumentException e) {
            assertThat(sent.get()).isNull();
            assertThat(String.valueOf(e.getMessage())).doesNotContain("\r", "\n", "\0");
            return null;
        }
        throw new AssertionError("nothing can be answered here");
    }

    /** The path up to where ids stand. */
    private static String prefix(Request request) {
        return "/" + request.url().encodedPathSegments().get(0) + "/";
    }
}
