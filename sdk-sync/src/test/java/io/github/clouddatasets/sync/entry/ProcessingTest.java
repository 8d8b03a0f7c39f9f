package io.github.clouddatasets.sync.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.PollingException;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.SyncServer;
import io.github.clouddatasets.testing.RawServer.Answer;
import io.github.clouddatasets.testing.RawServer.Request;
import io.github.clouddatasets.testing.Recording;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The wait for an entry's medium, and creations that are safe to repeat. */
class ProcessingTest {

    private static final String ID = "0198f000-0000-7000-8000-0000000000e1";
    private static final String DATASET = "0198f000-0000-7000-8000-0000000000d1";
    private static final String TAKEN = "{\"errors\":[{\"status\":422,\"title\":\"Verse::Error::ValidationFailed\","
            + "\"detail\":\"Entry with resource r.png already exists\"}]}";

    private final SyncServer server = new SyncServer();
    private final SyncClient client = server.client();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void waitsUntilTheEntryCanBeAnnotated() {
        AtomicInteger looks = new AtomicInteger();
        List<String> states = List.of("start/pending/null", "start/processing/\"j\"", "annotate/pending/\"j\"");
        server.answering(request -> isModalities(request)
                ? Recording.ofDataset("modalities").answer()
                : entry(states.get(looks.getAndIncrement()), "idah-image"));

        assertThat(client.entries().await(ID).wfStep()).isEqualTo(WorkflowStep.ANNOTATE);

        assertThat(looks).hasValue(3);
        assertThat(server.requests())
                .filteredOn(ProcessingTest::isModalities)
                .hasSize(1)
                .allSatisfy(
                        request -> assertThat(request.header("Authorization")).isNull());
    }

    @Test
    void aModalityThatNoPluginHandlesEndsTheWait() {
        server.answering(request -> isModalities(request)
                ? Recording.ofDataset("modalities").answer()
                : entry("start/pending/null", "no-such-modality"));

        assertThatThrownBy(() -> client.entries().await(ID))
                .isInstanceOf(PollingException.class)
                .hasMessageContaining("no plugin of this installation handles the modality no-such-modality");
    }

    @Test
    void withoutTheListOfModalitiesTheDeadlineEndsTheWait() {
        server.answering(request ->
                isModalities(request) ? Answer.json(404, "{}") : entry("start/pending/null", "no-such-modality"));

        assertThatThrownBy(() -> client.entries().await(ID, Duration.ofMinutes(1)))
                .isInstanceOf(PollingException.class)
                .hasMessageContaining("start/pending");
    }

    @Test
    void aMediumThatCannotBeProcessedEndsTheWait() {
        server.always(entry("start/errored/\"j\"", "idah-image"));

        assertThatThrownBy(() -> client.entries().await(ID))
                .isInstanceOf(PollingException.class)
                .hasMessageContaining("the medium r.png is missing or could not be processed");
    }

    @Test
    void anEntryThatSomebodyGaveUpEndsTheWait() {
        server.always(entry("error/errored/\"j\"", "idah-image"));

        assertThatThrownBy(() -> client.entries().await(ID))
                .isInstanceOf(PollingException.class)
                .hasMessageContaining("somebody gave the entry up");
    }

    @Test
    void anEntryThatIsThereAlreadyIsLookedUp() {
        server.answers(
                Answer.json(422, TAKEN), Answer.json(200, "{\"data\":[" + resource("annotate/pending/null") + "]}"));

        Entry entry = client.entries().create(b -> b.datasetId(DATASET).resource("r.png"));

        assertThat(entry.id()).isEqualTo(ID);
        assertThat(server.requests().get(1).parameters())
                .contains("filter[dataset_id]=" + DATASET, "filter[resource]=r.png");
    }

    @Test
    void anEntryOfAnotherDatasetIsAConflict() {
        server.answers(Answer.json(422, TAKEN), Answer.json(200, "{\"data\":[]}"));

        assertThatThrownBy(
                        () -> client.entries().create(b -> b.datasetId(DATASET).resource("r.png")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("createEntry: 422");
    }

    @Test
    void aCreationWhoseAnswerWasLostFindsItsEntry() {
        server.answers(
                Answer.reset(""),
                Answer.json(422, TAKEN),
                Answer.json(200, "{\"data\":[" + resource("start/pending/null") + "]}"));

        assertThat(client.entries()
                        .create(b -> b.datasetId(DATASET).resource("r.png"))
                        .id())
                .isEqualTo(ID);
    }

    @Test
    void takingAnEntryIsNeverRepeatedAlthoughItIsAGet() {
        server.always(Answer.json(503, "{}"));

        assertThatThrownBy(() -> client.entries().select(ID)).isInstanceOf(ServerException.class);
        assertThatThrownBy(() -> client.entries().submit(ID)).isInstanceOf(ServerException.class);

        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void projectsAndDatasetsAreNeverMadeTwice() {
        server.always(Answer.json(503, "{}"));

        assertThatThrownBy(() -> client.projects().create(b -> b.name("p").organizationId("1")))
                .isInstanceOf(ServerException.class);
        assertThatThrownBy(() -> client.datasets()
                        .create(b -> b.projectId(DATASET).name("d").modality("idah-image")))
                .isInstanceOf(ServerException.class);
        assertThatThrownBy(() -> client.datasets().duplicate(DATASET, b -> b.datasetName("d")))
                .isInstanceOf(ServerException.class);

        assertThat(server.requests()).hasSize(3);
    }

    private static boolean isModalities(Request request) {
        return request.path().equals("/api/v1/setting/plugins/modalities");
    }

    private static Answer entry(String state, String modality) {
        return Answer.json(
                200,
                "{\"data\":" + resource(state) + ",\"included\":[{\"type\":\"dataset:datasets\",\"id\":\"" + DATASET
                        + "\",\"attributes\":{\"modality\":\"" + modality + "\"}}]}");
    }

    private static String resource(String state) {
        String[] parts = state.split("/", -1);
        return "{\"type\":\"dataset:entries\",\"id\":\"" + ID + "\",\"attributes\":{\"dataset_id\":\"" + DATASET
                + "\",\"resource\":\"r.png\",\"wf_step\":\"" + parts[0] + "\",\"status\":\"" + parts[1]
                + "\",\"job_id\":" + parts[2] + "}}";
    }
}
