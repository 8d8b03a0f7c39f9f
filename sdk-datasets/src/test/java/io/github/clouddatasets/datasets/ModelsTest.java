package io.github.clouddatasets.datasets;

import static io.github.clouddatasets.testing.Models.comparable;
import static io.github.clouddatasets.testing.Models.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.spi.value.Json;
import io.github.clouddatasets.core.spi.value.WireId;
import io.github.clouddatasets.datasets.common.DatasetType;
import io.github.clouddatasets.datasets.common.SourceInfo;
import io.github.clouddatasets.datasets.samples.PreviewFile;
import io.github.clouddatasets.datasets.samples.Sample;
import io.github.clouddatasets.datasets.team.Worker;
import io.github.clouddatasets.datasets.team.WorkforceDescriptor;
import io.github.clouddatasets.testing.Models;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing the service leaves out, adds or makes up keeps an answer from being read. */
class ModelsTest {

    static List<Class<?>> models() {
        return records().filter(type -> !Models.isOpenEnum(type)).toList();
    }

    static List<Class<?>> openEnums() {
        return records().filter(Models::isOpenEnum).toList();
    }

    /** Parts of requests, what answers are turned into, and what has to do with accounts. */
    private static final String NOT_OFF_THE_WIRE =
            ".*\\.(SampleUpdate|NewSample|LabelFormat|WorkforceInformation|WorkforcesConfig|WorkforceConfig|WorkerConfig"
                    + "|Samples\\$Deletion|Labels\\$Batch|BatchItem|DatasetMetrics|.*\\$Taken"
                    + "|ConfigValue.*|YamlText.*|CloudFiles.*|Iam.*|CloudsYaml.*|Access.*|Account.*|CloudAccount.*|Place.*|ProjectLookup.*)";

    /** Models with text that has a form: SamplesTest, ImportTasksTest and SpecCompletenessTest read them. */
    private static final String OWN_TESTS =
            ".*\\.(Sample|Samples\\$Slice|SampleLabel|SampleLabelProperty|SampleMetadata"
                    + "|ImportTask|ImportTasks\\$Slice|Statistics\\$Metrics)";

    /** All that may come off the wire: not what is only sent, nor what never leaves the client, as pages do. */
    private static Stream<Class<?>> records() {
        return Models.records("io.github.clouddatasets.datasets").stream()
                .filter(type -> !type.getName().matches(".*(Query|Request|OffsetPages\\$.*|\\$Slice|Region\\$Hosts)"))
                .filter(type -> !type.getName().matches(NOT_OFF_THE_WIRE))
                .filter(type -> !type.getName().matches(OWN_TESTS));
    }

    @Test
    void thereAreModelsToTest() {
        assertThat(models())
                .contains(Dataset.class, DatasetVersion.class, ExportTask.class, SyncTask.class, PreviewFile.class);
        assertThat(openEnums()).contains(DatasetType.class, AsyncTaskStatus.class);
    }

    @ParameterizedTest
    @MethodSource("models")
    void anObjectOfNothingButItsIdIsReadWithEmptyListsAndMaps(Class<?> model)
            throws ReflectiveOperationException, IOException {
        assertNothingButEmpty(read(model, onlyId(model).toString()));
    }

    @Test
    void theIdsThatTheServiceGivesAreNeverNull() {
        assertThat(models().stream().filter(model -> !onlyId(model).isEmpty()))
                .contains(
                        Dataset.class, DatasetVersion.class, ExportTask.class, Worker.class, WorkforceDescriptor.class);
        assertThat(Models.wireNames(Sample.class).get("sample_id")).matches(ModelsTest::isNeverNull);
        assertThat(Models.wireNames(ImportTask.class).get("task_id")).matches(ModelsTest::isNeverNull);
    }

