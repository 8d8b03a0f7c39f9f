package io.github.clouddatasets.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A dataset with its samples, versions and tasks. */
final class ModelArtsDataset {

    private static final int NORMAL = 1;
    private static final int SYNCHRONIZING = 5;
    private static final int PUBLISHING = 6;
    private static final int EXPORT_TASK = 2;
    private static final int PUBLISHING_TASK = 6;
    private static final int PREVIEWED = 4;
    private static final Duration LINK_LIFE = Duration.ofDays(1);

    private final DatasetProfile profile;
    private final SampleFolder folder;
    private final List<DatasetVersion> versions = new ArrayList<>();
    private final List<ExportTask> exports = new ArrayList<>();
    private List<Sample> samples;
    private @Nullable DatasetSync sync;
    private @Nullable DatasetVersion current;
    private long deletedSamples;
    private int nextVersion = 1;
    private Instant updated;

    ModelArtsDataset(DatasetProfile profile, SampleFolder folder, List<Sample> samples) {
        this.profile = profile;
        this.folder = folder;
        this.samples = List.copyOf(samples);
        this.updated = Instant.ofEpochMilli(profile.createTime());
    }

    DatasetProfile profile() {
        return profile;
    }

    Optional<DatasetVersion> current() {
        return Optional.ofNullable(current);
    }

    boolean hasVersions() {
        return versions.stream().anyMatch(DatasetVersion::isPublished);
    }

    /** Brings everything that has ended by now to its end; tells which exports have just succeeded. */
    List<ExportTask> settle(Pace pace, ObjectStorage storage) {
        if (sync != null) {
            List<Sample> scanned = sync.settle(pace, profile.id(), folder, samples);
            if (scanned != null) {
                samples = scanned;
                deletedSamples += sync.deleted();
                updated = pace.now();
            }
        }
        for (DatasetVersion version : versions) {
            if (version.settle(pace, storage)) {
                current = version;
                updated = pace.now();
            }
        }
        return exports.stream().filter(task -> task.settle(pace, storage)).toList();
    }

    void startSync(String taskId, Instant now) {
        refuseWhileBusy();
        sync = new DatasetSync(taskId, now, samples.size());
    }

    ObjectNode syncState(Pace pace) {
        return sync == null ? DatasetSync.neverRan(profile.id()) : sync.json(pace, profile.id());
    }

    String nextVersionName() {
        String name;
        int number = nextVersion;
        do {
            name = String.format("V%03d", number++);
        } while (isTaken(name));
        return name;
    }

    DatasetVersion startVersion(String id, VersionOrder order, Instant now) {
        refuseWhileBusy();
        if (isTaken(order.name())) {
            throw ModelArtsFault.versionNameTaken(order.name());
        }
        if (samples.isEmpty()) {
            throw ModelArtsFault.nothingToPublish();
        }
        return addVersion(id, order, samples, now);
    }

    /** A version that was there before the emulator started. */
    void seedVersion(String id, VersionOrder order, List<Sample> of, Instant then, ObjectStorage storage) {
        DatasetVersion version = addVersion(id, order, of, then);
        version.publish(storage);
        current = version;
        updated = then;
    }

