package io.github.clouddatasets.upd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.clouddatasets.manifest.Annotation;
import io.github.clouddatasets.manifest.ManifestReader;
import io.github.clouddatasets.manifest.ManifestSample;
import io.github.clouddatasets.manifest.MaskColor;
import io.github.clouddatasets.manifest.SampleMedia;
import io.github.clouddatasets.manifest.VocFile;
import io.github.clouddatasets.manifest.VocObject;
import io.github.clouddatasets.manifest.VocShape;
import io.github.clouddatasets.manifest.VocSize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdConversionTest {

    @TempDir
    Path folder;

    private static UpdFile open(String name) {
        return UpdFile.open(SampleFilesTest.SAMPLES.resolve(name));
    }

    private List<String> written() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aPascalVocFolderHasImagesAndLabelsBesideThem() throws IOException {
        try (UpdFile file = open("image-1.1.upd")) {
            ConversionReport report = UpdConversion.of(file).toVoc(folder);
            assertThat(report.entries()).isEqualTo(2);
            assertThat(report.annotations()).isEqualTo(5);
            assertThat(report.leftOutCount()).isEqualTo(2);
            assertThat(report.leftOut())
                    .extracting(ConversionReport.LeftOut::reason)
                    .containsExactly(
                            "the target has no form for idah-image:ellipse",
                            "the target has no form for idah-image:mask");
            assertThat(report.leftOut())
                    .allSatisfy(each -> assertThat(each.annotationId()).isNotNull());
        }
        assertThat(written()).containsExactly("bridge.png", "bridge.xml", "second.png", "second.xml");
        assertThat(Files.size(folder.resolve("bridge.png"))).isEqualTo(562);
        VocFile bridge = VocFile.read(folder.resolve("bridge.xml"));
        assertThat(bridge.filename()).isEqualTo("bridge.png");
        assertThat(bridge.size()).isEqualTo(new VocSize(64, 48, null));
        assertThat(bridge.objects())
                .extracting(VocObject::name)
                .containsExactly("vehicle/car", "vehicle/truck", "roof", "kerb", "wheel");
        assertThat(bridge.objects().get(0).shape()).isEqualTo(new VocShape.BoundingBox(8, 12, 32, 36));
        assertThat(bridge.objects().get(0).occluded()).isTrue();
        VocShape.Polygon turned = polygon(bridge.objects().get(1));
        assertThat(turned.points()).hasSize(4);
        // The upper left corner, 8 left of and 6 above (40, 18), turned by 30 degrees.
        assertThat(turned.points().get(0).x()).isEqualTo(40 - 8 * Math.cos(Math.PI / 6) + 6 * 0.5, within(1e-6));
        assertThat(turned.points().get(0).y()).isEqualTo(18 - 8 * 0.5 - 6 * Math.cos(Math.PI / 6), within(1e-6));
        assertThat(polygon(bridge.objects().get(2)).points()).hasSize(5);
        assertThat(bridge.objects().get(3).shape()).isInstanceOf(VocShape.Line.class);
        assertThat(bridge.objects().get(4).shape()).isEqualTo(new VocShape.Circle(32, 24, 12));
        VocFile second = VocFile.read(folder.resolve("second.xml"));
        assertThat(second.size()).isEqualTo(new VocSize(16, 16, null));
        assertThat(second.objects()).isEmpty();
    }

    private static VocShape.Polygon polygon(VocObject object) {
        return (VocShape.Polygon) Objects.requireNonNull(object.shape());
    }

    @Test
    void aManifestNamesImagesLabelsAndMasks() throws IOException {
        try (UpdFile file = open("image-1.1.upd")) {
            ConversionReport report = UpdConversion.of(file).toManifest(folder, "s3://pets/street");
            assertThat(report.annotations()).isEqualTo(6);
            assertThat(report.leftOut())
                    .extracting(ConversionReport.LeftOut::reason)
                    .containsExactly("the target has no form for idah-image:ellipse");
        }
        assertThat(written())
                .containsExactly(
                        "bridge.png",
                        "bridge.xml",
                        "bridge_mask.png",
                        "bridge_mask.xml",
                        "dataset.manifest",
                        "second.png");
        List<ManifestSample> samples = new ArrayList<>();
        try (ManifestReader reader = ManifestReader.open(folder.resolve("dataset.manifest"))) {
            reader.forEach(samples::add);
        }
        assertThat(samples)
                .extracting(ManifestSample::source)
                .containsExactly("s3://pets/street/bridge.png", "s3://pets/street/second.png");
        assertThat(samples).extracting(ManifestSample::sampleType).containsOnly(SampleMedia.IMAGE);
        assertThat(samples.get(0).annotations())
                .containsExactly(
                        new Annotation.ObjectDetection("s3://pets/street/bridge.xml"),
                        new Annotation.ImageSegmentation("s3://pets/street/bridge_mask.xml"));
        assertThat(samples.get(1).annotations()).isEmpty();
        VocFile mask = VocFile.read(folder.resolve("bridge_mask.xml"));
        assertThat(mask.segmented()).isTrue();
        assertThat(mask.maskSource()).isEqualTo("s3://pets/street/bridge_mask.png");
        assertThat(mask.objects()).singleElement().satisfies(road -> {
            assertThat(road.name()).isEqualTo("road");
            assertThat(road.maskColor()).isEqualTo(new MaskColor(128, 0, 0));
        });
        BufferedImage image = ImageIO.read(folder.resolve("bridge_mask.png").toFile());
        assertThat(image.getWidth()).isEqualTo(64);
        assertThat(image.getHeight()).isEqualTo(48);
        int set = 0;
        for (int y = 0; y < 48; y++) {
            for (int x = 0; x < 64; x++) {
                boolean road = (image.getRGB(x, y) & 0xffffff) == 0x800000;
                assertThat(road).isEqualTo(y >= 24);
                set += road ? 1 : 0;
            }
        }
        assertThat(set).isEqualTo(1536);
    }

    @Test
    void whatIsNoImageAndWhatIsElsewhereIsReported() throws IOException {
        try (UpdFile file = open("video-or-text-1.1.upd");
                UpdFile without = open("image-0.2.upd")) {
            ConversionReport video = UpdConversion.of(file).toVoc(folder.resolve("video"));
            assertThat(video.entries()).isZero();
            assertThat(video.leftOutCount()).isEqualTo(2 + 5);
            assertThat(video.leftOut())
                    .extracting(ConversionReport.LeftOut::reason)
                    .contains(
                            "the media is no image whose size can be read: video/mp4",
                            "the media is no image whose size can be read: text/plain");
            ConversionReport elsewhere = UpdConversion.of(without).toVoc(folder.resolve("none"));
            assertThat(elsewhere.leftOutCount()).isEqualTo(2 + 7);
            assertThat(elsewhere.leftOut().get(0).annotationId()).isNull();
            assertThat(elsewhere.leftOut().get(0).reason()).contains("http://127.0.0.1:18080");
        }
    }

    @Test
    void namesFromTheFileCannotLeaveTheFolder() throws IOException {
        Path upd = folder.resolve("names.upd");
        List<String> names = List.of("../../../evil.png", "../../../evil.png", ".hidden", "C:\\a\\b.png", "a\u0000b");
        try (UpdWriter writer = UpdWriter.create(upd)) {
            writer.dataset(new UpdDataset("d", "n", "idah-image", UpdValues.NONE));
            writer.media("m/../../x.png", "", "image/png", new ByteArrayInputStream(png()));
            for (int i = 0; i < names.size(); i++) {
                UpdValues name = new UpdValues(Map.of("Name", names.get(i)));
                writer.entry(new UpdEntry("e" + i, "d", "local:m/../../x.png", name));
            }
            writer.finish();
        }
        Path target = folder.resolve("in").resolve("voc");
        try (UpdFile file = UpdFile.open(upd)) {
            assertThat(UpdConversion.of(file).dataset("d").toVoc(target).entries())
                    .isEqualTo(5);
            assertThat(UpdConversion.of(file)
                            .dataset("none")
                            .toVoc(folder.resolve("no"))
                            .entries())
                    .isZero();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile).filter(file -> !file.startsWith(target)))
                    .containsExactly(upd);
        }
        try (Stream<Path> all = Files.list(target)) {
            assertThat(all)
                    .hasSize(10)
                    .noneMatch(file -> file.getFileName().toString().startsWith("."));
        }
    }

    private static byte[] png() throws IOException {
        try (UpdFile file = open("image-1.1.upd");
                InputStream in = file.media().first().orElseThrow().open()) {
            return in.readAllBytes();
        }
    }

    @Test
    void aFolderWithContentIsRefused() throws IOException {
        Files.createFile(folder.resolve("mine"));
        try (UpdFile file = open("image-1.1.upd")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> UpdConversion.of(file).toVoc(folder))
                    .withMessageContaining("folder must be empty");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> UpdConversion.of(file).toManifest(folder.resolve("x"), ""))
                    .withMessageContaining("location");
        }
    }
}
