package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.datasets.common.BatchItem;
import io.github.clouddatasets.datasets.common.BatchResult;
import io.github.clouddatasets.datasets.common.SourceFiles;
import io.github.clouddatasets.datasets.labels.DeletePolicy;
import io.github.clouddatasets.datasets.labels.Label;
import io.github.clouddatasets.datasets.labels.LabelProperty;
import io.github.clouddatasets.datasets.labels.LabelShape;
import io.github.clouddatasets.datasets.labels.LabelType;
import io.github.clouddatasets.datasets.labels.Labels;
import java.util.List;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The operations on labels, on the wire. */
class LabelsTest {

    private final Wire wire = new Wire();
    private final Labels labels = wire.client.labels();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void listReadsTheDocumentedExample() {
        wire.answer(
                200,
                "{\"total_number\":2,\"labels\":[{\"name\":\"Rabbits\",\"type\":1,\"property\":{\"@modelarts:color\":"
                        + "\"#3399ff\"}},{\"name\":\"Bees\",\"type\":1}]}");

        List<Label> all = labels.list("d1", q -> q.versionId("v1")).toList();

        assertThat(all).extracting(Label::name).containsExactly("Rabbits", "Bees");
        assertThat(Wire.line(wire.sent()))
                .isEqualTo("GET /datasets/d1/data-annotations/labels?version_id=v1&limit=1000&offset=0");
    }

    @Test
    void createSendsTheDocumentedBody() {
        wire.answer(200, "{\"success\":true}");

        labels.create(
                "d1",
                List.of(Label.builder()
                        .name("Cat")
                        .property(LabelProperty.builder()
                                .color("#3399ff")
                                .defaultShape(new LabelShape("bndbox"))
                                .build())
                        .build()));

        RecordedRequest request = wire.sent();
        assertThat(Wire.line(request)).isEqualTo("POST /datasets/d1/data-annotations/labels");
        assertThat(request.getBody().readUtf8())
                .isEqualTo("{\"labels\":[{\"name\":\"Cat\",\"property\":{\"@modelarts:color\":\"#3399ff\","
                        + "\"@modelarts:default_shape\":\"bndbox\"}}]}");
    }

    @Test
    void creationMayBeRefusedInPart() {
        wire.answer(
                200,
                "{\"success\":false,\"results\":[{\"success\":true},"
                        + "{\"success\":false,\"error_code\":\"ModelArts.4411\",\"error_msg\":\"label exists\"}]}");

        BatchResult result = labels.create(
                "d1",
                List.of(
                        Label.builder().name("Cat").build(),
                        Label.builder().name("Dog").build()));

        assertThat(result.failed()).extracting(BatchItem::id).containsExactly("Dog");
        assertThatExceptionOfType(ConflictException.class).isThrownBy(result::throwIfAnyFailed);
    }

    @Test
    void updateSendsTheDocumentedBody() {
        wire.answer(200, "{\"success\":true}");

        labels.update(
                "d1",
                List.of(Label.builder()
                        .name("Cat")
                        .property(LabelProperty.builder()
                                .color("#8a1524")
                                .renameTo("pussycat")
                                .build())
                        .build()));

        RecordedRequest request = wire.sent();
        assertThat(Wire.line(request)).isEqualTo("PUT /datasets/d1/data-annotations/labels");
        assertThat(request.getBody().readUtf8())
                .isEqualTo("{\"labels\":[{\"name\":\"Cat\",\"property\":{\"@modelarts:color\":\"#8a1524\","
                        + "\"@modelarts:rename_to\":\"pussycat\"}}]}");
    }

    @Test
    void oneLabelIsUpdatedByNameAndAnswersNoContent() {
        wire.noContent().answer(204, "{}");

        labels.update("d1", "草/莓", LabelProperty.builder().color("#93c47d").build());
        labels.update("d1", "cat", LabelProperty.builder().color("#93c47d").build(), LabelType.OBJECT_DETECTION);

        RecordedRequest request = wire.sent();
        assertThat(Wire.line(request)).isEqualTo("PUT /datasets/d1/data-annotations/labels/%E8%8D%89%2F%E8%8E%93");
        assertThat(request.getBody().readUtf8()).isEqualTo("{\"@modelarts:color\":\"#93c47d\"}");
        assertThat(Wire.line(wire.sent())).isEqualTo("PUT /datasets/d1/data-annotations/labels/cat?label_type=1");
    }

    @Test
    void aRefusalInsideASuccessfulAnswerIsAnException() {
        wire.answer(200, "{\"success\":false,\"error_code\":\"ModelArts.4410\",\"error_msg\":\"no such label\"}");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(
                        () -> labels.update("d1", "cat", LabelProperty.builder().build()));

        wire.answer(200, "{\"success\":false,\"error_code\":\"ModelArts.4410\",\"error_msg\":\"no such label\"}");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> labels.deleteWithSamples("d1", "cat", SourceFiles.KEEP));
    }

    @Test
    void deletionSaysHowFarItReaches() {
        wire.answer(200, "{\"success\":true}").answer(200, "{\"success\":true}");

        labels.delete("d1", DeletePolicy.LABEL_ONLY, "strawberry");
        labels.delete(
                "d1",
                DeletePolicy.LABEL_SAMPLES_AND_SOURCE_FILES,
                List.of(Label.builder().name("strawberry").build()));

        RecordedRequest request = wire.sent();
        assertThat(Wire.line(request)).isEqualTo("POST /datasets/d1/data-annotations/labels/delete?delete_policy=0");
        assertThat(request.getBody().readUtf8()).isEqualTo("{\"labels\":[{\"name\":\"strawberry\"}]}");
        assertThat(Wire.line(wire.sent())).endsWith("?delete_policy=2");
    }

    @Test
    void aLabelIsDeletedWithItsSamples() {
        wire.noContent().answer(204, "{\"success\":true}");

        labels.deleteWithSamples("d1", "草莓", SourceFiles.KEEP);
        labels.deleteWithSamples("d1", "cat", SourceFiles.DELETE, LabelType.IMAGE_CLASSIFICATION);

        assertThat(Wire.line(wire.sent()))
                .isEqualTo("DELETE /datasets/d1/data-annotations/labels/%E8%8D%89%E8%8E%93?delete_source=false");
        assertThat(Wire.line(wire.sent()))
                .isEqualTo("DELETE /datasets/d1/data-annotations/labels/cat?delete_source=true&label_type=0");
    }

    @Test
    void badInputIsNotSent() {
        assertThatIllegalArgumentException().isThrownBy(() -> labels.create("d1", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> labels.update("d1", List.of(Label.builder().build())))
                .withMessage("name of a label is required");
        assertThatIllegalArgumentException().isThrownBy(() -> labels.delete("d1", DeletePolicy.LABEL_ONLY));
        assertThatIllegalArgumentException().isThrownBy(() -> labels.deleteWithSamples("d1", " ", SourceFiles.KEEP));
        assertThatIllegalArgumentException().isThrownBy(() -> labels.list("d1", q -> q.pageSize(100_001)));
        assertThat(wire.server.getRequestCount()).isZero();
    }
}
