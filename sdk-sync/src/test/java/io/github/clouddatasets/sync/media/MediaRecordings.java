package io.github.clouddatasets.sync.media;

import static io.github.clouddatasets.sync.RecordedCall.answered;
import static io.github.clouddatasets.sync.RecordedCall.checked;
import static io.github.clouddatasets.sync.RecordedCall.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.InvalidRequestException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.sync.RecordedCall;
import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.testing.Recording;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The exchanges with the real media and setting services, and the calls that correspond to them. */
@SuppressWarnings("NullAway") // javac 17 does not read the @Nullable inside the map type
final class MediaRecordings {

    private static final String BRIDGE = "8e1b0c9d2f3a4b5c.png";
    private static final String PROJECT = "01a2152f-89c4-7950-b414-e28b01bdcb03";
    private static final String ROAD_SCENES = "0198f000-0000-7000-8000-00000000000a";

    private static final String NO_RECORD = "Verse::Error::RecordNotFound";
    private static final String INVALID = "Verse::Error::ValidationFailed";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss Z", Locale.ROOT);

    private MediaRecordings() {}

    /** All of both services. */
    static List<RecordedCall> all() {
        List<RecordedCall> all = new ArrayList<>();
        all.addAll(records());
        all.addAll(files());
        all.addAll(uploads());
        all.addAll(jobsAndModalities());
        return all;
    }

    private static List<RecordedCall> records() {
        return List.of(
                answered("media-info", c -> c.media().info(BRIDGE), MediaRecordings::isMedia),
                refused(
                        "media-info-missing",
                        c -> c.media().info("nope.png"),
                        NotFoundException.class,
                        NO_RECORD,
                        "nope.png"),
                answered("medias-list", c -> c.media().list().toList(), MediaRecordings::areMedias),
                answered(
                        "medias-list-after-processing",
                        c -> c.media().list(q -> q.resource(BRIDGE)).toList(),
                        (medias, json) -> {
                            areMedias(medias, json);
                            Media original = medias.stream()
                                    .filter(Media::isOriginal)
                                    .findFirst()
                                    .orElseThrow();
                            assertThat(original.width()).isEqualTo(64);
                            assertThat(original.height()).isEqualTo(48);
                        }),
                answered("medias-list-as-project-owner", c -> c.media().list().toList(), MediaRecordings::areMedias),
                answered(
                        "medias-list-filter-resource",
                        c -> c.media()
                                .list(q -> q.resource(BRIDGE).sortBy(MediaField.KEY))
                                .toList(),
                        MediaRecordings::areMedias),
                answered("medias-list-key-project-scope", c -> c.media().list().toList(), MediaRecordings::areMedias));
    }

    private static List<RecordedCall> files() {
        Function<SyncClient, Long> nope = c -> c.media().download("nope.png", OutputStream.nullOutputStream());
        Function<SyncClient, Long> bridge = c -> c.media().download(BRIDGE, OutputStream.nullOutputStream());
        return List.of(
                checked("media-file", MediaRecordings::isDownloaded),
                checked("media-file-range", MediaRecordings::isDownloaded),
                refused("media-file-missing", nope, NotFoundException.class, NO_RECORD, "nope.png"),
                refused(
                        "media-file-no-token",
                        bridge,
                        AuthenticationException.class,
                        "Verse::Error::Authorization",
                        "unauthorized_access"),
                refused("media-file-other-project-as-annotator", bridge, NotFoundException.class, NO_RECORD, BRIDGE));
    }

