package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.GivenState;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.option.IdahRole;
import io.github.clouddatasets.emulator.store.ManualClock;
import io.github.clouddatasets.testing.Recording;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An emulator with the rows of the recorded dataset server, to which the recorded requests are sent one after the other. */
final class DatasetScene implements AutoCloseable {

    private static final String PROJECT = "0198f000-0000-7000-8000-00000000000a";

    private final ManualClock clock = ManualClock.at("2026-11-26T00:09:26Z");
    private final DatasetCloudEmulator cloud;
    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, String> tokens = new HashMap<>();

    DatasetScene(Path folder) {
        addresses.put("projectowner@idah.ai", "project.owner@idah.ai");
        addresses.put("orgowner@idah.ai", "org.owner@idah.ai");
        addresses.put("api-605e3d94a458@host.to.idah.tld", "api-e38915839d8e@host.to.idah.tld");
        this.cloud = GivenState.start(clock, folder, new RecordedRows(this::translated).documents());
    }

    /** Sends a recorded request, and takes over the id of the record that the answer shows as new. */
    RawHttpAnswer play(Recording recording) {
        RawHttpAnswer answer = send(
                caller(recording.name()),
                recording.method(),
                recording.target(),
                recording.sentHeaders(),
                recording.sentBody());
        if (answer.status() == 201 && recording.status() == 201) {
            ids.put(
                    recording.json().at("/data/id").asText(),
                    answer.json().at("/data/id").asText());
        }
        return answer;
    }

    /** A request that nobody has recorded, but that the server got between the recorded ones. */
    JsonNode unrecorded(String caller, String method, String target, String body) {
        String type = target.endsWith("_rpc") ? "application/json" : "application/vnd.api+json";
        RawHttpAnswer answer = send(
                caller,
                method,
                target,
                List.of("Authorization: FAKE-TOKEN", "Content-Type: " + type),
                body.replace('\'', '"'));
        if (answer.status() >= 400) {
            throw new AssertionError(answer.toString());
        }
        return answer.json();
    }

    /** Says which id the record has here that the recorded server made. */
    void same(String recordedId, JsonNode document) {
        ids.put(recordedId, document.at("/data/id").asText());
    }

    /** A recorded text with the ids and addresses of the emulator. */
    String translated(String recorded) {
        String text = recorded;
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            text = text.replace(address.getKey(), address.getValue());
        }
        for (Map.Entry<String, String> id : ids.entrySet()) {
            text = text.replace(id.getKey(), id.getValue());
        }
        return text;
    }

    @Override
    public void close() {
        cloud.close();
    }

    private RawHttpAnswer send(String caller, String method, String target, List<String> headers, String body) {
        // Rows that one request after another changes have times in this order.
        clock.advance(Duration.ofMillis(3));
        RawHttpClient http = new RawHttpClient(cloud.idahEndpoint().replace(IdahService.BASE, ""));
        for (String header : headers) {
            String name = header.substring(0, header.indexOf(':'));
            String value = header.substring(header.indexOf(':') + 1).strip();
            if (name.equals("Authorization")) {
                http = http.with(name, "Bearer " + token(caller));
            } else if (!List.of("Host", "Content-Length").contains(name)) {
                http = http.with(name, value);
            }
        }
        String prefix = target.startsWith(IdahService.BASE) ? "" : IdahService.BASE + "/dataset";
        return http.send(method, prefix + translated(target), translated(body));
    }

    // The file README.md beside the recordings names the callers.
    private static String caller(String name) {
        if (name.matches("note-feed-create|entry-assign|entry-unassign|.*-as-project-owner|.*-as-user")) {
            return "PROJECT_OWNER";
        }
        if (name.matches("entry-select|entry-submit-review-.*|.*-as-reviewer")) {
            return "REVIEWER";
        }
        if (name.contains("-as-annotator")) {
            return "ANNOTATOR";
        }
        if (name.matches(".*-as-org-owner|project-create-other-organisation")) {
            return "ORG_OWNER";
        }
        if (name.matches("entry-submit-done|entry-stats-list-admin")) {
            return "ADMIN";
        }
        if (name.matches(".*-key-org-scope|note-feed-create-key")) {
            return "project_rw_org:org:1";
        }
        if (name.contains("-key-project-scope")) {
            return "project_rw_org:project:" + PROJECT;
        }
        if (name.contains("-key-org-kind")) {
            return "org_rw_all:all:";
        }
        return name.contains("read-only-write") ? "project_ro_all:all:" : "project_rw_all:all:";
    }

    private String token(String caller) {
        return caller.contains(":")
                ? tokens.computeIfAbsent(caller, this::keyToken)
                : cloud.idahToken(IdahRole.valueOf(caller));
    }

    private String keyToken(String caller) {
        String[] words = caller.split(":", -1);
        String key = new RawHttpClient(cloud.idahEndpoint() + "/iam")
                .with("Authorization", "Bearer " + cloud.idahToken(IdahRole.ADMIN))
                .post("/api_keys", """
                        {"data":{"type":"iam:api_keys","attributes":{"name":"k","permissions":["%s"],"scope_type":"%s",
                         "scope_value":[%s]}}}""".formatted(words[0], words[1], words[2].isEmpty() ? "" : '"' + words[2] + '"'))
                .json()
                .at("/data/attributes/key")
                .asText();
        return new IdahTestClient(cloud)
                .login(key, 3600)
                .json()
                .at("/meta/token")
                .asText();
    }

    static JsonNode tree(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8)).orElseThrow(() -> new AssertionError(text));
    }
}
