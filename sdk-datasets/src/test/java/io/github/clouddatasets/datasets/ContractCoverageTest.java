package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaField;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.fixture.Contract;
import io.github.clouddatasets.fixture.Models;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing of the contract is forgotten: the operations the client has are held against the yaml, field by field. */
class ContractCoverageTest {

    /** Type of the answer by operation; the wire form where the client unwraps it. */
    private static final Map<String, Class<?>> ANSWERS = Map.of(
            "listDatasets", DatasetClient.Slice.class,
            "descDataset", Dataset.class,
            "syncDataSourceState", SyncTask.class,
            "createDatasetVersion", Versions.Created.class,
            "listDatasetVersions", Versions.Slice.class,
            "describeDatasetVersion", DatasetVersion.class,
            "exportTask", ExportTask.class,
            "getExportTasksStatusOfDataset", ExportTasks.Slice.class,
            "getExportTaskStatusOfDataset", ExportTask.class);

    private static final Map<String, Class<?>> REQUESTS = Map.of(
            "createDatasetVersion", CreateVersionRequest.class,
            "exportTask", CreateExportTaskRequest.class);

    /** The answers without documented fields. */
    private static final Set<String> WITHOUT_ANSWER = Set.of("syncDataSource");

    /** Fields of the contract that no model has, each with the reason. */
    private static final Map<String, String> LEFT_OUT = new HashMap<>(Map.of(
            "CreateExportTaskRequest.status", "the documentation itself says: do not send it",
            "CreateExportTaskRequest.task_id", "the documentation itself says: do not send it"));

    static {
        for (String field : List.of(
                "create_time",
                "error_code",
                "error_msg",
                "export_format",
                "export_params",
                "export_type",
                "finished_sample_count",
                "path",
                "progress",
                "status",
                "task_id",
                "total_sample_count",
                "update_time",
                "version_format",
                "version_id")) {
            LEFT_OUT.put(
                    "ExportTasks$Slice." + field,
                    "fields of a single task at the top of a list; no example fills them");
        }
    }

    /** Components of the models that the contract does not have, each with the reason. */
    private static final Map<String, String> ADDED = Map.of(
            "Versions$Created.error_code",
                    "a success without a version can carry an error (specs/modelarts.md, section 5)",
            "Versions$Created.error_msg",
                    "a success without a version can carry an error (specs/modelarts.md, section 5)");

    static List<Op<?>> operations() {
        List<Op<?>> operations = new ArrayList<>();
        Models.MODULE.stream()
                .filter(type -> type.getPackageName().equals("io.github.clouddatasets.datasets"))
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(Op.class))
                .forEach(field -> operations.add(constant(field)));
        return operations;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationStandsInTheContractWithItsMethodAndPath(Op<?> operation) {
        assertThat(operation.toString().replaceFirst(" ", " /v2/{project_id}"))
                .isEqualTo(Contract.MODEL_ARTS.operation(operation.id()).line());
    }

    @Test
    void theOperationsOfTheFirstLightAreThere() {
        assertThat(operations())
                .extracting(Op::id)
                .doesNotHaveDuplicates()
                .contains(
                        "listDatasets",
                        "descDataset",
                        "syncDataSource",
                        "syncDataSourceState",
                        "createDatasetVersion",
                        "listDatasetVersions",
                        "describeDatasetVersion",
                        "exportTask",
                        "getExportTasksStatusOfDataset",
                        "getExportTaskStatusOfDataset");
    }

