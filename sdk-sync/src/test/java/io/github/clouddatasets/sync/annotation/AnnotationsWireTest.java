package io.github.clouddatasets.sync.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.SyncServer;
import io.github.clouddatasets.sync.shape.BoundingBox;
import io.github.clouddatasets.sync.shape.Mask;
import io.github.clouddatasets.sync.shape.MaskTile;
import io.github.clouddatasets.sync.shape.Rectangle;
import io.github.clouddatasets.sync.shape.Shape;
import io.github.clouddatasets.testing.RawServer.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each operation on annotations puts on the wire, to the byte. */
@SuppressWarnings("NullAway") // null is what a caller without NullAway may pass
class AnnotationsWireTest {

    static final String ID = "0198f222-0000-7000-8000-0000000000a1";
    static final String ENTRY = "01a2152f-9399-725c-bba0-5b8fc07673b4";
    private static final String OTHER = "0198f000-0000-7000-8000-0000000000e1";
    private static final Answer EMPTY = Answer.json(200, "{\"data\":[],\"meta\":{}}");
    private static final Answer ONE =
            Answer.json(200, "{\"data\":{\"type\":\"dataset:annotations\",\"id\":\"" + ID + "\"}}");
    private static final BoundingBox BOX = new BoundingBox(new Rectangle(0, 0.1, 0.4, 0.5), 0);
    private static final String BOX_JSON =
            "{\"type\":\"idah-image:bounding-box\",\"points\":[[0,0.1],[0.4,0.1],[0.4,0.5],[0,0.5]],\"angle\":0}";

    private final SyncServer server = new SyncServer();
    private final SyncClient client = server.client();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private static Answer result(String json) {
        return Answer.json(200, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + json + "}");
    }

    private void wasSent(String method, String path, String body) {
        assertThat(server.request().method()).isEqualTo(method);
        assertThat(server.request().target()).isEqualTo("/api/v1/dataset" + path);
        assertThat(server.request().body()).isEqualTo(body);
        assertThat(server.request().header("Content-Type")).isEqualTo(body.isEmpty() ? null : "application/json");
        assertThat(server.request().header("Authorization")).isEqualTo("Bearer " + SyncServer.TOKEN);
    }

    @Test
    void listAnnotationsWithNothingSet() {
        server.always(EMPTY);

        assertThat(client.annotations().list().toList()).isEmpty();

        wasSent("GET", "/annotations?page%5Bnumber%5D=1&page%5Bsize%5D=1000", "");
    }

    @Test
    void listAnnotationsWithEverythingSet() {
        server.always(EMPTY);

        assertThat(client.annotations()
                        .list(q -> q.id(ID, OTHER)
                                .entryId(ENTRY)
                                .datasetId(OTHER)
                                .projectId(OTHER)
                                .createdByEmail("a@b.org")
                                .updatedAfter(Instant.parse("2026-08-07T12:00:00.75Z"))
                                .sortBy(AnnotationColumn.UPDATED_AT)
                                .descending(true)
                                .pageSize(50)
                                .count(true))
                        .toList())
                .isEmpty();

        wasSent(
                "GET",
                "/annotations?filter%5Bid%5D%5B%5D=" + ID + "&filter%5Bid%5D%5B%5D=" + OTHER + "&filter%5Bentry_id%5D="
                        + ENTRY + "&filter%5Bdataset_id%5D=" + OTHER + "&filter%5Bproject_id%5D=" + OTHER
                        + "&filter%5Bcreated_by_email%5D=a%40b.org"
                        + "&filter%5Bupdated_at__gt%5D=2026-08-07%2012%3A00%3A00.750000"
                        + "&sort=-updated_at&count=true&page%5Bnumber%5D=1&page%5Bsize%5D=50",
                "");
    }

    @Test
    void listAnnotationsForTheirPlacesAlone() {
        server.always(EMPTY);

        assertThat(client.annotations().places(q -> q.datasetId(OTHER)).toList())
                .isEmpty();

        wasSent(
                "GET",
                "/annotations?filter%5Bdataset_id%5D=" + OTHER + "&fields%5Bdataset%3Aannotations%5D%5B%5D=entry_id"
                        + "&page%5Bnumber%5D=1&page%5Bsize%5D=1000",
                "");
    }

    @Test
    void listAnnotationsToCountThem() {
        server.always(Answer.json(200, "{\"data\":[],\"meta\":{\"count\":7,\"more\":false}}"));

        assertThat(client.annotations().count(q -> q.entryId(ENTRY)).count()).isEqualTo(7);

        wasSent(
                "GET",
                "/annotations?filter%5Bentry_id%5D=" + ENTRY + "&count=true&page%5Bnumber%5D=1&page%5Bsize%5D=1",
                "");
    }

