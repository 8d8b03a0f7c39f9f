package io.github.clouddatasets.sync.project;

import static io.github.clouddatasets.sync.GoldenRequest.deletion;

import io.github.clouddatasets.sync.GoldenRequest;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each operation on projects and members puts on the wire, to the byte. */
class ProjectWireTest {

    private static final String ID = "0198f000-0000-7000-8000-00000000000a";
    private static final String OTHER = "0198f000-0000-7000-8000-00000000000b";
    private static final Instant T1 = Instant.parse("2026-08-02T08:00:00Z");
    private static final Instant T2 = Instant.parse("2026-08-03T10:00:00.25Z");
    private static final String PAGE = "page%5Bnumber%5D=1&page%5Bsize%5D=";

    static Stream<GoldenRequest> requests() {
        return Stream.of(
                GoldenRequest.of(
                        "GET /dataset/projects?" + PAGE + "1000",
                        c -> c.projects().list().toList()),
                GoldenRequest.of(
                        "GET /dataset/projects?filter%5Bid%5D%5B%5D=" + ID + "&filter%5Bid%5D%5B%5D=" + OTHER
                                + "&filter%5Bname%5D=Road%20scenes&filter%5Bname__match%5D=road"
                                + "&filter%5Borganization_id%5D%5B%5D=1&filter%5Borganization_id%5D%5B%5D=2"
                                + "&filter%5Bcreated_by_email__match%5D=%40idah"
                                + "&filter%5Bcreated_at__gte%5D=2026-08-02%2008%3A00%3A00"
                                + "&filter%5Bcreated_at__lte%5D=2026-08-03%2010%3A00%3A00.250000"
                                + "&filter%5Bupdated_at__gte%5D=2026-08-02%2008%3A00%3A00"
                                + "&filter%5Bupdated_at__lte%5D=2026-08-03%2010%3A00%3A00.250000"
                                + "&fields%5Bdataset%3Aprojects%5D%5B%5D=name"
                                + "&fields%5Bdataset%3Aprojects%5D%5B%5D=organization_id"
                                + "&sort=-updated_at&count=true&" + PAGE + "50",
                        c -> c.projects()
                                .list(q -> q.id(ID, OTHER)
                                        .name("Road scenes")
                                        .nameContains("road")
                                        .organizationId("1", "2")
                                        .createdByEmailContains("@idah")
                                        .createdAfter(T1)
                                        .createdBefore(T2)
                                        .updatedAfter(T1)
                                        .updatedBefore(T2)
                                        .fields(ProjectField.NAME, ProjectField.ORGANIZATION_ID)
                                        .sortByDescending(ProjectField.UPDATED_AT)
                                        .count()
                                        .pageSize(50))
                                .toList()),
                GoldenRequest.of(
                        "GET /dataset/projects?count=true&" + PAGE + "1",
                        c -> c.projects().count()),
                GoldenRequest.of(
                        "GET /dataset/projects/" + ID, c -> c.projects().get(ID)),
                GoldenRequest.of(
                        "POST /dataset/projects",
                        c -> c.projects()
                                .create(b -> b.name("Road \"scenes\"")
                                        .organizationId("1")
                                        .description("Cars")),
                        "{\"data\":{\"type\":\"dataset:projects\",\"attributes\":{\"name\":\"Road \\\"scenes\\\"\","
                                + "\"description\":\"Cars\",\"organization_id\":1}}}"),
                GoldenRequest.of(
                        "PATCH /dataset/projects/" + ID,
                        c -> c.projects().update(ID, b -> b.description("")),
                        "{\"data\":{\"type\":\"dataset:projects\",\"id\":\"" + ID
                                + "\",\"attributes\":{\"description\":\"\"}}}"),
                deletion("DELETE /dataset/projects/" + ID, c -> c.projects().delete(ID)),
                GoldenRequest.of(
                        "GET /dataset/project_members?filter%5Bproject_id%5D=" + ID + "&filter%5Baccount_id%5D=11"
                                + "&filter%5Brole__in%5D%5B%5D=project_owner&filter%5Brole__in%5D%5B%5D=reviewer"
                                + "&filter%5Bemail__match%5D=idah&filter%5Borganization_id__in%5D%5B%5D=1"
                                + "&filter%5Benabled%5D=true&filter%5Bcreated_at__gte%5D=2026-08-02%2008%3A00%3A00"
                                + "&filter%5Bcreated_at__lte%5D=2026-08-03%2010%3A00%3A00.250000&included%5B%5D=project"
                                + "&fields%5Bdataset%3Aproject_members%5D%5B%5D=email&sort=email&" + PAGE + "1000",
                        c -> c.projects()
                                .members()
                                .list(q -> q.projectId(ID)
                                        .accountId("11")
                                        .role(MemberRole.PROJECT_OWNER, MemberRole.REVIEWER)
                                        .emailContains("idah")
                                        .organizationId("1")
                                        .enabled(true)
                                        .createdAfter(T1)
                                        .createdBefore(T2)
                                        .includeProject()
                                        .fields(MemberField.EMAIL)
                                        .sortBy(MemberField.EMAIL))
                                .toList()),
                GoldenRequest.of(
                        "GET /dataset/project_members/3",
                        c -> c.projects().members().get("3")));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void goesOutAsDocumented(GoldenRequest request) {
        request.check();
    }
}
