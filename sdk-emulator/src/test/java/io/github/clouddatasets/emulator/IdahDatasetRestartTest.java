package io.github.clouddatasets.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts again after every single request to IDAH's dataset service, and compares all that can be read. */
class IdahDatasetRestartTest {

    @TempDir
    private Path folder;

    private KeptCloud kept;

    @BeforeEach
    void start() {
        kept = new KeptCloud(folder);
    }

    @AfterEach
    void stop() {
        kept.close();
    }

    @Test
    void datasetsEntriesAndAnnotationsAreKept() {
        String project = resource("projects", "'name':'kept','organization_id':1", "");
        send("PATCH", "/projects/" + project, resourceBody("projects", "'description':'words'", ""));
        String dataset = resource(
                "datasets",
                "'name':'d','modality':'acme-text','labels':['a'],'workflow_configuration':{'sample_rate':1},"
                        + "'labeling_configuration':{}",
                related("project", "projects", project));
        String entry = resource("entries", "'name':'e','resource':'r.txt'", related("dataset", "datasets", dataset));
        send("POST", "/entries/" + entry + "/submit", "{'data':{'attributes':{}}}");
        String annotation = resource(
                "annotations",
                "'dimensions':{'type':'t','points':[[0.25,1]]},'annotation':{'category':'c'}",
                related("entry", "entries", entry));
        JsonNode answers = send("POST", "/annotations/_rpc", """
                [{'jsonrpc':'2.0','id':1,'method':'create','params':{'id':'0198f222-0000-7000-8000-0000000000a1',
                  'entry_id':'%s','dimensions':{'type':'m'},'annotation':{}}},
                 {'jsonrpc':'2.0','id':2,'method':'write_shape','params':{'annotation_id':'%s','key':'tile-0x0',
                  'value':{'rle':'BQM='}}},
                 {'jsonrpc':'2.0','id':3,'method':'show','params':{'id':'none'}}]""".formatted(entry, annotation));
        assertThat(answers.at("/1/result").asInt()).isEqualTo(1);
        assertThat(answers.at("/2/error/code").asInt()).isEqualTo(-32603);
        assertThat(kept.idah()
                        .get("/dataset/annotations/" + annotation)
                        .json()
                        .at("/data/attributes/dimensions/tile-0x0/rle")
                        .asText())
                .isEqualTo("BQM=");
        send("PATCH", "/entries/" + entry + "/assign", "{'data':{'attributes':{'assigned_to_id':13}}}");
        String note =
                resource("note_feeds", "'entry_id':'" + entry + "','anchor_type':'entry','content_md':'look'", "");
        send("POST", "/note_feeds/" + note + "/resolve", "");
        send("POST", "/entries/" + entry + "/submit", "{'data':{'attributes':{}}}");
        assertThat(kept.idah().get("/dataset/entry_stats").json().path("data")).hasSizeGreaterThan(1);
        send("POST", "/datasets/" + dataset + "/duplicate", "{'dataset_name':'copy','with_annotations':true}");
        send("DELETE", "/annotations/" + annotation, "");
        assertThat(kept.store.all().keySet()).noneMatch(key -> key.contains(annotation));
        send("POST", "/entries/" + entry + "/error", "{'data':{'attributes':{'message':'blurred'}}}");
        send("DELETE", "/entries/" + entry, "");
        assertThat(kept.store.all().keySet()).noneMatch(key -> key.contains(entry));
    }

    @Test
    void aProjectTakesAllBelowWithIt() {
        int documents = kept.store.all().size();
        String project = resource("projects", "'name':'short','organization_id':1", "");
        String dataset = resource(
                "datasets",
                "'modality':'acme-text','workflow_configuration':{},'labeling_configuration':{}",
                related("project", "projects", project));
        String entry = resource("entries", "'resource':'r.txt'", related("dataset", "datasets", dataset));
        resource("annotations", "'dimensions':{},'annotation':{}", related("entry", "entries", entry));
        assertThat(kept.store.all()).hasSize(documents + 4);
        send("DELETE", "/projects/" + project, "");
        assertThat(kept.store.all()).hasSize(documents);
    }

    private String resource(String type, String attributes, String relationships) {
        return send("POST", "/" + type, resourceBody(type, attributes, relationships))
                .at("/data/id")
                .asText();
    }

    private static String resourceBody(String type, String attributes, String relationships) {
        return "{'data':{'type':'dataset:" + type + "','attributes':{" + attributes + "}" + relationships + "}}";
    }

    private static String related(String name, String type, String id) {
        return ",'relationships':{'" + name + "':{'data':{'type':'dataset:" + type + "','id':'" + id + "'}}}";
    }

    private JsonNode send(String method, String path, String body) {
        kept.clock.advance(Duration.ofMillis(1));
        RawHttpAnswer answer = body.isEmpty()
                ? kept.idah().send(method, "/dataset" + path, "")
                : kept.idah()
                        .with("Content-Type", "application/json")
                        .send(method, "/dataset" + path, body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
        Map<String, String> texts = kept.store.all();
        Map<String, String> before = kept.idahDatasetAnswers();
        assertThat(kept.store.all()).as("what reading changes").isEqualTo(texts);
        kept.restart();
        assertThat(kept.idahDatasetAnswers()).isEqualTo(before);
        return answer.body().length == 0 ? MissingNode.getInstance() : answer.json();
    }
}
