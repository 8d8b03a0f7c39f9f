package io.github.clouddatasets.sync.project;

import static io.github.clouddatasets.sync.ReadResource.assertDocument;
import static io.github.clouddatasets.sync.ReadResource.assertRows;
import static io.github.clouddatasets.sync.RecordedCall.answered;
import static io.github.clouddatasets.sync.RecordedCall.checked;
import static io.github.clouddatasets.sync.RecordedCall.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.InvalidRequestException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.UnavailableApiException;
import io.github.clouddatasets.sync.PlatformService;
import io.github.clouddatasets.sync.RecordedCall;
import io.github.clouddatasets.sync.SyncClient;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded exchange about projects and their members, and about the service itself. */
class ProjectRecordingsTest {

    private static final String ROAD_SCENES = "0198f000-0000-7000-8000-00000000000a";
    private static final String MADE = "01a2152f-89c4-7950-b414-e28b01bdcb03";
    private static final String DELETED = "01a2152f-8a89-732e-8071-1eb693d3a3be";
    private static final String MISSING = "0198f000-0000-7000-8000-00000000000f";

    private static final String UNAUTHENTICATED = "Verse::Error::Authorization";
    private static final String FORBIDDEN = "Verse::Error::Unauthorized";
    private static final String NO_RECORD = "Verse::Error::RecordNotFound";
    private static final String INVALID = "Verse::Error::ValidationFailed";
    private static final String UNREADABLE = "Verse::Error::BadRequest";
    private static final String NOT_CREATED = "Verse::Error::CannotCreateRecord";

    static Stream<RecordedCall> calls() {
        return Stream.of(lists(), refusedLists(), reads(), creations(), refusedCreations(), changes())
                .flatMap(List::stream);
    }

    private static List<RecordedCall> lists() {
        return List.of(
                listed("projects-list", 3, q -> {}),
                listed("nginx-projects-list", 6, q -> {}),
                listed("projects-list-as-org-owner", 2, q -> {}),
                listed("projects-list-as-project-owner", 1, q -> {}),
                listed("projects-list-key-project-scope", 1, q -> {}),
                listed("projects-list-fields", 3, q -> q.fields(ProjectField.NAME)),
                listed(
                        "projects-list-filter-created-gte",
                        2,
                        q -> q.createdAfter(Instant.parse("2026-08-02T08:00:00Z"))),
                listed("projects-list-filter-name-match", 1, q -> q.nameContains("road")),
                listed("projects-list-filter-organization", 2, q -> q.organizationId("1")),
                listed("projects-list-sort-name", 3, q -> q.sortBy(ProjectField.NAME)),
                listed("projects-list-filter-unknown", 3, q -> {})
                        .sendingOtherwise("a filter that the service drops cannot be set"),
                listed("projects-list-include", 3, q -> {})
                        .sendingOtherwise("projects bring nothing along: the service drops the parameter"),
                answered(
                        "projects-list-page1",
                        c -> c.projects()
                                .list(q -> q.pageSize(2).count())
                                .pages()
                                .iterator()
                                .next(),
                        (page, json) -> {
                            assertRows(page.items(), json);
                            assertThat(page.total()).isEqualTo(new Total(3, true));
                        }),
                answered(
                        "project-members-list",
                        c -> c.projects().members().list(q -> q.projectId(ROAD_SCENES)).stream()
                                .toList(),
                        (members, json) -> {
                            assertRows(members, json);
                            assertThat(members)
                                    .hasSize(3)
                                    .extracting(Member::role)
                                    .containsExactly(
                                            MemberRole.PROJECT_OWNER, MemberRole.REVIEWER, MemberRole.ANNOTATOR);
                        }));
    }

    private static List<RecordedCall> refusedLists() {
        return List.of(
                refused(
                        "projects-list-key-org-kind",
                        ProjectRecordingsTest::all,
                        PermissionDeniedException.class,
                        FORBIDDEN,
                        "an API key needs the permission project_rw_all or project_rw_org"),
                refused(
                                "projects-list-no-token",
                                ProjectRecordingsTest::all,
                                AuthenticationException.class,
                                UNAUTHENTICATED,
                                "unauthorized_access")
                        .sendingOtherwise("the client always sends its own credentials"),
                refused(
                                "projects-list-sort-unknown",
                                ProjectRecordingsTest::all,
                                ServerException.class,
                                "Sequel::DatabaseError",
                                "the server could not read a value of the request")
                        .sendingOtherwise(RecordedCall.NOT_EXPRESSIBLE),
                refused(
                                "route-unknown",
                                ProjectRecordingsTest::all,
                                UnavailableApiException.class,
                                "Verse::Error::NotFound",
                                "no such route")
                        .sendingOtherwise(RecordedCall.NOT_EXPRESSIBLE));
    }

