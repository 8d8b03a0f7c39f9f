package io.github.clouddatasets.sync.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.SyncServer;
import io.github.clouddatasets.sync.shape.BoundingBox;
import io.github.clouddatasets.sync.shape.OtherShape;
import io.github.clouddatasets.sync.shape.Rectangle;
import io.github.clouddatasets.testing.RawServer.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The model of an annotation: both spellings, odd values, ids by name, and what an export cannot carry. */
@SuppressWarnings("NullAway") // null is what a caller without NullAway may pass
class AnnotationTest {

    private static final String ID = AnnotationsWireTest.ID;
    private static final String ENTRY = AnnotationsWireTest.ENTRY;
    private static final BoundingBox BOX = new BoundingBox(new Rectangle(0.1, 0.1, 0.4, 0.5), 0);

    private static Annotation read(String attributes) {
        try (SyncServer server = new SyncServer();
                SyncClient client = server.client()) {
            server.always(Answer.json(
                    200,
                    "{\"data\":{\"type\":\"dataset:annotations\",\"id\":\"" + ID + "\",\"attributes\":" + attributes
                            + "}}"));
            return client.annotations().get(ID);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"dimensions\":{\"type\":\"idah-image:bounding-box\",\"points\":[[0.1,0.1],[0.4,0.5]],\"angle\":0},"
                        + "\"annotation\":{\"category\":\"car\",\"attributes\":{\"occluded\":true},\"label\":\"Car\"}}",
                "{\"shape_type\":\"idah-image:bounding-box\",\"shape_args\":{\"points\":[[0.1,0.1],[0.4,0.5]],\"angle\":0},"
                        + "\"category\":\"car\",\"properties\":{\"attributes\":{\"occluded\":true},\"label\":\"Car\"}}"
            })
    void bothSpellingsGiveOneModel(String attributes) {
        Annotation annotation = read(attributes);

        assertThat(annotation.shape()).isEqualTo(BOX);
        assertThat(annotation.category()).isEqualTo("car");
        assertThat(annotation.properties()).isEqualTo(Map.of("attributes", Map.of("occluded", true), "label", "Car"));
        assertThat(annotation.attributes()).isEqualTo(Map.of("occluded", true));
    }

    @Test
    void valuesOfAnotherFormAreKeptOrAbsentAndNeverAnError() {
        assertThat(read("{}").shape()).isNull();
        assertThat(read("{\"dimensions\":7,\"annotation\":[],\"metadata\":\"x\"}")
                        .properties())
                .isEmpty();
        assertThat(read("{\"dimensions\":{\"points\":[]}}").shape()).isNull();
        assertThat(read("{\"dimensions\":{\"type\":\"acme-text:span\",\"start\":0}}")
                        .shape())
                .isEqualTo(new OtherShape("acme-text:span", Map.of("start", 0)));
        Annotation odd = read("{\"annotation\":{\"category\":{\"a\":1},\"attributes\":[]}}");
        assertThat(odd.category()).isNull();
        assertThat(odd.properties()).containsOnlyKeys("category", "attributes");
        assertThat(odd.attributes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // Python: uuid.uuid5(uuid.UUID(entry), key)
        "01a2152f-9399-725c-bba0-5b8fc07673b4,line 7,a9c9e748-ba46-5e51-95da-247591418376",
        "01A2152F-9399-725C-BBA0-5B8FC07673B4,line 7,a9c9e748-ba46-5e51-95da-247591418376",
        "01a2152f-9399-725c-bba0-5b8fc07673b4,été,4984e266-87ee-5b0e-9d4a-386f79d09e45",
        // RFC 9562, A.4
        "6ba7b810-9dad-11d1-80b4-00c04fd430c8,www.example.com,2ed6657d-e927-568b-95e1-2665a8aea6a2"
    })
    void theIdOfAnEntryAndAKeyIsAUuidOfVersion5(String entry, String key, String id) {
        assertThat(Annotation.idOf(entry, key)).isEqualTo(id);
        assertThat(CreateAnnotationRequest.builder()
                        .entryId(entry)
                        .key(key)
                        .shape(BOX)
                        .build()
                        .id())
                .isEqualTo(id);
    }

    @Test
    void anIdNeedsAnEntryAndAKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Annotation.idOf("x", "k"))
                .withMessage("entryId must be a UUID: \"x\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Annotation.idOf(ENTRY, null))
                .withMessage("key is required");
    }

    @Test
    void whatIsChangedIsACopy() {
        Map<String, Object> given = new HashMap<>(Map.of("a", 1));
        Annotation annotation = read("{\"annotation\":{\"category\":\"car\"}}")
                .withShape(BOX)
                .withProperties(given)
                .withMetadata(given)
                .withCategory(null);
        given.put("b", 2);

        assertThat(annotation.properties()).isEqualTo(Map.of("a", 1));
        assertThat(annotation.metadata()).isEqualTo(Map.of("a", 1));
        assertThat(annotation.category()).isNull();
        assertThat(annotation.shape()).isEqualTo(BOX);
        assertThat(annotation.id()).isEqualTo(ID);
    }

    private static CreateAnnotationRequest.Builder request() {
        return CreateAnnotationRequest.builder().entryId(ENTRY).shape(BOX).category("car");
    }

    @Test
    void anExportCanCarryAPlainAnnotation() {
        assertThat(ExportLimits.check(request()
                        .metadata(Map.of("text", "a \"quoted\" $HOME `x`"))
                        .build()))
                .isEmpty();
        assertThat(ExportLimits.check(read("{}"))).isEmpty();
    }

    @Test
    void apostrophesAreFoundInEveryField() {
        CreateAnnotationRequest request = request()
                .category("driver's cab")
                .attributes(Map.of("note", List.of("it's")))
                .metadata(Map.of("it's", 1))
                .shape(new OtherShape("acme:text", Map.of("text", "don't")))
                .build();

        assertThat(ExportLimits.check(request))
                .extracting(ExportLimits.Finding::field)
                .containsExactly("shape", "category", "properties", "metadata");
        assertThat(ExportLimits.check(request).get(1))
                .hasToString("category has an apostrophe: every export of the dataset fails, without a reason");
    }

    @Test
    void anAnnotationOfMoreThanAHundredKilobytesIsFound() {
        assertThat(ExportLimits.check(
                        request().metadata(Map.of("text", "x".repeat(99_700))).build()))
                .isEmpty();
        List<ExportLimits.Finding> findings = ExportLimits.check(
                request().metadata(Map.of("text", "é".repeat(50_000))).build());
        assertThat(findings).extracting(ExportLimits.Finding::field).containsExactly("annotation");
        assertThat(findings.get(0).message()).startsWith("has 1000").contains("bytes of JSON");
    }

    @Test
    void namesThatAnExportChangesAreFound() {
        assertThat(ExportLimits.checkName("name", "Straße 7 (été)")).isEmpty();
        assertThat(ExportLimits.checkName("name", null)).isEmpty();
        assertThat(ExportLimits.checkName("name", "x".repeat(64))).isEmpty();
        assertThat(ExportLimits.checkName("name", "it's " + "x".repeat(60) + "$`\"\\"))
                .extracting(ExportLimits.Finding::message)
                .satisfiesExactly(
                        message -> assertThat(message).contains("apostrophe"),
                        message -> assertThat(message).contains("has 69 characters"),
                        message -> assertThat(message).contains("character $"),
                        message -> assertThat(message).contains("character `"),
                        message -> assertThat(message).contains("character \""),
                        message -> assertThat(message).contains("character \\"));
    }
}
