package io.github.clouddatasets.sync.annotation;

import static io.github.clouddatasets.sync.annotation.AnnotationsWireTest.ENTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.InvalidRequestException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.SyncServer;
import io.github.clouddatasets.sync.shape.BoundingBox;
import io.github.clouddatasets.sync.shape.Mask;
import io.github.clouddatasets.sync.shape.MaskTile;
import io.github.clouddatasets.sync.shape.Rectangle;
import io.github.clouddatasets.testing.RawServer.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Batches against a server that keeps annotations and follows the rules of specs/idah-dataset.md, section 5. */
@SuppressWarnings("NullAway") // a test fails where a value is absent
class AnnotationBatchTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BoundingBox BOX = new BoundingBox(new Rectangle(0, 0.1, 0.4, 0.5), 0);

    private final RpcServer kept = new RpcServer();
    private final SyncServer server = new SyncServer();
    private final SyncClient client = server.client();

    AnnotationBatchTest() {
        server.answering(kept::answer);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private static CreateAnnotationRequest request(int number, String category) {
        return CreateAnnotationRequest.builder()
                .entryId(ENTRY)
                .key("line " + number)
                .shape(BOX)
                .category(category)
                .attributes(Map.of("count", 5))
                .build();
    }

    private static List<CreateAnnotationRequest> requests(int count) {
        List<CreateAnnotationRequest> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            requests.add(request(i, "car"));
        }
        return requests;
    }

    private static JsonNode json(Request request) {
        try {
            return JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(request.body(), e);
        }
    }

    private List<Integer> sizes() {
        return server.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .map(request -> json(request).isArray() ? json(request).size() : 1)
                .toList();
    }

    @Test
    void manyCallsGoInRequestsOfFiftyInTheirOrder() {
        List<AnnotationOutcome> outcomes = client.annotations().rpc().createAll(requests(120));

        assertThat(sizes()).containsExactly(50, 50, 20);
        assertThat(outcomes).hasSize(120).allMatch(AnnotationOutcome::isDone).noneMatch(AnnotationOutcome::found);
        assertThat(outcomes)
                .extracting(AnnotationOutcome::annotationId)
                .containsExactlyElementsOf(kept.order)
                .doesNotHaveDuplicates();
        assertThat(outcomes).extracting(outcome -> outcome.annotation().id()).containsExactlyElementsOf(kept.order);
    }

    @Test
    void aRequestHoldsNoMoreThanNineHundredKilobytes() {
        List<CreateAnnotationRequest> requests = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            requests.add(CreateAnnotationRequest.builder()
                    .entryId(ENTRY)
                    .key("large " + i)
                    .shape(BOX)
                    .metadata(Map.of("text", "é".repeat(100_000)))
                    .build());
        }

        assertThat(client.annotations().rpc().createAll(requests)).allMatch(AnnotationOutcome::isDone);

        assertThat(sizes()).containsExactly(4, 4, 2);
        assertThat(server.requests())
                .allMatch(request -> request.body().getBytes(StandardCharsets.UTF_8).length <= 900_000);
    }

    @Test
    void aSecondRunFindsWhatTheFirstHasMade() {
        client.annotations().rpc().createAll(requests(60));
        int before = server.requests().size();

        List<AnnotationOutcome> again = client.annotations().rpc().createAll(requests(70));

        assertThat(again).allMatch(AnnotationOutcome::isDone);
        assertThat(again.subList(0, 60)).allMatch(AnnotationOutcome::found);
        assertThat(again.subList(60, 70)).noneMatch(AnnotationOutcome::found);
        assertThat(kept.order).hasSize(70).doesNotHaveDuplicates();
        assertThat(server.requests().size() - before)
                .as("one refusal and one look-up for each fifty that are there")
                .isLessThanOrEqualTo(6);
    }

    @Test
    void anAnnotationWithTheSameIdAndAnotherContentIsAConflictThatNamesTheDifference() {
        client.annotations().rpc().createAll(List.of(request(0, "car"), request(1, "car")));

        List<AnnotationOutcome> outcomes = client.annotations()
                .rpc()
                .createAll(List.of(request(0, "truck"), request(1, "car"), request(2, "car")));

        assertThat(outcomes.get(0).error())
                .isExactlyInstanceOf(ConflictException.class)
                .hasMessageContaining("the annotation with this id has another category");
        assertThat(outcomes.get(0).annotation()).isNull();
        assertThat(outcomes.get(1).found()).isTrue();
        assertThat(outcomes.get(2).isDone()).isTrue();
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> client.annotations().rpc().create(request(0, "truck")));
        assertThat(client.annotations().rpc().create(request(0, "car")).category())
                .isEqualTo("car");
    }

    @Test
    void aFailureInTheMiddleKeepsNothingElseFromBeingDone() {
        List<AnnotationCall> calls = new ArrayList<>();
        requests(3).forEach(request -> calls.add(AnnotationCall.create(request)));
        calls.add(1, AnnotationCall.show("0198f222-0000-7000-8000-0000000000ff"));
        calls.add(2, AnnotationCall.delete("0198f222-0000-7000-8000-0000000000fe"));

        List<AnnotationOutcome> outcomes = client.annotations().rpc().run(calls);

        assertThat(outcomes).extracting(AnnotationOutcome::isDone).containsExactly(true, false, false, true, true);
        assertThat(outcomes.get(1).error())
                .isExactlyInstanceOf(NotFoundException.class)
                .hasMessageContaining("0198f222-0000-7000-8000-0000000000ff");
        assertThat(outcomes.get(2).error()).isExactlyInstanceOf(NotFoundException.class);
        assertThat(outcomes).allMatch(AnnotationOutcome::sent);
        assertThat(sizes()).as("each request begins after the failure").containsExactly(5, 3, 2);
        assertThat(kept.order).hasSize(3);
    }

    @Test
    void tilesFollowTheirAnnotationAndAreLeftOutWhereItFailed() {
        Mask mask = new Mask(List.of(new MaskTile(0, 0, "BQM="), new MaskTile(1, 0, "gIAC")));
        CreateAnnotationRequest good = CreateAnnotationRequest.builder()
                .entryId(ENTRY)
                .key("mask")
                .shape(mask)
                .build();
        CreateAnnotationRequest bad = CreateAnnotationRequest.builder()
                .entryId("0198f000-0000-7000-8000-0000000000e9")
                .key("mask")
                .shape(mask)
                .build();

        List<AnnotationOutcome> outcomes = client.annotations().rpc().createAll(List.of(bad, good));

        assertThat(outcomes.get(0).error())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("entry not found");
        assertThat(outcomes.get(1).isDone()).isTrue();
        assertThat(kept.record(good.id()).path("dimensions").toString())
                .isEqualTo("{\"type\":\"idah-image:mask\",\"points\":[]}");
        assertThat(kept.tiles).containsOnlyKeys(good.id() + " tile-0x0", good.id() + " tile-1x0");
        assertThat(sizes()).containsExactly(6, 3);

        kept.tiles.clear();
        assertThat(client.annotations().rpc().createAll(List.of(good)).get(0).found())
                .isTrue();
        assertThat(kept.tiles)
                .as("a second run writes the tiles of a mask that is there")
                .hasSize(2);
    }

    @Test
    void anAnswerThatIsLostLosesAndDoublesNothing() {
        kept.losing = 1;

        List<AnnotationOutcome> outcomes = client.annotations().rpc().createAll(requests(20));

        assertThat(outcomes).allMatch(AnnotationOutcome::isDone).allMatch(AnnotationOutcome::found);
        assertThat(kept.order).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void aDeletionSentTwiceCountsAsDone() {
        client.annotations().rpc().createAll(requests(3));
        List<AnnotationCall> deletions = new ArrayList<>();
        kept.order.forEach(id -> deletions.add(AnnotationCall.delete(id)));
        kept.losing = 1;

        List<AnnotationOutcome> outcomes = client.annotations().rpc().run(deletions);

        assertThat(outcomes).extracting(AnnotationOutcome::isDone).first().isEqualTo(true);
        assertThat(outcomes.get(0).found()).isTrue();
        assertThat(kept.size()).isZero();
    }

    @Test
    void aRequestThatFailsAsAWholeIsTheErrorOfItsCallsAndOfThoseAfterIt() {
        kept.refusingFrom = 2;

        List<AnnotationOutcome> outcomes = client.annotations().rpc().createAll(requests(120));

        assertThat(outcomes.subList(0, 50)).allMatch(AnnotationOutcome::isDone);
        SdkException error = outcomes.get(50).error();
        assertThat(error).isExactlyInstanceOf(InvalidRequestException.class).hasMessageContaining("413");
        assertThat(outcomes.subList(50, 120)).allMatch(outcome -> outcome.error() == error);
        assertThat(outcomes.subList(50, 100)).allMatch(AnnotationOutcome::sent);
        assertThat(outcomes.subList(100, 120)).noneMatch(AnnotationOutcome::sent);
    }

    @Test
    void answersInAnotherOrderAreToldApartByTheirIds() {
        kept.shuffling = true;

        List<AnnotationOutcome> outcomes = client.annotations().rpc().createAll(requests(30));

        assertThat(outcomes)
                .allMatch(outcome ->
                        outcome.annotationId().equals(outcome.annotation().id()));
    }

    @Test
    void nothingIsSentForNothing() {
        assertThat(client.annotations().rpc().run(List.of())).isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aCreationWithoutAnIdGetsARandomOneThatStaysTheSameWhenItIsSentAgain() {
        kept.losing = 1;
        Annotation made =
                client.annotations().rpc().create(b -> b.entryId(ENTRY).shape(BOX));

        assertThat(kept.order).containsExactly(made.id());
        assertThat(server.requests().get(0).body()).contains(made.id());
        assertThat(server.requests().get(1).body())
                .isEqualTo(server.requests().get(0).body());
    }
}
