package io.github.clouddatasets.emulator.powerdrill;

import static io.github.clouddatasets.emulator.powerdrill.PowerdrillProject.data;
import static io.github.clouddatasets.emulator.powerdrill.PowerdrillProject.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.Reply;
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
        PowerdrillProject project = new PowerdrillProject(cloud, dialect);
        String id = project.session("s".repeat(200));
        assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        JsonNode made = data(project.get("/sessions/" + id));
        assertThat(made.path(dialect.sessionName()).asText()).isEqualTo("s".repeat(128));
        assertThat(made.path(project.name("output_language")).asText()).isEqualTo("AUTO");
        assertThat(made.path(project.name("max_contextual_job_history")).asInt())
                .isEqualTo(10);
        assertThat(made.has("userId")).isEqualTo(dialect == PowerdrillDialect.V1);

        data(project.post(
                "/sessions/" + id,
                project.body()
                        .put(dialect.sessionName(), "Annual")
                        .put(project.name("output_language"), "ZH-TW")
                        .put(project.name("max_contextual_job_history"), 0)));
        JsonNode changed = data(project.get("/sessions/" + id));
        assertThat(changed.path(dialect.sessionName()).asText()).isEqualTo("Annual");
        assertThat(changed.path(project.name("output_language")).asText()).isEqualTo("ZH-TW");
        assertThat(changed.path(project.name("max_contextual_job_history")).asInt())
                .isZero();

        project.session("other");
        String filter = dialect == PowerdrillDialect.V1 ? "title" : "search";
        assertThat(project.list("/sessions?" + filter + "=ANN", "id")).containsExactly(id);
        assertThat(project.list("/sessions", "id")).hasSize(2);

        assertThat(data(project.delete("/sessions/" + id))).isEqualTo(Json.object());
        refused(project.get("/sessions/" + id), 200, 300003);
        refused(project.get("/sessions/" + id + "/history"), 200, 300003);
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsOutOfRange(PowerdrillDialect dialect) {
        PowerdrillProject project = new PowerdrillProject(cloud, dialect);
        ObjectNode order = project.body().put(dialect.sessionName(), "s");
        refused(project.post("/sessions", project.body()), 400, 300001);
        refused(project.post("/sessions", order.deepCopy().put(project.name("output_language"), "XX")), 400, 300001);
        refused(
                project.post("/sessions", order.deepCopy().put(project.name("max_contextual_job_history"), 11)),
                400,
                300001);
        Reply third = project.post("/sessions", order.deepCopy().put(project.name("job_mode"), "DATA_ANALYSIS"));
        if (dialect == PowerdrillDialect.V1) {
            refused(third, 400, 300001);
        } else {
            data(third);
        }
    }

    @Test
    void onlyTheOldVersionChangesAnyOneField() {
        PowerdrillProject old = new PowerdrillProject(cloud, PowerdrillDialect.V1);
        PowerdrillProject current = new PowerdrillProject(cloud, PowerdrillDialect.V2);
        String id = current.session("s");
        data(old.post("/sessions/" + id, old.body().put("languageType", "FR")));
        refused(old.post("/sessions/" + id, old.body()), 400, 300001);
        refused(current.post("/sessions/" + id, current.body().put("output_language", "DE")), 400, 300001);
        assertThat(data(current.get("/sessions/" + id)).path("output_language").asText())
                .isEqualTo("FR");
    }

    @Test
    void thereAreOneHundredAndFifty() {
        PowerdrillProject project = new PowerdrillProject(cloud, PowerdrillDialect.V2);
        String last = "";
        for (int i = 0; i < 150; i++) {
            last = project.session("s" + i);
        }
        refused(project.post("/sessions", project.body().put("name", "one more")), 200, 300009);
        data(project.delete("/sessions/" + last));
        project.session("in its place");
    }
}
