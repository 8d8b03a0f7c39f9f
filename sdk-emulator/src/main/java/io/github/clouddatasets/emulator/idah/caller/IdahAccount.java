package io.github.clouddatasets.emulator.idah.caller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.StateDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An account of IDAH.
 *
 * @param scope the ids to which tokens of the account are bound, by kind of id
 */
public record IdahAccount(int id, String email, String name, String role, Map<String, List<String>> scope) {

    /** The organisation of the accounts. */
    public static final String ORGANISATION = "1";

    /** The project of the accounts, the only one of their organisation at the start. */
    public static final String PROJECT = "01a1ffdf-018e-7d39-90e2-e6c6ec607cb5";

    public static IdahAccount of(StateDocument state) {
        Map<String, List<String>> scope = new LinkedHashMap<>();
        StateDocument saved = state.document("scope");
        saved.fields().fieldNames().forEachRemaining(kind -> scope.put(kind, saved.texts(kind)));
        return new IdahAccount(state.integer("id"), state.text("email"), state.text("name"), state.text("role"), scope);
    }

    public ObjectNode saved() {
        ObjectNode saved = Json.object()
                .put("id", id)
                .put("email", email)
                .put("name", name)
                .put("role", role);
        ObjectNode bounds = saved.putObject("scope");
        scope.forEach((kind, ids) -> ids.forEach(bounds.putArray(kind)::add));
        return saved;
    }
}
