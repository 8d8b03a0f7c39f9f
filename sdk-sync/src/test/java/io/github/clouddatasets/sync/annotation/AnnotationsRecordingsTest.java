package io.github.clouddatasets.sync.annotation;

import static io.github.clouddatasets.sync.RecordedCall.NOT_EXPRESSIBLE;
import static io.github.clouddatasets.sync.RecordedCall.answered;
import static io.github.clouddatasets.sync.RecordedCall.checked;
import static io.github.clouddatasets.sync.RecordedCall.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.InvalidRequestException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.core.UnavailableApiException;
import io.github.clouddatasets.sync.RecordedCall;
import io.github.clouddatasets.sync.shape.BoundingBox;
import io.github.clouddatasets.sync.shape.Mask;
import io.github.clouddatasets.sync.shape.MaskTile;
import io.github.clouddatasets.sync.shape.Rectangle;
import io.github.clouddatasets.testing.Recording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every exchange about annotations with the real server, served byte for byte to the call that corresponds to it. */
@SuppressWarnings("NullAway") // a test fails where a value is absent
class AnnotationsRecordingsTest {

    private static final String ENTRY = "01a2152f-9399-725c-bba0-5b8fc07673b4";
    private static final String ENTRY_1 = "0198f000-0000-7000-8000-0000000000e1";
    private static final String MASK = "0198f000-0000-7000-8000-000000000a03";
    private static final String MADE = "01a2152f-ac8b-7cfb-a9db-8a1ff00d7942";
    private static final String OURS = "0198f222-0000-7000-8000-0000000000";
    private static final Instant NOON = Instant.parse("2026-08-07T12:00:00Z");
    private static final BoundingBox BOX = new BoundingBox(new Rectangle(0.1, 0.1, 0.4, 0.5), 0);
    private static final Mask NO_TILES = new Mask(List.of());

