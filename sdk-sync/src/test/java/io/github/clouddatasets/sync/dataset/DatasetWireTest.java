package io.github.clouddatasets.sync.dataset;

import static io.github.clouddatasets.sync.GoldenRequest.deletion;

import io.github.clouddatasets.sync.GoldenRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each operation on datasets puts on the wire, to the byte. */
class DatasetWireTest {

    private static final String ID = "0198f000-0000-7000-8000-0000000000d1";
    private static final String PROJECT = "0198f000-0000-7000-8000-00000000000a";
    private static final String ENTRY = "0198f000-0000-7000-8000-0000000000e1";
    private static final Instant T1 = Instant.parse("2026-08-02T08:00:00Z");
    private static final Instant T2 = Instant.parse("2026-08-03T10:00:00Z");
    private static final String PAGE = "page%5Bnumber%5D=1&page%5Bsize%5D=";

    private static final LabelingConfiguration CONFIGURATION = LabelingConfiguration.EMPTY
            .with("idah-image:mask", Category.of("road", "Road"))
            .with(
                    "idah-image:bounding-box",
                    new ShapeConfiguration(
                            2,
                            List.of(new Category("car", "Car", "#E53935", "#FFFFFF", "any car")),
                            List.of(
                                    Property.of("occluded", PropertyType.BOOLEAN),
                                    new Property(
                                            "colour",
                                            "Colour",
                                            "of the paint",
                                            PropertyType.SINGLE_SELECT,
                                            true,
                                            "always",
                                            Map.of("options", List.of("red", "blue"))))));

    private static final String CONFIGURATION_JSON = "{\"idah-image:mask\":{\"order\":1,\"values\":[{\"id\":\"road\","
            + "\"label\":\"Road\"}],\"properties\":[]},\"idah-image:bounding-box\":{\"order\":2,\"values\":[{\"id\":\"car\","
            + "\"label\":\"Car\",\"color\":\"#E53935\",\"text_color\":\"#FFFFFF\",\"description\":\"any car\"}],"
            + "\"properties\":[{\"id\":\"occluded\",\"type\":\"boolean\"},{\"id\":\"colour\",\"label\":\"Colour\","
            + "\"description\":\"of the paint\",\"type\":\"single-select\",\"required\":true,\"visibility\":\"always\","
            + "\"format\":{\"options\":[\"red\",\"blue\"]}}]}}";

    static Stream<GoldenRequest> requests() {
        return Stream.of(
                GoldenRequest.of(
                        "GET /dataset/datasets?" + PAGE + "1000",
                        c -> c.datasets().list().toList()),
                GoldenRequest.of(
                        "GET /dataset/datasets?filter%5Bid%5D=" + ID + "&filter%5Bproject_id%5D=" + PROJECT
                                + "&filter%5Bname%5D=street&filter%5Bname__match%5D=str"
                                + "&filter%5Bmodality__in%5D%5B%5D=idah-image&filter%5Bstatus__in%5D%5B%5D=pending"
                                + "&filter%5Bprogress__gte%5D=0.25&filter%5Bprogress__lte%5D=1.0"
                                + "&filter%5Bcreated_at__gte%5D=2026-08-02%2008%3A00%3A00"
                                + "&filter%5Bcreated_at__lte%5D=2026-08-03%2010%3A00%3A00"
                                + "&filter%5Bupdated_at__gte%5D=2026-08-02%2008%3A00%3A00"
                                + "&filter%5Bupdated_at__lte%5D=2026-08-03%2010%3A00%3A00"
                                + "&included%5B%5D=project&included%5B%5D=entries"
                                + "&fields%5Bdataset%3Adatasets%5D%5B%5D=name&sort=name&" + PAGE + "1000",
                        c -> c.datasets()
                                .list(q -> q.id(ID)
                                        .projectId(PROJECT)
                                        .name("street")
                                        .nameContains("str")
                                        .modality("idah-image")
                                        .status(DatasetStatus.PENDING)
                                        .progressAtLeast(0.25)
                                        .progressAtMost(1.0)
                                        .createdAfter(T1)
                                        .createdBefore(T2)
                                        .updatedAfter(T1)
                                        .updatedBefore(T2)
                                        .includeProject()
                                        .includeEntries()
                                        .fields(DatasetField.NAME)
                                        .sortBy(DatasetField.NAME))
                                .toList()),
                GoldenRequest.of(
                        "GET /dataset/datasets?filter%5Bproject_id%5D=" + PROJECT + "&filter%5Bname%5D=street&" + PAGE
                                + "1",
                        c -> c.datasets().find(PROJECT, "street")),
                GoldenRequest.of(
                        "GET /dataset/datasets?count=true&" + PAGE + "1",
                        c -> c.datasets().count()),
                GoldenRequest.of(
                        "GET /dataset/datasets/" + ID, c -> c.datasets().get(ID)),
                GoldenRequest.of(
                        "GET /dataset/datasets/" + ID + "?included%5B%5D=entries",
                        c -> c.datasets().getWithEntries(ID)),
                GoldenRequest.of(
                        "POST /dataset/datasets",
                        c -> c.datasets()
                                .create(b -> b.projectId(PROJECT)
                                        .name("street")
                                        .modality("idah-image")
                                        .labelingConfiguration(CONFIGURATION)
                                        .sampleRate(0.5)
                                        .labels("day")),
                        "{\"data\":{\"type\":\"dataset:datasets\",\"attributes\":{\"name\":\"street\",\"modality\":\"idah-image\","
                                + "\"workflow_configuration\":{\"sample_rate\":0.5},\"labeling_configuration\":"
                                + CONFIGURATION_JSON
                                + ",\"labels\":[\"day\"]},\"relationships\":{\"project\":{\"data\":{"
                                + "\"type\":\"dataset:projects\",\"id\":\"" + PROJECT + "\"}}}}}"),
                GoldenRequest.of(
                        "PATCH /dataset/datasets/" + ID,
                        c -> c.datasets()
                                .update(
                                        ID,
                                        b -> b.labels(List.of())
                                                .labelingConfiguration(CONFIGURATION)
                                                .workflowConfiguration(Map.of())),
                        "{\"data\":{\"type\":\"dataset:datasets\",\"id\":\"" + ID
                                + "\",\"attributes\":{\"labels\":[],\"labeling_configuration\":" + CONFIGURATION_JSON
                                + ",\"workflow_configuration\":{}}}}"),
                deletion("DELETE /dataset/datasets/" + ID, c -> c.datasets().delete(ID)),
                GoldenRequest.of(
                        "POST /dataset/datasets/" + ID + "/duplicate",
                        c -> c.datasets()
                                .duplicate(
                                        ID,
                                        b -> b.datasetName("street (2)")
                                                .entryIds(ENTRY)
                                                .withAnnotations(true)),
                        "{\"dataset_name\":\"street (2)\",\"entry_ids\":[\"" + ENTRY
                                + "\"],\"with_labels\":false,\"with_annotations\":true}"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void goesOutAsDocumented(GoldenRequest request) {
        request.check();
    }
}
