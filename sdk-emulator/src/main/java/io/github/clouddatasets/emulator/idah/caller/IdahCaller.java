package io.github.clouddatasets.emulator.idah.caller;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import java.util.ArrayList;
import java.util.List;

/**
 * The caller according to the token.
 *
 * @param scope the ids to which the token is bound, by kind of id
 */
public record IdahCaller(int accountId, String email, IdahRights rights, JsonNode scope) {

    /** The scope in which the caller may perform the action on the kind of record; a refusal if there is none. */
    public String bounds(String resource, String action) {
        return rights.scope(resource, action).orElseThrow(() -> IdahFault.unauthorized(action, resource));
    }

    /** Whether the token is bound to this id of a kind, such as an organisation. */
    public boolean isBoundTo(String kind, String id) {
        return ids(kind).contains(id);
    }

    /** The ids of a kind to which the token is bound. */
    public List<String> ids(String kind) {
        List<String> ids = new ArrayList<>();
        scope.path(kind).forEach(id -> ids.add(id.asText()));
        return ids;
    }
}
