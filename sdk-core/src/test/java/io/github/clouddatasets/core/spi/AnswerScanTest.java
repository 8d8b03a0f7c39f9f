package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of an answer is seen, wherever the connection cuts it into pieces. */
class AnswerScanTest {

    private final AnswerScan scan = new AnswerScan();

    private void pass(String answer, int first, int second) {
        byte[] bytes = ("#" + answer).getBytes(StandardCharsets.ISO_8859_1);
        scan.begin();
        scan.pass(bytes, 1, first);
        scan.pass(bytes, 1 + first, second - first);
        scan.pass(bytes, 1 + second, bytes.length - 1 - second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\nbody",
                "HTTP/1.1 200 OK\nContent-Length: 4\n\nbody",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody",
                "HTTP/1.1 103 Early\r\nLink: a\r\n\r\nHTTP/1.1 103 Early\r\n\r\nHTTP/1.1 404 \r\n\r\n\n\r\n\n"
            })
    void whatFollowsTheBodyIsALeftOver(String answer) {
        for (int first = 0; first <= answer.length(); first++) {
            for (int second = first; second <= answer.length(); second++) {
                pass(answer, first, second);
                assertThat(scan.hasLeftOver(4)).as("%d and %d", first, second).isFalse();
                assertThat(scan.hasLeftOver(3)).as("%d and %d", first, second).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "HTTP/1.1 200 OK\r\n\r\n"})
    void whatFollowsTheLastChunkIsALeftOver(String leftOver) {
        String answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n" + leftOver;
        for (int first = 0; first <= answer.length(); first++) {
            pass(answer, first, answer.length());
            assertThat(scan.hasLeftOver(-1)).as("cut at %d", first).isEqualTo(!leftOver.isEmpty());
        }
    }
}
