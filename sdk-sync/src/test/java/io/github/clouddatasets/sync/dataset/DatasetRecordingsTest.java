package io.github.clouddatasets.sync.dataset;

import static io.github.clouddatasets.sync.ReadResource.assertDocument;
import static io.github.clouddatasets.sync.ReadResource.assertIncluded;
import static io.github.clouddatasets.sync.ReadResource.assertRows;
import static io.github.clouddatasets.sync.RecordedCall.answered;
import static io.github.clouddatasets.sync.RecordedCall.checked;
import static io.github.clouddatasets.sync.RecordedCall.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.InvalidRequestException;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.sync.RecordedCall;
import io.github.clouddatasets.sync.SyncClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded exchange about datasets. */
@SuppressWarnings("NullAway") // a test fails where a value is absent
class DatasetRecordingsTest {

    private static final String ROAD_SCENES = "0198f000-0000-7000-8000-00000000000a";
    private static final String SHELF_AUDIT = "0198f000-0000-7000-8000-00000000000b";
    private static final String CARS = "0198f000-0000-7000-8000-0000000000d1";
    private static final String PILOT = "0198f000-0000-7000-8000-0000000000d4";
    private static final String PROJECT = "01a2152f-89c4-7950-b414-e28b01bdcb03";
    private static final String IMPORTED = "01a2152f-8c5e-7a95-b45e-3108062a487b";
    private static final String DELETED = "01a2152f-8cf4-795d-b558-eabf5bfdb26d";

    private static final String FORBIDDEN = "Verse::Error::Unauthorized";
    private static final String INVALID = "Verse::Error::ValidationFailed";

    private static final LabelingConfiguration CONFIGURATION = LabelingConfiguration.EMPTY
            .with("idah-image:mask", new Category("road", "Road", "#9C1AB2", "#9C1AB2", null))
            .with("idah-image:bounding-box", Category.of("car", "Car", "#E53935"));

    static Stream<RecordedCall> calls() {
        return Stream.of(lists(), reads(), creations(), changes()).flatMap(List::stream);
    }

    private static List<RecordedCall> lists() {
        return List.of(
                listed("datasets-list", 4, q -> {}),
                listed("datasets-list-as-annotator", 1, q -> {}),
                listed("datasets-list-as-reviewer", 1, q -> {}),
                listed("datasets-list-key-project-scope", 3, q -> {}),
                listed("datasets-list-filter-project-plain", 1, q -> q.projectId(SHELF_AUDIT)),
                listed("datasets-list-filter-project", 3, q -> q.projectId(ROAD_SCENES))
                        .sendingOtherwise("filter[project_id] does the same as filter[project_id__eq]"),
                listed("datasets-list-filter-modality-in", 1, q -> q.modality("idah-video")),
                listed("datasets-list-filter-updated-gt", 4, q -> {})
                        .sendingOtherwise("the service drops this filter, so that it cannot be set"),
                listed("datasets-list-filter-bad-time", 0, q -> q.createdAfter(Instant.parse("2026-11-25T00:00:00Z")))
                        .sendingOtherwise("a time cannot be a word"),
                answered(
                                "datasets-list-include-project",
                                c -> c
                                        .datasets()
                                        .list(q -> q.projectId(ROAD_SCENES).includeProject())
                                        .stream()
                                        .toList(),
                                (datasets, json) -> {
                                    assertRows(datasets, json);
                                    assertThat(datasets).isNotEmpty();
                                    datasets.forEach(
                                            dataset -> assertIncluded(dataset.project(), "dataset:projects", json));
                                })
                        .sendingOtherwise("filter[project_id] does the same as filter[project_id__eq]"),
                refused(
                                "datasets-list-filter-status-in-scalar",
                                DatasetRecordingsTest::all,
                                ServerException.class,
                                "Sequel::DatabaseError",
                                "the server could not read a value of the request")
                        .sendingOtherwise(RecordedCall.NOT_EXPRESSIBLE),
                refused(
                                "datasets-list-include-annotations",
                                DatasetRecordingsTest::all,
                                InvalidRequestException.class,
                                INVALID,
                                "must be one of `entries,project` (/included/included)")
                        .sendingOtherwise(RecordedCall.NOT_EXPRESSIBLE));
    }