    private static List<RecordedCall> uploads() {
        return List.of(
                answered(
                        "media-upload",
                        c -> c.media().upload(file("media-upload", BRIDGE, PROJECT, "idah-image")),
                        (media, json) -> isMedia(media, json.at("/data/0"))),
                answered(
                        "media-upload-as-annotator",
                        c -> c.media()
                                .upload(file("media-upload-as-annotator", "cccc0c9d2f3a4b5d.png", ROAD_SCENES, null)),
                        (media, json) -> isMedia(media, json.at("/data/0"))),
                answered(
                        "media-upload-unknown-project",
                        c -> c.media()
                                .upload(file(
                                        "media-upload-unknown-project",
                                        "cccc0c9d2f3a4b5c.png",
                                        "no-such-project",
                                        null)),
                        (media, json) -> isMedia(media, json.at("/data/0"))),
                refused( // the look-up for the record is answered in the same way here
                        "media-upload-again",
                        c -> c.media().upload(file("media-upload-again", BRIDGE, PROJECT, "idah-image")),
                        InvalidRequestException.class,
                        INVALID,
                        "Resource 8e1b0c9d2f3a4b5c.png with key already exists"),
                refused(
                        "media-upload-key-read-only",
                        c -> c.media()
                                .upload(file("media-upload-key-read-only", "cccc0c9d2f3a4b5e.png", ROAD_SCENES, null)),
                        PermissionDeniedException.class,
                        "Verse::Error::Unauthorized",
                        "unauthorized action `create` on `media:medias`"),
                refused(
                                "media-upload-no-file",
                                c -> c.media().upload(file("media-upload", "aaaa0c9d2f3a4b5c.png", PROJECT, null)),
                                InvalidRequestException.class,
                                INVALID,
                                "is required (/file)")
                        .refusing(c -> c.media().upload(b -> b.projectId(PROJECT)), "file is required"),
                refused(
                                "media-upload-no-project",
                                c -> c.media().upload(file("media-upload", "aaaa0c9d2f3a4b5c.png", PROJECT, null)),
                                InvalidRequestException.class,
                                INVALID,
                                "is required (/project_id)")
                        .refusing(
                                c -> c.media().upload(b -> b.bytes("a.png", new byte[] {1})), "projectId is required"),
                refused(
                        "media-upload-wrong-type",
                        c -> c.media()
                                .upload(file("media-upload-wrong-type", "aaaa0c9d2f3a4b5d.txt", PROJECT, "idah-image")),
                        InvalidRequestException.class,
                        "skipped",
                        "\"notes.txt\": File type is not supported"),
                answered("media-upload-zip", c -> archive(c, "media-upload-zip"), (outcome, json) -> {
                            assertThat(outcome.medias()).hasSize(2);
                            isMedia(outcome.medias().get(0), json.at("/data/0"));
                            isMedia(outcome.medias().get(1), json.at("/data/1"));
                            assertThat(outcome.skipped())
                                    .containsExactly(new UploadNote("notes.txt", "File type is not supported"));
                            assertThat(outcome.errored()).isEmpty();
                            assertThat(outcome.isComplete()).isFalse();
                        })
                        .sendingOtherwise("the service does not use the resource of an archive"),
                refused(
                                "media-upload-zip-bomb",
                                c -> archive(c, "media-upload-zip-bomb"),
                                InvalidRequestException.class,
                                INVALID,
                                "'zeros.png' has a suspicious compression ratio")
                        .sendingOtherwise("the service does not use the resource of an archive"));
    }

    private static List<RecordedCall> jobsAndModalities() {
        return List.of(
                answered("media-jobs-list", c -> c.media().jobs().list().toList(), MediaRecordings::areJobs),
                answered(
                        "media-jobs-list-errored",
                        c -> c.media()
                                .jobs()
                                .list(q -> q.status(MediaJobStatus.ERRORED))
                                .toList(),
                        MediaRecordings::areJobs),
                answered(
                        "modalities",
                        c -> c.modalities().list(),
                        (modalities, json) -> assertThat(modalities)
                                .containsExactly(
                                        new Modality(
                                                "idah-image", "Image files", null, List.of("idah-image"), List.of()),
                                        new Modality(
                                                "idah-video", "Video files", null, List.of("idah-video"), List.of()))),
                answered("modality", c -> c.modalities().get("idah-image"), (modality, json) -> {
                    assertThat(modality.name()).isEqualTo("idah-image");
                    assertThat(modality.shapes())
                            .extracting(ModalityShape::name)
                            .containsExactly("bounding-box", "polygon", "circle", "ellipse", "line", "mask");
                    assertThat(modality.shapes().get(0))
                            .isEqualTo(new ModalityShape(
                                    "bounding-box",
                                    "idah-image:bounding-box",
                                    "Bounding Box",
                                    json.at("/data/shapes/bounding-box/icon").asText()));
                }));
    }

