package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.json.PackageVersion;
import io.github.clouddatasets.core.DecodeException;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are made to hurt the reader. The timeout guards against work without end, no more. */
@Timeout(30)
class HostileJsonTest {

    /** One component of each sensitive type. */
    record Sensitive(
            @Nullable Long size,
            @Nullable Integer count,
            @Nullable Double score,
            @Nullable Instant time,
            @Nullable Map<String, Object> free) {}

    private static final Op<Sensitive> GET = Op.get("getSensitive", "/sensitive", Sensitive.class);

    private final MockWebServer server = new MockWebServer();
    private final TestClient client = new TestClient(server.url("/").toString());

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private Sensitive read(String answer) {
        server.enqueue(new MockResponse().setBody(answer));
        try (Api api = client.open()) {
            return api.call(GET, Arguments.none());
        }
    }

    private static String nested(int depth, String open, String close) {
        return open.repeat(depth) + close.repeat(depth);
    }

    /** The object around counts, too. */
    @Test
    void nestingUpToTwoHundredIsRead() {
        assertThat(read("{\"free\":{\"a\":" + nested(198, "[", "]") + "}}").free())
                .containsKey("a");
        assertThat(read("{\"unknown\":" + nested(199, "[", "]") + "}").size()).isNull();
    }

    static Stream<Named<String>> attacks() {
        String digits = "9".repeat(401);
        return Stream.of(
                Named.of("deeper in a known field", "{\"free\":{\"a\":" + nested(199, "[", "]") + "}}"),
                Named.of("deeper in an unknown field", "{\"unknown\":" + nested(200, "[", "]") + "}"),
                Named.of("deep objects", "{\"unknown\":" + "{\"a\":".repeat(200) + "1" + "}".repeat(200) + "}"),
                Named.of("a million brackets", "{\"unknown\":" + "[".repeat(1_000_000)),
                Named.of("long whole number", "{\"size\":" + digits + "}"),
                Named.of("long whole number in a free field", "{\"free\":{\"a\":" + digits + "}}"),
                Named.of("long fraction", "{\"score\":0." + digits + "}"),
                Named.of("a million digits", "{\"size\":" + "9".repeat(1_000_000) + "}"),
                Named.of("a million digits nobody asked for", "{\"unknown\":" + "9".repeat(1_000_000) + "}"),
                Named.of("string of more than 20 million", "{\"free\":{\"a\":\"" + "x".repeat(20_000_001) + "\"}}"));
    }

    /** Before 2.16 Jackson cannot limit names: a long one is what the answer's limited size allows. */
    @ParameterizedTest
    @ValueSource(ints = {50_001, 3_000_000})
    void aLongNameCannotBeDecoded(int length) {
        assumeTrue(PackageVersion.VERSION.getMinorVersion() >= 16);
        attackCannotBeDecoded("{\"" + "n".repeat(length) + "\":1}");
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void attackCannotBeDecoded(String answer) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> read(answer))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(2_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"size\":99999999999999999999}",
                "{\"size\":1e30}",
                "{\"count\":9999999999}",
                "{\"score\":1e400}",
                "{\"time\":1e30}"
            })
    void numberBeyondItsRangeIsAbsent(String answer) {
        assertThat(read(answer)).isEqualTo(new Sensitive(null, null, null, null, null));
    }

    /** Each would be a number of a billion digits if anybody wrote it out. */
    @ParameterizedTest
    @ValueSource(strings = {"size", "count", "score", "time", "unknown"})
    void exponentWithoutEndIsHarmless(String field) {
        assertThat(read("{\"" + field + "\":1e1000000000}")).isEqualTo(new Sensitive(null, null, null, null, null));
    }

    @Test
    void nameOfTenThousandIsRead() {
        assertThat(read("{\"" + "n".repeat(10_000) + "\":1}").size()).isNull();
    }

    /** No class is ever made because an answer names it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@class\":\"java.net.URL\",\"@type\":\"java.net.URL\",\"size\":1}",
                "{\"free\":{\"a\":[\"java.net.URL\",\"http://127.0.0.1:1/\"]},\"size\":1}",
                "{\"free\":{\"a\":{\"@class\":\"javax.script.ScriptEngineManager\"}},\"size\":1}",
            })
    void namesOfClassesAreData(String answer) {
        Sensitive read = read(answer);

        assertThat(read.size()).isEqualTo(1);
        Object free = read.free() == null ? null : read.free().get("a");
        assertThat(free == null || free instanceof Map || free instanceof java.util.List)
                .isTrue();
    }
}
