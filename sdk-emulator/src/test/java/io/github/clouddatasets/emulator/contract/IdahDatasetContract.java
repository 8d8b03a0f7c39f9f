package io.github.clouddatasets.emulator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.option.IdahRole;
import io.github.clouddatasets.testing.Contract;
import java.time.Duration;
import java.util.List;

/** The dataset, media and setting services, whose operations one contract describes. */
final class IdahDatasetContract implements EmulatedContract {

    private static final String BOX =
            "{\"type\":\"idah-image:bounding-box\",\"points\":[[0.1,0.1],[0.2,0.1],[0.2,0.2],[0.1,0.2]],\"angle\":0}";

    private final DatasetCloudEmulator cloud =
            DatasetCloudEmulator.builder().pace(Duration.ZERO).start();
    private final RawHttpClient http =
            new RawHttpClient(cloud.idahEndpoint()).with("Authorization", "Bearer " + cloud.idahToken(IdahRole.SYSTEM));
    private int made;

    @Override
    public Contract contract() {
        return Contract.IDAH_DATASET;
    }

    @Override
    public String file() {
        return "idah-dataset.openapi.yaml";
    }

    @Override
    public String place(String path) {
        if (path.startsWith("/plugins")) {
            return "/setting";
        }
        return path.startsWith("/medias") || path.startsWith("/jobs") ? "/media" : "/dataset";
    }

    @Override
    public boolean checksRequests() {
        return false;
    }

    @Override
    public Known prepare(String operation) {
        String resource = "contract-" + ++made + ".png";
        upload(resource);
        upload(resource + "/depth.png");
        String project = create("projects", "{\"name\":\"p\",\"organization_id\":1}", "");
        String dataset = create(
                "datasets",
                "{\"name\":\"d\",\"modality\":\"idah-image\",\"labeling_configuration\":{},\"workflow_configuration\":{}}",
                parent("project", project));
        String entry =
                create("entries", "{\"name\":\"e\",\"resource\":\"" + resource + "\"}", parent("dataset", dataset));
        String annotation =
                create("annotations", "{\"dimensions\":" + BOX + ",\"annotation\":{}}", parent("entry", entry));
        String job = entry(entry).path("job_id").asText();
        Known known = common(operation)
                .put("resource", operation.startsWith("upload") ? "new-" + resource : resource)
                .put("key", "depth.png")
                .put("name", "idah-image")
                .put("project_id", project)
                .put("modality", "acme")
                .put("data.attributes.resource", "other-" + resource)
                .json("data.attributes.organization_id", "1")
                .json("data.attributes.dimensions", BOX)
                .json("data.attributes.annotation", "{\"category\":\"car\"}")
                .put("data.attributes.entry_id", entry)
                .must("data.attributes.annotation_id", annotation)
                .put("data.attributes.job_id", job)
                .json("data.attributes.assigned_to_id", "13")
                .json(
                        "data.relationships.project",
                        "{\"data\":{\"type\":\"dataset:projects\",\"id\":\"" + project + "\"}}")
                .json(
                        "data.relationships.dataset",
                        "{\"data\":{\"type\":\"dataset:datasets\",\"id\":\"" + dataset + "\"}}")
                .json("data.relationships.entry", "{\"data\":{\"type\":\"dataset:entries\",\"id\":\"" + entry + "\"}}")
                .json("entry_ids", "[\"" + entry + "\"]");
        if (operation.equals("callAnnotationsRpc")) {
            return known.put("method", "show")
                    .always("params", "{\"id\":\"" + annotation + "\"}")
                    .json("params", "{\"id\":\"" + annotation + "\"}");
        }
        return known.put("id", id(operation, List.of(project, dataset, entry, annotation, job)));
    }

    private String id(String operation, List<String> ids) {
        if (operation.endsWith("Project")) {
            return ids.get(0);
        }
        if (operation.endsWith("ProjectMember")) {
            return first("/dataset/project_members");
        }
        if (operation.endsWith("EntryStat")) {
            submit(ids.get(2));
            return first("/dataset/entry_stats");
        }
        if (operation.endsWith("NoteFeed")) {
            submit(ids.get(2));
            http.get("/dataset/entries/" + ids.get(2) + "/select");
            return create(
                    "note_feeds",
                    "{\"entry_id\":\"" + ids.get(2) + "\",\"anchor_type\":\"entry\",\"content_md\":\"look\"}",
                    "");
        }
        if (operation.endsWith("MediaJob")) {
            return ids.get(4);
        }
        if (operation.endsWith("Dataset")) {
            return ids.get(1);
        }
        return operation.endsWith("Annotation") ? ids.get(3) : ids.get(2);
    }

    private static Known common(String operation) {
        String moment = "2026-08-03 12:00:00";
        Known known = new Known().put("sort", operation.equals("listMedias") ? "key" : "-created_at");
        for (String column : List.of("created_at", "updated_at")) {
            for (String suffix : List.of("", "__gt", "__gte", "__lte")) {
                known.put("filter[" + column + suffix + "]", moment);
            }
        }
        return known;
    }

    // Notes belong to a review that somebody has begun.
    private void submit(String entry) {
        http.with("Content-Type", "application/json").send("POST", "/dataset/entries/" + entry + "/submit", "{}");
    }

    private JsonNode entry(String id) {
        return http.get("/dataset/entries/" + id).json().at("/data/attributes");
    }

    private String first(String list) {
        return http.get(list).json().at("/data/0/id").asText();
    }

    private static String parent(String name, String id) {
        return ",\"relationships\":{\"" + name + "\":{\"data\":{\"type\":\"x\",\"id\":\"" + id + "\"}}}";
    }

    private String create(String kind, String attributes, String relationships) {
        RawHttpAnswer answer = http.post(
                "/dataset/" + kind,
                "{\"data\":{\"type\":\"dataset:" + kind + "\",\"attributes\":" + attributes + relationships + "}}");
        if (answer.status() != 201) {
            throw new AssertionError(answer.toString());
        }
        return answer.json().at("/data/id").asText();
    }

    private void upload(String place) {
        String form = "--b\r\nContent-Disposition: form-data; name=\"project_id\"\r\n\r\n" + cloud.idahProjectId()
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.gif\"\r\n"
                + "Content-Type: image/gif\r\n\r\nGIF89a@@0000\r\n--b--\r\n";
        http.with("Content-Type", "multipart/form-data; boundary=b").send("POST", "/media/medias/files/" + place, form);
    }

    @Override
    public RawHttpClient client() {
        return http;
    }

    @Override
    public RawHttpClient anonymous() {
        return new RawHttpClient(cloud.idahEndpoint());
    }

    @Override
    public boolean isProtected(String operation) {
        return !List.of("getHealth", "getServiceInfo", "listModalities", "getModality")
                .contains(operation);
    }

    @Override
    public boolean isRefusal(RawHttpAnswer answer) {
        return answer.status() >= 400;
    }

    @Override
    public List<Deviation> deviations() {
        return List.of(
                new Deviation(
                        "callAnnotationsRpc without credentials",
                        "the id of such a refusal is null, as recorded (rpc-no-token): the validator does not see that the"
                                + " schema allows null beside its choice of types"),
                new Deviation("upload.* (resource|key): unknown", "an upload gives a media its name"),
                new Deviation(
                        "getModality name: unknown", "a name without a plugin has no shapes, as the contract says"));
    }

    @Override
    public void close() {
        cloud.close();
    }
}
