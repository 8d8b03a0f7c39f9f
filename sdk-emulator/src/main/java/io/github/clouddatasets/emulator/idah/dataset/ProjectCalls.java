package io.github.clouddatasets.emulator.idah.dataset;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import io.github.clouddatasets.emulator.idah.table.Row;
import java.util.Map;
import java.util.Set;

/** The operations on projects, and the lists of their members. */
final class ProjectCalls {

    private static final Set<String> REQUIRED = Set.of("name", "organization_id");
    private static final Set<String> WORKING = Set.of("in_progress", "completed");

    private final Records records;
    private final DatasetTables tables;
    private final RecordAccess access;

    ProjectCalls(Records records, DatasetTables tables, RecordAccess access) {
        this.records = records;
        this.tables = tables;
        this.access = access;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/projects", "dataset.listProjects", this::list)
                .add("POST", "/projects", "createProject", this::create)
                .add("GET", "/projects/{id}", "getProject", this::show)
                .add("PATCH", "/projects/{id}", "updateProject", this::update)
                .add("DELETE", "/projects/{id}", "deleteProject", this::delete)
                .add("GET", "/project_members", "listProjectMembers", this::listMembers)
                .add("GET", "/project_members/{id}", "getProjectMember", this::showMember);
    }

    private Answer list(Call call, Map<String, String> path) {
        return records.list(call, tables.projects());
    }

    private Answer show(Call call, Map<String, String> path) {
        return records.show(call, tables.projects(), path.getOrDefault("id", ""));
    }

    private Answer listMembers(Call call, Map<String, String> path) {
        return records.list(call, tables.members(), "project");
    }

    private Answer showMember(Call call, Map<String, String> path) {
        return records.show(call, tables.members(), path.getOrDefault("id", ""), "project");
    }

    private Answer create(Call call, Map<String, String> path) {
        Records.Admission admission = records.admit(call);
        ResourceBody body = ResourceBody.of(admission.parameters(), DatasetSchemas.PROJECTS);
        if (!access.isCreatable(
                admission.caller(), body.attribute("organization_id").asText())) {
            throw IdahFault.forbidden("You do not have permission to create this project");
        }
        Row project = body.fill(tables.projects().schema().row(), REQUIRED).set("id", tables.newId());
        project.set("created_by_email", admission.caller().email());
        tables.putProject(project);
        return records.shown(201, project);
    }

    private Answer update(Call call, Map<String, String> path) {
        Records.Admission admission = records.admit(call);
        ResourceBody body = ResourceBody.of(admission.parameters(), DatasetSchemas.PROJECTS);
        Row project = records.changeable(admission.caller(), tables.projects(), "update", path.getOrDefault("id", ""));
        body.change(project, REQUIRED);
        tables.putProject(project);
        return records.shown(200, project);
    }

    private Answer delete(Call call, Map<String, String> path) {
        Records.Admission admission = records.admit(call);
        Row project = records.changeable(admission.caller(), tables.projects(), "delete", path.getOrDefault("id", ""));
        if (tables.datasets().with("project_id", project.id()).stream()
                .anyMatch(dataset -> WORKING.contains(dataset.known("status")))) {
            throw IdahFault.forbidden("Unable to delete project with in progress or completed datasets");
        }
        tables.deleteProject(project);
        return Answer.empty(204);
    }
}
