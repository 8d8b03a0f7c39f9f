package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.InvalidRequestException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.testing.Contract;
import io.github.clouddatasets.testing.Models;
import io.github.clouddatasets.testing.RawServer.Answer;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The client against {@code specs/*.yaml}: nothing is missing, nothing is invented, the documented answers are read. */
class ContractTest {

    private static final String UUID = "019bba87-650e-74e8-a68a-bc49bfff2527";

    /** The one operation that is sent in two ways: its methods differ in whether they may be repeated. */
    private static final String SEVERAL_WAYS = "callAnnotationsRpc";

    private static final Map<String, Function<SyncClient, Object>> CALLS = calls();

    /** A call for each operation, by the operation's id. */
    static Map<String, Function<SyncClient, Object>> everyCall() {
        return CALLS;
    }

    private static Map<String, Function<SyncClient, Object>> calls() {
        Map<String, Function<SyncClient, Object>> calls = new LinkedHashMap<>();
        calls.put(
                "listExports", c -> c.exports().list().pages().iterator().next().items());
        calls.put("getExport", c -> c.exports().get("42"));
        calls.put("downloadExport", c -> c.exports().download("42", new ByteArrayOutputStream()));
        calls.put(
                "createExport",
                c -> c.exports().create(b -> b.projectId("p").datasetIds("d")).id());
        calls.put("listExportFormats", c -> c.exports().formats("image"));
        calls.put("listJobs", c -> c.jobs().list().pages().iterator().next().items());
        calls.put("getJob", c -> c.jobs().get(UUID));
        calls.put("deleteJob", c -> {
            c.jobs().delete(UUID);
            return "deleted";
        });
        calls.put("getHealth", SyncClient::health);
        calls.put("getServiceInfo", SyncClient::serviceInfo);
        return calls;
    }

    @Test
    void everyOperationIsTheContractsOwnWithMethodAndPath() throws Exception {
        Map<String, String> contract = new TreeMap<>(withoutNames(Contract.IDAH_SYNC.lines()));
        contract.putAll(withoutNames(Contract.IDAH_IAM.lines()));
        contract.putAll(withoutNames(Contract.IDAH_DATASET.lines()));

        assertThat(Contract.IDAH_DATASET.operations()).hasSize(51);
        assertThat(withoutNames(operations())).containsExactlyEntriesOf(contract);
    }

    /** A variable of a path has another name in each contract. */
    private static Map<String, String> withoutNames(Map<String, String> lines) {
        Map<String, String> plain = new TreeMap<>();
        lines.forEach((id, line) -> plain.put(id, line.replaceAll("\\{\\w+}", "{}")));
        return plain;
    }

    /** All constants of type Op in all rooms. */
    private static Map<String, String> operations() throws Exception {
        Map<String, String> operations = new TreeMap<>();
        for (JavaClass type : Models.MODULE) {
            for (Field field : Class.forName(type.getName()).getDeclaredFields()) {
                if (field.getType() == Op.class && Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    Op<?> op = (Op<?>) field.get(null);
                    String before = operations.put(op.id(), op.toString());
                    if (!op.id().equals(SEVERAL_WAYS)) {
                        assertThat(before).as("twice: " + op.id()).isNull();
                    }
                }
            }
        }
        return operations;
    }

    @Test
    void everyParameterOfListExportsCanBeSet() {
        List<String> sent = sent(c -> c.exports().list(WireTest::everything).first());

        assertSendsExactly(Contract.IDAH_SYNC.operation("listExports").queryParameters(), sent);
    }

    @Test
    void everyParameterOfListJobsCanBeSet() {
        List<String> sent = sent(c -> c.jobs().list(WireTest::everything).first());

        assertSendsExactly(Contract.IDAH_SYNC.operation("listJobs").queryParameters(), sent);
    }

    @Test
    void everyParameterOfSingleReadsAndFormatsCanBeSet() {
        assertThat(sent(c -> c.exports()
                        .get("42", s -> s.includeJob().fields(ExportField.SIZE).jobFields(JobField.STATUS))))
                .containsExactlyInAnyOrderElementsOf(
                        Contract.IDAH_SYNC.operation("getExport").queryParameters());
        assertThat(sent(c -> c.jobs()
                        .get(
                                UUID,
                                s -> s.includeExports().fields(JobField.STATUS).exportFields(ExportField.SIZE))))
                .containsExactlyInAnyOrderElementsOf(
                        Contract.IDAH_SYNC.operation("getJob").queryParameters());
        assertThat(sent(c -> c.exports().formats("image")))
                .containsExactlyInAnyOrderElementsOf(
                        Contract.IDAH_SYNC.operation("listExportFormats").queryParameters());
    }

    private static void assertSendsExactly(List<String> documented, List<String> sent) {
        assertThat(documented)
                .allSatisfy(name -> assertThat(forms(name))
                        .as("%s is not sent in any of its forms", name)
                        .anyMatch(sent::contains));
        // The server drops a name it does not know without a word, so a typo would return everything.
        assertThat(sent)
                .allSatisfy(name -> assertThat(documented.stream().flatMap(known -> forms(known).stream()))
                        .as("%s is not in the contract", name)
                        .contains(name));
    }

    /** {@code filter[x]} may be repeated as {@code filter[x][]}; both mean the same as {@code filter[x__in][]}. */
    private static List<String> forms(String name) {
        return name.startsWith("filter[") && name.matches("filter\\[[a-z_]+[a-z]]")
                ? List.of(name, name + "[]", name.replace("]", "__in][]"))
                : List.of(name);
    }

    private static List<String> sent(Function<SyncClient, Object> call) {
        try (SyncServer server = new SyncServer();
                SyncClient client = server.client()) {
            server.always(Answer.json(418, "{}"));
            assertThat(catchThrowable(() -> call.apply(client))).isInstanceOf(InvalidRequestException.class);
            return server.request().parameters().stream()
                    .map(pair -> pair.substring(0, pair.indexOf('=')))
                    .distinct()
                    .toList();
        }
    }

    @Test
    void everyAttributeHasAComponent() {
        assertThat(components(Export.class)).containsAll(camel(Contract.IDAH_SYNC.properties("ExportAttributes")));
        assertThat(components(Job.class)).containsAll(camel(Contract.IDAH_SYNC.properties("JobAttributes")));
        assertThat(components(ExportFormat.class))
                .containsExactlyInAnyOrderElementsOf(camel(Contract.IDAH_SYNC.properties("ExportFormat")));
        assertThat(components(CreateExportRequest.class))
                .containsExactlyInAnyOrderElementsOf(camel(Contract.IDAH_SYNC.properties("ExportRequest")));
        assertThat(components(CreateExportRequest.Options.class))
                .containsExactlyInAnyOrderElementsOf(camel(Contract.IDAH_SYNC.properties("ExportOptions")));
    }

    @Test
    void everyEnumValueHasAConstant() throws Exception {
        assertThat(constants(JobStatus.class))
                .containsExactlyInAnyOrderElementsOf(
                        Contract.texts(Contract.IDAH_SYNC.schema("JobStatus").path("enum")));
        assertThat(constants(IncludeMedias.class))
                .containsExactlyInAnyOrderElementsOf(Contract.texts(
                        Contract.IDAH_SYNC.schema("ExportOptions").at("/properties/include_medias/enum")));
        assertThat(Arrays.stream(ExportField.values()).map(ExportField::wireName))
                .containsExactlyInAnyOrderElementsOf(Contract.texts(
                        Contract.IDAH_SYNC.parameter("FieldsExports").at("/schema/items/enum")));
        assertThat(Arrays.stream(JobField.values()).map(JobField::wireName))
                .containsExactlyInAnyOrderElementsOf(Contract.texts(
                        Contract.IDAH_SYNC.parameter("FieldsJobs").at("/schema/items/enum")));
    }

    @Test
    void terminalStatesAreTheContracts() {
        List<String> terminal =
                Contract.texts(Contract.IDAH_SYNC.schema("JobStatus").path("x-terminal"));
        for (String status :
                Contract.texts(Contract.IDAH_SYNC.schema("JobStatus").path("enum"))) {
            assertThat(new JobStatus(status).isTerminal()).as(status).isEqualTo(terminal.contains(status));
        }
    }

    private static List<String> constants(Class<? extends Record> type) throws Exception {
        return Arrays.stream(type.getFields())
                .filter(field -> field.getType() == type)
                .map(field -> {
                    try {
                        return String.valueOf(field.get(null));
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    private static List<String> components(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static List<String> camel(List<String> names) {
        return names.stream()
                .map(name -> Pattern.compile("_([a-z])")
                        .matcher(name)
                        .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT)))
                .toList();
    }

    static Stream<Contract.Example> documentedAnswers() {
        return CALLS.keySet().stream().flatMap(id -> Contract.IDAH_SYNC.operation(id).answers().stream());
    }

    @ParameterizedTest
    @MethodSource("documentedAnswers")
    void readsTheDocumentedAnswer(Contract.Example example) {
        try (SyncServer server = new SyncServer();
                SyncClient client = server.client()) {
            server.always(Answer.json(example.status(), example.value().toString()));
            Function<SyncClient, Object> call = Objects.requireNonNull(CALLS.get(example.operation()));

            if (example.status() == 200
                    || (example.status() == 500 && example.value().has("sequel"))) {
                assertThat(call.apply(client)).isEqualTo(expected(example));
            } else {
                Throwable thrown = catchThrowable(() -> call.apply(client));
                assertThat(thrown).isExactlyInstanceOf(refusal(example));
                ApiException refusal = (ApiException) thrown;
                JsonNode error = example.value().has("errors") ? example.value().at("/errors/0") : example.value();
                assertThat(refusal.httpStatus()).isEqualTo(example.status());
                assertThat(refusal.operation()).isEqualTo(example.operation());
                assertThat(refusal.errorCode())
                        .isEqualTo(error.path(error.has("title") ? "title" : "type")
                                .asText());
                assertThat(refusal.serviceMessage())
                        .startsWith(error.path("detail").asText());
                assertThat(refusal.retryable()).isFalse();
            }
        }
    }

    private static @Nullable Object expected(Contract.Example example) {
        return switch (example.operation()) {
            case "listExports" -> JsonApi.exports(example.value());
            case "getExport" -> JsonApi.export(example.value());
            case "createExport" -> example.value().at("/data/id").asText();
            case "getHealth" ->
                new Health(Map.of(
                        "sequel",
                        example.value().path("sequel").asText(),
                        "redis",
                        example.value().path("redis").asText()));
            case "getServiceInfo" ->
                new ServiceInfo(
                        example.value().path("service").asText(),
                        example.value().path("id").asText());
            case "listJobs" -> JsonApi.jobs(example.value());
            case "getJob" -> JsonApi.job(example.value());
            case "listExportFormats" ->
                StreamSupport.stream(example.value().spliterator(), false)
                        .map(format -> new ExportFormat(
                                format.path("name").asText(),
                                format.path("description").asText(),
                                format.path("exporter").asText()))
                        .toList();
            default -> throw new AssertionError("no value is documented for " + example.operation());
        };
    }

    private static Class<? extends ApiException> refusal(Contract.Example example) {
        return switch (example.name()) {
            case "badExporter", "datasetsOfOtherProject" -> InvalidRequestException.class;
            case "noDataset", "noProject" -> PermissionDeniedException.class;
            default ->
                switch (example.status()) {
                    case 400, 422 -> InvalidRequestException.class;
                    case 401 -> AuthenticationException.class;
                    case 403 -> PermissionDeniedException.class;
                    case 404 -> NotFoundException.class;
                    default -> ServerException.class;
                };
        };
    }

    @Test
    void manyAnswersAreDocumented() {
        // So that an empty stream above does not pass for success.
        assertThat(documentedAnswers().filter(example -> example.status() == 200))
                .hasSize(12);
        assertThat(documentedAnswers().filter(example -> example.status() != 200))
                .hasSizeGreaterThan(30);
    }
}
