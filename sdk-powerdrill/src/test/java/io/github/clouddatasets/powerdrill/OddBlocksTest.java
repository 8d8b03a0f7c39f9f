package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks and events of shapes that nobody documents: a job was paid for, so they are kept. */
class OddBlocksTest {

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    static List<String> types() {
        return List.of(
                "MESSAGE", "CODE", "TABLE", "IMAGE", "SOURCES", "QUESTIONS", "CHART_INFO", "TASK", "TRIGGER", "X");
    }

    /** A job was paid for: nothing about one block takes the rest away. */
    @ParameterizedTest
    @MethodSource("types")
    void contentOfAnyShapeIsKept(String type) {
        for (String content : List.of(
                "null",
                "\"\"",
                "\" \"",
                "7",
                "true",
                "[]",
                "{}",
                "[null]",
                "[7]",
                "[[]]",
                "[{}]",
                "{\"url\":[]}",
                "{\"url\":\"\"}",
                "{\"name\":{}}",
                "{\"expires_at\":\"soon\"}",
                "{\"stage\":{}}",
                "{\"properties\":7}")) {
            JobAnswer answer = answer(type, content);
            assertThat(answer.blocks()).as(type + content).hasSize(2);
            assertThat(answer.text()).endsWith("after");
            assertHelpersWork(answer);

            JobAnswer streamed =
                    streamed("event:" + type + "\ndata:{\"choices\":[{\"delta\":{\"content\":" + content + "}}]}\n\n");
            assertThat(streamed.text()).as(type + content).endsWith("after");
            assertHelpersWork(streamed);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void dataOfAnyShapeIsKept(String type) {
        for (String data : List.of(
                "null",
                "7",
                "\"\"",
                "[]",
                "{}",
                "{\"choices\":7}",
                "{\"choices\":[null]}",
                "{\"choices\":[{}]}",
                "{\"choices\":[{\"delta\":null}]}",
                "{\"choices\":[7]}",
                "{\"group_id\":{}}",
                "")) {
            JobAnswer answer = streamed("event:" + type + "\ndata:" + data + "\n\n");
            assertThat(answer.text()).as(type + data).isEqualTo("after");
            assertHelpersWork(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"job_id\":null,\"blocks\":null}",
                "{\"blocks\":[null]}",
                "{\"blocks\":[{}]}",
                "{\"blocks\":[{\"type\":null,\"content\":{\"x\":1}}]}",
                "{\"blocks\":[{\"type\":\"TABLE\"}]}"
            })
    void anAnswerMayLackAnything(String data) {
        stub.service.answer("{\"code\":0,\"data\":" + data + "}");
        JobAnswer answer = stub.client.jobs().create(b -> b.sessionId("c").question("q"));

        assertThat(answer.jobId()).isNull();
        assertThat(answer.text()).isEmpty();
        assertThat(answer.blocks()).allMatch(Block.Unknown.class::isInstance);
        assertHelpersWork(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"job_id\":\"j\"}",
                "{\"job_id\":\"j\",\"question\":null,\"answer\":null}",
                "{\"job_id\":\"j\",\"question\":{},\"answer\":{\"blocks\":null}}",
                "{\"job_id\":\"j\",\"question\":{\"blocks\":[null]}}"
            })
    void aJobOfThePastMayLackAnythingButItsId(String job) {
        stub.service.answer("{\"code\":0,\"data\":{\"records\":[" + job + "]}}");

        assertThat(stub.client.jobs().history("c").toList())
                .containsExactly(new JobRecord("j", List.of(), new JobAnswer("j", List.of(), true)));
    }

    private static void assertHelpersWork(JobAnswer answer) {
        assertThat(answer.tables()).doesNotContainNull();
        assertThat(answer.images()).doesNotContainNull();
        assertThat(answer.sources()).doesNotContainNull();
        assertThat(answer.questions()).doesNotContainNull();
        assertThat(answer.toString()).isNotEmpty();
    }

    /** An answer of this block and a text. */
    private JobAnswer answer(String type, String content) {
        stub.service.answer("{\"code\":0,\"data\":{\"blocks\":[{\"type\":\"" + type + "\",\"content\":" + content
                + "},{\"type\":\"MESSAGE\",\"content\":\"after\",\"group_id\":\"g\"}]}}");
        return stub.client.jobs().create(b -> b.sessionId("c").question("q"));
    }

    /** A stream of this event and a text. */
    private JobAnswer streamed(String event) {
        stub.service.answer(new MockResponse()
                .setHeader("Content-Type", "text/event-stream")
                .setBody(event + "event:MESSAGE\ndata:{\"choices\":[{\"delta\":{\"content\":\"after\"}}]}\n\n"));
        try (JobStream stream = stub.client.jobs().stream(b -> b.sessionId("c").question("q"))) {
            return stream.collect();
        }
    }
}
