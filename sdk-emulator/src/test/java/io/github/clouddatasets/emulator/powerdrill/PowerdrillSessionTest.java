package io.github.clouddatasets.emulator.powerdrill;

import static io.github.clouddatasets.emulator.powerdrill.PowerdrillTestClient.data;
import static io.github.clouddatasets.emulator.powerdrill.PowerdrillTestClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PowerdrillSessionTest {

    private final DatasetCloudEmulator cloud = DatasetCloudEmulator.start();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @EnumSource
    void livesFromCreationToDeletion(PowerdrillDialect dialect) {
        PowerdrillTestClient client = new PowerdrillTestClient(cloud, dialect);
        String id = client.session("s".repeat(200));
        assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        JsonNode made = data(client.get("/sessions/" + id));
        assertThat(made.path(dialect.sessionName()).asText()).isEqualTo("s".repeat(128));
        assertThat(made.path(client.name("output_language")).asText()).isEqualTo("AUTO");
        assertThat(made.path(client.name("max_contextual_job_history")).asInt()).isEqualTo(10);
        assertThat(made.has("userId")).isEqualTo(dialect == PowerdrillDialect.V1);

        data(client.post(
                "/sessions/" + id,
                client.body()
                        .put(dialect.sessionName(), "Annual")
                        .put(client.name("output_language"), "ZH-TW")
                        .put(client.name("max_contextual_job_history"), 0)));
        JsonNode changed = data(client.get("/sessions/" + id));
        assertThat(changed.path(dialect.sessionName()).asText()).isEqualTo("Annual");
        assertThat(changed.path(client.name("output_language")).asText()).isEqualTo("ZH-TW");
        assertThat(changed.path(client.name("max_contextual_job_history")).asInt())
                .isZero();

        client.session("other");
        String filter = dialect == PowerdrillDialect.V1 ? "title" : "search";
        assertThat(client.list("/sessions?" + filter + "=ANN", "id")).containsExactly(id);
        assertThat(client.list("/sessions", "id")).hasSize(2);

        assertThat(data(client.delete("/sessions/" + id))).isEqualTo(Json.object());
        refused(client.get("/sessions/" + id), 200, 300003);
        refused(client.get("/sessions/" + id + "/history"), 200, 300003);
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsOutOfRange(PowerdrillDialect dialect) {
        PowerdrillTestClient client = new PowerdrillTestClient(cloud, dialect);
        ObjectNode request = client.body().put(dialect.sessionName(), "s");
        refused(client.post("/sessions", client.body()), 400, 300001);
        refused(client.post("/sessions", request.deepCopy().put(client.name("output_language"), "XX")), 400, 300001);
        refused(
                client.post("/sessions", request.deepCopy().put(client.name("max_contextual_job_history"), 11)),
                400,
                300001);
        RawHttpAnswer third =
                client.post("/sessions", request.deepCopy().put(client.name("job_mode"), "DATA_ANALYSIS"));
        if (dialect == PowerdrillDialect.V1) {
            refused(third, 400, 300001);
        } else {
            data(third);
        }
    }

    @Test
    void onlyTheOldVersionChangesAnyOneField() {
        PowerdrillTestClient old = new PowerdrillTestClient(cloud, PowerdrillDialect.V1);
        PowerdrillTestClient current = new PowerdrillTestClient(cloud, PowerdrillDialect.V2);
        String id = current.session("s");
        data(old.post("/sessions/" + id, old.body().put("languageType", "FR")));
        refused(old.post("/sessions/" + id, old.body()), 400, 300001);
        refused(current.post("/sessions/" + id, current.body().put("output_language", "DE")), 400, 300001);
        assertThat(data(current.get("/sessions/" + id)).path("output_language").asText())
                .isEqualTo("FR");
    }

    @Test
    void thereAreOneHundredAndFifty() {
        PowerdrillTestClient client = new PowerdrillTestClient(cloud, PowerdrillDialect.V2);
        String last = "";
        for (int i = 0; i < 150; i++) {
            last = client.session("s" + i);
        }
        refused(client.post("/sessions", client.body().put("name", "one more")), 200, 300009);
        data(client.delete("/sessions/" + last));
        client.session("in its place");
    }
}
