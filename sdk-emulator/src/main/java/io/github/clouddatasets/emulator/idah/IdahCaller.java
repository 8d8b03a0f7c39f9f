package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Who calls, according to the token.
 *
 * @param scope the lists of ids to which the token is bound, by kind
 */
record IdahCaller(int accountId, IdahRights rights, JsonNode scope) {

    /** Where the caller may do that to that kind of record; refused if nowhere at all. */
    VisibleProjects visibleProjects(String resource, String action) {
        String bounds = rights.scope(resource, action).orElseThrow(() -> IdahFault.unauthorized(action, resource));
        return switch (bounds) {
            case IdahRights.EVERYTHING -> VisibleProjects.EVERYTHING;
            case IdahRights.AS_USER -> VisibleProjects.of(IdahAccount.projectsOwnedBy(accountId));
            default -> VisibleProjects.of(projects(resource, action));
        };
    }

    // Only reading exports looks at the projects of a scope; everything else asks for organisations.
    private List<String> projects(String resource, String action) {
        List<String> projects = new ArrayList<>();
        for (JsonNode organisation : scope.path("org")) {
            if (organisation.asText().equals(IdahAccount.ORGANISATION)) {
                projects.add(IdahAccount.PROJECT);
            }
        }
        if (resource.equals(IdahExport.TYPE) && action.equals("read")) {
            scope.path("project").forEach(project -> projects.add(project.asText()));
        }
        return projects;
    }
}
