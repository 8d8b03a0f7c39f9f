package io.github.clouddatasets.emulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.testing.Contract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A validator that finds nothing proves nothing: broken answers must be found. */
class AnswerValidatorTest {

    private static final Map<String, Contract> CONTRACTS = Map.of(
            "modelarts-datasets.openapi.yaml", Contract.MODEL_ARTS,
            "powerdrill.openapi.yaml", Contract.POWERDRILL,
            "idah-sync.openapi.yaml", Contract.IDAH_SYNC,
            "idah-iam-auth.openapi.yaml", Contract.IDAH_IAM);

    private static final AnswerValidator SYNC = new AnswerValidator("idah-sync.openapi.yaml");

    static Iterable<String> files() {
        return CONTRACTS.keySet();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFieldOfAnotherTypeIsFoundWhereverItIs(String file) {
        AnswerValidator validator = new AnswerValidator(file);
        Contract contract = CONTRACTS.get(file);
        int broken = 0;
        for (Contract.Operation operation : contract.operations()) {
            JsonNode schema = operation.successResponse().path("content");
            if (!schema.has("application/json") || operation.responseSchema().isMissingNode()) {
                continue;
            }
            JsonNode good = new SchemaValues(contract, 1).value(operation.responseSchema(), Extent.MOST);
            assertThat(validator.differences(operation.id(), answer(operation.successStatus(), good)))
                    .as(operation.id())
                    .isEmpty();
            for (BrokenValues.Broken one : new BrokenValues(contract).of(operation.responseSchema(), good)) {
                if (one.what().endsWith("wrong type")) {
                    broken++;
                    assertThat(validator.differences(operation.id(), answer(operation.successStatus(), one.value())))
                            .as(operation.id() + " " + one.what())
                            .isNotEmpty();
                }
            }
        }
        assertThat(broken).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | application/json | [{\"name\":\"n\",\"description\":\"d\",\"exporter\":\"e\"}] | 0",
                "200 | application/json | [{\"name\":\"n\",\"description\":\"d\"}]                   | 1",
                "200 | application/json | {}                                                          | 1",
                "200 | text/html        | []                                                          | 1",
                "204 | application/json | []                                                          | 1",
                "418 | application/json | []                                                          | 1",
                "401 | application/json | {\"status\":\"401\",\"type\":\"t\",\"detail\":\"d\"}        | 0",
                "401 | application/json | {\"status\":401,\"type\":\"t\",\"detail\":\"d\"}            | 1",
            })
    void statusTypeAndBodyCount(int status, String type, String body, int differences) {
        assertThat(SYNC.differences("listExportFormats", answer(status, type, body)))
                .hasSize(differences);
    }

    @Test
    void aBodyIsExpectedWhereOneIsDocumentedAndNowhereElse() {
        assertThat(SYNC.differences("deleteJob", answer(204, null, ""))).isEmpty();
        assertThat(SYNC.differences("deleteJob", answer(204, "application/json", "{}")))
                .hasSize(1);
        assertThat(SYNC.differences("getHealth", answer(200, null, ""))).hasSize(1);
    }

    @Test
    void brokenValuesBreakOneRuleEach() {
        ObjectNode good = Json.object().put("project_id", "p").put("exporter", "e");
        ArrayNode ids = good.putArray("dataset_ids");
        ids.add("d");
        List<String> broken = new BrokenValues(Contract.IDAH_SYNC)
                .of(Contract.IDAH_SYNC.schema("ExportRequest"), good).stream()
                        .map(BrokenValues.Broken::what)
                        .toList();
        assertThat(broken)
                .containsExactly(
                        "wrong type",
                        "project_id: missing",
                        "dataset_ids: missing",
                        "exporter: missing",
                        "project_id: wrong type",
                        "dataset_ids: wrong type",
                        "dataset_ids: too few",
                        "dataset_ids: [0] wrong type",
                        "exporter: wrong type");
    }

    private static RawHttpAnswer answer(int status, JsonNode body) {
        return answer(status, "application/json", body.toString());
    }

    private static RawHttpAnswer answer(int status, String type, String body) {
        String head = "HTTP/1.1 " + status + " x\r\n" + (type == null ? "" : "Content-Type: " + type + "\r\n");
        return RawHttpAnswer.parse((head + "\r\n" + body).getBytes(StandardCharsets.UTF_8));
    }
}
