package io.github.clouddatasets.emulator.powerdrill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.StateDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A conversation: its settings and its jobs. */
final class PowerdrillSession {

    static final Set<String> LANGUAGES = Set.of(
            "AUTO", "EN", "ES", "AR", "PT", "ID", "JA", "RU", "HI", "FR", "DE", "VI", "TR", "PL", "IT", "KO", "ZH-CN",
            "ZH-TW");
    private static final String AGENT = "DATA_ANALYSIS_AGENT";
    private static final int MOST_CONTEXT = 10;

    private final String id;
    private String name = "";
    private String language = "AUTO";
    private String mode = "AUTO";
    private int context = MOST_CONTEXT;
    private final List<PowerdrillJob> newestFirst = new ArrayList<>();

    PowerdrillSession(String id) {
        this.id = id;
    }

    static PowerdrillSession of(StateDocument state) {
        PowerdrillSession session = new PowerdrillSession(state.name());
        session.name = state.text("name");
        session.language = state.text("language");
        session.mode = state.text("mode");
        session.context = state.integer("context");
        return session;
    }

    /** The settings, without the jobs. */
    ObjectNode saved() {
        return Json.object()
                .put("name", name)
                .put("language", language)
                .put("mode", mode)
                .put("context", context);
    }

    static Set<String> modes(PowerdrillDialect dialect) {
        return dialect == PowerdrillDialect.V1
                ? Set.of("AUTO", "DATA_ANALYTICS")
                : Set.of("AUTO", "DATA_ANALYTICS", "DATA_ANALYSIS");
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    /** Changes the settings to those of the request. Returns whether the request has any. */
    boolean change(PowerdrillRequest request) {
        var newName = request.named(request.dialect().sessionName()).filter(text -> !text.isBlank());
        var newLanguage = request.word("output_language", LANGUAGES);
        var newMode = request.word("job_mode", modes(request.dialect()));
        var newContext = request.number("max_contextual_job_history", 0, MOST_CONTEXT);
        request.word("agent_id", Set.of(AGENT));
        newName.ifPresent(text -> name = PowerdrillName.cut(text));
        newLanguage.ifPresent(text -> language = text);
        newMode.ifPresent(text -> mode = text);
        newContext.ifPresent(number -> context = number.intValue());
        return newName.isPresent() || newLanguage.isPresent() || newMode.isPresent() || newContext.isPresent();
    }

    void add(PowerdrillJob job) {
        newestFirst.add(0, job);
    }

    List<PowerdrillJob> newestFirst() {
        return List.copyOf(newestFirst);
    }

    ObjectNode json(PowerdrillDialect dialect, String userId) {
        ObjectNode json = Json.object()
                .put("id", id)
                .put(dialect.sessionName(), name)
                .put(dialect.name("output_language"), language)
                .put(dialect.name("job_mode"), mode)
                .put(dialect.name("max_contextual_job_history"), context)
                .put(dialect.name("agent_id"), AGENT);
        return dialect == PowerdrillDialect.V1 ? json.put("userId", userId) : json;
    }
}
