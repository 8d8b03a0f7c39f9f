package io.github.clouddatasets.emulator.idah;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.option.IdahRole;
import io.github.clouddatasets.emulator.option.IdahUpstream;
import io.github.clouddatasets.emulator.store.ManualClock;
import io.github.clouddatasets.testing.Recording;
import java.time.Duration;
import java.util.List;

/** Puts an emulator into the state of the recorded server, and sends the recorded request. */
final class RecordingReplay implements AutoCloseable {

    private final Recording recording;
    private final ManualClock clock;
    private final DatasetCloudEmulator cloud;
    private final IdahTestClient client;

    RecordingReplay(Recording recording) {
        this.recording = recording;
        this.clock = ManualClock.at(moment(recording.name()));
        this.cloud = DatasetCloudEmulator.builder().clock(clock).start();
        this.client = new IdahTestClient(cloud);
    }

    RawHttpAnswer play() {
        String target = recording.target();
        String body = recording.sentBody().replace("FakePass01", cloud.idahPassword());
        switch (recording.name()) {
            case "export-create-then-download", "export-create-then-job-finished" -> {
                target = jobOf("export-create");
                clock.advance(Duration.ofSeconds(1));
            }
            case "export-create-then-job-at-once" -> target = jobOf("export-create");
            case "export-create-unknown-dataset-then-job" -> {
                target = jobOf("export-create-unknown-dataset");
                clock.advance(Duration.ofSeconds(1));
            }
            case "exports-list-as-org-owner", "jobs-list-as-project-owner" -> createWhatWasThere();
            case "exports-over-1000-count-page-1", "exports-over-1000-count-page-2-of-1000" -> {
                for (int rows = 25; rows < 1072; rows++) {
                    replay("export-create-unknown-dataset");
                }
            }
            case "exports-list-as-org-owner-dataset-service-down" ->
                cloud.faults().idahOutage(IdahUpstream.DATASET);
            case "nginx-sync-service-down-502" -> cloud.faults().idahOutage(IdahUpstream.SYNC);
            case "iam-api-key-revoke" -> client.login(createKey(), 60);
            case "iam-api-login" -> body = withKey(body, createKey());
            case "iam-api-login-revoked-key" -> {
                body = withKey(body, createKey());
                replay("iam-api-key-revoke");
            }
            case "job-delete-then-show" -> client.system().send("DELETE", target, "");
            default -> {}
        }
        if (recording.name().equals("export-create-then-download")) {
            target = recording.target();
        }
        return send(recording, target, token(), body);
    }

    @Override
    public void close() {
        cloud.close();
    }

    private static String moment(String name) {
        String second = "14";
        if (name.startsWith("iam-login")) {
            second = "09";
        } else if (name.startsWith("iam-api")) {
            second = "10";
        }
        return "2026-11-21T20:54:" + second + "Z";
    }

    private String token() {
        String name = recording.name();
        if (name.equals("auth-bad-signature")) {
            String token = client.token();
            int dot = token.lastIndexOf('.') + 1;
            char other = token.charAt(dot) == 'A' ? 'B' : 'A';
            return token.substring(0, dot) + other + token.substring(dot + 1);
        }
        if (name.equals("auth-expired-token")) {
            String token = client.token();
            clock.advance(Duration.ofHours(1));
            return token;
        }
        return name.contains("-as-api-key") ? client.token() : cloud.idahToken(role(name));
    }

    private static IdahRole role(String name) {
        if (name.contains("-as-annotator")) {
            return IdahRole.ANNOTATOR;
        }
        if (name.contains("-as-project-owner")) {
            return IdahRole.PROJECT_OWNER;
        }
        if (name.contains("-as-org-owner")) {
            return IdahRole.ORG_OWNER;
        }
        return name.equals("job-delete") || name.equals("nginx-job-delete") ? IdahRole.SYSTEM : IdahRole.ADMIN;
    }

    private void createWhatWasThere() {
        replay("export-create");
        replay("export-create-default-options");
        replay("export-create-unknown-dataset");
        clock.advance(Duration.ofSeconds(1));
        replay("export-create-integer-ids");
        replay("export-create-options-as-string");
        replay("export-create-integer-ids");
        replay("export-create-form-encoded");
    }

    private RawHttpAnswer replay(String name) {
        Recording other = Recording.named(name);
        return send(other, other.target(), cloud.idahToken(IdahRole.ADMIN), other.sentBody());
    }

    /** Sends a recorded request to the emulator, with a credential of the emulator. */
    private RawHttpAnswer send(Recording recorded, String target, String token, String body) {
        RawHttpClient http = new RawHttpClient(cloud.idahEndpoint().replace(IdahService.BASE, ""));
        for (String header : recorded.sentHeaders()) {
            String name = header.substring(0, header.indexOf(':'));
            String value = header.substring(header.indexOf(':') + 1).strip();
            if (!List.of("Host", "Content-Length").contains(name)) {
                http = http.with(name, value.replaceAll("FAKE-TOKEN[A-Z-]*", token));
            }
        }
        String prefix = target.startsWith(IdahService.BASE)
                ? ""
                : IdahService.BASE + (recorded.name().startsWith("iam-") ? "/iam" : "/sync");
        return http.send(recorded.method(), prefix + target, body);
    }

    private String jobOf(String name) {
        return "/jobs/" + replay(name).json().at("/data/attributes/job_id").asText();
    }

    private String createKey() {
        return replay("iam-api-key-create").json().at("/data/attributes/key").asText();
    }

    private static String withKey(String body, String key) {
        return body.replaceAll("IDAH_[0-9a-f]{64}", key);
    }
}
