package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.InvalidRequestException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.datasets.common.BatchItem;
import io.github.clouddatasets.datasets.common.BatchResult;
import io.github.clouddatasets.datasets.common.SourceFiles;
import io.github.clouddatasets.datasets.samples.AddSamplesRequest;
import io.github.clouddatasets.datasets.samples.HardFlag;
import io.github.clouddatasets.datasets.samples.HardReasonId;
import io.github.clouddatasets.datasets.samples.NewSample;
import io.github.clouddatasets.datasets.samples.Sample;
import io.github.clouddatasets.datasets.samples.SampleLabel;
import io.github.clouddatasets.datasets.samples.SampleLabelProperty;
import io.github.clouddatasets.datasets.samples.SampleMetadata;
import io.github.clouddatasets.datasets.samples.SampleState;
import io.github.clouddatasets.datasets.samples.SampleStatus;
import io.github.clouddatasets.datasets.samples.SampleType;
import io.github.clouddatasets.datasets.samples.SampleUpdate;
import io.github.clouddatasets.datasets.samples.Samples;
import io.github.clouddatasets.datasets.samples.SearchCondition;
import io.github.clouddatasets.datasets.samples.SearchCriteria;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The operations on samples, on the wire. */
class SamplesTest {

    private static final String SAMPLE = """
            {"sample_id":"012f99f3cf405860130b6ed2350c2228","sample_type":0,
             "labels":[{"name":"car","type":0,"property":{"@modelarts:hard":"true",
                "@modelarts:hard_coefficient":"0.25","@modelarts:hard_reasons":"3-20-21-19",
                "@modelarts:start_time":"00:00:01.250","@modelarts:feature":[[10,20],[30.5,40]]}}],
             "source":"https://test-obs.obs.xxx.com:443/36502.jpg?AccessKeyId=A&Expires=1&Signature=SIG",
             "metadata":{"@modelarts:import_origin":0,"@modelarts:hard":1.0,"@modelarts:size":[640,480,3]},
             "sample_time":1589190552106,"sample_status":"MANUAL_ANNOTATION",
             "labelers":[{"email":"xxx@xxx.com","worker_id":"5d8d4033b428fed5ac158942c33940a2","role":0}]}
            """;

    private final Wire wire = new Wire();
    private final Samples samples = wire.client.samples();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void oneSampleIsReadWithoutTheOdditiesOfTheWire() {
        wire.answer(200, SAMPLE);

        Sample sample = samples.get("d1", "012f99f3cf405860130b6ed2350c2228");

        assertThat(Wire.line(wire.sent()))
                .isEqualTo("GET /datasets/d1/data-annotations/samples/012f99f3cf405860130b6ed2350c2228");
        assertThat(sample.sampleType()).isEqualTo(SampleType.IMAGE);
        assertThat(sample.sampleTime()).isEqualTo(Instant.ofEpochMilli(1589190552106L));
        assertThat(Objects.requireNonNull(sample.sampleStatus()).state()).isEqualTo(SampleState.LABELED);
        SampleLabelProperty property =
                Objects.requireNonNull(sample.labels().get(0).property());
        assertThat(property.hard()).isTrue();
        assertThat(property.hardCoefficient()).isEqualTo(0.25);
        assertThat(property.hardReasons())
                .containsExactly(
                        HardReasonId.CLASS_DEVIATION,
                        HardReasonId.FLIP_LEFT_RIGHT,
                        HardReasonId.CROP,
                        HardReasonId.GAUSSIAN_BLUR);
        assertThat(property.startTime()).isEqualTo(Duration.ofMillis(1250));
        assertThat(property.feature()).containsExactly(List.of(10.0, 20.0), List.of(30.5, 40.0));
        SampleMetadata metadata = Objects.requireNonNull(sample.metadata());
        assertThat(metadata.hard()).isTrue();
        assertThat(metadata.size()).containsExactly(640, 480, 3);
        assertThat(sample.labelers().get(0).email()).isEqualTo("xxx@xxx.com");
        assertThat(sample.toString()).contains("source=***").doesNotContain("SIG");
    }