    private static List<RecordedCall> reads() {
        return List.of(
                answered("dataset-show", c -> c.datasets().get(CARS), (dataset, json) -> {
                    assertDocument(dataset, json);
                    assertThat(dataset.sampleRate()).isEqualTo(0.5);
                    assertThat(dataset.labelingConfiguration().categoryIds())
                            .containsExactlyInAnyOrder("road", "vehicle/car", "vehicle/truck");
                    assertThat(dataset.labelingConfiguration()
                                    .shapes()
                                    .get("idah-image:bounding-box")
                                    .properties())
                            .containsExactly(
                                    new Property("occluded", null, null, PropertyType.BOOLEAN, false, null, Map.of()));
                }),
                answered("dataset-show-include-entries", c -> c.datasets().getWithEntries(PILOT), (dataset, json) -> {
                    assertDocument(dataset, json);
                    assertThat(dataset.entryIds()).containsExactly("0198f000-0000-7000-8000-0000000000e7");
                }));
    }

    private static List<RecordedCall> creations() {
        Function<SyncClient, Object> empty =
                c -> c.datasets().create(b -> b.projectId(PROJECT).name("x").modality("idah-image"));
        return List.of(
                made(
                        "dataset-create",
                        PROJECT,
                        "Imported",
                        "idah-image",
                        b -> b.labelingConfiguration(CONFIGURATION).labels("import", "2026-08")),
                made("dataset-create-as-project-owner", ROAD_SCENES, "By owner", "idah-image", b -> {}),
                made("dataset-create-unknown-modality", PROJECT, "Odd one", "no-such-modality", b -> {}),
                refused(
                        "dataset-create-as-annotator",
                        c -> c.datasets()
                                .create(b -> b.projectId(ROAD_SCENES).name("x").modality("idah-image")),
                        PermissionDeniedException.class,
                        FORBIDDEN,
                        "You do not have permission to create dataset on this project"),
                refused(
                        "dataset-create-key-project-scope",
                        c -> c.datasets()
                                .create(b -> b.projectId(ROAD_SCENES)
                                        .name("By project key")
                                        .modality("idah-image")),
                        PermissionDeniedException.class,
                        FORBIDDEN,
                        "a key of a project's scope makes neither"),
                refused(
                                "dataset-create-no-labeling-configuration",
                                empty,
                                InvalidRequestException.class,
                                "Verse::Error::CannotCreateRecord",
                                "a required value is missing")
                        .sendingOtherwise("a configuration is always sent, an empty one if there is none"),
                refused(
                                "dataset-create-no-project",
                                empty,
                                InvalidRequestException.class,
                                INVALID,
                                "project relationship is required to create a dataset")
                        .refusing(
                                c -> c.datasets().create(b -> b.name("x").modality("idah-image")),
                                "projectId is required"));
    }

    private static List<RecordedCall> changes() {
        return List.of(
                answered(
                        "dataset-update",
                        c -> c.datasets()
                                .update(IMPORTED, b -> b.name("Imported (2)").labels("a", "b")),
                        (dataset, json) -> assertDocument(dataset, json)),
                answered(
                                "dataset-update-readonly-status",
                                c -> c.datasets().update(IMPORTED, b -> b.name("x")),
                                (dataset, json) -> {
                                    assertDocument(dataset, json);
                                    assertThat(dataset.status()).isEqualTo(DatasetStatus.PENDING);
                                })
                        .sendingOtherwise("status and modality cannot be changed"),
                checked(
                        "dataset-delete",
                        (client, recording) -> client.datasets().delete(DELETED)),
                refused(
                        "dataset-delete-in-progress",
                        c -> {
                            c.datasets().delete(CARS);
                            return "deleted";
                        },
                        ConflictException.class,
                        FORBIDDEN,
                        "Unable to delete in progress or completed dataset"));
    }

    private static RecordedCall listed(String name, int size, Consumer<DatasetQuery.Builder> query) {
        return answered(name, c -> c.datasets().list(query).stream().toList(), (datasets, json) -> {
            assertRows(datasets, json);
            assertThat(datasets).hasSize(size);
        });
    }

    private static RecordedCall made(
            String name, String project, String dataset, String modality, Consumer<CreateDatasetRequest.Builder> more) {
        return answered(
                name,
                c -> c.datasets().create(b -> {
                    b.projectId(project).name(dataset).modality(modality);
                    more.accept(b);
                }),
                (made, json) -> assertDocument(made, json));
    }

    private static List<Dataset> all(SyncClient client) {
        return client.datasets().list().stream().toList();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void replays(RecordedCall call) {
        call.replay();
    }
}