    List<DatasetVersion> versionsNewestFirst() {
        List<DatasetVersion> newestFirst = new ArrayList<>(versions);
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    DatasetVersion version(String id) {
        return versions.stream()
                .filter(version -> version.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ModelArtsFault.versionUnknown(id));
    }

    boolean isCurrent(DatasetVersion version) {
        return version == current;
    }

    ExportTask startExport(String id, ExportOrder order, Instant now) {
        if (!profile.kind().exportable()) {
            throw ModelArtsFault.exportUnsupported(profile.kind());
        }
        List<Sample> from =
                order.versionId().map(versionId -> version(versionId).samples()).orElse(samples);
        ExportTask task = new ExportTask(id, order, order.selection().of(from), now);
        exports.add(task);
        return task;
    }

    List<ExportTask> exportsNewestFirst() {
        List<ExportTask> newestFirst = new ArrayList<>(exports);
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    ExportTask export(String id) {
        return exports.stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ModelArtsFault.exportTaskUnknown(id));
    }

    ObjectNode json() {
        LabelCounts labels = new LabelCounts(samples);
        ObjectNode json = Json.object();
        profile.writeTo(json);
        json.put("status", status())
                .put("update_time", updated.toEpochMilli())
                .put("data_update_time", updated.toEpochMilli())
                .put("next_version_num", nextVersion)
                .put("dataset_version_count", (int)
                        versions.stream().filter(DatasetVersion::isPublished).count())
                .put("total_sample_count", samples.size())
                .put("annotated_sample_count", labels.labeledSamples())
                .put("unconfirmed_sample_count", 0)
                .put("deleted_sample_count", deletedSamples)
                .put("loading_sample_count", 0)
                .put("total_sub_sample_count", 0)
                .put("annotated_sub_sample_count", 0)
                .put("label_task_count", 1);
        if (current != null) {
            json.put("current_version_id", current.id()).put("current_version_name", current.name());
        }
        return json;
    }

    ArrayNode labels() {
        return new LabelCounts(samples).labels();
    }

    /** The ids of the running tasks of that kind, or of every kind. */
    ArrayNode runningTasks(Optional<Integer> kind) {
        ArrayNode ids = Json.array();
        if (kind.isEmpty() || kind.get() == EXPORT_TASK) {
            exports.stream().filter(ExportTask::isRunning).map(ExportTask::id).forEach(ids::add);
        }
        if (kind.isEmpty() || kind.get() == PUBLISHING_TASK) {
            versions.stream()
                    .filter(DatasetVersion::isPublishing)
                    .map(DatasetVersion::id)
                    .forEach(ids::add);
        }
        return ids;
    }

    /** The first few files, each with a link in the form of a pre-signed one. */
    ArrayNode preview(Instant now, IdSource ids) {
        ArrayNode files = Json.array();
        for (Sample sample : samples.subList(0, Math.min(PREVIEWED, samples.size()))) {
            ObjectNode file = files.addObject()
                    .put("url", link(sample, now.plus(LINK_LIFE), ids))
                    .put("create_time", sample.createTime())
                    .put("dataset_id", profile.id())
                    .put("file_id", sample.id())
                    .put("file_Name", sample.fileName())
                    .put("file_type", sample.extension())
                    .put("size", sample.size());
            String label = sample.label();
            if (label != null) {
                file.putObject("tags").put("label", label);
            }
        }
        return files;
    }

    private String link(Sample sample, Instant expiry, IdSource ids) {
        String path = profile.inputPath().substring(1) + sample.key();
        int slash = path.indexOf('/');
        StringBuilder link = new StringBuilder("https://" + path.substring(0, slash));
        link.append(".obs.eu-de.otc.t-systems.com:443");
        for (String segment : path.substring(slash + 1).split("/", -1)) {
            link.append('/').append(Percent.encode(segment));
        }
        return link.append("?AccessKeyId=")
                .append(ids.alphanumeric())
                .append("&Expires=")
                .append(expiry.getEpochSecond())
                .append("&Signature=")
                .append(ids.alphanumeric())
                .append("%3D")
                .toString();
    }

    private int status() {
        if (sync != null && sync.isRunning()) {
            return SYNCHRONIZING;
        }
        return versions.stream().anyMatch(DatasetVersion::isPublishing) ? PUBLISHING : NORMAL;
    }

    private void refuseWhileBusy() {
        switch (status()) {
            case SYNCHRONIZING -> throw ModelArtsFault.synchronizing();
            case PUBLISHING -> throw ModelArtsFault.publishing();
            default -> {}
        }
    }

    private boolean isTaken(String versionName) {
        return versions.stream().anyMatch(version -> version.name().equals(versionName));
    }

    private DatasetVersion addVersion(String id, VersionOrder order, List<Sample> of, Instant start) {
        DatasetVersion version = new DatasetVersion(id, profile, order, current, of, start);
        versions.add(version);
        nextVersion++;
        return version;
    }
}
