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
public record IdahCaller(int accountId, IdahRights rights, JsonNode scope) {

    /** The projects in which the caller may perform the action on the kind of record; a refusal if there are none. */
    public VisibleProjects visibleProjects(String resource, String action) {
        String bounds = rights.scope(resource, action).orElseThrow(() -> IdahFault.unauthorized(action, resource));
        return switch (bounds) {
            case IdahRights.EVERYTHING -> VisibleProjects.EVERYTHING;
            case IdahRights.AS_USER -> VisibleProjects.of(IdahAccount.projectsOwnedBy(accountId));
            default -> VisibleProjects.of(projects(resource, action));
        };
    }

    // Only the reading of exports checks the projects of a scope. All other actions check organisations.
    private List<String> projects(String resource, String action) {
        List<String> projects = new ArrayList<>();
        for (JsonNode organisation : scope.path("org")) {
            if (organisation.asText().equals(IdahAccount.ORGANISATION)) {
                projects.add(IdahAccount.PROJECT);
            }
        }
        if (resource.equals("sync:exports") && action.equals("read")) {
            scope.path("project").forEach(project -> projects.add(project.asText()));
        }
        return projects;
    }
}
