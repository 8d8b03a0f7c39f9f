package io.github.clouddatasets.powerdrill;

import static io.github.clouddatasets.testing.Models.comparable;
import static io.github.clouddatasets.testing.Models.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.spi.value.Json;
import io.github.clouddatasets.testing.Contract;
import io.github.clouddatasets.testing.Models;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The envelope around answers in all its variants, and answers that lack or add things. */
class AnswersTest {

    private static final String STATUS = "{\"synched_count\":5,\"invalid_count\":1,\"synching_count\":2}";

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
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
                .filter(type -> !isForRequests(type) && !isMadeOfBlocks(type) && !Models.isOpenEnum(type))
                .toList();
    }

    /** Read by {@code BlockReader}, since their content has another shape for each type: {@link BlocksTest}. */
    private static boolean isMadeOfBlocks(Class<?> type) {
        return JobEvent.class.isAssignableFrom(type) || type.equals(JobAnswer.class) || type.equals(JobRecord.class);
    }

    /**
     * A request is checked when it is built, as is the part of an upload, and a link is on its way to the disk.
     */
    private static boolean isForRequests(Class<?> type) {
        return type.equals(PartEtag.class)
                || type.equals(FileLink.class)
                || Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> method.getName().equals("builder"));
    }

    /** The ids that the service gives its things: they alone may not be missing. */
    private static final Map<Class<?>, Set<String>> IDS = Map.ofEntries(
            Map.entry(Dataset.class, Set.of("id")),
            Map.entry(DatasetOverview.class, Set.of("id")),
            Map.entry(DataSource.class, Set.of("id")),
            Map.entry(DataSourceEntry.class, Set.of("id")),
            Map.entry(Session.class, Set.of("id")),
            Map.entry(CreatedId.class, Set.of("id")),
            Map.entry(Jobs.PastJob.class, Set.of("job_id")),
            Map.entry(Uploads.StoredFile.class, Set.of("file_object_key")),
            Map.entry(MultipartUpload.class, Set.of("upload_id", "file_object_key")));

    @ParameterizedTest
    @MethodSource("models")
    void nothingMissingOrAddedKeepsAnAnswerFromBeingRead(Class<?> model) throws IOException {
        String sample = Models.sample(model).toString();
        String more = sample.replaceFirst("\\{", "{\"field_of_next_year\":{\"deep\":[null]},");
        String nulls = Models.wireNames(model).entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":"
                        + (IDS.getOrDefault(model, Set.of()).contains(field.getKey()) ? "\"id\"" : "null"))
                .collect(Collectors.joining(",", "{", "}"));

        String ids = Models.wireNames(model).keySet().stream()
                .filter(IDS.getOrDefault(model, Set.of())::contains)
                .map(id -> "\"" + id + "\":\"id\"")
                .collect(Collectors.joining(",", "{", "}"));

        Object read = Json.SNAKE.reader(model).readValue(sample);
        assertThat(comparable(json(Json.SNAKE.writer().writeValueAsString(read))))
                .isEqualTo(comparable(json(sample)));
        assertThat(Json.SNAKE.reader(model).<Object>readValue(more)).isEqualTo(read);
        assertThat(Json.SNAKE.reader(model).<Object>readValue(ids))
                .isNotNull()
                .isEqualTo(Json.SNAKE.reader(model).readValue(nulls));
    }

    static List<Class<?>> openEnums() {
        return Models.records("io.github.clouddatasets.powerdrill").stream()
                .filter(Models::isOpenEnum)
                .toList();
    }

    @Test
    void theConstantsOfTheOpenEnumerationsAreTheWordsOfTheContract() {
        JsonNode schemas = Contract.POWERDRILL.root().at("/components/schemas");
        Map<Class<?>, JsonNode> documented = Map.of(
                OutputLanguage.class, schemas.at("/V2Session/properties/output_language/x-extensible-enum"),
                JobMode.class, schemas.at("/V2Session/properties/job_mode/x-extensible-enum"),
                AgentId.class, schemas.at("/V2Session/properties/agent_id/x-extensible-enum"),
                DataSourceType.class, schemas.at("/V2DataSource/properties/type/x-extensible-enum"),
                DataSourceStatus.class, schemas.at("/V2DataSource/properties/status/x-extensible-enum"),
                BlockStage.class, schemas.at("/V2Block/properties/stage/x-extensible-enum"),
                TaskStatus.class, schemas.at("/TaskStatus/x-extensible-enum"));

        assertThat(openEnums()).containsAll(documented.keySet());
        documented.forEach((type, words) -> {
            List<String> expected = new ArrayList<>();
            words.forEach(word -> expected.add(word.asText()));
            assertThat(Arrays.stream(type.getFields()).map(field -> word(field)))
                    .as(type.getSimpleName())
                    .containsExactlyInAnyOrderElementsOf(expected);
        });
    }

    @ParameterizedTest
    @MethodSource("openEnums")
    void aWordOfNextYearSurvives(Class<?> type) throws IOException {
        for (String word : List.of("\"" + Models.UNKNOWN_WORD + "\"", "17")) {
            Object read = Json.SNAKE.reader(type).readValue(word);

            assertThat(read).hasToString(word.replace("\"", ""));
            assertThat(json(Json.SNAKE.text(read)).asText()).isEqualTo(word.replace("\"", ""));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void signedAddressesAreNotShown(Class<?> model) throws IOException {
        assertThat(Json.SNAKE
                        .reader(model)
                        .readValue(Models.sample(model).toString())
                        .toString())
                .doesNotContain("TELLTALE");
    }

    @Test
    void signedAddressesOfRequestsAreNotShownEither() {
        CreateDataSourceRequest request = CreateDataSourceRequest.builder()
                .name("a.csv")
                .url(Models.SIGNED_ADDRESS)
                .build();

        assertThat(request).hasToString("CreateDataSourceRequest[name=a.csv, type=FILE, url=***, fileObjectKey=null]");
    }

    private static String word(Field constant) {
        try {
            return constant.get(null).toString();
        } catch (IllegalAccessException e) {
            throw new LinkageError(constant.toString(), e);
        }
    }
}
