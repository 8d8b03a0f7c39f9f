package io.github.clouddatasets.emulator.idah;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.option.IdahRole;
import io.github.clouddatasets.testing.Recording;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An emulator in the state of the recorded media server, to which one recorded request is sent. */
final class MediaScene implements AutoCloseable {

    private static final String ROAD_SCENES = "0198f000-0000-7000-8000-00000000000a";
    private static final String IMPORT_TEST = "01a2152f-89c4-7950-b414-e28b01bdcb03";
    private static final String BRIDGE = "8e1b0c9d2f3a4b5c.png";

    private final DatasetCloudEmulator cloud;

    /** @param empty an empty folder: the recorded server has no media at the start */
    MediaScene(Path empty) {
        cloud = DatasetCloudEmulator.builder().manualTime().input(empty).start();
    }

    RawHttpAnswer play(Recording recording) {
        switch (recording.name()) {
            case "media-upload-again",
                    "media-file",
                    "media-file-range",
                    "media-info",
                    "media-file-no-token",
                    "media-file-other-project-as-annotator" -> replay("media-upload");
            case "medias-list", "medias-list-as-project-owner", "medias-list-key-project-scope" -> uploadAll();
            case "medias-list-filter-resource" -> uploadBridge();
            case "medias-list-after-processing" -> {
                uploadBridge();
                process(BRIDGE);
            }
            case "media-jobs-list" -> {
                replay("media-upload");
                process(BRIDGE);
            }
            case "media-jobs-list-errored" ->
                process("dddd000000000002.png", "dddd000000000003.png", "dddd000000000004.png");
            default -> {}
        }
        return send(recording, recording.target(), recording.sentBytes());
    }

    @Override
    public void close() {
        cloud.close();
    }

    private void uploadBridge() {
        replay("media-upload");
        // Nobody has recorded how this variant came: it is the second image.
        Recording second = Recording.ofDataset("media-upload-unknown-project");
        expect(
                200,
                send(second, "/medias/files/" + BRIDGE + "/depth.png", body(second, "no-such-project", IMPORT_TEST)));
    }

    private void uploadAll() {
        uploadBridge();
        replay("media-upload-zip");
        replay("media-upload-unknown-project");
        replay("media-upload-as-annotator");
        Recording text = Recording.ofDataset("media-upload-wrong-type");
        expect(200, send(text, "/medias/files/aaaa0c9d2f3a4b5e.txt", body(text, "idah-image", "acme-image")));
    }

    private void process(String... resources) {
        MediaTestClient client = MediaTestClient.withApiKey(cloud);
        String dataset = client.dataset("idah-image");
        for (String resource : resources) {
            client.entry(dataset, resource);
        }
        client.get("/jobs");
        cloud.clock().advance(Duration.ofSeconds(3));
    }

    private void replay(String name) {
        Recording other = Recording.ofDataset(name);
        expect(other.status(), send(other, other.target(), other.sentBytes()));
    }

    private static void expect(int status, RawHttpAnswer answer) {
        if (answer.status() != status) {
            throw new AssertionError(answer.toString());
        }
    }

    private static byte[] body(Recording recording, String from, String to) {
        return new String(recording.sentBytes(), StandardCharsets.ISO_8859_1)
                .replace(from, to)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private RawHttpAnswer send(Recording recording, String target, byte[] body) {
        RawHttpClient http = new RawHttpClient(cloud.idahEndpoint() + "/" + recording.server());
        for (String header : recording.sentHeaders()) {
            String name = header.substring(0, header.indexOf(':'));
            String value = header.substring(header.indexOf(':') + 1).strip();
            if (!List.of("Host", "Content-Length").contains(name)) {
                http = http.with(name, name.equals("Authorization") ? "Bearer " + token(recording.name()) : value);
            }
        }
        String own = new String(body, StandardCharsets.ISO_8859_1).replace(ROAD_SCENES, cloud.idahProjectId());
        return http.send(recording.method(), target, own.getBytes(StandardCharsets.ISO_8859_1));
    }

    private String token(String name) {
        if (name.contains("-as-annotator")) {
            return cloud.idahToken(IdahRole.ANNOTATOR);
        }
        if (name.contains("-as-project-owner")) {
            return cloud.idahToken(IdahRole.PROJECT_OWNER);
        }
        if (name.contains("-key-project-scope")) {
            return MediaTestClient.withKey(cloud, "project_rw_org", "project", cloud.idahProjectId())
                    .token();
        }
        return name.contains("-key-read-only")
                ? MediaTestClient.withKey(cloud, "project_ro_all", "all").token()
                : new IdahTestClient(cloud).token();
    }
}
