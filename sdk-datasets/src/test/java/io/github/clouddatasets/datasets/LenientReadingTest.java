package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.spi.value.Json;
import io.github.clouddatasets.datasets.labels.Label;
import io.github.clouddatasets.datasets.labels.LabelAttribute;
import io.github.clouddatasets.datasets.samples.HardReasonId;
import io.github.clouddatasets.datasets.samples.Sample;
import io.github.clouddatasets.datasets.samples.SampleLabel;
import io.github.clouddatasets.datasets.samples.SampleLabelProperty;
import io.github.clouddatasets.datasets.samples.SampleMetadata;
import io.github.clouddatasets.datasets.team.Worker;
import io.github.clouddatasets.manifest.SampleUsage;
import io.github.clouddatasets.testing.Models;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One field of an unexpected shape is read or absent: it costs nobody the rest of the answer. */
class LenientReadingTest {

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    static List<Class<?>> openEnums() {
        List<Class<?>> types = new ArrayList<>(ModelsTest.openEnums());
        types.add(SampleUsage.class);
        return types;
    }

    @ParameterizedTest
    @MethodSource("openEnums")
    void anOpenEnumOfAnotherShapeIsAbsent(Class<?> type) throws IOException {
        for (String shape : List.of("[]", "[1]", "{}", "{\"a\":1}")) {
            assertThat(readEntry(type, shape)).as(shape).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("openEnums")
    void aNumberOfAnotherNotationIsRead(Class<?> type) throws IOException {
        if (Models.isNumber(type)) {
            for (String notation : List.of("7", "7.0", "7e0", "\"7\"", "\" 7.0 \"")) {
                assertThat(readEntry(type, notation)).as(notation).isEqualTo(readEntry(type, "7"));
            }
            for (String other : List.of("7.5", "\"seven\"", "\"\"", "5000000000", "1e99", "\"1e999999999\"", "true")) {
                assertThat(readEntry(type, other)).as(other).isEmpty();
            }
        } else {
            assertThat(readEntry(type, "true")).singleElement().hasToString("true");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3-20-21\"", "[3,20,21]", "[\"3\",\"20\",\"21\"]", "\"3, 20, 21\""})
    void hardReasonsOfEitherFormAreRead(String form) throws IOException {
        List<HardReasonId> expected =
                List.of(HardReasonId.CLASS_DEVIATION, HardReasonId.FLIP_LEFT_RIGHT, HardReasonId.CROP);

        String json = "{\"@modelarts:hard_reasons\":" + form + "}";
        assertThat(((SampleMetadata) read(SampleMetadata.class, json)).hardReasons())
                .isEqualTo(expected);
        assertThat(((SampleLabelProperty) read(SampleLabelProperty.class, json)).hardReasons())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"none\"", "{}", "[]", "true", "[{}]", "[[]]", "null"})
    void hardReasonsWithoutANumberAreNone(String form) throws IOException {
        String json = "{\"@modelarts:hard_reasons\":" + form + ",\"@modelarts:hard\":\"1\"}";
        assertThat(((SampleMetadata) read(SampleMetadata.class, json)))
                .isEqualTo(SampleMetadata.builder().hard(true).build());
        assertThat(((SampleLabelProperty) read(SampleLabelProperty.class, json)))
                .isEqualTo(SampleLabelProperty.builder().hard(true).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "{\"a\":1}", "\"often\""})
    void aMarkAMeasureOrATimeOfAnotherShapeIsAbsent(String shape) throws IOException {
        for (String field : List.of("hard", "hard_coefficient", "start_time", "end_time")) {
            String json = "{\"@modelarts:" + field + "\":" + shape + ",\"@modelarts:content\":\"x\"}";
            assertThat(read(SampleLabelProperty.class, json))
                    .isEqualTo(SampleLabelProperty.builder().content("x").build());
        }
    }

    static Stream<Arguments> fieldsOfADataset() {
        return Stream.of(
                dataset("\"workforce_descriptor\":[{\"workforce_id\":\"w1\"}]", Dataset::workforceDescriptor, null),
                dataset("\"workforce_descriptor\":{\"workforce_name\":\"no id\"}", Dataset::workforceDescriptor, null),
                dataset("\"labels\":{\"name\":\"cat\"}", Dataset::labels, List.of()),
                dataset("\"labels\":\"cat\"", Dataset::labels, List.of()),
                dataset("\"status\":{\"code\":1}", Dataset::status, null),
                dataset("\"status\":\"1\"", Dataset::status, DatasetStatus.NORMAL),
                dataset("\"status\":1.0", Dataset::status, DatasetStatus.NORMAL),
                dataset("\"description\":{\"text\":\"x\"}", Dataset::description, null),
                dataset("\"create_time\":1605690595404.0", Dataset::createTime, Instant.ofEpochMilli(1605690595404L)),
                dataset("\"create_time\":1.605690595404E12", Dataset::createTime, Instant.ofEpochMilli(1605690595404L)),
                dataset("\"create_time\":1605690595404000", Dataset::createTime, Instant.ofEpochMilli(1605690595404L)),
                dataset(
                        "\"create_time\":\"1605690595404000\"",
                        Dataset::createTime,
                        Instant.ofEpochMilli(1605690595404L)),
                dataset("\"create_time\":1.605690595404E15", Dataset::createTime, Instant.ofEpochMilli(1605690595404L)),
                dataset(
                        "\"create_time\":1605690595404000123",
                        Dataset::createTime,
                        Instant.ofEpochSecond(1605690595L, 404_000_123)),
                dataset("\"create_time\":1605690595.404", Dataset::createTime, Instant.ofEpochMilli(1605690595404L)),
                dataset(
                        "\"create_time\":\"1605690595.404\"",
                        Dataset::createTime,
                        Instant.ofEpochMilli(1605690595404L)),
                dataset(
                        "\"create_time\":\" 1.605690595404e12 \"",
                        Dataset::createTime,
                        Instant.ofEpochMilli(1605690595404L)),
                dataset("\"create_time\":-1", Dataset::createTime, Instant.ofEpochMilli(-1)),
                dataset(
                        "\"create_time\":-1605690595404.5",
                        Dataset::createTime,
                        Instant.ofEpochSecond(-1605690596L, 595_500_000)),
                dataset("\"create_time\":1e30", Dataset::createTime, null),
                dataset("\"create_time\":-1e30", Dataset::createTime, null),
                dataset("\"create_time\":99999999999999999999", Dataset::createTime, null),
                dataset("\"create_time\":\"+1000000001-01-01T00:00:00Z\"", Dataset::createTime, null),
                dataset("\"create_time\":\"NaN\"", Dataset::createTime, null),
                dataset("\"create_time\":[1]", Dataset::createTime, null),
                dataset("\"total_sample_count\":10.0", Dataset::totalSampleCount, 10),
                dataset("\"total_sample_count\":1e1", Dataset::totalSampleCount, 10),
                dataset("\"total_sample_count\":{\"n\":10}", Dataset::totalSampleCount, null),
                dataset(
                        "\"deletion_stats\":[\"a\"]",
                        dataset -> dataset.deletionStats().size(),
                        0),
                dataset("\"managed\":[true]", Dataset::managed, null),
                dataset(
                        "\"data_statistics\":\"none\"",
                        dataset -> dataset.dataStatistics().size(),
                        0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fieldsOfADataset")
    void aFieldOfADatasetIsReadOrAbsent(
            String field, Function<Dataset, @Nullable Object> value, @Nullable Object expected) {
        stub.service.answer("{\"dataset_id\":\"d1\"," + field + ",\"dataset_name\":\"pets\"}");

        Dataset dataset = stub.client.get("d1");
        assertThat(value.apply(dataset)).isEqualTo(expected);
        assertThat(dataset.datasetName()).isEqualTo("pets");
    }

    @Test
    void theValuesOfAnAttributeAsAnObjectAreAbsent() {
        stub.service.answer("{\"dataset_id\":\"d1\",\"labels\":[{\"name\":\"cat\",\"attributes\":[{\"id\":\"a1\","
                + "\"name\":\"fur\",\"values\":{\"id\":\"v1\",\"value\":\"long\"}}]}]}");

        assertThat(stub.client.get("d1").labels())
                .containsExactly(Label.builder()
                        .name("cat")
                        .addAttribute(
                                LabelAttribute.builder().id("a1").name("fur").build())
                        .build());
    }

    static Stream<Arguments> shapes() {
        return Stream.of("\"640x480\"", "{\"width\":640}", "[[640],480]", "true")
                .flatMap(shape -> Stream.of(arguments("size", shape), arguments("import_origin", shape)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theMetadataOfASampleSurvivesAFieldOfAnotherShape(String field, String shape) {
        stub.service.answer("{\"sample_id\":\"s1\",\"metadata\":{\"@modelarts:" + field + "\":" + shape
                + ",\"@modelarts:hard\":1}}");

        SampleMetadata metadata =
                Objects.requireNonNull(stub.client.samples().get("d1", "s1").metadata());
        assertThat(metadata.hard()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"[[10,20],[30,40]]\"", "{\"x\":10}", "[\"a\"]", "[{\"x\":10}]", "7"})
    void aShapeOfAnotherFormIsAbsent(String feature) {
        stub.service.answer("{\"sample_id\":\"s1\",\"labels\":[{\"name\":\"cat\",\"property\":{"
                + "\"@modelarts:feature\":" + feature + ",\"@modelarts:shape\":\"bndbox\"}}]}");

        SampleLabel label = stub.client.samples().get("d1", "s1").labels().get(0);
        assertThat(label.name()).isEqualTo("cat");
        SampleLabelProperty property = Objects.requireNonNull(label.property());
        assertThat(property.shape()).hasToString("bndbox");
        assertThat(property.feature().stream().flatMap(List::stream)).isEmpty();
    }

    static Stream<Arguments> ratios() {
        return Stream.of(
                arguments("\"0.80\"", 0.8),
                arguments("0.8", 0.8),
                arguments("8e-1", 0.8),
                arguments("\"all\"", null),
                arguments("[0.8]", null),
                arguments("{\"train\":0.8}", null));
    }

    @ParameterizedTest
    @MethodSource("ratios")
    void theShareOfTrainingSamplesIsReadOrAbsent(String ratio, @Nullable Double expected) {
        stub.service.answer("{\"task_id\":\"t1\",\"export_params\":{\"train_sample_ratio\":" + ratio
                + ",\"export_dest\":\"DIR\"}}");

        ExportParams params =
                Objects.requireNonNull(stub.client.exports().get("d1", "t1").exportParams());
        assertThat(params.trainSampleRatio()).isEqualTo(expected);
        assertThat(params.exportDest()).isEqualTo(ExportDestination.DIR);
    }

    static Stream<Arguments> elapsed() {
        return Stream.of(
                arguments("2", Duration.ofSeconds(2)),
                arguments("2.0", Duration.ofSeconds(2)),
                arguments("\"2\"", Duration.ofSeconds(2)),
                arguments("\"short\"", null),
                arguments("[2]", null));
    }

    @ParameterizedTest
    @MethodSource("elapsed")
    void theTimeOfAnImportIsReadOrAbsent(String seconds, @Nullable Duration expected) {
        stub.service.answer(
                "{\"task_id\":\"t1\",\"elapsed_time\":" + seconds + ",\"import_type\":[0],\"status\":\"COMPLETED\"}");

        ImportTask task = stub.client.imports().get("d1", "t1");
        assertThat(task.elapsedTime()).isEqualTo(expected);
        assertThat(task.importType()).isNull();
        assertThat(task.status()).isEqualTo(AsyncTaskStatus.COMPLETED);
    }

    @Test
    void anEntryOfAListWithoutItsIdIsLeftOut() {
        stub.service.answer("{\"total_number\":3,\"datasets\":[{\"dataset_id\":\"d1\"},{\"dataset_name\":\"lost\"},"
                + "{\"dataset_id\":\"d3\"}]}");

        assertThat(stub.client.list().stream().map(Dataset::datasetId)).containsExactly("d1", "d3");
    }

    @Test
    void aMemberWithoutAnIdIsLeftOut() {
        stub.service.answer("{\"sample_id\":\"s1\",\"labelers\":[{\"email\":\"a@example.com\"},"
                + "{\"worker_id\":\"w2\",\"email\":\"b@example.com\"}]}");

        Sample sample = stub.client.samples().get("d1", "s1");
        assertThat(sample.labelers()).extracting(Worker::workerId).containsExactly("w2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"dataset_name\":\"pets\"}", "{\"dataset_id\":\"\"}", "{\"dataset_id\":null}"})
    void anAnswerWithoutItsIdIsUnreadableAndNamesTheField(String answer) {
        stub.service.answer(answer);

        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> stub.client.get("d1"))
                .withMessageContaining("dataset_id");
    }

    private static Arguments dataset(
            String field, Function<Dataset, @Nullable Object> value, @Nullable Object expected) {
        return arguments(field, value, expected);
    }

    /** Reads a list of one entry: what is absent is left out. */
    private static List<Object> readEntry(Class<?> type, String text) throws IOException {
        return List.of((Object[]) read(type.arrayType(), "[" + text + "]"));
    }

    private static Object read(Class<?> type, String text) throws IOException {
        return Json.SNAKE.reader(type).readValue(text);
    }
}