    @Test
    void everyOperationHasAGoldenRequestAndItsAnswerIsKnownHere() {
        Set<String> ids = new TreeSet<>();
        operations().forEach(operation -> ids.add(operation.id()));
        Set<String> golden = new TreeSet<>();
        GoldenCall.all().forEach(call -> golden.add(call.operation()));
        Set<String> answers = new TreeSet<>(ANSWERS.keySet());
        answers.addAll(WITHOUT_ANSWER);

        assertThat(golden).isEqualTo(ids);
        assertThat(answers).isEqualTo(ids);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyQueryParameterCanBeSent(Op<?> operation) {
        Set<String> sent = new TreeSet<>();
        for (GoldenCall call : GoldenCall.all()) {
            if (call.operation().equals(operation.id()) && call.line().contains("?")) {
                String query = call.line().substring(call.line().indexOf('?') + 1);
                for (String pair : query.split("&", -1)) {
                    sent.add(pair.substring(0, pair.indexOf('=')));
                }
            }
        }

        assertThat(sent)
                .isEqualTo(new TreeSet<>(
                        Contract.MODEL_ARTS.operation(operation.id()).queryParameters()));
    }

    @Test
    void everyFieldOfEveryAnswerAndRequestHasAComponentAndTheOtherWayRound() {
        Walk walk = new Walk();
        ANSWERS.forEach(
                (id, type) -> walk.compare(Contract.MODEL_ARTS.operation(id).responseSchema(), type));
        REQUESTS.forEach(
                (id, type) -> walk.compare(Contract.MODEL_ARTS.operation(id).requestSchema(), type));

        assertThat(walk.missing()).isEqualTo(LEFT_OUT.keySet());
        assertThat(walk.invented()).isEqualTo(ADDED.keySet());
    }

    @Test
    void everyFieldOfEveryRequestIsWrittenByTheGoldenRequest() {
        Walk walk = new Walk();
        REQUESTS.forEach(
                (id, type) -> walk.compare(Contract.MODEL_ARTS.operation(id).requestSchema(), type));
        Map<String, Set<String>> written = new TreeMap<>();
        REQUESTS.forEach((id, type) -> GoldenCall.all().stream()
                .filter(call -> call.operation().equals(id) && call.everything())
                .forEach(call -> collect(Models.json(call.body()), type, written)));

        assertThat(Walk.differences(walk.ofContract, written))
                .isEqualTo(LEFT_OUT.keySet().stream()
                        .filter(field -> field.startsWith("CreateExportTaskRequest."))
                        .collect(Collectors.toSet()));
    }

    @Test
    void anOperationWithoutAnswerHasNoneInTheContractEither() {
        for (String id : WITHOUT_ANSWER) {
            assertThat(Contract.MODEL_ARTS.operation(id).responseSchema().isMissingNode())
                    .isTrue();
        }
    }

    private static Op<?> constant(JavaField field) {
        try {
            Field reflected = Models.load(field.getOwner().getName()).getDeclaredField(field.getName());
            reflected.setAccessible(true);
            return (Op<?>) reflected.get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(field.getFullName(), e);
        }
    }

    private static void collect(JsonNode written, Type type, Map<String, Set<String>> names) {
        Class<?> model = Models.elementModel(type);
        if (model == null) {
            return;
        }
        if (written.isArray()) {
            written.forEach(element -> collect(element, model, names));
            return;
        }
        Map<String, RecordComponent> components = Models.wireNames(model);
        written.properties().forEach(field -> {
            names.computeIfAbsent(name(model), key -> new TreeSet<>()).add(field.getKey());
            RecordComponent component = components.get(field.getKey());
            if (component != null) {
                collect(field.getValue(), component.getGenericType(), names);
            }
        });
    }

    private static String name(Class<?> model) {
        return model.getName().substring(model.getPackageName().length() + 1);
    }

    /** Goes through schemas and models side by side. */
    private static final class Walk {
        private final Map<String, Set<String>> ofContract = new TreeMap<>();
        private final Map<String, Set<String>> ofModels = new TreeMap<>();
        private final Set<String> seen = new TreeSet<>();

        void compare(JsonNode given, Type type) {
            JsonNode schema = Contract.MODEL_ARTS.resolved(given);
            Class<?> model = Models.elementModel(type);
            if (schema.path("type").asText().equals("array")) {
                compare(schema.get("items"), type);
                return;
            }
            if (model == null || !seen.add(model.getName() + System.identityHashCode(schema))) {
                return;
            }
            assertThat(schema.has("properties")).as("a schema for %s", model).isTrue();
            Map<String, RecordComponent> components = Models.wireNames(model);
            ofModels.put(name(model), new TreeSet<>(components.keySet()));
            schema.get("properties").properties().forEach(property -> {
                ofContract.computeIfAbsent(name(model), name -> new TreeSet<>()).add(property.getKey());
                RecordComponent component = components.get(property.getKey());
                if (component != null) {
                    compare(property.getValue(), component.getGenericType());
                }
            });
        }

        Set<String> missing() {
            return differences(ofContract, ofModels);
        }

        Set<String> invented() {
            return differences(ofModels, ofContract);
        }

        static Set<String> differences(Map<String, Set<String>> one, Map<String, Set<String>> other) {
            Set<String> fields = new TreeSet<>();
            one.forEach((model, names) -> names.forEach(name -> {
                if (!other.getOrDefault(model, Set.of()).contains(name)) {
                    fields.add(model + "." + name);
                }
            }));
            return fields;
        }
    }
}
