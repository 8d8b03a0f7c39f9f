package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.datasets.Dataset;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.DatasetVersion;
import io.github.clouddatasets.datasets.ExportType;
import io.github.clouddatasets.datasets.ImportTask;
import io.github.clouddatasets.datasets.ImportType;
import io.github.clouddatasets.datasets.common.DatasetType;
import io.github.clouddatasets.datasets.common.SourceFiles;
import io.github.clouddatasets.datasets.labels.DeletePolicy;
import io.github.clouddatasets.datasets.labels.Label;
import io.github.clouddatasets.datasets.labels.LabelProperty;
import io.github.clouddatasets.datasets.samples.NewSample;
import io.github.clouddatasets.datasets.samples.Sample;
import io.github.clouddatasets.datasets.samples.SampleUpdate;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** One session that uses all 31 operations of ModelArts through the client, on the emulator. */
@NullUnmarked // a null where a value is expected fails the test just as well
class ModelArtsSessionTest {

    private static final Duration LOOK = Duration.ofMillis(5);
    private static final String INPUT = "/digits-bucket/session/input/";
    private static final String IMPORT = "/digits-bucket/session/import/";

    @Test
    void allOperations() throws IOException {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.builder()
                        .pace(Duration.ofMillis(10))
                        .start();
                DatasetClient datasets = DatasetClient.builder()
                        .endpoint(cloud.modelArtsEndpoint())
                        .projectId(cloud.projectId())
                        .credentials(Credentials.accessKey(cloud.accessKey(), cloud.secretKey()))
                        .build()) {
            Files.createDirectories(cloud.file(INPUT));
            copy(cloud.input().resolve("one"), cloud.file(IMPORT).resolve("one"));

            String id = datasetLife(datasets);
            importing(datasets, id);
            String sample = samples(cloud, datasets, id);
            labels(datasets, id, sample);
            publishing(datasets, id);
            datasets.delete(id);
            assertThatThrownBy(() -> datasets.get(id)).isInstanceOf(NotFoundException.class);

            List<String> unused = operations().stream()
                    .filter(operation -> cloud.requests(operation).isEmpty())
                    .toList();
            assertThat(operations()).hasSize(31);
            assertThat(unused).isEmpty();
        }
    }

    private static String datasetLife(DatasetClient datasets) {
        Dataset created = datasets.create(b -> b.datasetName("session")
                        .datasetType(DatasetType.IMAGE_CLASSIFICATION)
                        .dataPath(INPUT)
                        .workPath("/digits-bucket/session/output/"))
                .every(LOOK)
                .await();
        String id = created.datasetId();
        datasets.update(id, b -> b.description("a session"));
        assertThat(datasets.get(id).description()).isEqualTo("a session");
        assertThat(datasets.list(q -> q.searchContent("session")).toList()).hasSize(1);
        datasets.sync(id).every(LOOK).await();
        return id;
    }

    private static void importing(DatasetClient datasets, String id) {
        ImportTask imported = datasets.imports()
                .create(
                        id,
                        b -> b.importPath(IMPORT)
                                .importType(ImportType.DIRECTORY)
                                .importAnnotations(true))
                .every(LOOK)
                .await();
        assertThat(imported.importedSampleCount()).isEqualTo(6);
        assertThat(datasets.imports().list(id).toList()).hasSize(1);
    }

    private static String samples(DatasetCloudEmulator cloud, DatasetClient datasets, String id) throws IOException {
        byte[] image;
        try (Stream<Path> files = Files.list(cloud.input().resolve("two"))) {
            image = Files.readAllBytes(files.sorted().findFirst().orElseThrow());
        }
        datasets.samples()
                .add(
                        id,
                        b -> b.samples(List.of(NewSample.builder()
                                .name("added.png")
                                .content(image)
                                .build())))
                .throwIfAnyFailed();
        List<Sample> all = datasets.samples().list(id, q -> q.pageSize(2)).toList();
        assertThat(all).hasSize(7).doesNotHaveDuplicates();
        String added = all.stream()
                .filter(s -> s.labels().isEmpty())
                .map(Sample::sampleId)
                .findFirst()
                .orElseThrow();
        assertThat(datasets.samples().get(id, added).sampleId()).isEqualTo(added);
        assertThat(datasets.samples().searchCriteria(id)).isNotNull();
        return added;
    }

    private static void labels(DatasetClient datasets, String id, String sample) {
        datasets.labels()
                .create(
                        id,
                        List.of(
                                Label.builder().name("two").build(),
                                Label.builder().name("spare/part").build()))
                .throwIfAnyFailed();
        datasets.samples()
                .update(id, b -> b.samples(List.of(SampleUpdate.labeled(sample, "two"))))
                .throwIfAnyFailed();
        assertThat(datasets.samples().get(id, sample).labels()).hasSize(1);
        LabelProperty red = LabelProperty.builder().color("#ff0000").build();
        datasets.labels()
                .update(id, List.of(Label.builder().name("two").property(red).build()))
                .throwIfAnyFailed();
        datasets.labels().update(id, "one", red);
        assertThat(datasets.labels().list(id).stream().map(Label::name)).contains("one", "two", "spare/part");
        datasets.labels().delete(id, DeletePolicy.LABEL_ONLY, "spare/part").throwIfAnyFailed();
        assertThat(datasets.statistics().get(id)).isNotNull();
        assertThat(datasets.statistics().metrics(id, Instant.now().minus(Duration.ofDays(1)), Instant.now()))
                .isNotNull();
    }

    private static void publishing(DatasetClient datasets, String id) {
        DatasetVersion version = datasets.createVersion(id, b -> b.versionName("V001"))
                .every(LOOK)
                .await();
        assertThat(datasets.versions().list(id).toList()).hasSize(1);
        datasets.exports()
                .create(id, b -> b.path("/digits-bucket/session/export/").exportType(ExportType.LABELED))
                .every(LOOK)
                .await();
        assertThat(datasets.exports().list(id).toList()).hasSize(1);
        datasets.versions().delete(id, version.versionId());
        datasets.labels().deleteWithSamples(id, "two", SourceFiles.KEEP);
        List<String> rest = datasets.samples().list(id).stream()
                .map(Sample::sampleId)
                .limit(2)
                .toList();
        datasets.samples().delete(id, rest, SourceFiles.KEEP).throwIfAnyFailed();
        assertThat(datasets.samples().list(id).toList()).hasSize(4);
    }

    private static List<String> operations() throws IOException {
        Matcher ids = Pattern.compile("(?m)^ {6}operationId: (\\w+)$")
                .matcher(Files.readString(Path.of("..", "specs", "modelarts-datasets.openapi.yaml")));
        List<String> operations = new ArrayList<>();
        while (ids.find()) {
            operations.add(ids.group(1));
        }
        return operations;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
