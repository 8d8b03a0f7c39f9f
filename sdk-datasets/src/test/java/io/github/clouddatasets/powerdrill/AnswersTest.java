package io.github.clouddatasets.powerdrill;

import static io.github.clouddatasets.fixture.Models.comparable;
import static io.github.clouddatasets.fixture.Models.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.Json;
import io.github.clouddatasets.fixture.Contract;
import io.github.clouddatasets.fixture.Models;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documented answers, the envelope around them in all its variants, and answers that lack or add things. */
class AnswersTest {

    /** Fields of the page envelope that no model has: the client knows which page it asked for. */
    private static final Set<String> LEFT_OUT = Set.of("page_number", "pageNumber");

    private static final String STATUS = "{\"synched_count\":5,\"invalid_count\":1,\"synching_count\":2}";

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void v2ListDatasets() throws IOException {
        JsonNode data = documented("v2ListDatasets");
        Page<Dataset> page = stub.client.datasets().list().pages().iterator().next();

        assertThat(comparable(json(Json.SNAKE.writer().writeValueAsString(page.items()))))
                .isEqualTo(comparable(data.get("records")));
        assertThat(page.items()).containsExactly(new Dataset("dataset-dasfadsgadsgas", "mysql", "mysql databases"));
        assertThat(page.total()).isEqualTo(new Total(1, false));
    }

    @Test
    void v1ListDatasets() throws IOException {
        JsonNode data = documented("v1ListDatasets");
        Page<Dataset> page =
                stub.client.v1().datasets().list().pages().iterator().next();

        assertThat(comparable(json(Json.CAMEL.writer().writeValueAsString(page.items()))))
                .isEqualTo(comparable(data.get("records")));
        assertThat(page.items()).containsExactly(new Dataset("dataset-dasfadsgadsgas", "mysql", "mysql databases"));
        assertThat(page.total()).isEqualTo(new Total(1, false));
    }

    @Test
    void v2GetDatasetStatus() throws IOException {
        JsonNode data = documented("v2GetDatasetStatus");
        DatasetStatus status = stub.client.datasets().status("d");

        assertThat(status).isEqualTo(new DatasetStatus(5, 0, 0));
        assertThat(comparable(json(Json.SNAKE.writer().writeValueAsString(status))))
                .isEqualTo(comparable(data));
    }

    @Test
    void v1GetDatasetStatus() throws IOException {
        JsonNode data = documented("v1GetDatasetStatus");
        DatasetStatus status = stub.client.v1().datasets().status("d");

        assertThat(status).isEqualTo(new DatasetStatus(5, 0, 0));
        assertThat(comparable(json(Json.CAMEL.writer().writeValueAsString(status))))
                .isEqualTo(comparable(data));
    }

    @Test
    void everyFieldOfEveryAnswerHasAComponent() {
        Map.of(
                        "v2ListDatasets", Datasets.Slice.class,
                        "v1ListDatasets", V1Datasets.Slice.class,
                        "v2GetDatasetStatus", DatasetStatus.class,
                        "v1GetDatasetStatus", DatasetStatus.class)
                .forEach((id, model) -> {
                    JsonNode schema = data(id);
                    Set<String> missing = new TreeSet<>(fields(schema));
                    missing.removeAll(components(model, id));
                    assertThat(missing).as(id).isSubsetOf(LEFT_OUT);
                    Set<String> invented = new TreeSet<>(components(model, id));
                    invented.removeAll(fields(schema));
                    assertThat(invented).as(id).isEmpty();
                });
        for (String id : List.of("v2ListDatasets", "v1ListDatasets")) {
            JsonNode record = Contract.POWERDRILL.resolved(data(id).at("/properties/records/items"));
            assertThat(fields(record)).as(id).isEqualTo(components(Dataset.class, id));
        }
    }