    public static Stream<RecordedCall> calls() {
        return Stream.of(lists(), jsonApi(), rpc(), batches(), requestErrors()).flatMap(calls -> calls);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void replays(RecordedCall call) {
        call.replay();
    }

    @Test
    void noRecordingOfAnnotationsIsLeftOut() {
        assertThat(calls().map(RecordedCall::name))
                .containsExactlyInAnyOrderElementsOf(Recording.allOfDataset().stream()
                        .filter(recording -> recording.path().startsWith("/annotations"))
                        .map(Recording::name)
                        .toList());
    }

    private static void same(List<Annotation> read, JsonNode document) {
        assertThat(read.stream().map(Annotation::id))
                .containsExactlyElementsOf(
                        StreamSupport.stream(document.path("data").spliterator(), false)
                                .map(row -> row.path("id").asText())
                                .toList());
        for (int i = 0; i < read.size(); i++) {
            same(read.get(i), document.path("data").path(i).path("attributes"));
        }
    }

    private static void same(Annotation read, JsonNode attributes) {
        assertThat(read.projectId()).isEqualTo(attributes.path("project_id").asText());
        assertThat(read.datasetId()).isEqualTo(attributes.path("dataset_id").asText());
        assertThat(read.entryId()).isEqualTo(attributes.path("entry_id").asText());
        assertThat(read.shape()).isNotNull();
        assertThat(read.shape().type())
                .isEqualTo(attributes.path("dimensions").path("type").asText());
        assertThat(read.category())
                .isEqualTo(attributes.path("annotation").path("category").asText(null));
        assertThat(read.attributes())
                .hasSize(attributes.path("annotation").path("attributes").size());
        assertThat(read.metadata()).hasSize(attributes.path("metadata").size());
        assertThat(read.createdByEmail())
                .isEqualTo(attributes.path("created_by_email").asText());
        assertThat(read.updatedAt())
                .isEqualTo(Instant.parse(attributes
                        .path("updated_at")
                        .asText()
                        .replace(" +0000", "Z")
                        .replace(' ', 'T')));
        assertThat(read.createdAt()).isNotNull().isBeforeOrEqualTo(read.updatedAt());
    }

    private static Stream<RecordedCall> lists() {
        String dropped = "the client has no filter or include that the server drops";
        return Stream.of(
                answered("annotations-list", c -> c.annotations().list().toList(), AnnotationsRecordingsTest::same),
                answered(
                        "annotations-list-as-annotator",
                        c -> c.annotations().places(q -> {}).toList(),
                        (places, json) ->
                                assertThat(places).hasSize(3).allMatch(place -> ENTRY_1.equals(place.entryId()))),
                answered(
                                "annotations-list-filter-entry-in",
                                c -> c.annotations()
                                        .list(q -> q.entryId(ENTRY_1, ENTRY))
                                        .toList(),
                                AnnotationsRecordingsTest::same)
                        .sendingOtherwise(dropped),
                answered(
                        "annotations-list-filter-entry",
                        c -> c.annotations().list(q -> q.entryId(ENTRY_1)).toList(),
                        AnnotationsRecordingsTest::same),
                answered(
                        "annotations-list-filter-updated-gt",
                        c -> c.annotations().list(q -> q.updatedAfter(NOON)).toList(),
                        AnnotationsRecordingsTest::same),
                answered(
                                "annotations-list-filter-updated-gt-fraction",
                                c -> c.annotations()
                                        .list(q -> q.updatedAfter(NOON.plusMillis(750)))
                                        .toList(),
                                AnnotationsRecordingsTest::same)
                        .sendingOtherwise("the client writes all six digits of a fraction"),
                answered(
                                "annotations-list-filter-updated-gt-iso-offset",
                                c -> c.annotations()
                                        .list(q -> q.updatedAfter(NOON.plusSeconds(7200)))
                                        .toList(),
                                AnnotationsRecordingsTest::same)
                        .sendingOtherwise("the client writes times in UTC, since the server ignores an offset"),
                answered(
                                "annotations-list-filter-updated-gte",
                                c -> c.annotations().list().toList(),
                                AnnotationsRecordingsTest::same)
                        .sendingOtherwise(dropped),
                answered(
                                "annotations-list-include-entry",
                                c -> c.annotations().list().toList(),
                                AnnotationsRecordingsTest::same)
                        .sendingOtherwise(dropped),
                answered(
                        "annotations-list-sort-updated",
                        c -> c.annotations()
                                .list(q -> q.sortBy(AnnotationColumn.UPDATED_AT).pageSize(3))
                                .limit(3)
                                .toList(),
                        AnnotationsRecordingsTest::same));
    }

    private static Stream<RecordedCall> jsonApi() {
        Consumer<CreateAnnotationRequest.Builder> box = b -> b.entryId(ENTRY).shape(BOX);
        return Stream.of(
                answered(
                        "annotation-create",
                        c -> c.annotations()
                                .create(b -> b.entryId(ENTRY)
                                        .shape(BOX)
                                        .category("car")
                                        .metadata(Map.of())),
                        (made, json) -> same(made, json.path("data").path("attributes"))),
                refused(
                        "annotation-create-as-annotator-not-assigned",
                        c -> c.annotations()
                                .create(b -> b.entryId("0198f000-0000-7000-8000-0000000000e2")
                                        .shape(BOX)),
                        InvalidRequestException.class,
                        "Verse::Error::ValidationFailed",
                        "entry not found to create an annotation"),
                refused(
                        "annotation-create-completed-entry",
                        c -> c.annotations()
                                .create(b -> b.entryId("0198f000-0000-7000-8000-0000000000e4")
                                        .shape(BOX)),
                        ConflictException.class,
                        "Verse::Error::ValidationFailed",
                        "annotations of a completed entry cannot be changed"),
                refused(
                                "annotation-create-no-dimensions",
                                c -> c.annotations().create(box),
                                InvalidRequestException.class,
                                "Verse::Error::CannotCreateRecord",
                                "verse.errors.cannot_create_record")
                        .refusing(c -> c.annotations().create(b -> b.entryId(ENTRY)), "shape is required"),
                refused(
                                "annotation-create-no-entry",
                                c -> c.annotations().create(box),
                                InvalidRequestException.class,
                                "Verse::Error::ValidationFailed",
                                "entry relationship is required")
                        .refusing(c -> c.annotations().create(b -> b.shape(BOX)), "entryId is required"),
                answered(
                        "annotation-update",
                        c -> c.annotations().update(MADE, b -> b.category("car").attributes(Map.of("occluded", false))),
                        (now, json) -> {
                            same(now, json.path("data").path("attributes"));
                            assertThat(now.attributes()).containsEntry("occluded", false);
                        }),
                checked("annotation-delete", (c, recording) -> c.annotations().delete(MADE)),
                answered("annotation-show-mask-tiles", c -> c.annotations().get(MASK), (mask, json) -> {
                    same(mask, json.path("data").path("attributes"));
                    assertThat(mask.shape())
                            .isEqualTo(new Mask(List.of(new MaskTile(0, 0, "BQM="), new MaskTile(1, 0, "gIAC"))));
                }),
                answered(
                        "annotation-show-after-read-only-write",
                        c -> c.annotations().get(MASK),
                        (mask, json) ->
                                assertThat(((Mask) mask.shape()).tile(0, 0)).contains(new MaskTile(0, 0, ""))));
    }

    private static CreateAnnotationRequest.Builder mask(String end) {
        return CreateAnnotationRequest.builder()
                .id(OURS + end)
                .entryId(ENTRY)
                .shape(NO_TILES)
                .category("road");
    }

    private static AnnotationCall tile(int column, int row) {
        return AnnotationCall.writeShape(OURS + "a1", new MaskTile(column, row, "BQM="));
    }

    private static Stream<RecordedCall> rpc() {
        return Stream.of(
                answered(
                        "rpc-create",
                        c -> c.annotations()
                                .rpc()
                                .create(mask("a1")
                                        .metadata(Map.of("source", "model v3"))
                                        .build()),
                        (made, json) -> same(made, json.path("result"))),
                refused(
                        "rpc-create-same-id",
                        c -> c.annotations().rpc().create(mask("a1").build()),
                        ConflictException.class,
                        "-32603",
                        "an annotation has this id, perhaps in a project out of sight"),
                refused(
                                "rpc-create-malformed-id",
                                c -> c.annotations()
                                        .rpc()
                                        .create(mask("a1").shape(BOX).build()),
                                ServerException.class,
                                "-32603",
                                "invalid input syntax for type uuid")
                        .refusing(
                                c -> c.annotations()
                                        .rpc()
                                        .create(b -> b.id("abc").entryId(ENTRY).shape(BOX)),
                                "id must be a UUID"),
                refused(
                                "rpc-create-new-field-names",
                                c -> c.annotations()
                                        .spelled(AnnotationSpelling.SHAPE_TYPE)
                                        .rpc()
                                        .create(mask("a3").build()),
                                InvalidRequestException.class,
                                "-32602",
                                "write with AnnotationSpelling.DIMENSIONS")
                        .sendingOtherwise("the client always writes properties"),
                refused(
                                "rpc-create-no-entry-id",
                                c -> c.annotations().rpc().create(mask("a2").build()),
                                InvalidRequestException.class,
                                "-32602",
                                "entry_id: is required")
                        .refusing(c -> c.annotations().rpc().create(b -> b.shape(BOX)), "entryId is required"),
                refused(
                        "rpc-create-unknown-entry",
                        c -> c.annotations()
                                .rpc()
                                .create(b -> b.id(OURS + "a2")
                                        .entryId("0198f222-0000-7000-8000-0000000000ee")
                                        .shape(BOX)),
                        InvalidRequestException.class,
                        "-32602",
                        "entry not found to create an annotation"),
                answered(
                        "rpc-show",
                        c -> c.annotations().rpc().show(OURS + "a1"),
                        (seen, json) -> same(seen, json.path("result"))),
                answered(
                        "rpc-vnd-api-json",
                        c -> c.annotations().rpc().show(OURS + "a1"),
                        (seen, json) -> same(seen, json.path("result"))),
                answered(
                        "rpc-show-after-failed-batch",
                        c -> c.annotations().rpc().show(OURS + "a1"),
                        (seen, json) -> assertThat(((Mask) seen.shape()).tiles())
                                .extracting(MaskTile::key)
                                .containsExactly(
                                        "tile-0x0", "tile-1x0", "tile-0x1", "tile-1x1", "tile-2x1", "tile-0x2")),
                answered(
                        "rpc-show-tile-stuck-in-dimensions",
                        c -> c.annotations().rpc().show(MASK),
                        (seen, json) -> assertThat(((Mask) seen.shape()).tiles())
                                .containsExactly(new MaskTile(0, 0, ""), new MaskTile(1, 0, "gIAC"))),
                refused(
                                "rpc-show-missing",
                                c -> c.annotations().rpc().show(OURS + "af"),
                                NotFoundException.class,
                                "-32603",
                                OURS + "af")
                        .sendingOtherwise("the client numbers its calls"),
                checked("rpc-delete", (c, recording) -> c.annotations().rpc().delete(OURS + "b1")),
                refused(
                        "rpc-delete-again",
                        c -> {
                            c.annotations().rpc().delete(OURS + "b1");
                            return null;
                        },
                        NotFoundException.class,
                        "-32603",
                        OURS + "b1"),
                refused(
                                "rpc-update-partial",
                                c -> c.annotations()
                                        .rpc()
                                        .update(new Annotation(
                                                OURS + "a1",
                                                null,
                                                null,
                                                ENTRY,
                                                NO_TILES,
                                                "road",
                                                Map.of(),
                                                Map.of(),
                                                null,
                                                null,
                                                null)),
                                InvalidRequestException.class,
                                "-32602",
                                "entry_id: is required, dimensions: is required")
                        .refusing(
                                c -> c.annotations()
                                        .rpc()
                                        .update(new Annotation(
                                                OURS + "a1",
                                                null,
                                                null,
                                                ENTRY,
                                                null,
                                                "road",
                                                Map.of(),
                                                Map.of(),
                                                null,
                                                null,
                                                null)),
                                "shape is required"));
    }

    private static Stream<RecordedCall> batches() {
        String numbers = "the client numbers its calls from 1";
        return Stream.of(
                checked(
                        "rpc-write-shape",
                        (c, recording) -> c.annotations().rpc().writeShape(OURS + "a1", new MaskTile(0, 0, "BQM="))),
                checked(
                        "rpc-write-shape-again",
                        (c, recording) -> c.annotations().rpc().writeShape(OURS + "a1", new MaskTile(0, 0, "BQQ="))),
                checked(
                        "rpc-key-read-only-write",
                        (c, recording) -> c.annotations().rpc().writeShape(MASK, new MaskTile(0, 0, ""))),
                refused(
                        "rpc-write-shape-missing-annotation",
                        c -> {
                            c.annotations().rpc().writeShape(OURS + "af", new MaskTile(0, 0, ""));
                            return null;
                        },
                        NotFoundException.class,
                        "-32603",
                        OURS + "af"),
                refused(
                                "rpc-write-shape-text-value",
                                c -> {
                                    c.annotations().rpc().writeShape(OURS + "a1", new MaskTile(0, 0, ""));
                                    return null;
                                },
                                InvalidRequestException.class,
                                "-32602",
                                "value must be null (to delete) or a Hash (to upsert)")
                        .sendingOtherwise(NOT_EXPRESSIBLE),
                checked(
                                "rpc-batch",
                                (c, recording) -> assertThat(
                                                c.annotations().rpc().run(List.of(tile(0, 1), tile(1, 1), tile(2, 1))))
                                        .hasSize(3)
                                        .allMatch(AnnotationOutcome::isDone))
                        .sendingOtherwise(numbers),
                checked("rpc-batch-50", (c, recording) -> {
                            List<AnnotationCall> calls = new ArrayList<>();
                            for (int i = 0; i < 50; i++) {
                                calls.add(tile(i, 3));
                            }
                            assertThat(c.annotations().rpc().run(calls))
                                    .hasSize(50)
                                    .allMatch(AnnotationOutcome::isDone);
                        })
                        .sendingOtherwise(numbers),
                checked("rpc-batch-51", (c, recording) -> {
                            List<AnnotationCall> calls = new ArrayList<>();
                            for (int i = 0; i < 51; i++) {
                                calls.add(tile(i, 4));
                            }
                            List<AnnotationOutcome> outcomes =
                                    c.annotations().rpc().run(calls);
                            assertThat(outcomes)
                                    .hasSize(51)
                                    .allMatch(outcome -> outcome.error() instanceof InvalidRequestException);
                            assertThat(outcomes.get(49).sent()).isTrue();
                            assertThat(outcomes.get(50).sent()).isFalse();
                        })
                        .sendingOtherwise("the client sends at most 50 calls"),
                checked("rpc-batch-fails-in-the-middle", (c, recording) -> {
                            List<AnnotationOutcome> outcomes =
                                    c.annotations().rpc().run(List.of(tile(0, 2), tile(1, 2), tile(2, 2)));
                            assertThat(outcomes)
                                    .extracting(AnnotationOutcome::isDone)
                                    .containsExactly(true, false, false);
                            assertThat(outcomes.get(1).error())
                                    .isExactlyInstanceOf(InvalidRequestException.class)
                                    .hasMessageContaining("value must be null");
                            assertThat(outcomes.get(2).error())
                                    .as("the third call was sent again, alone, and got the same recorded list")
                                    .isExactlyInstanceOf(DecodeException.class);
                        })
                        .sendingOtherwise(NOT_EXPRESSIBLE),
                checked("rpc-batch-create-twice", (c, recording) -> {
                    List<CreateAnnotationRequest> requests = new ArrayList<>();
                    for (String end : List.of("b1", "b1", "b2")) {
                        requests.add(mask(end).shape(BOX).category("car").build());
                    }
                    List<AnnotationOutcome> outcomes = c.annotations().rpc().createAll(requests);
                    same(outcomes.get(0).annotation(), recording.json().path(0).path("result"));
                    assertThat(outcomes.get(1).error()).isExactlyInstanceOf(ConflictException.class);
                    assertThat(outcomes.get(2).error()).isExactlyInstanceOf(DecodeException.class);
                }));
    }

    private static Stream<RecordedCall> requestErrors() {
        return Stream.of(
                refused(
                        "rpc-charset",
                        c -> c.annotations().rpc().show(OURS + "a1"),
                        InvalidRequestException.class,
                        "-32602",
                        "_body: must be an array"),
                refused(
                        "rpc-no-token",
                        c -> c.annotations().rpc().show(OURS + "a1"),
                        AuthenticationException.class,
                        "-32001",
                        "Authentication error"),
                refused(
                                "rpc-malformed-json",
                                c -> c.annotations().rpc().show(OURS + "a1"),
                                InvalidRequestException.class,
                                "Verse::Error::BadRequest",
                                "Verse::Error::BadRequest")
                        .sendingOtherwise(NOT_EXPRESSIBLE),
                refused(
                                "rpc-batch-empty",
                                c -> c.annotations().rpc().show(OURS + "a1"),
                                InvalidRequestException.class,
                                "-32602",
                                "must contain at least one element")
                        .sendingOtherwise("the client sends nothing for an empty list"),
                refused(
                                "rpc-unknown-method",
                                c -> c.annotations().rpc().show(OURS + "a1"),
                                UnavailableApiException.class,
                                "-32601",
                                "Method not found")
                        .sendingOtherwise(NOT_EXPRESSIBLE),
                checked(
                                "rpc-notification",
                                (c, recording) -> assertThat(c.annotations()
                                                .rpc()
                                                .run(List.of(tile(1, 0)))
                                                .get(0)
                                                .error())
                                        .isExactlyInstanceOf(DecodeException.class)
                                        .hasMessageContaining("the answer holds no value"))
                        .sendingOtherwise("the client always wants an answer"));
    }
}
