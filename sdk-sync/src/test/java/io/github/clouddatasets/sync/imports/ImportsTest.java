package io.github.clouddatasets.sync.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.annotation.Annotation;
import io.github.clouddatasets.sync.dataset.Category;
import io.github.clouddatasets.sync.dataset.LabelingConfiguration;
import io.github.clouddatasets.sync.dataset.ShapeConfiguration;
import io.github.clouddatasets.sync.shape.BoundingBox;
import io.github.clouddatasets.sync.shape.Mask;
import io.github.clouddatasets.sync.shape.MaskTile;
import io.github.clouddatasets.sync.shape.Rectangle;
import io.github.clouddatasets.sync.shape.Shape;
import io.github.clouddatasets.testing.RawServer.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway") // a test fails where a value is absent
class ImportsTest {

    private static final Shape BOX = new BoundingBox(new Rectangle(0.125, 0.25, 0.5, 0.75), 0);

    private final StubPlatform platform = new StubPlatform();
    private final SyncClient sync = platform.client();
    private final List<ImportedItem> outcomes = new ArrayList<>();

    @AfterEach
    void close() {
        sync.close();
        platform.close();
    }

    private static ImportItem item(String path, ImportAnnotation... annotations) {
        byte[] bytes = ("bytes of " + path).getBytes(StandardCharsets.US_ASCII);
        return ImportItem.of(path, () -> ItemContent.of(bytes)).annotations(List.of(annotations));
    }

    private static ImportAnnotation box(String key, String category) {
        return new ImportAnnotation(key, BOX, category);
    }

    private ImportSummary run(List<ImportItem> items, Consumer<ImportRequest.Builder> options) {
        return sync.imports()
                .run(b -> options.accept(b.project(StubPlatform.PROJECT)
                        .dataset("street")
                        .items(items)
                        .atATime(1)
                        .onItem(outcomes::add)));
    }

    private ImportSummary run(ImportItem... items) {
        return run(List.of(items), b -> {});
    }

