package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.testing.RawServer.Answer;
import io.github.clouddatasets.testing.RawServer.Request;
import io.github.clouddatasets.testing.Recording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Queries as values: built once, used by any number of calls. */
class QueryTest {

    private static final String UUID = "019bba87-650e-74e8-a68a-bc49bfff2527";
    private static final Instant TIME = Instant.parse("2026-01-14T10:23:27Z");

    private final SyncServer server = new SyncServer();
    private final SyncClient client = server.client();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void aQueryIsAValueThatAsksTheSameEachTime() {
        server.always(Answer.json(200, "{\"data\":[],\"meta\":{\"count\":0,\"more\":false}}"));
        ExportQuery query = ExportQuery.builder()
                .projectId("p")
                .sortBy(ExportField.SIZE)
                .includeJob()
                .build();

        client.exports().list(query).first();
        client.exports().count(query);
        client.exports().since(TIME, query).first();
        client.exports().list(query).first();

        List<Request> requests = server.requests();
        assertThat(requests.get(0).parameters())
                .containsExactly(
                        "filter[project_id]=p", "included[]=job", "sort=size", "page[number]=1", "page[size]=1000");
        assertThat(requests.get(1).parameters())
                .as("counting has no order")
                .doesNotContain("sort=size")
                .contains("count=true");
        assertThat(requests.get(2).parameters())
                .as("since adds its time")
                .contains("filter[created_at__gte]=2026-01-14 10:23:27", "filter[project_id]=p");
        assertThat(requests.get(3).target()).isEqualTo(requests.get(0).target());
    }

    @Test
    void aJobQueryIsAValueToo() {
        server.always(Answer.json(200, "{\"data\":[],\"meta\":{\"count\":0,\"more\":false}}"));
        JobQuery query = JobQuery.builder().status(JobStatus.RUNNING).build();

        client.jobs().list(query).first();
        client.jobs().count(query);

        assertThat(server.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.parameters()).contains("filter[status__in][]=running"));
    }

    @Test
    void equalQueriesAreEqual() {
        assertThat(query()).isEqualTo(query()).hasSameHashCodeAs(query());
        assertThat(query().toBuilder().build()).isEqualTo(query());
        assertThat(query().toBuilder().pageSize(2).build()).isNotEqualTo(query());
        assertThat(jobQuery().toBuilder().build()).isEqualTo(jobQuery());
        assertThat(jobQuery().toBuilder().pageSize(8).build()).isNotEqualTo(jobQuery());
    }

    private static ExportQuery query() {
        ExportQueryBuilder builder = ExportQuery.builder();
        WireTest.everything(builder);
        return builder.build();
    }

    private static JobQuery jobQuery() {
        JobQueryBuilder builder = JobQuery.builder();
        WireTest.everything(builder);
        return builder.build();
    }

    @Test
    void aBuilderThatGoesOnChangesNoQueryBuiltBefore() {
        ExportQueryBuilder builder = ExportQuery.builder().id("1");
        ExportQuery first = builder.build();

        builder.id("2").pageSize(7);

        assertThat(first.id()).containsExactly("1");
        assertThat(first.pageSize()).isEqualTo(1000);
        assertThat(builder.build().id()).containsExactly("1", "2");
    }

    @Test
    void listsOfAQueryAreCopiesThatNobodyCanChange() {
        List<JobField> fields = new ArrayList<>(List.of(JobField.STATUS));
        JobSelection selection = new JobSelection(true, fields, List.of());
        fields.clear();

        assertThat(selection.fields()).containsExactly(JobField.STATUS);
        assertThatThrownBy(() -> selection.fields().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> query().id().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> jobQuery().status().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void theRecordChecksWhatItsBuilderLetsThrough() {
        assertThatThrownBy(() -> ExportQuery.builder().jobId("x").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("jobId must be a UUID: \"x\"");
        assertThatThrownBy(
                        () -> ExportQuery.builder().createdBefore(Instant.MAX).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("createdBefore must be a time of the years 1 to 9999");
        assertThatThrownBy(() -> JobQuery.builder().sortBy(JobField.ARGUMENTS).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sortBy cannot be by the arguments: \"arguments\"");
    }

    @Test
    void selectionsAreValues() {
        server.always(Recording.answer("export-show"));
        ExportSelection export =
                ExportSelection.builder().includeJob().fields(ExportField.SIZE).build();

        client.exports().get("1", export);

        assertThat(server.request().parameters()).containsExactly("included[]=job", "fields[sync:exports][]=size");
        assertThat(export).isEqualTo(new ExportSelection(true, List.of(ExportField.SIZE), List.of()));

        server.always(Recording.answer("job-show-completed"));
        client.jobs().get(UUID, JobSelection.builder().includeExports().build());
        assertThat(server.requests().get(1).parameters()).containsExactly("included[]=exports");
    }

    @Test
    void optionsOfARequestAreBuiltInPlace() {
        server.always(Recording.answer("export-create"));

        client.exports().create(b -> b.projectId("p").datasetIds("d").options(o -> o.includeMedias(IncludeMedias.ALL)));

        assertThat(server.request().body()).contains("\"options\":{\"include_medias\":\"all\"}");
        assertThat(CreateExportRequest.Options.builder().build().includeMedias())
                .isEqualTo(IncludeMedias.ORIGINAL);
    }
}