    @Test
    void listSendsEveryFilterAndConditionsAsJson() {
        wire.answer(200, "{\"sample_count\":1,\"samples\":[" + SAMPLE + "]}");

        Sample first = samples.list(
                        "d1",
                        q -> q.sampleState(SampleState.UNREVIEWED)
                                .lowScore(0.00001)
                                .labelName("草莓")
                                .searchConditions(List.of(
                                        SearchCondition.builder()
                                                .sampleDir("a b/")
                                                .build(),
                                        SearchCondition.builder()
                                                .hard(HardFlag.HARD)
                                                .build())))
                .first()
                .orElseThrow();

        assertThat(first.sampleId()).isEqualTo("012f99f3cf405860130b6ed2350c2228");
        RecordedRequest request = wire.sent();
        HttpUrl url = Objects.requireNonNull(request.getRequestUrl());
        assertThat(url.encodedPath()).endsWith("/datasets/d1/data-annotations/samples");
        assertThat(url.queryParameter("search_conditions")).isEqualTo("[{\"sample_dir\":\"a b/\"},{\"hard\":\"1\"}]");
        assertThat(url.encodedQuery())
                .contains("search_conditions=%5B%7B%22sample_dir%22%3A%22a%20b%2F%22%7D%2C")
                .contains("low_score=0.000010")
                .contains("label_name=%E8%8D%89%E8%8E%93")
                .contains("sample_state=__UNREVIEWED__")
                .contains("limit=100&offset=0");
    }