    private ImportedItem outcome(String path) {
        return outcomes.stream()
                .filter(item -> item.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private long count(String request) {
        return platform.wire().stream().filter(request::equals).count();
    }

    @Test
    void aFirstRunSendsWhatThePlatformsOwnImporterSends() {
        ImportSummary summary = run(item("a/1.png", box("1", "car"), box("2", "car")));

        String resource = DerivedName.resource(summary.datasetId(), "a/1.png");
        assertThat(platform.wire())
                .containsExactly(
                        "GET /dataset/datasets",
                        "POST /dataset/datasets",
                        "GET /setting/plugins/modalities/idah-image",
                        "POST /media/medias/files/" + resource,
                        "POST /dataset/entries",
                        "GET /dataset/datasets/" + summary.datasetId(),
                        "PATCH /dataset/datasets/" + summary.datasetId(),
                        "POST /dataset/annotations/_rpc",
                        "GET /dataset/entries");
        assertThat(platform.server.requests().get(0).parameters())
                .contains("filter[project_id]=" + StubPlatform.PROJECT, "filter[name]=street");
        assertThat(platform.server.requests().get(1).body())
                .isEqualTo("{\"data\":{\"type\":\"dataset:datasets\",\"attributes\":{\"name\":\"street\",\"modality\":"
                        + "\"idah-image\",\"workflow_configuration\":{},\"labeling_configuration\":{}},\"relationships\":"
                        + "{\"project\":{\"data\":{\"type\":\"dataset:projects\",\"id\":\"" + StubPlatform.PROJECT
                        + "\"}}}}}");
        assertThat(platform.server.requests().get(3).body())
                .contains("name=\"project_id\"\r\n\r\n" + StubPlatform.PROJECT)
                .contains("name=\"resource\"\r\n\r\n" + resource)
                .contains("name=\"modality\"\r\n\r\nidah-image")
                .contains("filename=\"1.png\"\r\nContent-Type: image/png\r\n\r\nbytes of a/1.png\r\n");
        assertThat(platform.server.requests().get(4).body())
                .contains("\"name\":\"a/1.png\"", "\"resource\":\"" + resource + "\"");
        String entry = outcome("a/1.png").entryId();
        assertThat(platform.server.requests().get(7).body())
                .isEqualTo("[" + create(entry, "1", 1) + "," + create(entry, "2", 2) + "]");
        assertThat(summary)
                .extracting(
                        ImportSummary::items,
                        ImportSummary::created,
                        ImportSummary::annotationsWritten,
                        ImportSummary::bytes,
                        ImportSummary::datasetCreated,
                        ImportSummary::isComplete)
                .containsExactly(1L, 1L, 2L, 16L, true, true);
        assertThat(summary.warnings()).isEmpty();
    }

    private static String create(String entry, String key, int number) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"create\",\"params\":{\"id\":\"" + Annotation.idOf(entry, key)
                + "\",\"entry_id\":\"" + entry + "\",\"dimensions\":{\"type\":\"idah-image:bounding-box\",\"points\":"
                + "[[0.125,0.25],[0.5,0.25],[0.5,0.75],[0.125,0.75]],\"angle\":0},\"annotation\":{\"category\":\"car\"}},"
                + "\"id\":" + number + "}";
    }

    @Test
    void aSecondRunWritesNothing() {
        ImportItem[] items = {item("1.png", box("1", "car")), item("2.png", box("1", "bus")), item("3.png")};
        run(items);
        int before = platform.server.count();
        outcomes.clear();

        ImportSummary again = run(items);

        assertThat(platform.wire().subList(before, platform.server.count()))
                .allMatch(request -> request.startsWith("GET "));
        assertThat(again)
                .extracting(
                        ImportSummary::datasetCreated,
                        ImportSummary::created,
                        ImportSummary::found,
                        ImportSummary::annotationsWritten,
                        ImportSummary::annotationsFound,
                        ImportSummary::bytes)
                .containsExactly(false, 0L, 3L, 0L, 2L, 0L);
    }

    @Test
    void aRunAfterACrashSendsOnlyWhatIsMissing() {
        ImportItem whole = item("1.png", box("1", "car"), box("2", "car"));
        ImportItem second = item("2.png", box("1", "car"));
        run(whole, second);
        // As if the first run had died before the last annotation, and before the second entry.
        String entry = outcome("1.png").entryId();
        platform.annotations.remove(Annotation.idOf(entry, "2"));
        platform.entries.remove(outcome("2.png").entryId());
        int before = platform.server.count();
        outcomes.clear();

        run(whole, second);

        assertThat(platform.wire().subList(before, platform.server.count()))
                .filteredOn(request -> request.startsWith("POST"))
                .containsExactly("POST /dataset/entries", "POST /dataset/annotations/_rpc");
        assertThat(outcome("1.png"))
                .extracting(ImportedItem::created, ImportedItem::annotationsWritten, ImportedItem::annotationsFound)
                .containsExactly(false, 1, 1);
        assertThat(outcome("2.png"))
                .extracting(ImportedItem::created, ImportedItem::annotationsWritten, ImportedItem::bytes)
                .containsExactly(true, 1, 0L);
    }

    @Test
    void everyAnswerMayGetLostOnceAndNothingIsMadeTwice() {
        List<String> lost = new ArrayList<>();
        platform.losing(request -> {
            String what = request.method() + " " + request.path();
            return !lost.contains(what) && lost.add(what);
        });

        ImportSummary summary = run(item("1.png", box("1", "car"), box("2", "car")), item("2.png", box("1", "car")));

        assertThat(lost).hasSizeGreaterThanOrEqualTo(9);
        assertThat(summary.isComplete()).as(String.valueOf(summary)).isTrue();
        assertThat(platform.datasets).hasSize(1);
        assertThat(platform.medias).hasSize(2);
        assertThat(platform.entries).hasSize(2);
        assertThat(platform.annotations).hasSize(3);
        assertThat(summary.annotationsWritten()).isEqualTo(3);
    }

    @Test
    void aFailingItemDoesNotEndTheRun() {
        ImportItem broken = ImportItem.of("broken.png", () -> {
            throw new IOException("the disk is gone");
        });
        ImportItem unreadable = item("unreadable.png").labels(() -> {
            throw new IllegalArgumentException("no labels");
        });

        ImportSummary summary = run(broken, unreadable, item("good.png"));

        assertThat(outcome("broken.png").problem()).isEqualTo("the disk is gone");
        assertThat(outcome("unreadable.png").problem()).isEqualTo("no labels");
        assertThat(outcome("good.png").failed()).isFalse();
        assertThat(summary.failed()).isEqualTo(2);
        assertThat(summary.failures())
                .extracting(ImportedItem::path)
                .containsExactlyInAnyOrder("broken.png", "unreadable.png");
    }

    @Test
    void anAnnotationThatTheServiceRefusesFailsItsItemAndNoOther() {
        run(item("1.png", box("1", "car"), box("2", "refused"), box("3", "car")), item("2.png", box("1", "car")));

        assertThat(outcome("1.png"))
                .extracting(ImportedItem::annotationsWritten)
                .isEqualTo(2);
        assertThat(outcome("1.png").problem()).startsWith("annotation 2: ").contains("no such category");
        assertThat(outcome("2.png").failed()).isFalse();
        assertThat(platform.annotations).hasSize(3);
    }

    @Test
    void aRefusedUploadFailsItsItem() {
        platform.before(
                request -> request.path().contains("/files/") && request.body().contains("1.txt")
                        ? Answer.json(
                                200,
                                "{\"data\":[],\"meta\":{\"skipped\":[{\"filename\":\"1.txt\",\"message\":"
                                        + "\"File type is not supported\"}]}}")
                        : null);

        run(item("1.txt"), item("2.png"));

        assertThat(outcome("1.txt").problem()).contains("File type is not supported");
        assertThat(outcome("2.png").failed()).isFalse();
    }

    @Test
    void aRunThatIsToStopAtAFailureFinishesWhatItHasBegun() {
        ImportItem broken = ImportItem.of("2.png", () -> {
            throw new IOException("the disk is gone");
        });

        ImportSummary summary =
                run(List.of(item("1.png", box("1", "car")), broken, item("3.png")), b -> b.stopOnFailure(true));

        assertThat(outcomes).extracting(ImportedItem::path).containsExactlyInAnyOrder("1.png", "2.png");
        assertThat(outcome("1.png").annotationsWritten()).isEqualTo(1);
        assertThat(summary.items()).isEqualTo(2);
    }

    @Test
    void anOutageIsWaitedOut() {
        AtomicInteger refused = new AtomicInteger();
        List<Progress> failures = new ArrayList<>();
        platform.before(request ->
                request.path().endsWith("/entries") && request.method().equals("POST") && refused.incrementAndGet() <= 8
                        ? Answer.json(503, "{}")
                        : null);

        ImportSummary summary = run(
                List.of(item("1.png")),
                b -> b.onProgress(progress -> {
                    if (progress.failure() != null) {
                        failures.add(progress);
                    }
                }));

        assertThat(summary.isComplete()).isTrue();
        assertThat(failures).hasSize(8);
        assertThat(summary.duration()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(120));
    }

    @Test
    void anOutageBeyondThePatienceEndsTheRunWithItsException() {
        platform.before(request -> request.path().endsWith("/entries") ? Answer.json(503, "{}") : null);

        assertThatThrownBy(() -> run(item("1.png"))).isInstanceOf(io.github.clouddatasets.core.ServerException.class);
        assertThat(Duration.ofNanos(platform.server.time.nanoTime()))
                .isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
    }

    @Test
    void aFailureThatComesBackWhileOthersSucceedIsTheItems() {
        platform.before(
                request -> request.path().endsWith("/entries") && request.body().contains("bad.png")
                        ? Answer.json(500, "{}")
                        : null);

        ImportSummary summary = run(item("bad.png"), item("good.png"));

        assertThat(outcome("bad.png").failed()).isTrue();
        assertThat(outcome("good.png").failed()).isFalse();
        assertThat(summary.failed()).isEqualTo(1);
    }

    @Test
    void rightsThatAreMissingEndTheRun() {
        platform.before(request -> request.path().contains("/files/")
                ? Answer.json(403, "{\"errors\":[{\"status\":\"403\",\"title\":\"Verse::Error::Unauthorized\"}]}")
                : null);

        assertThatThrownBy(() -> run(item("1.png"), item("2.png")))
                .isInstanceOf(io.github.clouddatasets.core.PermissionDeniedException.class);
        assertThat(outcomes).isEmpty();
    }

    @Test
    void anExceptionOfAListenerEndsTheRun() {
        IllegalStateException own = new IllegalStateException("mine");

        assertThatThrownBy(() -> run(
                        List.of(item("1.png")),
                        b -> b.onItem(item -> {
                            throw own;
                        })))
                .isSameAs(own);
    }

    @Test
    void theSourceIsClosedHoweverTheRunEnds() {
        AtomicInteger closed = new AtomicInteger();
        ImportSource source = new ImportSource() {
            @Override
            public java.util.Iterator<ImportItem> iterator() {
                throw new IllegalStateException("no items");
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };

        assertThatThrownBy(() -> run(List.of(), b -> b.source(source))).hasMessage("no items");
        assertThat(closed).hasValue(1);
    }

    @Test
    void anItemThatThePlatformCannotProcessHasFailedWithItsAnnotationsWritten() {
        platform.step = "start";
        platform.status = "errored";

        run(item("1.png", box("1", "car")));

        assertThat(outcome("1.png").problem()).startsWith("the platform could not process the file");
        assertThat(outcome("1.png").annotationsWritten()).isEqualTo(1);
    }

    @Test
    void processingIsWaitedForOnlySoLong() {
        platform.step = "start";
        platform.status = "processing";

        ImportSummary summary = run(List.of(item("1.png")), b -> b.processing(Duration.ofMinutes(3)));

        assertThat(outcome("1.png").problem()).startsWith("the platform has not processed the file in time");
        assertThat(summary.duration())
                .isBetween(Duration.ofMinutes(3), Duration.ofMinutes(3).plusSeconds(10));
    }

    @Test
    void aRunThatIsNotToWaitLooksAtNoEntry() {
        platform.step = "start";

        ImportSummary summary = run(List.of(item("1.png")), b -> b.processing(Duration.ZERO));

        assertThat(summary.isComplete()).isTrue();
        assertThat(count("GET /dataset/entries")).isZero();
    }

    @Test
    void aModalityThatNothingProcessesIsNotWaitedFor() {
        platform.step = "start";
        platform.installed = false;

        ImportSummary summary = run(List.of(item("1.xyz")), b -> b.modality("own"));

        assertThat(summary.isComplete()).isTrue();
        assertThat(summary.warnings()).singleElement().asString().contains("nothing at this installation processes");
        assertThat(count("GET /dataset/entries")).isZero();
    }

    @Test
    void theMediaOfAnEarlierRunWithOtherBytesIsAProblem() {
        run(item("1.png"));
        platform.entries.clear();
        outcomes.clear();

        byte[] longer = "other bytes, and more of them".getBytes(StandardCharsets.US_ASCII);
        run(ImportItem.of("1.png", () -> ItemContent.of(longer)));

        assertThat(outcome("1.png").problem()).contains("is there with 14 bytes, and the item has 29");
        assertThat(platform.entries).isEmpty();
    }

    @Test
    void annotationsGoInBatchesOfFiftyAcrossItems() {
        List<ImportItem> items = IntStream.range(0, 30)
                .mapToObj(i -> item(
                        i + ".png",
                        IntStream.range(0, 4).mapToObj(k -> box("" + k, "car")).toArray(ImportAnnotation[]::new)))
                .toList();

        ImportSummary summary = run(items, b -> b.atATime(4));

        assertThat(summary.annotationsWritten()).isEqualTo(120);
        assertThat(count("POST /dataset/annotations/_rpc")).isEqualTo(3);
        assertThat(outcomes).hasSize(30).allMatch(item -> item.annotationsWritten() == 4 && !item.failed());
    }

    @Test
    void aMaskIsWrittenFirstAndItsTilesThen() {
        Mask mask = new Mask(List.of(new MaskTile(0, 0, "BQM="), new MaskTile(1, 0, "AA==")));

        run(item("1.png", new ImportAnnotation("1", mask, "road")));

        String id = Annotation.idOf(outcome("1.png").entryId(), "1");
        assertThat(platform.annotations.get(id).at("/attributes/dimensions"))
                .hasToString("{\"type\":\"idah-image:mask\",\"points\":[]}");
        assertThat(platform.tiles).isEqualTo(Map.of(id + " tile-0x0", "BQM=", id + " tile-1x0", "AA=="));
        assertThat(outcome("1.png").annotationsWritten()).isEqualTo(1);
    }

    @Test
    void categoriesAndPropertiesThatTheDatasetLacksAreAdded() {
        ImportAnnotation car = new ImportAnnotation("1", BOX, "vehicle/car", Map.of("occluded", true), Map.of());
        LabelingConfiguration own = LabelingConfiguration.EMPTY.with(
                BoundingBox.TYPE, new ShapeConfiguration(7, List.of(Category.of("bus", "Bus")), List.of()));
        run(List.of(item("1.png", car)), b -> b.labelingConfiguration(own));

        var configuration = platform.datasets.values().iterator().next().at("/attributes/labeling_configuration");
        assertThat(configuration.at("/idah-image:bounding-box/order").asInt()).isEqualTo(7);
        assertThat(configuration.at("/idah-image:bounding-box/values/0/label").asText())
                .isEqualTo("Bus");
        assertThat(configuration.at("/idah-image:bounding-box/values/1/id").asText())
                .isEqualTo("vehicle/car");
        assertThat(configuration.at("/idah-image:bounding-box/values/1/label").asText())
                .isEqualTo("car");
        assertThat(configuration
                        .at("/idah-image:bounding-box/properties/0/type")
                        .asText())
                .isEqualTo("boolean");
    }

    @Test
    void aDatasetOfAnotherModalityOrOneOfSeveralIsRefused() {
        run(item("1.png"));
        assertThatThrownBy(() -> run(List.of(), b -> b.modality("idah-video")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("modality must be idah-image");
        platform.datasets.put("x", platform.datasets.values().iterator().next());
        assertThatThrownBy(() -> run(item("1.png")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("dataset must name one dataset, but the project has 2");
    }

    @Test
    void whatAnExportCannotCarryIsWarnedOf() {
        ImportSummary summary = run(List.of(item("1.png", box("1", "driver's"))), b -> b.dataset("Ann's"));

        assertThat(summary.isComplete()).isTrue();
        assertThat(summary.warnings()).singleElement().asString().contains("apostrophe");
        assertThat(summary.warned())
                .singleElement()
                .satisfies(item -> assertThat(item.warnings()).hasSize(1));
    }
}