    @Test
    void getAnnotation() {
        server.always(ONE);

        assertThat(client.annotations().get(ID).id()).isEqualTo(ID);

        wasSent("GET", "/annotations/" + ID, "");
    }

    @Test
    void createAnnotation() {
        server.always(ONE);

        client.annotations()
                .create(b -> b.entryId(ENTRY).shape(BOX).category("car").attributes(Map.of("count", 2)));

        wasSent(
                "POST",
                "/annotations",
                "{\"data\":{\"type\":\"dataset:annotations\",\"attributes\":{\"dimensions\":" + BOX_JSON
                        + ",\"annotation\":{\"category\":\"car\",\"attributes\":{\"count\":2}}},\"relationships\":"
                        + "{\"entry\":{\"data\":{\"type\":\"dataset:entries\",\"id\":\"" + ENTRY + "\"}}}}}");
    }

    @Test
    void createAnnotationInTheSpellingToCome() {
        server.always(ONE);

        client.annotations()
                .spelled(AnnotationSpelling.SHAPE_TYPE)
                .create(b -> b.entryId(ENTRY).shape(BOX).category("car").metadata(Map.of("source", "é")));

        wasSent(
                "POST",
                "/annotations",
                "{\"data\":{\"type\":\"dataset:annotations\",\"attributes\":{\"shape_type\":\"idah-image:bounding-box\","
                        + "\"shape_args\":{\"points\":[[0,0.1],[0.4,0.1],[0.4,0.5],[0,0.5]],\"angle\":0},"
                        + "\"category\":\"car\",\"properties\":{},\"metadata\":{\"source\":\"é\"}},\"relationships\":"
                        + "{\"entry\":{\"data\":{\"type\":\"dataset:entries\",\"id\":\"" + ENTRY + "\"}}}}}");
    }

    @Test
    void updateAnnotationSendsNoTiles() {
        server.always(ONE);
        Mask mask = (Mask) Shape.of(
                Mask.TYPE,
                Map.of("tile-0x0", Map.of("rle", "BQM="), "tile-1x0", Map.of("text", "stuck"), "note", "kept"));
        assertThat(mask.tiles()).hasSize(1);

        client.annotations().update(ID, b -> b.shape(mask).metadata(Map.of()));

        wasSent(
                "PATCH",
                "/annotations/" + ID,
                "{\"data\":{\"type\":\"dataset:annotations\",\"id\":\"" + ID + "\",\"attributes\":{\"dimensions\":"
                        + "{\"type\":\"idah-image:mask\",\"points\":[],\"note\":\"kept\"},\"metadata\":{}}}}");
    }