    /** The request that sends what curl sent. */
    static UploadMediaRequest file(String recording, String resource, String project, @Nullable String modality) {
        MultipartRecording sent = MultipartRecording.of(recording);
        return UploadMediaRequest.builder()
                .projectId(project)
                .resource(resource)
                .modality(modality)
                .bytes(sent.filename(), sent.file())
                .build();
    }

    private static ArchiveUpload archive(SyncClient client, String recording) {
        MultipartRecording sent = MultipartRecording.of(recording);
        return client.media()
                .uploadArchive(
                        PROJECT, sent.fields().get("modality"), MediaFile.of(sent.filename(), sent.file()), p -> {});
    }

    private static void isDownloaded(SyncClient client, Recording recording) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(client.media().download(BRIDGE, bytes)).isEqualTo(562);
        assertThat(bytes.toByteArray()).isEqualTo(recording.body());
    }

    private static void areMedias(List<Media> medias, JsonNode json) {
        assertThat(medias).hasSameSizeAs(json.path("data"));
        for (int i = 0; i < medias.size(); i++) {
            isMedia(medias.get(i), json.path("data").path(i));
        }
    }

    private static void isMedia(Media media, JsonNode json) {
        JsonNode data = json.has("data") ? json.path("data") : json;
        JsonNode a = data.path("attributes");
        assertThat(media)
                .isEqualTo(new Media(
                        data.path("id").asText(),
                        text(a, "resource"),
                        text(a, "key"),
                        text(a, "filename"),
                        a.path("size").asLong(),
                        text(a, "mime_type"),
                        text(a, "created_by"),
                        text(a, "created_role"),
                        a.path("public").asBoolean(),
                        map(a.path("meta")),
                        time(a, "created_at"),
                        time(a, "updated_at"),
                        text(a, "project_id")));
    }

    private static void areJobs(List<MediaJob> jobs, JsonNode json) {
        assertThat(jobs).hasSameSizeAs(json.path("data"));
        for (int i = 0; i < jobs.size(); i++) {
            JsonNode data = json.path("data").path(i);
            JsonNode a = data.path("attributes");
            assertThat(jobs.get(i))
                    .isEqualTo(new MediaJob(
                            data.path("id").asText(),
                            text(a, "job_class"),
                            map(a.path("arguments")),
                            a.path("priority").asInt(),
                            new MediaJobStatus(a.path("status").asText()),
                            a.path("progress").asDouble(),
                            a.path("retry_count").asInt(),
                            text(a, "error"),
                            text(a, "unicity"),
                            time(a, "scheduled_at"),
                            time(a, "created_at"),
                            time(a, "updated_at")));
            assertThat(jobs.get(i).entryId())
                    .isEqualTo(a.at("/arguments/entry_id").asText());
            assertThat(jobs.get(i).resource())
                    .isEqualTo(a.at("/arguments/resource").asText());
        }
    }

    @SuppressWarnings("unchecked") // keys of a JSON object are text
    private static Map<String, @Nullable Object> map(JsonNode object) {
        return JSON.convertValue(object, Map.class);
    }

    private static @Nullable String text(JsonNode attributes, String name) {
        return attributes.path(name).isNull() ? null : attributes.path(name).asText();
    }

    private static @Nullable Instant time(JsonNode attributes, String name) {
        String text = text(attributes, name);
        return text == null ? null : OffsetDateTime.parse(text, TIME).toInstant();
    }
}
