package io.github.clouddatasets.sync.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.manifest.Annotation;
import io.github.clouddatasets.manifest.AnnotationDetails;
import io.github.clouddatasets.manifest.ManifestException;
import io.github.clouddatasets.manifest.ManifestSample;
import io.github.clouddatasets.manifest.ManifestWriter;
import io.github.clouddatasets.manifest.VocFile;
import io.github.clouddatasets.manifest.VocObject;
import io.github.clouddatasets.manifest.VocShape;
import io.github.clouddatasets.manifest.VocSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestSourceTest {

    @TempDir
    private Path folder;

    private Path bucket;

    @BeforeEach
    void fillTheBucket() throws IOException {
        bucket = Files.createDirectories(folder.resolve("files/pets/cats"));
        Files.writeString(bucket.resolve("1.jpg"), "an image");
        VocFile.builder()
                .size(new VocSize(100, 50, 3))
                .objects(List.of(VocObject.of("cat", new VocShape.BoundingBox(10, 20, 30, 40))))
                .build()
                .write(bucket.resolve("1.xml"));
    }

    private List<ImportItem> items(ManifestSample... samples) {
        Path manifest = folder.resolve("V001.manifest");
        ManifestWriter.save(manifest, List.of(samples));
        return items(manifest);
    }

    private List<ImportItem> items(Path manifest) {
        List<ImportItem> items = new ArrayList<>();
        try (ImportSource source = ImportSource.manifest(manifest, ManifestFiles.local(folder.resolve("files")))) {
            source.forEach(items::add);
        }
        return items;
    }

    private static ManifestSample sample(Annotation... annotations) {
        return ManifestSample.builder("s3://pets/cats/1.jpg")
                .annotations(List.of(annotations))
                .build();
    }

    @Test
    void anItemIsTheFileThatASampleNames() throws IOException {
        ImportItem item = items(sample()).get(0);

        assertThat(item.path()).isEqualTo("pets/cats/1.jpg");
        assertThat(item.mediaType()).isEqualTo("image/jpeg");
        assertThat(item.content().source().open()).hasContent("an image");
        assertThat(item.labels()).isEqualTo(ItemLabels.NONE);
    }

    @Test
    void labelFilesOfBothKindsBecomeAnnotationsUnderTheNumberOfTheLabel() throws IOException {
        AnnotationDetails details = AnnotationDetails.builder()
                .annotatedBy("modelarts/active-learning")
                .confidence(0.8)
                .build();

        ItemLabels labels = items(sample(
                        new Annotation.ObjectDetection("s3://pets/cats/1.xml", null, details),
                        new Annotation.ImageSegmentation("obs://pets/cats/1.xml")))
                .get(0)
                .labels();

        assertThat(labels.annotations())
                .extracting(ImportAnnotation::key, ImportAnnotation::category)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1#1", "cat"),
                        org.assertj.core.groups.Tuple.tuple("2#1", "cat"));
        assertThat(labels.annotations().get(0).metadata())
                .isEqualTo(Map.of("annotated_by", "modelarts/active-learning", "confidence", 0.8));
        assertThat(labels.leftOut()).isEmpty();
    }

    @Test
    void everyKindWithoutAShapeIsTold() throws IOException {
        ItemLabels labels = items(sample(
                        new Annotation.ImageClassification("cat"),
                        new Annotation.TextClassification("a"),
                        new Annotation.TextEntity("b", 0, 1),
                        new Annotation.TextTriplet("R1", "c", "E1", "E2"),
                        new Annotation.AudioClassification("d"),
                        new Annotation.AudioContent("e"),
                        new Annotation.AudioSegmentation(Duration.ZERO, Duration.ofSeconds(1), null, null),
                        new Annotation.Unknown(Map.of("type", "modelarts/new")),
                        new Annotation.ObjectDetection("s3://pets/1.json", "COCO", AnnotationDetails.NONE)))
                .get(0)
                .labels();

        assertThat(labels.annotations()).isEmpty();
        assertThat(labels.leftOut()).hasSize(9);
        assertThat(labels.leftOut().get(0))
                .isEqualTo("label 1 (cat) is a modelarts/image_classification, for which IDAH has no shape");
    }

    @Test
    void aMissingImageOrLabelFileFailsWithItsItem() {
        List<ImportItem> items = items(
                ManifestSample.builder("s3://pets/2.jpg").build(),
                sample(new Annotation.ObjectDetection("s3://pets/2.xml")));

        assertThatThrownBy(items.get(0)::content).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(items.get(1)::labels).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aTextIsAnItemThatFails() {
        assertThatThrownBy(items(ManifestSample.ofText("good")).get(0)::content)
                .isInstanceOf(IOException.class)
                .hasMessage("line 1 of the manifest is a text, which has no file");
    }

    @Test
    void aLineThatIsNoSampleEndsTheSource() throws IOException {
        Path manifest = folder.resolve("bad.manifest");
        Files.writeString(manifest, "{\"source\":\"s3://pets/cats/1.jpg\"}\nbroken\n");

        assertThatThrownBy(() -> items(manifest)).isInstanceOf(ManifestException.class);
    }

    @Test
    void noManifestOpensAFileOutsideTheFolder() throws IOException {
        Files.writeString(folder.resolve("secret.jpg"), "secret");
        Files.createSymbolicLink(bucket.resolve("link.jpg"), folder.resolve("secret.jpg"));
        ManifestFiles files = ManifestFiles.local(folder.resolve("files"));

        for (String uri : List.of(
                "s3://pets/../../secret.jpg",
                "s3://../secret.jpg",
                "../secret.jpg",
                folder.resolve("secret.jpg").toString(),
                "file://" + folder.resolve("secret.jpg"),
                "s3://pets/cats/link.jpg")) {
            assertThatThrownBy(() -> files.find(uri)).as(uri).isInstanceOf(NoSuchFileException.class);
        }
        assertThat(files.find("/pets/cats/1.jpg").source().open()).hasContent("an image");
        assertThat(files.find("pets/cats/1.jpg").source().open()).hasContent("an image");
    }
}