    @ParameterizedTest
    @MethodSource("models")
    void anObjectWithoutItsIdOrWithABlankOneIsNotRead(Class<?> model) {
        onlyId(model).fieldNames().forEachRemaining(id -> {
            for (String text : List.of("{}", "{\"" + id + "\":null}", "{\"" + id + "\":\" \"}")) {
                assertThatThrownBy(() -> read(model, text))
                        .hasRootCauseInstanceOf(WireId.Missing.class)
                        .rootCause()
                        .hasMessageStartingWith(id + " is required");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void nullsEverywhereAreReadLikeNothing(Class<?> model) throws ReflectiveOperationException, IOException {
        ObjectNode nulls = onlyId(model);
        Models.wireNames(model).keySet().stream()
                .filter(name -> !nulls.has(name))
                .toList()
                .forEach(nulls::putNull);

        Object read = read(model, nulls.toString());
        assertNothingButEmpty(read);
        assertThat(read).isEqualTo(read(model, onlyId(model).toString()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void nullsInListsAreDropped(Class<?> model) throws ReflectiveOperationException, IOException {
        ObjectNode lists = onlyId(model);
        Models.wireNames(model).forEach((name, component) -> {
            if (component.getType().equals(List.class)) {
                lists.putArray(name).addNull();
            }
        });

        assertNothingButEmpty(read(model, lists.toString()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everythingSetWithValuesNobodyKnowsSurvivesTheRoundTrip(Class<?> model) throws IOException {
        JsonNode sample = Models.sample(model);

        assertThat(comparable(json(write(read(model, sample.toString()))))).isEqualTo(comparable(sample));
    }

    @ParameterizedTest
    @MethodSource("models")
    void unknownFieldsOnEveryLevelChangeNothing(Class<?> model) throws IOException {
        JsonNode sample = Models.sample(model);
        JsonNode more = sample.deepCopy();
        addUnknownFields(more, model);

        assertThat(more).isNotEqualTo(sample);
        assertThat(read(model, more.toString())).isEqualTo(read(model, sample.toString()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatWasReadCannotBeChanged(Class<?> model) throws ReflectiveOperationException, IOException {
        Object read = read(model, Models.sample(model).toString());
        for (RecordComponent component : model.getRecordComponents()) {
            Object value = valueOf(component, read);
            if (value instanceof List<?> list) {
                assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
            } else if (value instanceof Map<?, ?> map) {
                assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void secretsAndSignedAddressesDoNotPrint(Class<?> model) throws IOException {
        assertThat(read(model, Models.sample(model).toString()).toString()).doesNotContain("TELLTALE");
    }

    @ParameterizedTest
    @MethodSource("openEnums")
    void aValueWithoutConstantIsKeptAndPrints(Class<?> type) throws IOException {
        String value = Models.sample(type).toString();
        Object read = read(type, value);

        assertThat(write(read)).isEqualTo(value);
        assertThat(read).hasToString(value.replace("\"", ""));
    }

    @ParameterizedTest
    @MethodSource("openEnums")
    void numbersWrittenAsTextAndTextWrittenAsNumbersAreTaken(Class<?> type) throws IOException {
        boolean number = Models.isNumber(type);
        Object read = read(type, number ? "\"987654\"" : "987654");

        assertThat(write(read)).isEqualTo(number ? "987654" : "\"987654\"");
    }

    @Test
    void aSignedAddressPrintsAsStars() {
        PreviewFile file = new PreviewFile(Models.SIGNED_ADDRESS, "f", "a.jpg", null, 1L, 2, 3, 4, Map.of(), "d", null);

        assertThat(file.toString())
                .startsWith("PreviewFile[url=***, fileId=f, fileName=a.jpg,")
                .doesNotContain("obs.example");
        assertThat(file.url()).isEqualTo(Models.SIGNED_ADDRESS);
    }

    @Test
    void aDatabasePasswordPrintsAsStarsAndIsSentInClear() throws IOException {
        SourceInfo source = SourceInfo.builder()
                .userName("me")
                .userPassword(Secret.of("TELLTALE"))
                .build();

        assertThat(source.toString()).contains("userPassword=***").doesNotContain("TELLTALE");
        assertThat(write(source)).isEqualTo("{\"user_name\":\"me\",\"user_password\":\"TELLTALE\"}");
    }

    @Test
    void anEmptyPasswordIsNone() throws IOException {
        assertThat(read(SourceInfo.class, "{\"user_password\":\"\"}"))
                .isEqualTo(SourceInfo.builder().build());
    }

    /** The least that the service must send: the id that it gives the thing, if it gives one. */
    private static ObjectNode onlyId(Class<?> model) {
        ObjectNode object = (ObjectNode) json("{}");
        Models.wireNames(model).forEach((name, component) -> {
            if (isNeverNull(component)) {
                object.put(name, "id");
            }
        });
        return object;
    }

    private static boolean isNeverNull(@Nullable RecordComponent component) {
        return component != null
                && component.getType().equals(String.class)
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static void addUnknownFields(JsonNode node, @Nullable Class<?> model) {
        if (node instanceof ArrayNode array) {
            array.forEach(element -> addUnknownFields(element, model));
        } else if (node instanceof ObjectNode object && model != null) {
            Models.wireNames(model).forEach((name, component) -> {
                Class<?> inner = Models.elementModel(component.getGenericType());
                if (object.has(name) && inner != null) {
                    addUnknownFields(object.get(name), inner);
                }
            });
            object.set("field_of_next_year", json("{\"deep\":[1,null,{\"er\":true}]}"));
        }
    }

    private static void assertNothingButEmpty(Object read) throws ReflectiveOperationException {
        for (RecordComponent component : read.getClass().getRecordComponents()) {
            Object value = valueOf(component, read);
            if (component.getType().equals(List.class)) {
                assertThat(value).as(component.getName()).isEqualTo(List.of());
            } else if (component.getType().equals(Map.class)) {
                assertThat(value).as(component.getName()).isEqualTo(Map.of());
            } else if (isNeverNull(component)) {
                assertThat(value).as(component.getName()).isEqualTo("id");
            } else {
                assertThat(value).as(component.getName()).isNull();
            }
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, Object model)
            throws ReflectiveOperationException {
        component.getAccessor().setAccessible(true);
        return component.getAccessor().invoke(model);
    }

    private static Object read(Class<?> type, String text) throws IOException {
        return Json.SNAKE.reader(type).readValue(text);
    }

    private static String write(Object value) throws IOException {
        return Json.SNAKE.writer().writeValueAsString(value);
    }
}
