package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.ObjectLinks;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The filters, the sort order and the optional fields of one request for the list of datasets. */
final class DatasetListing {

    private final Optional<Boolean> containVersions;
    private final Optional<DatasetKind> kind;
    private final Optional<String> searchContent;
    private final Optional<String> workspaceId;
    private final Optional<ModelArtsQuery.RatioRange> trainShare;
    private final Optional<Integer> versionFormat;
    private final boolean supportExport;
    private final boolean ofThisGeneration;
    private final boolean ascending;
    private final boolean byName;
    private final boolean filePreview;
    private final boolean withLabels;
    private final boolean checkRunningTask;
    private final Optional<Integer> runningTaskType;

    DatasetListing(ModelArtsQuery query) {
        containVersions = query.flag("contain_versions");
        kind = query.integer("dataset_type", 0, Integer.MAX_VALUE)
                .map(code -> DatasetKind.of(code)
                        .orElseThrow(() -> ModelArtsFault.queryParameterInvalid("dataset_type", String.valueOf(code))));
        searchContent = query.text("search_content").map(text -> text.toLowerCase(Locale.ROOT));
        workspaceId = query.text("workspace_id");
        workspaceId.ifPresent(ModelArtsCatalog::requireWorkspace);
        trainShare = query.ratioRange("train_evaluate_ratio");
        versionFormat = query.integer("version_format", 0, CreateVersionRequest.FORMATS.size() - 1);
        supportExport = query.flag("support_export").orElse(false);
        // The service documents both generations as the default. All datasets of the emulator are of the older one.
        ofThisGeneration =
                !query.word("dataset_version", Set.of("v1", "v2", "all")).equals(Optional.of("v2"));
        ascending = query.word("order", Set.of("asc", "desc")).equals(Optional.of("asc"));
        byName = query.word("sort_by", Set.of("create_time", "dataset_name")).equals(Optional.of("dataset_name"));
        filePreview = query.flag("file_preview").orElse(false);
        withLabels = query.flag("with_labels").orElse(false);
        checkRunningTask = query.flag("check_running_task").orElse(false);
        runningTaskType = query.integer("running_task_type", 0, 7);
    }

    List<ModelArtsDataset> of(Collection<ModelArtsDataset> datasets) {
        Comparator<ModelArtsDataset> order = byName
                ? Comparator.comparing(dataset -> dataset.profile().name())
                : Comparator.comparing(dataset -> dataset.profile().createTime());
        return datasets.stream()
                .filter(this::shows)
                .sorted(ascending ? order : order.reversed())
                .toList();
    }

    ObjectNode json(ModelArtsDataset dataset, WorkClock workClock, ObjectLinks links) {
        ObjectNode json = dataset.json();
        var running = checkRunningTask ? dataset.runningTasks(runningTaskType) : Json.array();
        json.put("exist_running_task", !running.isEmpty());
        json.set("running_tasks_id", running);
        var versions = json.putArray("versions");
        dataset.versions().current().ifPresent(version -> versions.add(version.summary(true)));
        if (withLabels) {
            json.set("labels", dataset.labels().json());
        }
        if (filePreview) {
            json.set("samples", dataset.preview(workClock.now(), links));
        }
        return json;
    }

    private boolean shows(ModelArtsDataset dataset) {
        DatasetProfile profile = dataset.profile();
        return ofThisGeneration
                && containVersions
                        .map(wanted -> wanted == (dataset.versions().published() > 0))
                        .orElse(true)
                && kind.map(wanted -> wanted == profile.kind()).orElse(true)
                && searchContent.map(text -> matches(profile, text)).orElse(true)
                && workspaceId.map(id -> id.equals(profile.workspaceId())).orElse(true)
                && trainShare.map(range -> isSplitWithin(dataset, range)).orElse(true)
                && versionFormat.map(code -> hasFormat(dataset, code)).orElse(true)
                && (!supportExport || profile.kind().exportable());
    }

    private static boolean matches(DatasetProfile profile, String text) {
        return (profile.name() + "\n" + profile.description())
                .toLowerCase(Locale.ROOT)
                .contains(text);
    }

    private static boolean isSplitWithin(ModelArtsDataset dataset, ModelArtsQuery.RatioRange range) {
        return dataset.versions()
                .current()
                .map(version -> range.contains(version.trainShare()))
                .orElse(false);
    }

    private static boolean hasFormat(ModelArtsDataset dataset, int code) {
        return dataset.versions()
                .current()
                .map(version -> version.formatCode() == code)
                .orElse(false);
    }
}
