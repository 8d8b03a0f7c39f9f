package io.github.clouddatasets.emulator.idah;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.option.IdahRole;

/** A client of the emulated dataset service. Bodies are written with single quotes. */
record DatasetTestClient(DatasetCloudEmulator cloud, String token) {

    static DatasetTestClient as(DatasetCloudEmulator cloud, IdahRole role) {
        return new DatasetTestClient(cloud, cloud.idahToken(role));
    }

    /** A client with a new API key of one permission, bound to ids of a kind. */
    static DatasetTestClient ofKey(DatasetCloudEmulator cloud, String permission, String scopeType, String scope) {
        String body = """
                {"data":{"type":"iam:api_keys","attributes":{"name":"k","permissions":["%s"],"scope_type":"%s",
                 "scope_value":[%s]}}}""".formatted(permission, scopeType, scope.isEmpty() ? "" : '"' + scope + '"');
        String key = new RawHttpClient(cloud.idahEndpoint() + "/iam")
                .with("Authorization", "Bearer " + cloud.idahToken(IdahRole.ADMIN))
                .post("/api_keys", body)
                .json()
                .at("/data/attributes/key")
                .asText();
        return new DatasetTestClient(
                cloud,
                new IdahTestClient(cloud)
                        .login(key, 3600)
                        .json()
                        .at("/meta/token")
                        .asText());
    }

    RawHttpAnswer get(String path) {
        return http().get(path);
    }

    /** The records of a list. */
    JsonNode list(String path) {
        RawHttpAnswer answer = get(path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().path("data");
    }

    JsonNode attributes(String path) {
        return get(path).json().at("/data/attributes");
    }

    RawHttpAnswer send(String method, String path, String body) {
        return body.isEmpty()
                ? http().send(method, path, "")
                : http().with("Content-Type", "application/vnd.api+json").send(method, path, body.replace('\'', '"'));
    }

    /** Creates a record, and returns its id. */
    String create(String type, String attributes, String relationship, String parentType, String parentId) {
        RawHttpAnswer answer = tryToCreate(type, attributes, relationship, parentType, parentId);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json().at("/data/id").asText();
    }

    RawHttpAnswer tryToCreate(String type, String attributes, String relationship, String parentType, String parentId) {
        return send(
                "POST",
                "/" + type,
                "{'data':{'type':'dataset:%s','attributes':{%s},'relationships':{'%s':{'data':{'type':'dataset:%s','id':'%s'}}}}}"
                        .formatted(type, attributes, relationship, parentType, parentId));
    }

    String createDataset(String projectId, String modality) {
        return create(
                "datasets",
                "'name':'d','modality':'" + modality + "','workflow_configuration':{},'labeling_configuration':{}",
                "project",
                "projects",
                projectId);
    }

    String createEntry(String datasetId, String resource) {
        return create("entries", "'name':'e','resource':'" + resource + "'", "dataset", "datasets", datasetId);
    }

    String createAnnotation(String entryId) {
        return create("annotations", "'dimensions':{'type':'t'},'annotation':{}", "entry", "entries", entryId);
    }

    RawHttpAnswer update(String type, String id, String attributes) {
        return send(
                "PATCH",
                "/" + type + "/" + id,
                "{'data':{'type':'dataset:" + type + "','attributes':{" + attributes + "}}}");
    }

    RawHttpAnswer step(String entryId, String step, String attributes) {
        String method = step.endsWith("assign") ? "PATCH" : "POST";
        return send(method, "/entries/" + entryId + "/" + step, "{'data':{'attributes':{" + attributes + "}}}");
    }

    RawHttpAnswer rpc(String body) {
        return http().post("/annotations/_rpc", body.replace('\'', '"'));
    }

    /** The answer to one call. */
    JsonNode rpc(String method, String parameters) {
        RawHttpAnswer answer = rpc("{'jsonrpc':'2.0','id':1,'method':'" + method + "','params':{" + parameters + "}}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private RawHttpClient http() {
        return new RawHttpClient(cloud.idahEndpoint() + "/dataset").with("Authorization", "Bearer " + token);
    }
}