    @ParameterizedTest
    @CsvSource({"5,0,0,true", "5,1,0,false", "5,0,1,false", "0,0,0,false"})
    void aDatasetIsReadyWhenSomethingIsThereAndNothingIsOpenOrBroken(
            int synched, int invalid, int synching, boolean ready) {
        assertThat(new DatasetStatus(synched, invalid, synching).isReady()).isEqualTo(ready);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":0,\"data\":" + STATUS + "}",
                "{\"code\":0,\"msg\":null,\"data\":" + STATUS + "}",
                "{\"code\":{\"code\":0},\"data\":" + STATUS + "}",
                "{\"code\":\"0\",\"data\":" + STATUS + "}",
                "{\"data\":" + STATUS + ",\"code\":0}",
                "{\"trace\":{\"x\":[1]},\"data\":" + STATUS + ",\"msg\":\"ok\",\"code\":{\"why\":[],\"code\":0}}"
            })
    void everySpellingOfSuccessIsRead(String body) {
        stub.service.answer(body);

        assertThat(stub.client.datasets().status("d")).isEqualTo(new DatasetStatus(5, 1, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "{\"data\":{}}", "{\"code\":null,\"data\":{}}", "{\"code\":0", "OK"})
    void anAnswerThatIsNoEnvelopeCannotBeRead(String body) {
        stub.service.answer(body);

        assertThatThrownBy(() -> stub.client.datasets().status("d"))
                .isInstanceOfSatisfying(DecodeException.class, failure -> {
                    assertThat(failure.body()).isEqualTo(body);
                    assertThat(failure).hasMessageStartingWith("powerdrill v2GetDatasetStatus: ");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"synched_count\":null,\"invalid_count\":null,\"synching_count\":null}",
                "{\"count_of_next_year\":{\"deep\":[1]}}"
            })
    void countsThatAreNotToldAreZero(String data) {
        stub.service.answer("{\"code\":0,\"data\":" + data + "}");

        assertThat(stub.client.datasets().status("d")).isEqualTo(new DatasetStatus(0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"records\":null}", "{\"records\":[]}", "{\"records\":[null],\"page_size\":null}"})
    void aPageWithoutRecordsIsAnEmptyListing(String data) {
        stub.service.answer("{\"code\":0,\"data\":" + data + "}");

        assertThat(stub.client.datasets().list().toList()).isEmpty();
    }

    static List<Class<?>> models() {
        return Models.records("io.github.clouddatasets.powerdrill").stream()
                .filter(type -> !type.equals(DatasetQuery.class))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void nothingMissingOrAddedKeepsAnAnswerFromBeingRead(Class<?> model) throws IOException {
        String sample = Models.sample(model).toString();
        String more = sample.replaceFirst("\\{", "{\"field_of_next_year\":{\"deep\":[null]},");
        String nulls = Models.wireNames(model).keySet().stream()
                .map(name -> "\"" + name + "\":null")
                .collect(Collectors.joining(",", "{", "}"));

        Object read = Json.SNAKE.reader(model).readValue(sample);
        assertThat(comparable(json(Json.SNAKE.writer().writeValueAsString(read))))
                .isEqualTo(comparable(json(sample)));
        assertThat(Json.SNAKE.reader(model).<Object>readValue(more)).isEqualTo(read);
        assertThat(Json.SNAKE.reader(model).<Object>readValue("{}"))
                .isNotNull()
                .isEqualTo(Json.SNAKE.reader(model).readValue(nulls));
    }

    /** Has the service answer as documented, and returns the part inside the envelope. */
    private JsonNode documented(String operation) {
        stub.service.answer(RequestsTest.documentedAnswer(operation));
        return Contract.POWERDRILL.operation(operation).responseExample().get("data");
    }

    private static JsonNode data(String operation) {
        JsonNode envelope = Contract.POWERDRILL.operation(operation).responseSchema();
        return Contract.POWERDRILL.resolved(envelope.at("/properties/data"));
    }

    private static Set<String> fields(JsonNode schema) {
        Set<String> names = new TreeSet<>();
        schema.get("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Names on the wire, in the dialect of the operation. */
    private static Set<String> components(Class<?> model, String operation) {
        return operation.startsWith("v2")
                ? new TreeSet<>(Models.wireNames(model).keySet())
                : Arrays.stream(model.getRecordComponents())
                        .map(component -> component.getName())
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
