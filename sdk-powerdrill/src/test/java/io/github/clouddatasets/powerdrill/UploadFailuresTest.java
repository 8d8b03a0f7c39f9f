package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.ServerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads that fail, as a whole or in a part: nothing is made of half a file. */
@Timeout(60)
class UploadFailuresTest {

    private static final int LENGTH = 1_200_000;

    @TempDir
    private Path folder;

    private final UploadCloud cloud = new UploadCloud();
    private final PowerdrillClient client = cloud.client;
    private final List<Progress> progress = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        cloud.close();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ((i * 31) >> 3);
        }
        return bytes;
    }

    private Path file(int length) {
        try {
            return Files.write(folder.resolve("a.csv"), bytes(length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file in three parts of 400,000 bytes each. */
    private Path inThree() {
        cloud.parts.put(1, 400_000L);
        cloud.parts.put(2, 400_000L);
        cloud.parts.put(3, 400_000L);
        return file(LENGTH);
    }

    @Test
    void aPartIsSentAgainByItself() {
        AtomicInteger second = new AtomicInteger();
        cloud.storage = request -> {
            if (UploadCloud.number(request) != 2) {
                return UploadCloud.kept(request);
            }
            return switch (second.incrementAndGet()) {
                case 1 -> new MockResponse().setResponseCode(500);
                case 2 -> new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST);
                default -> UploadCloud.kept(request);
            };
        };
        client.uploads().upload(inThree(), progress::add);

        assertThat(cloud.numbers()).containsExactly(1, 2, 2, 2, 3);
        assertThat(cloud.lines())
                .containsExactly(
                        "POST /v2/team/file/init-multipart-upload", "POST /v2/team/file/complete-multipart-upload");
        for (RecordedRequest part : cloud.stored) {
            assertThat(part.getBodySize()).isEqualTo(400_000);
        }
        assertThat(progress).isNotEmpty().allMatch(p -> p.done() != null && p.done() <= LENGTH);
        assertThat(progress).extracting(Progress::total).containsOnly((long) LENGTH);
        assertThat(progress).last().extracting(Progress::done).isEqualTo((long) LENGTH);
    }

    /** The code tells that the failure may pass, whatever the status is. */
    @ParameterizedTest
    @CsvSource({
        "400, RequestTimeout",
        "400, IncompleteBody",
        "400, RequestTimeoutException",
        "400, ThrottlingException",
        "400, BandwidthLimitExceeded",
        "403, RequestLimitExceeded",
        "403, SlowDown",
        "409, OperationAborted",
        "409, InternalError",
        "429, TooManyRequests",
        "503, SlowDown",
        "503, ServiceUnavailable",
        "500, InternalError",
        "501, ServerBusy",
    })
    void aPartIsSentAgainAfterAFailureThatMayPass(int status, String code) {
        AtomicInteger second = new AtomicInteger();
        cloud.storage = request -> UploadCloud.number(request) == 2 && second.incrementAndGet() == 1
                ? UploadCloud.json(
                        status,
                        "<?xml version=\"1.0\"?>\n<Error>\n  <Code> " + code
                                + " </Code><Message>later</Message></Error>")
                : UploadCloud.kept(request);
        client.uploads().upload(inThree(), progress::add);

        assertThat(cloud.numbers()).containsExactly(1, 2, 2, 3);
    }

    @ParameterizedTest
    @CsvSource({"400, EntityTooLarge", "403, AccessDenied", "403, SignatureDoesNotMatch", "404, NoSuchUpload"})
    void aPartIsNotSentAgainAfterAFailureThatStays(int status, String code) {
        cloud.storage = request -> UploadCloud.number(request) == 2
                ? UploadCloud.json(status, "<Error><Code>" + code + "</Code></Error>")
                : UploadCloud.kept(request);

        assertThatThrownBy(() -> client.uploads().upload(inThree(), progress::add))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining(code);
        assertThat(cloud.numbers()).containsOnlyOnce(2);
        cloud.assertNotCompleted();
    }

    /** A proxy that packs answers marks the tag as weak; the storage compares the value alone. */
    @ParameterizedTest
    @ValueSource(strings = {"\"e\"", "W/\"e\"", "w/\"e\"", "e", " \"e\" ", " W/\"e\" "})
    void aTagCompletesTheUploadHoweverItIsWritten(String header) {
        cloud.storage = request -> new MockResponse().setHeader("ETag", header);
        client.uploads().upload(inThree(), progress::add);

        assertThat(cloud.completed().path("part_etags"))
                .hasSize(3)
                .allSatisfy(part -> assertThat(part.path("etag").asText()).isEqualTo("e"));
        assertThat(new PartEtag(1, header).etag()).isEqualTo("e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "W/\"\""})
    void anEmptyTagCompletesNothing(String header) {
        cloud.storage = request -> new MockResponse().setHeader("ETag", header);

        assertThatThrownBy(() -> client.uploads().upload(inThree(), progress::add))
                .hasMessageContaining("without an ETag");
        assertThatThrownBy(() -> new PartEtag(1, header)).isInstanceOf(IllegalArgumentException.class);
        cloud.assertNotCompleted();
    }

    @Test
    void aPartThatKeepsFailingEndsTheUpload() {
        cloud.storage = request ->
                UploadCloud.number(request) == 2 ? new MockResponse().setResponseCode(503) : UploadCloud.kept(request);

        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> client.dataSources().upload("d1", inThree()))
                .withMessageStartingWith("powerdrill storage putPart: 503")
                .matches(failure -> failure.attempts() == 4);
        cloud.assertNotCompleted();
    }

    /** Only what is under way is there to be ended: what had not begun never does. */
    @Test
    void aPartThatIsRefusedEndsTheOthers() {
        for (int number = 1; number <= 12; number++) {
            cloud.parts.put(number, 100_000L);
        }
        CountDownLatch others = new CountDownLatch(2);
        cloud.storage = request -> {
            if (UploadCloud.number(request) == 1) {
                await(others);
                return new MockResponse().setResponseCode(403).setBody("<Error><Code>AccessDenied</Code></Error>");
            }
            others.countDown();
            return new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE);
        };

        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> client.dataSources().upload("d1", file(LENGTH)));
        assertThat(cloud.numbers()).containsExactly(1, 2, 3);
        cloud.assertNotCompleted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "", "\"\"", "  "})
    void aPartWithoutATagCannotBeCompleted(String tag) {
        cloud.storage = request -> tag.equals("none") ? new MockResponse() : new MockResponse().setHeader("ETag", tag);

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> client.dataSources().upload("d1", inThree()))
                .withMessageContaining("the storage answered without an ETag")
                .matches(failure -> "NoETag".equals(failure.errorCode()));
        cloud.assertNotCompleted();
    }

    @Test
    void aTagWithoutQuotesIsTakenAsItIs() {
        cloud.storage = request -> new MockResponse().setHeader("ETag", "bare");
        client.uploads().upload(inThree());

        assertThat(cloud.completed().at("/part_etags/0/etag").asText()).isEqualTo("bare");
    }

    @Test
    void theStoragesRefusalSaysWhatToDo() {
        cloud.storage = request -> new MockResponse()
                .setResponseCode(403)
                .setHeader("Content-Type", "application/xml")
                .setBody("<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code><Message>Request has expired"
                        + "</Message><RequestId>4442587FB7D0A2F9</RequestId><HostId>x</HostId></Error>");
        PermissionDeniedException refusal = catchThrowableOfType(
                PermissionDeniedException.class, () -> client.dataSources().upload("d1", inThree()));

        assertThat(refusal)
                .hasMessageStartingWith("powerdrill storage putPart: 403 AccessDenied Request has expired")
                .hasMessageContaining("ask for a new one")
                .hasMessageNotContaining("TALE");
        assertThat(refusal.errorCode()).isEqualTo("AccessDenied");
        assertThat(refusal.requestId()).isEqualTo("4442587FB7D0A2F9");
        assertThat(refusal.httpStatus()).isEqualTo(403);
        cloud.assertNotCompleted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'upload_id':'u','file_object_key':'k'}",
                "{'upload_id':'u','file_object_key':'k','part_items':[{'size':1200000,'upload_url':'U'}]}",
                "{'upload_id':'u','file_object_key':'k','part_items':[{'number':1,'upload_url':'U'}]}",
                "{'upload_id':'u','file_object_key':'k','part_items':[{'number':1,'size':1200000}]}",
                "{'upload_id':'u','file_object_key':'k','part_items':[{'number':1,'size':1200000,'upload_url':''}]}",
                "{'upload_id':'u','file_object_key':'k','part_items':[{'number':1,'size':1200000,'upload_url':'x'}]}",
                "{'upload_id':'u','file_object_key':'k','part_items':[{'number':1,'size':1199999,'upload_url':'U'}]}",
                "{'upload_id':'u','file_object_key':'k','part_items':[{'number':1,'size':1200001,'upload_url':'U'}]}",
                "{'upload_id':'u','file_object_key':'k','part_items':[{'number':0,'size':1200000,'upload_url':'U'}]}",
                "{'upload_id':'u','file_object_key':'k','part_items':[{'number':1,'size':-1,'upload_url':'U'},"
                        + "{'number':2,'size':1200001,'upload_url':'U'}]}",
                "{'upload_id':'u','file_object_key':'k','part_items':[{'number':1,'size':600000,'upload_url':'U'},"
                        + "{'number':1,'size':600000,'upload_url':'U'}]}",
                "{'upload_id':'u','file_object_key':'k','part_items':[{'number':1,'size':9223372036854775807,"
                        + "'upload_url':'U'},{'number':2,'size':9223372036854775807,'upload_url':'U'}]}",
                "{'file_object_key':'k','part_items':[{'number':1,'size':1200000,'upload_url':'U'}]}",
                "{'upload_id':'','file_object_key':'k','part_items':[{'number':1,'size':1200000,'upload_url':'U'}]}",
                "{'upload_id':'u','part_items':[{'number':1,'size':1200000,'upload_url':'U'}]}",
            })
    void anAnswerThatDoesNotFitTheFileEndsTheUploadBeforeAnythingIsSent(String answer) {
        String data = answer.replace('\'', '"').replace("\"U\"", "\"" + cloud.address(UploadCloud.target(1)) + "\"");
        cloud.instead.put("/init-multipart-upload", UploadCloud.json(200, "{\"code\":0,\"data\":" + data + "}"));

        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> client.dataSources().upload("d1", file(LENGTH)))
                .withMessageNotContaining("TALE");
        assertThat(cloud.stored).isEmpty();
        cloud.assertNotCompleted();
    }

    @ParameterizedTest
    @CsvSource({
        "/init-multipart-upload, 500, 1200000",
        "/complete-multipart-upload, 500, 1200000",
        "/complete-multipart-upload, 200, 1200000",
        "/upload-datasource, 500, 1000",
        "/upload-datasource, 200, 1000",
        "/upload-datasource, 413, 1000",
    })
    void aFailedUploadMakesNoDataSource(String path, int status, int length) {
        cloud.parts.put(1, (long) length);
        cloud.instead.put(path, UploadCloud.json(status, "{\"code\":" + (status == 200 ? 0 : 9) + ",\"data\":{}}"));

        assertThatExceptionOfType(SdkException.class)
                .isThrownBy(() -> client.dataSources().upload("d1", file(length)));
        if (length < LENGTH) {
            assertThatExceptionOfType(SdkException.class)
                    .isThrownBy(() -> client.v1().dataSources().upload("d1", file(length)));
        }
        cloud.assertNoDataSource();
        long completions = cloud.lines().stream()
                .filter(line -> line.endsWith("/complete-multipart-upload"))
                .count();
        assertThat(completions).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {LENGTH, 1000})
    void aFileThatChangesMeanwhileIsNotMadeADataSource(int length) throws IOException {
        Path file = file(length);
        cloud.parts.put(1, (long) length);
        Consumer<Progress> change = told -> {
            try {
                Files.write(file, bytes(length + 1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> client.dataSources().upload("d1", file, change))
                .withMessageContaining("changed during the upload");
        cloud.assertNotCompleted();
    }

    @ParameterizedTest
    @ValueSource(ints = {LENGTH, 1000})
    void whoListensCanEndIt(int length) {
        Path file = file(length);
        cloud.parts.put(1, (long) length);
        IllegalStateException enough = new IllegalStateException("enough");

        assertThatThrownBy(() -> client.dataSources().upload("d1", file, told -> {
                    throw enough;
                }))
                .isSameAs(enough);
        cloud.assertNotCompleted();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Test
    void cancellingEndsAllParts() throws Exception {
        Path file = inThree();
        CountDownLatch arrived = new CountDownLatch(3);
        cloud.storage = request -> {
            arrived.countDown();
            return new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE);
        };
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        CompletableFuture<Object> work = client.async(c -> {
            try {
                return c.dataSources().upload("d1", file);
            } catch (RuntimeException e) {
                thrown.complete(e);
                throw e;
            }
        });
        assertThat(await(arrived)).isTrue();
        work.cancel(true);

        assertThat(thrown.get()).isInstanceOf(CancelledException.class);
        assertThat(cloud.numbers()).containsExactly(1, 2, 3);
        cloud.assertNotCompleted();
    }
}
