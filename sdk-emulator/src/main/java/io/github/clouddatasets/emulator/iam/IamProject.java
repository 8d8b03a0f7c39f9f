package io.github.clouddatasets.emulator.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.StateDocument;

/** A project of the emulated account. The default project of a region has the name of the region. */
public record IamProject(String id, String name, String description) {

    static IamProject of(StateDocument state) {
        return new IamProject(state.text("id"), state.text("name"), state.text("description"));
    }

    ObjectNode saved() {
        return Json.object().put("id", id).put("name", name).put("description", description);
    }

    ObjectNode json(IamAccount account) {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("name", name)
                .put("domain_id", account.domainId())
                .put("parent_id", account.domainId())
                .put("is_domain", false)
                .put("enabled", true)
                .put("description", description);
        json.putObject("links").put("self", "/v3/projects/" + id);
        return json;
    }
}
