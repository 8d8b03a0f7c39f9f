package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.QuotaExceededException;
import io.github.clouddatasets.core.RateLimitedException;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import io.github.clouddatasets.testing.Contract;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streamed answers: the documented transcripts, whole and cut at every byte, and what can go wrong. */
@Timeout(120)
class JobStreamTest {

    /** A transcript of the contract and who reads it. */
    record Transcript(String operation, String example) {

        String text() {
            return streams(operation).path(example).path("value").asText();
        }

        JobStream open(PowerdrillClient client) {
            return operation.startsWith("v1")
                    ? client.v1().jobs().stream(JobStreamTest::question)
                    : client.jobs().stream(JobStreamTest::question);
        }
    }

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    private static JsonNode streams(String operation) {
        for (JsonNode path : Contract.POWERDRILL.root().path("paths")) {
            for (JsonNode method : path) {
                if (method.path("operationId").asText().equals(operation)) {
                    return method.path("responses")
                            .path("200")
                            .path("content")
                            .path("text/event-stream")
                            .path("examples");
                }
            }
        }
        throw new AssertionError("no streams of " + operation);
    }

    static Stream<Transcript> transcripts() {
        return Stream.of("v2CreateJob", "v1CreateJob")
                .flatMap(operation -> streams(operation).properties().stream()
                        .map(example -> new Transcript(operation, example.getKey())));
    }

    private static void question(JobRequest.Builder request) {
        request.sessionId("s-1").question("why?");
    }

    private static MockResponse events(byte[] body) {
        return new MockResponse()
                .setHeader("Content-Type", "text/event-stream;charset=UTF-8")
                .setBody(new Buffer().write(body));
    }

    private JobStream reading(String body) {
        stub.service.answer(events(body.getBytes(StandardCharsets.UTF_8)));
        return stub.client.jobs().stream(JobStreamTest::question);
    }

    private static String chunk(String event, String content) {
        return "id:g1\nevent:" + event + "\ndata:{\"id\":\"g1\",\"choices\":[{\"delta\":{\"content\":" + content
                + "}}],\"group_id\":\"g1\",\"group_name\":\"Conclusions\",\"stage\":\"Respond\"}\n\n";
    }

    /** Events of a stream until its end, or until it throws. */
    private static @Nullable SdkException drain(JobStream stream, List<JobEvent> events) {
        try (stream) {
            stream.forEachRemaining(events::add);
            return null;
        } catch (SdkException end) {
            return end;
        }
    }

