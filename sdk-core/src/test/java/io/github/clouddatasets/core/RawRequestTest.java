package io.github.clouddatasets.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a raw request takes, what it refuses, and what it shows. */
class RawRequestTest {

    @Test
    void pathIsCutIntoItsSegments() {
        assertThat(RawRequest.get("/things/a b/%41").build().segments()).containsExactly("things", "a b", "%41");
        assertThat(RawRequest.get("/things/").build().segments()).containsExactly("things", "");
        assertThat(RawRequest.get("/").build().segments()).containsExactly("");
    }

    @Test
    void segmentMayHoldASlash() {
        assertThat(RawRequest.get("/labels").segment("a/b").build().segments()).containsExactly("labels", "a/b");
        assertThat(RawRequest.get("/labels/").segment("a").build().segments()).containsExactly("labels", "a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "things", "http://h/x", "//h/x", "/a//b", "/a/../b", "/..", "/.", "/a/\n", "/a\u0000", "/ "})
    void pathThatLeadsElsewhereIsRefused(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawRequest.get(path))
                .withMessageContaining("path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a?b=1", "/a#b"})
    void queryInThePathIsRefusedWithTheWayToGiveIt(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawRequest.get(path))
                .withMessage("path must have no query and no fragment: add parameters with query()");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", " ", "a\r\nb", "a\uD800"})
    void segmentThatCannotBeOneIsRefused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawRequest.get("/a").segment(value))
                .withMessageStartingWith("a segment of the path must ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "get", "CONNECT", "TRACE", "GET\r\nX"})
    void otherMethodsAreRefused(String method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawRequest.builder(method, "/a"))
                .withMessageStartingWith("method must be one of GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE: \"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "authorization",
                "HOST",
                "Content-Length",
                "Content-Type",
                "X-Sdk-Date",
                "x-project-id",
                "X-Security-Token",
                "X-Auth-Token",
                "x-pd-api-key",
                "x-pd-external-trace-id",
                "User-Agent",
                "Transfer-Encoding"
            })
    void headerThatTheSdkSetsIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawRequest.get("/a").header(name, "s3cret"))
                .withMessage("the header " + name + " is set by the SDK itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallOptions.NONE.toBuilder().header(name, "s3cret"))
                .withMessage("the header " + name + " is set by the SDK itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept", "range", "If-Range"})
    void headerOfAnOperationIsRefusedForCallsOnly(String name) {
        assertThat(RawRequest.get("/a").header(name, "x").build().headers()).containsExactly(Map.entry(name, "x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallOptions.NONE.toBuilder().header(name, "x"))
                .withMessageStartingWith("the header " + name + " is set by the SDK itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "a\r\nb", "ä", "a\u0000"})
    void headerNameThatIsNoneIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawRequest.get("/a").header(name, "x"))
                .withMessageStartingWith("the name of a header ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallOptions.NONE.toBuilder().header(name, "x"))
                .withMessageStartingWith("the name of a header ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret\r\nHost: evil", "s3cret\n", "s3cret\u0000", "s3crétt", "s3cret\u007f"})
    void headerValueThatCannotBeSentIsRefusedAndNotShown(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawRequest.get("/a").header("x-a", value))
                .withMessageStartingWith("the value of header x-a must have printable ASCII characters only")
                .withMessageNotContaining("s3cr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret\r\n", "s3cret\u0000", "s3cret\uDC00"})
    void queryValueWithControlCharactersIsRefusedAndNotShown(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawRequest.get("/a").query("q", value))
                .withMessage("the value of query parameter q must have no control characters, unlike the character at"
                        + " index 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallOptions.NONE.toBuilder().query("q", value))
                .withMessageStartingWith("the value of query parameter q must have no control characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\n"})
    void queryNameThatIsNoneIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawRequest.get("/a").query(name, 1))
                .withMessageStartingWith("the name of a query parameter ");
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without NullAway may do
    void nullIsRefusedByName() {
        RawRequest.Builder builder = RawRequest.post("/a");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawRequest.get(null))
                .withMessageContaining("path");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawRequest.builder(null, "/"))
                .withMessageContaining("method");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.segment(null))
                .withMessageContaining("segment");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.query("q", null))
                .withMessageContaining("q");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.header("h", null))
                .withMessageContaining("h");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.body(null))
                .withMessage("body is required");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.body("x", null))
                .withMessageContaining("contentType");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void methodWithoutBodyRefusesOne(String method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawRequest.builder(method, "/a").body("{}"))
                .withMessage("body must be absent: " + method + " requests have none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "json", "a/b\r\nX: y", "text/plain; é"})
    void mediaTypeThatIsNoneIsRefused(String type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawRequest.post("/a").body("x", type))
                .withMessageStartingWith("contentType must be a media type such as text/csv: \"");
    }

    @ParameterizedTest
    @CsvSource({"GET, true", "HEAD, true", "OPTIONS, true", "PUT, true", "DELETE, true", "POST, false", "PATCH, false"})
    void repeatableByItsMethodUnlessSaidOtherwise(String method, boolean repeatable) {
        assertThat(RawRequest.builder(method, "/a").build().repeatable()).isEqualTo(repeatable);
        assertThat(RawRequest.builder(method, "/a")
                        .repeatable(!repeatable)
                        .build()
                        .repeatable())
                .isEqualTo(!repeatable);
    }

    @Test
    void bodyIsCopiedInAndOut() {
        byte[] given = {1, 2};
        RawRequest request =
                RawRequest.post("/a").body(given, "application/octet-stream").build();
        given[0] = 9;
        byte[] taken = request.body();
        assertThat(taken).containsExactly(1, 2);
        assertThat(taken).isNotSameAs(request.body());
    }

    @Test
    void builderThatGoesOnChangesNoFinishedRequest() {
        RawRequest.Builder builder = RawRequest.get("/a").query("q", 1);
        RawRequest request = builder.build();
        builder.segment("b").query("r", 2).header("h", "v");

        assertThat(request.segments()).containsExactly("a");
        assertThat(request.query()).containsExactly(Map.entry("q", "1"));
        assertThat(request.headers()).isEmpty();
    }

    @Test
    void toStringShowsNamesAndNoValue() {
        RawRequest request = RawRequest.post("/a/b")
                .query("token", "s3cret")
                .header("x-key", "s3cret")
                .body("s3cret")
                .build();

        assertThat(request).hasToString("RawRequest[POST /a/b, query=[token], headers=[x-key], body=6 bytes]");
    }

    @Test
    void toStringOfOptionsShowsNamesAndNoValue() {
        CallOptions options = CallOptions.NONE.toBuilder()
                .header("x-key", "s3cret")
                .query("token", "s3cret")
                .build();

        assertThat(options.toString())
                .contains("headers=[x-key], query=[token]")
                .doesNotContain("s3cret");
    }

    @Test
    void answerIsReadByItsCharset() {
        ResponseHeaders latin = ResponseHeaders.of(Map.of("content-type", List.of("text/plain; charset=iso-8859-1")));
        ResponseHeaders unknown = ResponseHeaders.of(Map.of("content-type", List.of("text/plain; charset=no-such")));
        byte[] bytes = "é".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(RawResponse.of(200, latin, bytes).text()).isEqualTo("é");
        assertThat(RawResponse.of(200, ResponseHeaders.NONE, "é".getBytes(StandardCharsets.UTF_8))
                        .text())
                .isEqualTo("é");
        assertThat(RawResponse.of(200, unknown, "é".getBytes(StandardCharsets.UTF_8))
                        .text())
                .isEqualTo("é");
    }

    @Test
    void answerCannotBeChanged() {
        byte[] bytes = {1};
        RawResponse answer = RawResponse.of(200, ResponseHeaders.NONE, bytes);
        bytes[0] = 2;
        answer.body()[0] = 3;

        assertThat(answer.body()).containsExactly(1);
    }

    @Test
    void headersAreFoundInWhateverCase() {
        ResponseHeaders headers = ResponseHeaders.of(Map.of("Set-Cookie", List.of("a=s3cret", "b=2")));

        assertThat(headers.first("set-cookie")).isEqualTo("a=s3cret");
        assertThat(headers.all("SET-COOKIE")).containsExactly("a=s3cret", "b=2");
        assertThat(headers.first("x")).isNull();
        assertThat(headers.all("x")).isEmpty();
        assertThat(headers).isEqualTo(ResponseHeaders.of(Map.of("set-cookie", List.of("a=s3cret", "b=2"))));
        assertThat(headers).hasSameHashCodeAs(ResponseHeaders.of(Map.of("set-cookie", List.of("a=s3cret", "b=2"))));
        assertThat(headers).hasToString("ResponseHeaders[Set-Cookie]");
    }
}
