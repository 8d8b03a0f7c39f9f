package io.github.clouddatasets.upd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clouddatasets.sync.dataset.Category;
import io.github.clouddatasets.sync.dataset.PropertyType;
import io.github.clouddatasets.sync.dataset.ShapeConfiguration;
import io.github.clouddatasets.sync.shape.BoundingBox;
import io.github.clouddatasets.sync.shape.Circle;
import io.github.clouddatasets.sync.shape.Ellipse;
import io.github.clouddatasets.sync.shape.Line;
import io.github.clouddatasets.sync.shape.Mask;
import io.github.clouddatasets.sync.shape.OtherShape;
import io.github.clouddatasets.sync.shape.Point;
import io.github.clouddatasets.sync.shape.Polygon;
import io.github.clouddatasets.sync.shape.Rectangle;
import io.github.clouddatasets.sync.shape.VideoBoundingBox;
import io.github.clouddatasets.sync.shape.VideoPolygon;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample files give what fixtures/idah-upd/README.md says. */
class SampleFilesTest {

    static final Path SAMPLES = Path.of("..", "..", "fixtures", "idah-upd");

    private static UpdFile open(String name) {
        return UpdFile.open(SAMPLES.resolve(name));
    }

    @Test
    void aFileTellsItsLayoutByItsColumns() {
        try (UpdFile image = open("image-1.1.upd");
                UpdFile older = open("image-0.2.upd")) {
            UpdMetadata now = image.metadata();
            assertThat(now.schemaType()).isEqualTo("Universal Portable Dataset");
            assertThat(now.schemaVersion()).isEqualTo("1.1");
            assertThat(now.flavor()).isEqualTo("None");
            assertThat(now.builtBy()).isEqualTo("clouddatasets sample 1");
            assertThat(now.layout()).isEqualTo(UpdLayout.CATEGORY_COLUMN);
            UpdMetadata then = older.metadata();
            assertThat(then.schemaVersion()).isEqualTo("0.2");
            assertThat(then.flavor()).isEqualTo("Vanilla");
            assertThat(then.builtBy()).isNull();
            assertThat(then.layout()).isEqualTo(UpdLayout.ANNOTATION_COLUMN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"image-1.1.upd", "image-0.2.upd"})
    void theDatasetHasItsLabelsAndItsConfiguration(String name) {
        try (UpdFile file = open(name)) {
            UpdDataset bridge = file.datasets().stream().toList().get(0);
            assertThat(bridge.name()).isEqualTo("Bridge");
            assertThat(bridge.modality()).isEqualTo("idah-image");
            assertThat(bridge.labels()).containsExactly("day", "été");
            assertThat(bridge.labelingConfiguration().shapes())
                    .containsOnlyKeys(
                            "idah-image:bounding-box",
                            "idah-image:polygon",
                            "idah-image:line",
                            "idah-image:circle",
                            "idah-image:ellipse",
                            "idah-image:mask");
            ShapeConfiguration boxes = Objects.requireNonNull(
                    bridge.labelingConfiguration().shapes().get("idah-image:bounding-box"));
            assertThat(boxes.order()).isEqualTo(1);
            assertThat(boxes.values()).extracting(Category::label).containsExactly("Car", "Truck");
            assertThat(boxes.properties()).singleElement().satisfies(occluded -> {
                assertThat(occluded.id()).isEqualTo("occluded");
                assertThat(occluded.type()).isEqualTo(PropertyType.BOOLEAN);
            });
            assertThat(bridge.workflowConfiguration()).isEmpty();
            assertThat(bridge.status()).isEqualTo("pending");
            assertThat(bridge.metadata().number("progress")).isEqualTo(0.0);
            assertThat(bridge.metadata().number("Entries-Total-Count")).isEqualTo(2);
            assertThat(bridge.createdAt()).isEqualTo(Instant.parse("2026-11-26T00:09:49Z"));
        }
    }

    @Test
    void entriesNameTheirMedia() {
        try (UpdFile image = open("image-1.1.upd");
                UpdFile older = open("image-0.2.upd")) {
            List<UpdEntry> entries = image.entries().stream().toList();
            assertThat(entries).extracting(UpdEntry::name).containsExactly("bridge.png", "second.png");
            assertThat(entries).allSatisfy(entry -> {
                assertThat(entry.step()).isEqualTo("annotate");
                assertThat(entry.status()).isEqualTo("pending");
                assertThat(entry.resource()).matches("[0-9a-f]{16}\\.png");
                assertThat(entry.localMedia()).contains(entry.resource());
            });
            assertThat(older.entries().stream().toList()).hasSize(2).allSatisfy(entry -> {
                assertThat(entry.localMedia()).isEmpty();
                assertThat(entry.mediaUrl())
                        .isEqualTo("http://127.0.0.1:18080/api/v1/media/medias/files/" + entry.resource());
            });
            assertThat(older.media().stream()).isEmpty();
            String dataset = entries.get(0).datasetId();
            assertThat(image.entries(dataset).stream()).hasSize(2);
            assertThat(image.entries("none").stream()).isEmpty();
        }
    }

    @Test
    void mediaHaveTheirBytes() throws Exception {
        try (UpdFile image = open("image-1.1.upd")) {
            UpdMedia bridge = mediaOf(image, "bridge.png");
            assertThat(bridge.size()).isEqualTo(562);
            assertThat(bridge.mediaType()).isEqualTo("image/png");
            assertThat(bridge.key()).isEmpty();
            assertThat(md5(bridge)).isEqualTo("9927f86929e69123dadfe6173ee9934c");
            assertThat(bridge.metadata().time("created-AT")).isEqualTo(Instant.parse("2026-11-25T23:55:52Z"));
            assertThat(bridge.metadata().time("Updated-At")).isNull();
            UpdMedia second = mediaOf(image, "second.png");
            assertThat(second.size()).isEqualTo(264);
            assertThat(md5(second)).isEqualTo("2c05628b535badeb08ff43b8e4fcb976");
            assertThat(image.media("none", "")).isEmpty();
        }
    }

    private static UpdMedia mediaOf(UpdFile file, String name) {
        UpdEntry entry = file.entries().stream()
                .filter(e -> name.equals(e.name()))
                .findFirst()
                .orElseThrow();
        return file.media(entry.localMedia().orElseThrow(), "").orElseThrow();
    }

    private static String md5(UpdMedia media) throws Exception {
        try (InputStream in = media.open()) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(in.readAllBytes()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"image-1.1.upd", "image-0.2.upd"})
    void annotationsHaveTypedShapes(String name) {
        try (UpdFile file = open(name)) {
            List<UpdAnnotation> all = file.annotations().stream().toList();
            assertThat(all)
                    .extracting(UpdAnnotation::category)
                    .containsExactly("vehicle/car", "vehicle/truck", "roof", "kerb", "wheel", "sign", "road");
            assertThat(all).allSatisfy(annotation -> {
                assertThat(annotation.createdBy()).isEqualTo("api-605e3d94a458@host.to.idah.tld");
                assertThat(annotation.createdAt()).isBetween("2026-11-26T00:09:00Z", "2026-11-26T00:10:00Z");
                assertThat(annotation.updatedAt()).isNotNull();
                assertThat(annotation.groupId()).isEqualTo(annotation.id());
            });
            assertThat(all.get(0).attributes()).isEqualTo(Map.of("occluded", true));
            assertThat(all.get(0).properties()).containsOnlyKeys("attributes");
            assertThat(all.get(1).properties()).isEmpty();

            assertThat(box(all, 0).toPixels(64, 48).rectangle()).isEqualTo(new Rectangle(8, 12, 32, 36));
            assertThat(box(all, 0).angle()).isZero();
            assertThat(box(all, 1).toPixels(64, 48).rectangle()).isEqualTo(new Rectangle(32, 12, 48, 24));
            assertThat(box(all, 1).angle()).isEqualTo(0.5235987755982988);
            List<Point> roof = ((Polygon) all.get(2).shape()).toPixels(64, 48);
            assertThat(roof).hasSize(5);
            near(roof.get(0), 6.4, 4.8);
            near(roof.get(3), 16, 19.2);
            List<Point> kerb = ((Line) all.get(3).shape()).toPixels(64, 48);
            near(kerb.get(0), 0, 43.2);
            near(kerb.get(1), 64, 38.4);
            assertThat(((Circle) all.get(4).shape()).toPixels(64, 48).radiusX()).isEqualTo(12);
            Ellipse sign = (Ellipse) all.get(5).shape();
            near(sign.toPixels(64, 48).centre(), 48, 12);
            assertThat(sign.toPixels(64, 48).radiusX()).isEqualTo(12.8, within(1e-9));
            assertThat(sign.angle()).isEqualTo(0.25);
            assertThat(all.get(5).parentId()).isEqualTo("0198f000-0000-7000-8000-0000000000aa");
            Mask road = (Mask) all.get(6).shape();
            assertThat(road.pixelCount()).isEqualTo(1536);
            assertThat(road.bounds(64, 48)).contains(new Rectangle(0, 24, 64, 48));
            assertThat(all.get(6).metadata().text("source")).isEqualTo("model v3");
        }
    }

    private static BoundingBox box(List<UpdAnnotation> all, int number) {
        return (BoundingBox) all.get(number).shape();
    }

    private static void near(Point point, double x, double y) {
        assertThat(point.x()).isEqualTo(x, within(1e-9));
        assertThat(point.y()).isEqualTo(y, within(1e-9));
    }

    @Test
    void aVideoHasItsTracksAndItsVariants() throws Exception {
        try (UpdFile file = open("video-or-text-1.1.upd")) {
            assertThat(file.datasets().stream())
                    .extracting(UpdDataset::modality)
                    .contains("idah-video", "acme-text");
            UpdMedia video = mediaOf(file, "shelf walk.mp4");
            assertThat(video.size()).isEqualTo(7532);
            assertThat(md5(video)).isEqualTo("c3a45d97dacca95f72293187b4b8d98c");
            assertThat(file.media().stream().filter(media -> media.id().equals(video.id())))
                    .extracting(UpdMedia::key)
                    .containsExactlyInAnyOrder("", "240p.m3u8", "240p_00000.ts", "master.m3u8", "thumbnail.jpg");
            assertThat(file.media(video.id(), "thumbnail.jpg").orElseThrow().size())
                    .isEqualTo(48816);
            String dataset = datasetOf(file, "idah-video");
            List<UpdAnnotation> tracks = file.annotations(dataset).stream().toList();
            assertThat(tracks).extracting(UpdAnnotation::category).containsExactly("bottle", "bottle", "label");
            VideoBoundingBox bottle = (VideoBoundingBox) tracks.get(0).shape();
            assertThat(bottle.start()).isZero();
            assertThat(bottle.end()).isEqualTo(9);
            assertThat(bottle.at(3).orElseThrow().rectangle().left()).isEqualTo(0.2, within(1e-9));
            assertThat(bottle.at(3).orElseThrow().angle()).isEqualTo(0.0667, within(1e-4));
            assertThat(tracks.get(0).attributes()).isEqualTo(Map.of("count", 2));
            assertThat(tracks.get(1).groupId())
                    .isEqualTo(tracks.get(0).groupId())
                    .isEqualTo("0198f000-0000-7000-8000-00000000c001");
            VideoPolygon label = (VideoPolygon) tracks.get(2).shape();
            assertThat(label.frames())
                    .extracting(frame -> frame.polygon().points().size())
                    .containsExactly(3, 4);
            assertThat(tracks.get(2).groupId()).isEqualTo(tracks.get(2).id());
        }
    }

    private static String datasetOf(UpdFile file, String modality) {
        return file.datasets().stream()
                .filter(dataset -> dataset.modality().equals(modality))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void aShapeThatNobodyKnowsIsKept() throws Exception {
        try (UpdFile file = open("video-or-text-1.1.upd")) {
            UpdMedia note = mediaOf(file, "note.txt");
            assertThat(note.mediaType()).isEqualTo("text/plain");
            try (InputStream in = note.open()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("Anna met Bert in Oslo.\n");
            }
            List<UpdAnnotation> spans =
                    file.annotations(datasetOf(file, "acme-text")).stream().toList();
            assertThat(spans).extracting(UpdAnnotation::category).containsExactly("person", "place");
            assertThat(spans).extracting(UpdAnnotation::shape).allMatch(OtherShape.class::isInstance);
            assertThat(spans).extracting(span -> span.shape().type()).containsOnly("acme-text:span");
            assertThat(spans).extracting(span -> span.shape().args().get("end")).containsExactly(4, 21);
            assertThat(file.annotationsOf(spans.get(0).entryId()).stream())
                    .extracting(UpdAnnotation::id)
                    .containsExactly(spans.get(0).id(), spans.get(1).id());
            String text = datasetOf(file, "acme-text");
            assertThat(file.datasets().stream().filter(d -> d.id().equals(text)))
                    .allMatch(d -> d.labelingConfiguration().shapes().isEmpty());
        }
    }

    @Test
    void bothLayoutsGiveTheSameAnnotations() {
        try (UpdFile image = open("image-1.1.upd");
                UpdFile older = open("image-0.2.upd")) {
            assertThat(older.annotations().stream().toList())
                    .isEqualTo(image.annotations().stream().toList());
        }
    }

    @Test
    void sqlAnswersQuestions() {
        try (UpdFile file = open("image-1.1.upd")) {
            assertThat(file.query(
                            "SELECT category, shape_args->>'radius' AS radius FROM annotations WHERE shape_type = ?"
                                    + " ORDER BY category",
                            "idah-image:circle"))
                    .isEqualTo(List.of(Map.of("category", "wheel", "radius", "0.25")));
            assertThat(file.query("SELECT count(*) AS n FROM entries")).isEqualTo(List.of(Map.of("n", 2L)));
            assertThat(file.query("SELECT * FROM entries WHERE false")).isEmpty();
        }
    }
}