    @Test
    void theContractHasThreeTranscripts() {
        assertThat(transcripts()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void aTranscriptIsReadEventByEvent(Transcript transcript) {
        stub.service.answer(events(transcript.text().getBytes(StandardCharsets.UTF_8)));
        List<JobEvent> events = new ArrayList<>();
        assertThat(drain(transcript.open(stub.client), events)).isNull();

        assertThat(events)
                .hasSameSizeAs(transcript
                        .text()
                        .lines()
                        .filter(line -> line.startsWith("event:"))
                        .toList());
        assertThat(events)
                .filteredOn(Block.Unknown.class::isInstance)
                .as("events that are not understood")
                .isEmpty();
        assertThat(events.get(0)).isInstanceOf(JobEvent.JobId.class);
        assertThat(events)
                .anyMatch(event -> event instanceof JobEvent.Task task && TaskStatus.RUNNING.equals(task.status()));
    }

    @Test
    void theFullTranscriptBecomesAnAnswer() {
        stub.service.answer(
                events(new Transcript("v2CreateJob", "docFull").text().getBytes(StandardCharsets.UTF_8)));
        JobAnswer answer;
        try (JobStream stream = stub.client.jobs().stream(JobStreamTest::question)) {
            answer = stream.collect();
        }

        assertThat(answer.jobId()).isEqualTo("job-cm738w2ly00bb01l10mr4i2mx");
        assertThat(answer.complete()).isTrue();
        assertThat(answer.blocks().stream().map(block -> block.getClass().getSimpleName()))
                .containsExactly(
                        "Code",
                        "Table",
                        "Code",
                        "Image",
                        "Message",
                        "Table",
                        "Message",
                        "Image",
                        "Message",
                        "Questions",
                        "Sources");
        assertThat(answer.text())
                .startsWith(
                        "\n\n`Analyzing Conclusions` \n\n### Travel Agency with the Highest Average Booking Price\n\n"
                                + "#### Analysis\n\n\n\n- **Highest Average Booking Price**")
                .endsWith("the highest average booking price among the listed travel agencies.");
        assertThat(answer.tables()).singleElement().satisfies(table -> {
            assertThat(table.name()).isEqualTo("average_price_per_agency.csv");
            assertThat(table.expiresAt()).hasToString("2025-02-13T11:27:20.363990Z");
        });
        assertThat(answer.images()).hasSize(1);
        assertThat(answer.questions()).hasSize(3);
        assertThat(answer.sources()).singleElement().satisfies(source -> {
            assertThat(source.source()).isEqualTo("junlan.csv");
            assertThat(source.datasourceId()).isEqualTo("ds-cm5c11ati000301fcotg37qi4");
            assertThat(source.pageNo()).isNull();
        });
    }

    @Test
    void versionOneSpeaksOfTheSame() {
        stub.service.answer(
                events(new Transcript("v1CreateJob", "docFull").text().getBytes(StandardCharsets.UTF_8)));
        List<JobEvent> events = new ArrayList<>();
        JobStream stream = stub.client.v1().jobs().stream(JobStreamTest::question);
        drain(stream, events);

        assertThat(events).contains(new JobEvent.Title("test session"), new JobEvent.End("[DONE]"));
        JobAnswer answer = stream.answer();
        assertThat(answer.complete()).isTrue();
        assertThat(answer.images())
                .singleElement()
                .satisfies(image -> assertThat(image.expiresAt()).isNotNull());
        assertThat(answer.sources())
                .singleElement()
                .satisfies(source -> assertThat(source.datasourceId()).isEqualTo("clxin6l9200oo01l1457bolx3"));
        assertThat(answer.blocks()).noneMatch(block -> block.group().id() == null && block instanceof Block.Message);
    }

    /** The end of the body is the end of a stream; the connection broke in good order. */
    @ParameterizedTest
    @MethodSource("transcripts")
    void everyPrefixGivesWholeEventsAndThenAnEndOrAnError(Transcript transcript) {
        byte[] whole = transcript.text().getBytes(StandardCharsets.UTF_8);
        List<JobEvent> all = new ArrayList<>();
        stub.service.answer(events(whole));
        drain(transcript.open(stub.client), all);
        int[] ends = eventEnds(transcript.text());

        AtomicReference<byte[]> prefix = new AtomicReference<>(whole);
        try (PowerdrillClient client = answering(prefix)) {
            for (int cut = 0; cut < whole.length; cut++) {
                prefix.set(Arrays.copyOf(whole, cut));
                List<JobEvent> events = new ArrayList<>();
                JobStream stream = transcript.open(client);
                SdkException end = drain(stream, events);
                int at = cut;
                int complete = (int) IntStream.of(ends).filter(e -> e <= at).count();

                if (events.size() == complete + 1) { // the very last event is whole before its empty line
                    assertThat(events.get(complete)).isEqualTo(new JobEvent.End("[DONE]"));
                    assertThat(whole.length - cut).isLessThanOrEqualTo(2);
                    continue;
                }
                assertThat(events).as("cut at %d", cut).isEqualTo(all.subList(0, complete));
                boolean between = cut == 0 || (complete > 0 && ends[complete - 1] == cut);
                if (cut == 0) {
                    assertThat(end).isInstanceOf(DecodeException.class);
                } else if (between) {
                    assertThat(end).as("cut at %d", cut).isNull();
                    assertThat(stream.answer().complete())
                            .isEqualTo(events.get(events.size() - 1) instanceof JobEvent.End);
                } else if (end != null) {
                    assertThat(end).as("cut at %d", cut).isInstanceOf(ConnectionLostException.class);
                } else { // a comment, cut or not, is no event, and neither are the dots of the v1 transcript
                    assertThat(new String(whole, ends[complete - 1], cut - ends[complete - 1], StandardCharsets.UTF_8))
                            .matches(":.*\\n*|[.\\n]*\\n\\n");
                }
            }
        }
    }

    /** Without a socket, since there are tens of thousands of prefixes. */
    private PowerdrillClient answering(AtomicReference<byte[]> body) {
        return stub.builder()
                .requestsPerSecond(0)
                .transport(OkHttpTransport.tuned(http -> http.addInterceptor(chain -> new Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(200)
                        .message("OK")
                        .body(ResponseBody.create(body.get(), MediaType.get("text/event-stream")))
                        .build())))
                .build();
    }

    /** The connection broke: fewer bytes came than were announced. */
    @ParameterizedTest
    @ValueSource(ints = {1, 40, 41, 500, 1366})
    void aBrokenConnectionIsAlwaysAnErrorAndNeverAskedAgain(int cut) {
        byte[] whole = new Transcript("v2CreateJob", "docKeepAlive").text().getBytes(StandardCharsets.UTF_8);
        stub.service.answer(new MockResponse()
                .setBody(new Buffer().write(whole, 0, cut))
                .setHeader("Content-Length", whole.length)
                .setSocketPolicy(SocketPolicy.DISCONNECT_AT_END));
        List<JobEvent> events = new ArrayList<>();
        SdkException end = drain(stub.client.jobs().stream(JobStreamTest::question), events);

        assertThat(end).isInstanceOf(ConnectionLostException.class);
        assertThat(stub.service.count()).isEqualTo(1);
    }

    /** Where in the bytes each event is over: behind its empty line. */
    private static int[] eventEnds(String text) {
        List<Integer> ends = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n", start)) {
            if (text.substring(start, end).contains("data:")) {
                ends.add(text.substring(0, end + 2).getBytes(StandardCharsets.UTF_8).length);
            }
            start = end + 2;
        }
        return ends.stream().mapToInt(Integer::intValue).toArray();
    }

    @Test
    void nothingIsSentBeforeTheFirstEventIsAskedFor() {
        try (JobStream stream = reading(chunk("MESSAGE", "\"a\""))) {
            assertThat(stub.service.count()).isZero();
            assertThat(stream.hasNext()).isTrue();
            assertThat(stream.hasNext()).isTrue();
            assertThat(stub.service.count()).isEqualTo(1);
        }
        RecordedRequest request = stub.service.next();
        assertThat(request.getHeader("Accept")).isEqualTo("text/event-stream, application/json");
        assertThat(request.getBody().readUtf8()).contains("\"stream\":true");
    }

    @Test
    void textOfOneStepIsJoinedAndKeepsItsPlaceBetweenTables() {
        String table = "{\"name\":\"t.csv\",\"url\":\"https://s.example/t.csv?sig=%s\"}";
        JobAnswer answer = reading(chunk("MESSAGE", "\"a\"")
                        + chunk("MESSAGE", "\"\"")
                        + chunk("TASK", "{\"id\":\"x\",\"status\":\"error\"}")
                        + chunk("MESSAGE", "\"\\n b\"")
                        + chunk("TABLE", table.formatted("1"))
                        + chunk("MESSAGE", "\"c\"")
                        + chunk("MESSAGE", "\"d\"").replace("g1", "g2")
                        + chunk("TABLE", table.formatted("2")))
                .collect();

        BlockGroup one = new BlockGroup("g1", "Conclusions", BlockStage.RESPOND);
        assertThat(answer.blocks()).hasSize(5);
        assertThat(answer.blocks().get(0)).isEqualTo(new Block.Message("a\n b", one));
        assertThat(answer.blocks().get(2)).isEqualTo(new Block.Message("c", one));
        assertThat(answer.blocks().get(3))
                .isEqualTo(new Block.Message("d", new BlockGroup("g2", "Conclusions", BlockStage.RESPOND)));
        assertThat(answer.text()).isEqualTo("a\n bcd");
        assertThat(answer.complete()).isFalse();
        assertThat(answer.tables())
                .singleElement()
                .satisfies(file -> assertThat(file.url())
                        .isNotNull()
                        .matches(url -> url.reveal().endsWith("sig=2")));
    }

    @Test
    void whatIsNotKnownIsKept() {
        String odd = "event:CHART_NEXT\ndata:{\"x\":1}\n\n" + chunk("MESSAGE", "{\"no\":\"text\"}")
                + chunk("SOURCES", "\"none\"") + "data:bare\n\n";
        List<Block> blocks = reading(odd).collect().blocks();

        assertThat(blocks).hasSize(4).allMatch(Block.Unknown.class::isInstance);
        assertThat(((Block.Unknown) blocks.get(0)).raw()).isEqualTo("{\"x\":1}");
        assertThat(((Block.Unknown) blocks.get(1)).raw()).contains("{\"no\":\"text\"}");
        assertThat(((Block.Unknown) blocks.get(3)).type()).isEqualTo("message");
        assertThat(blocks.get(0).toString()).doesNotContain("{\"x\":1}");
    }

    @Test
    void dataThatIsNoJsonIsAnErrorThatShowsIt() {
        try (JobStream stream = reading(chunk("MESSAGE", "\"a\"") + "event:MESSAGE\ndata:{\"choices\":[\n\n")) {
            assertThatExceptionOfType(DecodeException.class)
                    .isThrownBy(stream::collect)
                    .withMessageContaining(" event MESSAGE ")
                    .extracting(DecodeException::body)
                    .isEqualTo("{\"choices\":[");
            assertThat(stream.answer().text()).isEqualTo("a");
            assertThat(stream.hasNext()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"choices":[{"delta":{"content":{"code":210021,"message":"no quota"}}}]}|210021|no quota
                    {"choices":[{"delta":{"content":{"code":"it broke"}}}]}|it broke|
                    {"choices":[{"delta":{"content":"it broke"}}]}||it broke
                    {"code":9999,"message":"internal"}|9999|internal
                    {"code":"E1","message":"internal"}|E1|internal
                    it broke||it broke
                    """)
    void aFailureIsAnEventAndAnExceptionOfCollect(String data, @Nullable String code, @Nullable String message) {
        Class<?> kind = "210021".equals(code)
                ? QuotaExceededException.class
                : "9999".equals(code) ? ServerException.class : ApiException.class;
        String body =
                chunk("MESSAGE", "\"half\"") + "event:ERROR\ndata:" + data + "\n\nevent:END_MARK\ndata:[ERROR]\n\n";
        List<JobEvent> events = new ArrayList<>();
        drain(reading(body), events);
        assertThat(events)
                .endsWith(new JobEvent.Failure(code, message), new JobEvent.End("[ERROR]"))
                .hasSize(3);

        JobStream byHand = reading(body);
        assertThat(byHand.stream()
                        .filter(JobEvent.Failure.class::isInstance)
                        .map(failure -> ((JobEvent.Failure) failure).toException()))
                .singleElement()
                .satisfies(exception -> {
                    assertThat(exception).isExactlyInstanceOf(kind);
                    assertThat(exception.errorCode()).isEqualTo(code);
                    assertThat(exception.traceId()).matches("[0-9a-f]{32}");
                });
        assertThat(new JobEvent.Failure(code, message).toException()).isExactlyInstanceOf(kind);

        JobStream stream = reading(body);
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(stream::collect)
                .matches(failure -> failure.getClass() == kind, "is a " + kind)
                .matches(failure -> Objects.equals(failure.errorCode(), code));
        assertThat(stream.answer().text()).isEqualTo("half");
        assertThat(stream.answer().complete()).isFalse();
    }

    @Test
    void aRefusalComesAsItsException() {
        stub.service.answer(400, "{\"code\":210021,\"msg\":\"Job quota exceeded\"}");
        assertThatExceptionOfType(QuotaExceededException.class)
                .isThrownBy(
                        () -> stub.client.jobs().stream(JobStreamTest::question).hasNext());
        stub.service.answer(200, "\uFEFF {\"code\":300003,\"msg\":\"no such session\"}");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(
                        () -> stub.client.jobs().stream(JobStreamTest::question).hasNext());
    }

    @Test
    void onlyARateLimitIsTriedAgain() {
        for (int i = 0; i < 4; i++) {
            stub.service.answer(429, "{\"code\":201}");
        }
        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(
                        () -> stub.client.jobs().stream(JobStreamTest::question).hasNext());
        assertThat(stub.service.count()).isEqualTo(4);

        stub.service.answer(503, "");
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(
                        () -> stub.client.jobs().stream(JobStreamTest::question).hasNext());
        assertThat(stub.service.count()).isEqualTo(5);
    }

    @Test
    void aClosedStreamIsOver() {
        JobStream stream = reading(chunk("MESSAGE", "\"a\"") + chunk("MESSAGE", "\"b\""));
        stream.next();
        stream.close();
        stream.close();

        assertThat(stream.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(stream::next);
        assertThat(stream.answer().text()).isEqualTo("a");

        JobStream unread = stub.client.jobs().stream(JobStreamTest::question);
        unread.close();
        assertThat(unread.hasNext()).isFalse();
        assertThat(stub.service.count()).isEqualTo(1);
    }

    @Test
    void itCanBeWalkedOnce() {
        JobStream stream = reading(chunk("MESSAGE", "\"a\"") + chunk("MESSAGE", "\"b\""));
        List<String> texts = new ArrayList<>();
        for (JobEvent event : stream) {
            texts.add(((Block.Message) event).text());
        }

        assertThat(texts).containsExactly("a", "b");
        assertThatIllegalStateException().isThrownBy(stream::iterator);
        assertThat(stream.toString()).isEqualTo("JobStream[job null, 1 blocks, ended]");
    }

    @Test
    void itIsAStreamOfJava() {
        try (Stream<JobEvent> events = reading(chunk("MESSAGE", "\"a\"") + chunk("MESSAGE", "\"b\"")).stream()) {
            assertThat(events.map(event -> ((Block.Message) event).text())).containsExactly("a", "b");
        }
    }
}