    private static List<RecordedCall> reads() {
        return List.of(
                answered("project-show", c -> c.projects().get(ROAD_SCENES), (project, json) -> {
                    assertDocument(project, json);
                    assertThat(project.name()).isEqualTo("Road scenes");
                }),
                missing("project-show-missing"),
                missing("project-show-missing--details-off"),
                refused(
                                "project-show-malformed-id",
                                c -> c.projects().get(MISSING),
                                ServerException.class,
                                "Sequel::DatabaseError",
                                "the server could not read a value of the request")
                        .refusing(c -> c.projects().get("42"), "projectId must be a UUID: \"42\""),
                answered("service-info", c -> c.serviceInfo(PlatformService.DATASET), (info, json) -> {
                    assertThat(info.service()).isEqualTo("dataset");
                    assertThat(info.id()).isEqualTo(json.path("id").asText());
                }));
    }

    private static List<RecordedCall> creations() {
        return List.of(
                made("project-create", "Import test"),
                made("project-create-key-org-scope", "By org key"),
                made("project-create-own-id-ignored", "Own id")
                        .sendingOtherwise("an id of one's own cannot be set: the service gives another"));
    }

    private static List<RecordedCall> refusedCreations() {
        return List.of(
                refused(
                        "project-create-as-user",
                        create("x", "1"),
                        PermissionDeniedException.class,
                        FORBIDDEN,
                        "create this project"),
                refused(
                        "project-create-other-organisation",
                        create("x", "2"),
                        PermissionDeniedException.class,
                        FORBIDDEN,
                        "create this project"),
                noName("project-create-no-name"),
                noName("project-create-no-name--details-off"),
                notSent("project-create-content-type-charset", INVALID, "is required (/data)"),
                notSent("project-create-plain-object", INVALID, "is required (/data)"),
                notSent("project-create-wrong-type", INVALID, "must be one of dataset:projects (/data/type)"),
                notSent("project-create-malformed-json", UNREADABLE, UNREADABLE),
                notSent("project-create-malformed-json--details-off", UNREADABLE, UNREADABLE));
    }

    private static List<RecordedCall> changes() {
        return List.of(
                answered(
                        "project-update",
                        c -> c.projects()
                                .update(MADE, b -> b.name("Import test 2").description("now with words")),
                        (project, json) -> assertDocument(project, json)),
                answered(
                                "project-update-readonly-organization",
                                c -> c.projects().update(MADE, b -> b.name("x")),
                                (project, json) -> assertDocument(project, json))
                        .sendingOtherwise("the organisation of a project cannot be changed"),
                refused(
                        "project-update-as-annotator",
                        c -> c.projects().update(ROAD_SCENES, b -> b.name("x")),
                        NotFoundException.class,
                        NO_RECORD,
                        ROAD_SCENES),
                checked(
                        "project-delete",
                        (client, recording) -> client.projects().delete(DELETED)),
                refused(
                        "project-delete-with-working-datasets",
                        c -> {
                            c.projects().delete(ROAD_SCENES);
                            return "deleted";
                        },
                        ConflictException.class,
                        FORBIDDEN,
                        "Unable to delete project with in progress or completed datasets"));
    }

    private static RecordedCall listed(String name, int size, Consumer<ProjectQuery.Builder> query) {
        return answered(name, c -> c.projects().list(query).stream().toList(), (projects, json) -> {
            assertRows(projects, json);
            assertThat(projects).hasSize(size);
        });
    }

    private static RecordedCall missing(String name) {
        return refused(name, c -> c.projects().get(MISSING), NotFoundException.class, NO_RECORD, MISSING);
    }

    private static RecordedCall made(String name, String project) {
        return answered(name, create(project, "1"), (made, json) -> assertDocument(made, json));
    }

    private static RecordedCall noName(String name) {
        return refused(
                        name,
                        create("x", "1"),
                        InvalidRequestException.class,
                        NOT_CREATED,
                        "the database refused the record: a required value is missing")
                .refusing(c -> c.projects().create(b -> b.organizationId("1")), "name is required");
    }

    /** A body that the client does not write. */
    private static RecordedCall notSent(String name, String code, String text) {
        return refused(name, create("x", "1"), InvalidRequestException.class, code, text)
                .sendingOtherwise(RecordedCall.NOT_EXPRESSIBLE);
    }

    private static Function<SyncClient, Project> create(String name, String organization) {
        return c -> c.projects().create(b -> b.name(name).organizationId(organization));
    }

    private static List<Project> all(SyncClient client) {
        return client.projects().list().stream().toList();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void replays(RecordedCall call) {
        call.replay();
    }
}