    @Test
    void rawConditionsGoAsTheyAre() {
        wire.answer(200, "{\"samples\":[]}");
        assertThat(samples.list("d1", q -> q.rawSearchConditions("{\"any\":1}")).toList())
                .isEmpty();
        assertThat(Objects.requireNonNull(wire.sent().getRequestUrl()).queryParameter("search_conditions"))
                .isEqualTo("{\"any\":1}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> samples.list(
                        "d1",
                        q -> q.rawSearchConditions("x")
                                .searchConditions(
                                        List.of(SearchCondition.builder().build()))));
    }

    @Test
    void addSendsContentInBase64AndTellsEachOutcome() {
        wire.answer(200, """
                {"success":true,"results":[
                  {"success":true,"name":"/test-obs/2.jpg","info":"960585877c92d63911ba555ab3129d36"},
                  {"success":false,"error_code":"ModelArts.4420","error_msg":"bad sample"}]}
                """);

        BatchResult result = samples.add(
                "d1",
                b -> b.finalAnnotation(true)
                        .samples(List.of(
                                NewSample.builder()
                                        .name("2.jpg")
                                        .content("hello".getBytes(StandardCharsets.UTF_8))
                                        .build(),
                                NewSample.builder()
                                        .name("3.jpg")
                                        .data("aGVsbG8=")
                                        .build())));

        RecordedRequest request = wire.sent();
        assertThat(Wire.line(request)).isEqualTo("POST /datasets/d1/data-annotations/samples");
        assertThat(request.getBody().readUtf8())
                .isEqualTo("{\"samples\":[{\"name\":\"2.jpg\",\"data\":\"aGVsbG8=\"},"
                        + "{\"name\":\"3.jpg\",\"data\":\"aGVsbG8=\"}],\"final_annotation\":true}");
        assertThat(result.succeeded())
                .singleElement()
                .satisfies(item -> assertThat(item.id()).isEqualTo("960585877c92d63911ba555ab3129d36"));
        assertThat(result.failed())
                .containsExactly(new BatchItem(null, "3.jpg", false, "ModelArts.4420", "bad sample", null));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(result::throwIfAnyFailed)
                .withMessageContaining("uploadSamplesJson")
                .withMessageContaining("1 of 2 items were refused: 3.jpg ModelArts.4420 bad sample");
    }

    @Test
    void addIsNeverSentTwice() {
        wire.answer(503, "");
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> samples.add(
                        "d1",
                        b -> b.samples(List.of(
                                NewSample.builder().name("2.jpg").data("aA==").build()))));
        assertThat(wire.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void contentIsKeptUnderTheLimit() {
        NewSample large =
                NewSample.builder().name("a.jpg").content(new byte[3_000_000]).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> samples.add("d1", b -> b.samples(List.of(large, large, large))))
                .withMessageContaining("less than 8 MB")
                .withMessageContaining("AddSamplesRequest.split");
        assertThat(wire.server.getRequestCount()).isZero();

        List<AddSamplesRequest> requests = AddSamplesRequest.split(Collections.nCopies(5, large));
        assertThat(requests).extracting(request -> request.samples().size()).containsExactly(1, 1, 1, 1, 1);
        NewSample half =
                NewSample.builder().name("b.jpg").content(new byte[2_900_000]).build();
        assertThat(AddSamplesRequest.split(List.of(half, half, half)))
                .extracting(request -> request.samples().size())
                .containsExactly(2, 1);
        assertThat(AddSamplesRequest.split(List.of())).isEmpty();
        assertThat(large.toString()).contains("data=4000000 characters");
    }

    @Test
    void updateSendsTheDocumentedBody() {
        wire.answer(200, "{\"success\":true}");

        BatchResult result = samples.update(
                "d1",
                b -> b.samples(List.of(
                        SampleUpdate.labeled("8b583c44bf249f8ba43ea42c92920221", "label"),
                        SampleUpdate.labeled("b5fe3039879660a2e6bf18166e247f68", "label"))));

        RecordedRequest request = wire.sent();
        assertThat(Wire.line(request)).isEqualTo("PUT /datasets/d1/data-annotations/samples");
        assertThat(request.getBody().readUtf8())
                .isEqualTo("{\"samples\":[{\"sample_id\":\"8b583c44bf249f8ba43ea42c92920221\","
                        + "\"labels\":[{\"name\":\"label\"}]},{\"sample_id\":\"b5fe3039879660a2e6bf18166e247f68\","
                        + "\"labels\":[{\"name\":\"label\"}]}]}");
        assertThat(result.failed()).isEmpty();
        assertThat(result.items())
                .extracting(BatchItem::id)
                .containsExactly("8b583c44bf249f8ba43ea42c92920221", "b5fe3039879660a2e6bf18166e247f68");
        assertThat(result.throwIfAnyFailed()).isSameAs(result);
    }

    @Test
    void partOfABatchMayBeRefused() {
        wire.answer(200, """
                {"success":false,"results":[{"success":true},
                  {"success":false,"error_code":"ModelArts.4420","error_msg":"sample not found"},{"success":true}]}
                """);

        BatchResult result = samples.delete("d1", List.of("s1", "s2", "s3"));

        assertThat(result.failed())
                .containsExactly(new BatchItem("s2", null, false, "ModelArts.4420", "sample not found", null));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(result::throwIfAnyFailed)
                .satisfies(e -> assertThat(e.requestId()).isEqualTo("req-1"))
                .satisfies(e -> assertThat(e.operation()).isEqualTo("deleteSamples"))
                .withMessageContaining("1 of 3 items were refused: s2 ModelArts.4420 sample not found");
    }

    @Test
    void outcomesThatDoNotMatchTheItemsHaveNoId() {
        wire.answer(200, "{\"success\":true,\"results\":[{\"success\":false,\"error_code\":\"X.1\"}]}");

        BatchResult result = samples.delete("d1", List.of("s1", "s2"));

        assertThat(result.failed()).containsExactly(new BatchItem(null, null, false, "X.1", null, null));
        assertThatExceptionOfType(ApiException.class).isThrownBy(result::throwIfAnyFailed);
    }

    @Test
    void aBatchThatIsRefusedAsAWholeIsAnException() {
        wire.answer(200, "{\"success\":false,\"error_code\":\"ModelArts.4352\",\"error_msg\":\"no such dataset\"}");
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> samples.delete("d1", List.of("s1")));

        wire.answer(200, "{\"success\":false}");
        assertThatExceptionOfType(ApiException.class).isThrownBy(() -> samples.delete("d1", List.of("s1")));

        wire.answer(200, "{\"error_code\":\"ModelArts.0104\",\"error_msg\":\"bad parameter\"}");
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> samples.delete("d1", List.of("s1")))
                .satisfies(e -> assertThat(e.retryable()).isFalse());
    }

    @Test
    void deletionOfSourceFilesIsSaidByName() {
        wire.answer(200, "{\"success\":true}").answer(200, "").answer(200, "{}");

        samples.delete("d1", List.of("9cb9bc9b34bf53b6ec9a84998b1711bf", "9ea63ef78d8c9037c9bcb12b477821bf"));
        samples.delete("d1", List.of("s1"), SourceFiles.DELETE);
        samples.delete("d1", List.of("s1"), SourceFiles.KEEP);

        RecordedRequest plain = wire.sent();
        assertThat(Wire.line(plain)).isEqualTo("POST /datasets/d1/data-annotations/samples/delete");
        assertThat(plain.getBody().readUtf8())
                .isEqualTo("{\"samples\":[\"9cb9bc9b34bf53b6ec9a84998b1711bf\",\"9ea63ef78d8c9037c9bcb12b477821bf\"]}");
        assertThat(wire.sent().getBody().readUtf8()).isEqualTo("{\"samples\":[\"s1\"],\"delete_source\":true}");
        assertThat(wire.sent().getBody().readUtf8()).isEqualTo("{\"samples\":[\"s1\"],\"delete_source\":false}");
    }

    @Test
    void labelsAreOnlyClearedWhenItIsSaid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleUpdate.builder().sampleId("s1").build())
                .withMessageContaining("would remove every label");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleUpdate.labeled("s1"))
                .withMessageContaining("clearLabels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleUpdate.builder()
                        .sampleId("s1")
                        .labels(List.of(SampleLabel.named("cat")))
                        .clearLabels(true)
                        .build());

        wire.answer(200, "{\"success\":true}");
        samples.clearLabels("d1", List.of("s1"));
        assertThat(wire.sent().getBody().readUtf8()).isEqualTo("{\"samples\":[{\"sample_id\":\"s1\",\"labels\":[]}]}");
    }

    @Test
    void badInputIsNotSent() {
        assertThatIllegalArgumentException().isThrownBy(() -> samples.delete("d1", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> samples.delete("d1", List.of(" ")));
        assertThatIllegalArgumentException().isThrownBy(() -> samples.add("d1", b -> {}));
        assertThatIllegalArgumentException().isThrownBy(() -> samples.update("d1", b -> {}));
        assertThatIllegalArgumentException().isThrownBy(() -> samples.get("d1", ".."));
        assertThatIllegalArgumentException().isThrownBy(() -> samples.list("d1", q -> q.pageSize(101)));
        assertThatIllegalArgumentException().isThrownBy(() -> samples.list("d1", q -> q.lowScore(1.5)));
        assertThatIllegalArgumentException().isThrownBy(() -> samples.list("d1", q -> q.highScore(Double.NaN)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleLabel.builder().score(2.0).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleLabelProperty.builder()
                        .startTime(Duration.ofHours(100))
                        .build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleMetadata.builder().size(List.of(1)).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewSample.builder().name("a<b").build());
        assertThat(wire.server.getRequestCount()).isZero();
    }

    @Test
    void answersOfAnyFormAreRead() {
        wire.answer(200, """
                {"sample_id":"s1","sample_type":99,"sample_status":"SOMETHING_NEW","labels":[null,{"property":
                  {"@modelarts:hard":"maybe","@modelarts:hard_coefficient":"much","@modelarts:hard_reasons":[3,20],
                   "@modelarts:start_time":"soon"}}],"metadata":{"@modelarts:hard":true},"undocumented":{"a":[1]}}
                """);

        Sample sample = samples.get("d1", "s1");

        assertThat(sample.sampleStatus()).isEqualTo(new SampleStatus("SOMETHING_NEW"));
        assertThat(sample.sampleType()).isEqualTo(new SampleType(99));
        SampleLabelProperty property =
                Objects.requireNonNull(sample.labels().get(0).property());
        assertThat(property.hard()).isNull();
        assertThat(property.hardCoefficient()).isNull();
        assertThat(property.startTime()).isNull();
        assertThat(property.hardReasons()).containsExactly(new HardReasonId(3), new HardReasonId(20));
        assertThat(Objects.requireNonNull(sample.metadata()).hard()).isTrue();
        assertThat(sample.labelers()).isEmpty();
    }

    @Test
    void searchCriteriaAreRead() {
        wire.answer(
                200,
                "{\"labels\":[{\"name\":\"Rabbits\",\"type\":0}],\"metadata\":{\"color\":[\"red\",null]},"
                        + "\"labelers\":[\"human/xxx@xxx.com\"]}");

        SearchCriteria criteria = samples.searchCriteria("d1");

        assertThat(Wire.line(wire.sent())).isEqualTo("GET /datasets/d1/data-annotations/search-condition");
        assertThat(criteria.metadata()).containsEntry("color", List.of("red"));
        assertThat(criteria.labelers()).containsExactly("human/xxx@xxx.com");
    }
}
