package io.github.clouddatasets.emulator.idah;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.option.IdahRole;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 5 of specs/idah-dataset.md, where no recording shows it. */
class DatasetRpcTest {

    private static final String ID = "0198f222-0000-7000-8000-0000000000a1";

    @TempDir
    private Path empty;

    private DatasetCloudEmulator cloud;
    private DatasetTestClient admin;
    private String entry;

    @BeforeEach
    void start() {
        cloud = DatasetCloudEmulator.builder().input(empty).start();
        admin = DatasetTestClient.as(cloud, IdahRole.ADMIN);
        entry = admin.createEntry(admin.createDataset(cloud.idahProjectId(), "acme-text"), "1");
        admin.rpc("create", "'id':'" + ID + "','entry_id':'" + entry + "','dimensions':{'type':'m'},'annotation':{}");
        shape("tile-0x0");
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "null | 422",
                "{} | 422",
                "{'jsonrpc':'2.0','id':1} | 422",
                "{'jsonrpc':'1.0','id':1,'method':'show'} | 422",
                "{'jsonrpc':'2.0','id':null,'method':'show'} | 422",
                "{'jsonrpc':'2.0','id':true,'method':'show'} | 422",
                "[1] | 422",
                "[{'jsonrpc':'2.0','id':1,'method':'show','params':{'id':'" + ID + "'}},{}] | 422",
                "'text' | 422"
            })
    void aRequestOfAWrongFormIsRefusedAsAWhole(String body, int status) {
        RawHttpAnswer answer = admin.rpc(body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().at("/error/code").asInt()).isEqualTo(-32602);
        assertThat(answer.json().path("id").isNull()).isTrue();
    }

    @Test
    void aFractionAsIdComesBackAsText() {
        JsonNode answer = admin.rpc("{'jsonrpc':'2.0','id':1.5,'method':'show','params':{'id':'" + ID + "'}}")
                .json();
        assertThat(answer.path("id").textValue()).isEqualTo("1.5");
    }

    @Test
    void notificationsHaveNoAnswerAndTheirFailureStopsTheBatch() {
        String failing = "{'jsonrpc':'2.0','method':'delete','params':{'id':'none'}}";
        String show = "{'jsonrpc':'2.0','id':7,'method':'show','params':{'id':'" + ID + "'}}";
        assertThat(admin.rpc("[" + failing + "]").status()).isEqualTo(204);
        JsonNode answers =
                admin.rpc("[" + show + "," + failing + "," + show + "]").json();
        assertThat(answers).hasSize(2);
        assertThat(answers.at("/0/result/id").asText()).isEqualTo(ID);
        assertThat(answers.at("/1/error/message").asText())
                .isEqualTo("Batch execution cancelled due to previous error");
    }

    @Test
    void aCreateWithoutAnIdGetsOneAndATakenIdIsTakenOutOfSightToo() {
        JsonNode made = admin.rpc("create", "'entry_id':'" + entry + "','dimensions':{},'annotation':{}");
        assertThat(made.at("/result/id").asText()).hasSize(36);
        String other =
                admin.createEntry(admin.createDataset(cloud.seed().idahProject("Elsewhere"), "acme-text"), "other");
        admin.rpc(
                "create",
                "'id':'0198f222-0000-7000-8000-0000000000ff','entry_id':'" + other
                        + "','dimensions':{},'annotation':{}");
        DatasetTestClient owner = DatasetTestClient.as(cloud, IdahRole.PROJECT_OWNER);
        JsonNode taken = owner.rpc(
                "create",
                "'id':'0198f222-0000-7000-8000-0000000000ff','entry_id':'" + entry
                        + "','dimensions':{},'annotation':{}");
        assertThat(taken.at("/error/code").asInt()).isEqualTo(-32603);
        assertThat(owner.list("/annotations?filter[id][]=0198f222-0000-7000-8000-0000000000ff"))
                .isEmpty();
    }

    @Test
    void anUpdateMovesTheAnnotationAndLeavesItsDataset() {
        String elsewhere = admin.createEntry(admin.createDataset(cloud.idahProjectId(), "acme-text"), "2");
        JsonNode before = admin.attributes("/annotations/" + ID);
        JsonNode moved =
                admin.rpc("update", "'id':'" + ID + "','entry_id':'" + elsewhere + "','dimensions':{},'annotation':{}");
        assertThat(moved.at("/result/entry_id").asText()).isEqualTo(elsewhere);
        assertThat(moved.at("/result/dataset_id")).isEqualTo(before.path("dataset_id"));
        assertThat(admin.list("/annotations?filter[entry_id]=" + elsewhere)).hasSize(1);
        assertThat(admin.list("/annotations?filter[entry_id]=" + entry)).isEmpty();
        JsonNode lost =
                admin.rpc("update", "'id':'" + ID + "','entry_id':'" + ID + "','dimensions':{},'annotation':{}");
        assertThat(lost.at("/error/message").asText()).startsWith("PG::ForeignKeyViolation");
        assertThat(admin.list("/annotations?filter[entry_id]=" + elsewhere)).hasSize(1);
    }

    @Test
    void theJsonApiTakesTilesOutAndTheRpcStoresThem() {
        String shown = "{'type':'m','tile-0x0':{'rle':'BQM='}}";
        admin.update("annotations", ID, "'dimensions':" + shown);
        admin.rpc("write_shape", "'annotation_id':'" + ID + "','key':'tile-0x0'");
        assertThat(dimensions()).hasSize(1);
        shape("tile-0x0");
        admin.rpc("update", "'id':'" + ID + "','entry_id':'" + entry + "','dimensions':" + shown + ",'annotation':{}");
        admin.rpc("write_shape", "'annotation_id':'" + ID + "','key':'tile-0x0','value':null");
        assertThat(dimensions().at("/tile-0x0/rle").asText()).isEqualTo("BQM=");
    }

    @Test
    void keysOfShapesKeepTheirLetterCase() {
        shape("Tile");
        shape("tile");
        assertThat(dimensions()).hasSize(4);
        admin.rpc("write_shape", "'annotation_id':'" + ID + "','key':'Tile','value':{'rle':'gIAC'}");
        assertThat(dimensions().at("/Tile/rle").asText()).isEqualTo("gIAC");
        assertThat(dimensions().at("/tile/rle").asText()).isEqualTo("BQM=");
        admin.rpc("delete", "'id':'" + ID + "'");
        admin.rpc("create", "'id':'" + ID + "','entry_id':'" + entry + "','dimensions':{'type':'m'},'annotation':{}");
        assertThat(dimensions()).hasSize(1);
    }

    @Test
    void aCompletedEntryRefusesEveryChange() {
        admin.update("entries", entry, "'status':'completed'");
        for (JsonNode answer : new JsonNode[] {
            admin.rpc("create", "'entry_id':'" + entry + "','dimensions':{},'annotation':{}"),
            admin.rpc("update", "'id':'" + ID + "','entry_id':'" + entry + "','dimensions':{},'annotation':{}"),
            admin.rpc("delete", "'id':'" + ID + "'")
        }) {
            assertThat(answer.at("/error/code").asInt()).isEqualTo(-32602);
            assertThat(answer.at("/error/message").asText()).endsWith("annotations on a completed entry");
        }
        assertThat(admin.send("DELETE", "/annotations/" + ID, "").status()).isEqualTo(422);
    }

    private void shape(String key) {
        admin.rpc("write_shape", "'annotation_id':'" + ID + "','key':'" + key + "','value':{'rle':'BQM='}");
    }

    private JsonNode dimensions() {
        return admin.rpc("show", "'id':'" + ID + "'").at("/result/dimensions");
    }
}
