package io.github.clouddatasets.sync.project;

import static io.github.clouddatasets.core.spi.Arguments.none;
import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.Listing;
import io.github.clouddatasets.sync.internal.RoomDoor;
import java.util.function.Consumer;

/** Projects: {@code SyncClient.projects()}. */
public final class Projects {

    private static final Op<Listing<ProjectResource.Attributes>> LIST =
            ProjectResource.TYPE.list("listProjects", "/projects");

    private static final Op<Project> GET =
            ProjectResource.TYPE.get("getProject", "/projects/{id}", ProjectResource::model);

    private static final Op<Project> CREATE =
            ProjectResource.TYPE.post("createProject", "/projects", ProjectResource::model);

    private static final Op<Project> UPDATE =
            ProjectResource.TYPE.patch("updateProject", "/projects/{id}", ProjectResource::model);

    private static final Op<Void> DELETE = Op.delete("deleteProject", "/projects/{id}");

    static {
        RoomDoor.handOver(Projects.class, services -> new Projects(services.dataset()));
    }

    private final Api api;
    private final Members members;

    private Projects(Api api) {
        this.api = api;
        this.members = new Members(api);
    }

    /**
     * The accounts that work in projects.
     *
     * @return the sub-client
     */
    public Members members() {
        return members;
    }

    /**
     * Lists all projects that the caller may see ({@code listProjects}), by id.
     *
     * @return the projects, read page by page
     */
    public Paged<Project> list() {
        return list(ProjectQuery.builder().build());
    }

    /**
     * Lists the projects that match ({@code listProjects}).
     *
     * @param query filters, sorting, page size and what to bring along
     * @return the projects, read page by page
     * @throws IllegalArgumentException if the query is null, or too long for one request and sorted
     */
    public Paged<Project> list(ProjectQuery query) {
        return api.paged(Check.required("query", query)
                .parameters()
                .pages((input, number) -> api.call(LIST, input).rows(ProjectResource::model, number)));
    }

    /**
     * Lists the projects that match, with the query built in place: {@link #list(ProjectQuery)}.
     *
     * @param query sets filters, sorting, page size and what to bring along
     * @return the projects, read page by page
     * @throws IllegalArgumentException if a value breaks its rule, or the query is too long for one request and sorted
     */
    public Paged<Project> list(Consumer<ProjectQuery.Builder> query) {
        return list(built(query));
    }

    /**
     * Counts all projects that the caller may see ({@code listProjects}).
     *
     * @return how many; see {@link #count(ProjectQuery)}
     */
    public Total count() {
        return count(ProjectQuery.builder().build());
    }

    /**
     * Counts the projects that match, without reading them ({@code listProjects}). The service counts no further than 1000, so
     * for a larger number the answer is {@code 1000} and not {@linkplain Total#exact() exact}: at least that many.
     *
     * @param query filters; sorting, page size and what to bring along make no difference
     * @return how many
     * @throws IllegalArgumentException if the query is null
     */
    public Total count(ProjectQuery query) {
        return Check.required("query", query)
                .parameters()
                .count(input -> api.call(LIST, input).counted());
    }

    /**
     * Counts the projects that match, with the query built in place: {@link #count(ProjectQuery)}.
     *
     * @param query sets filters; sorting, page size and what to bring along make no difference
     * @return how many
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public Total count(Consumer<ProjectQuery.Builder> query) {
        return count(built(query));
    }

    /**
     * Reads one project ({@code getProject}).
     *
     * @param projectId the project, a UUID
     * @return the project
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws IllegalArgumentException if the id is not one
     */
    public Project get(String projectId) {
        return api.call(GET, path(FilterValues.uuid("projectId", projectId)));
    }

    /**
     * Makes a project ({@code createProject}). Never sent twice, since each request makes another project: if the connection
     * breaks, look with {@link #list(ProjectQuery)} whether the project is there.
     *
     * @param request name and organisation
     * @return the project, with the id that the service gave it
     * @throws PermissionDeniedException if the caller may not make projects of that organisation
     * @throws io.github.clouddatasets.core.InvalidRequestException if there is no such organisation
     * @throws IllegalArgumentException if the request is null
     */
    public Project create(CreateProjectRequest request) {
        return api.call(
                CREATE,
                none().body(ProjectResource.TYPE.body(
                        Check.required("request", request).attributes())));
    }

    /**
     * Makes a project, with the request built in place: {@link #create(CreateProjectRequest)}.
     *
     * <pre>{@code
     * Project project = sync.projects().create(b -> b.name("Road scenes").organizationId("1"));
     * }</pre>
     *
     * @param request sets name and organisation
     * @return the project
     * @throws IllegalArgumentException if something required is missing, or a value breaks its rule
     */
    public Project create(Consumer<CreateProjectRequest.Builder> request) {
        return create(
                BuilderLambda.build(CreateProjectRequest.builder(), request, CreateProjectRequest.Builder::build));
    }

    /**
     * Changes a project ({@code updateProject}).
     *
     * @param projectId the project, a UUID
     * @param request what changes
     * @return the project as it is now
     * @throws NotFoundException if there is none, or none that this caller may change
     * @throws IllegalArgumentException if the id is not one, or the request is null
     */
    public Project update(String projectId, UpdateProjectRequest request) {
        String id = FilterValues.uuid("projectId", projectId);
        return api.call(UPDATE, path(id).body(ProjectResource.TYPE.body(id, Check.required("request", request))));
    }

    /**
     * Changes a project, with the request built in place: {@link #update(String, UpdateProjectRequest)}.
     *
     * @param projectId the project, a UUID
     * @param request sets what changes
     * @return the project as it is now
     * @throws NotFoundException if there is none, or none that this caller may change
     * @throws IllegalArgumentException if the id is not one, nothing changes, or a value breaks its rule
     */
    public Project update(String projectId, Consumer<UpdateProjectRequest.Builder> request) {
        return update(
                projectId,
                BuilderLambda.build(UpdateProjectRequest.builder(), request, UpdateProjectRequest.Builder::build));
    }

    /**
     * Deletes a project with its datasets, entries and annotations ({@code deleteProject}). The media stay.
     *
     * @param projectId the project, a UUID
     * @throws io.github.clouddatasets.core.ConflictException if a dataset of the project is under way or completed
     * @throws NotFoundException if there is no such project, or none that this caller may delete
     * @throws IllegalArgumentException if the id is not one
     */
    public void delete(String projectId) {
        api.call(DELETE, path(FilterValues.uuid("projectId", projectId)));
    }

    /** The service and its address. */
    @Override
    public String toString() {
        return "Projects[" + api.endpoint().address() + "]";
    }

    private static ProjectQuery built(Consumer<ProjectQuery.Builder> query) {
        return BuilderLambda.build(ProjectQuery.builder(), query, ProjectQuery.Builder::build);
    }
}