    @Test
    void deleteAnnotation() {
        server.always(Answer.whole("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));

        client.annotations().delete(ID);

        wasSent("DELETE", "/annotations/" + ID, "");
    }

    @Test
    void callAnnotationsRpcToCreate() {
        server.always(result("{\"id\":\"" + ID + "\",\"entry_id\":\"" + ENTRY + "\"}"));

        client.annotations()
                .rpc()
                .create(b -> b.entryId(ENTRY).key("line 7").shape(BOX).category("car"));

        wasSent(
                "POST",
                "/annotations/_rpc",
                "{\"jsonrpc\":\"2.0\",\"method\":\"create\",\"params\":{\"id\":\"a9c9e748-ba46-5e51-95da-247591418376\","
                        + "\"entry_id\":\"" + ENTRY + "\",\"dimensions\":" + BOX_JSON
                        + ",\"annotation\":{\"category\":\"car\"}},\"id\":1}");
    }

    @Test
    void callAnnotationsRpcToUpdateSendsTheWholeRecordButItsTiles() {
        server.answers(
                Answer.json(
                        200,
                        "{\"data\":{\"type\":\"dataset:annotations\",\"id\":\"" + ID
                                + "\",\"attributes\":{\"entry_id\":\""
                                + ENTRY + "\",\"dimensions\":{\"type\":\"idah-image:mask\",\"points\":[],\"tile-0x0\":"
                                + "{\"rle\":\"BQM=\"}},\"annotation\":{\"category\":\"road\",\"attributes\":{\"wet\":true},"
                                + "\"label\":\"Road\"},\"metadata\":{\"source\":\"model v3\"}}}}"),
                result("{\"id\":\"" + ID + "\"}"));
        Annotation seen = client.annotations().get(ID);

        client.annotations().rpc().update(seen.withCategory("path"));

        assertThat(server.requests().get(1).body())
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"update\",\"params\":{\"id\":\"" + ID
                        + "\",\"entry_id\":\""
                        + ENTRY + "\",\"dimensions\":{\"type\":\"idah-image:mask\",\"points\":[]},\"annotation\":"
                        + "{\"category\":\"path\",\"attributes\":{\"wet\":true},\"label\":\"Road\"},\"metadata\":"
                        + "{\"source\":\"model v3\"}},\"id\":1}");
    }

    @Test
    void callAnnotationsRpcToShowAndDelete() {
        server.answers(result("{\"id\":\"" + ID + "\"}"), result("null"));

        client.annotations().rpc().show(ID);
        client.annotations().rpc().delete(ID);

        assertThat(server.requests())
                .extracting(request -> request.body())
                .containsExactly(
                        "{\"jsonrpc\":\"2.0\",\"method\":\"show\",\"params\":{\"id\":\"" + ID + "\"},\"id\":1}",
                        "{\"jsonrpc\":\"2.0\",\"method\":\"delete\",\"params\":{\"id\":\"" + ID + "\"},\"id\":1}");
    }

    @Test
    void callAnnotationsRpcToWriteAndRemoveATile() {
        server.answers(result("1"), result("1"));

        client.annotations().rpc().writeShape(ID, new MaskTile(2, 1, "gIAC"));
        client.annotations().rpc().removeShape(ID, "tile-2x1");

        assertThat(server.requests())
                .extracting(request -> request.body())
                .containsExactly(
                        "{\"jsonrpc\":\"2.0\",\"method\":\"write_shape\",\"params\":{\"annotation_id\":\"" + ID
                                + "\",\"key\":\"tile-2x1\",\"value\":{\"rle\":\"gIAC\"}},\"id\":1}",
                        "{\"jsonrpc\":\"2.0\",\"method\":\"write_shape\",\"params\":{\"annotation_id\":\"" + ID
                                + "\",\"key\":\"tile-2x1\",\"value\":null},\"id\":1}");
    }

    @Test
    void wrongInputIsRefusedBeforeAnythingIsSent() {
        Annotations annotations = client.annotations();
        Mask tiles = new Mask(List.of(new MaskTile(0, 0, "")));
        refused("annotationId must be a UUID: \"abc\"", () -> annotations.get("abc"));
        refused("annotationId is required", () -> annotations.delete(null));
        refused("entryId must be a UUID: \"7\"", () -> annotations.list(q -> q.entryId("7")));
        refused("entryId must not be empty", () -> annotations.list(q -> q.entryId(new String[0])));
        refused("pageSize must be between 1 and 1000: \"1001\"", () -> annotations.list(q -> q.pageSize(1001)));
        refused("query is required", () -> annotations.list((AnnotationQuery) null));
        refused("shape is required", () -> annotations.create(b -> b.entryId(ENTRY)));
        refused(
                "id is ignored by this operation; rpc().create takes an id: \"" + ID + "\"",
                () -> annotations.create(b -> b.id(ID).entryId(ENTRY).shape(BOX)));
        refused(
                "shape must not have tiles here; rpc().create writes the tiles of a mask: \"tile-0x0\"",
                () -> annotations.create(b -> b.entryId(ENTRY).shape(tiles)));
        refused("shape, category, properties or metadata is required", () -> annotations.update(ID, b -> {}));
        refused(
                "key cannot be combined with id, which it would make: \"k\"",
                () -> annotations
                        .rpc()
                        .create(b -> b.id(ID).key("k").entryId(ENTRY).shape(BOX)));
        refused(
                "tile-0x0 must have run lengths in Base64: \"?\"",
                () -> annotations.rpc().writeShape(ID, new MaskTile(0, 0, "?")));
        refused("key must not be empty: \"\"", () -> annotations.rpc().removeShape(ID, ""));
        refused("calls is required", () -> annotations.rpc().run(null));
        refused("spelling is required", () -> annotations.spelled(null));
        refused("position is not a position of changes: \"x\"", () -> annotations.changedAfter("x", q -> {}));
        refused(
                "sortBy cannot be set, since changes come by id: \"UPDATED_AT\"",
                () -> annotations.changedSince(Instant.EPOCH, q -> q.sortBy(AnnotationColumn.UPDATED_AT)));
        assertThat(server.requests()).isEmpty();
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
