package io.github.clouddatasets.emulator.modelarts;

import static io.github.clouddatasets.emulator.modelarts.ModelArtsTestClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.option.OffsetUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetListingTest {

    private static DatasetCloudEmulator cloud;
    private static ModelArtsTestClient client;

    @BeforeAll
    static void start() {
        cloud = DatasetCloudEmulator.start();
        client = new ModelArtsTestClient(cloud);
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void theNewestDatasetIsFirst() {
        JsonNode list = client.list("");
        assertThat(list.path("total_number").asInt()).isEqualTo(13);
        assertThat(list.path("datasets")).hasSize(10);
        assertThat(client.names("")).startsWith("digits", "fashion-items", "street-scenes");
        assertThat(client.names("?order=asc")).startsWith("raw-archive").doesNotContain("digits");
        assertThat(client.names("?sort_by=dataset_name&order=asc&limit=2"))
                .containsExactly("book-authors", "call-center");
    }

    @Test
    void offsetIsThePageByDefault() {
        List<String> all = new ArrayList<>(client.names("?limit=5&offset=0"));
        all.addAll(client.names("?limit=5&offset=1"));
        all.addAll(client.names("?limit=5&offset=2"));
        assertThat(all).hasSize(13).doesNotHaveDuplicates();
        assertThat(client.names("?limit=5&offset=3")).isEmpty();
    }

    @Test
    void offsetIsTheRecordInRecordMode() {
        try (DatasetCloudEmulator other =
                DatasetCloudEmulator.builder().offsetUnit(OffsetUnit.RECORDS).start()) {
            ModelArtsTestClient records = new ModelArtsTestClient(other);
            assertThat(records.names("?limit=5&offset=1"))
                    .isEqualTo(records.names("?limit=100").subList(1, 6));
            assertThat(records.names("?limit=5&offset=12")).hasSize(1);
            JsonNode versions = records.get("/versions?limit=2&offset=1");
            assertThat(versions.path("versions").path(0).path("version_name").asText())
                    .isEqualTo("V002");
        }
    }

    @Test
    void theListOfDatasetsHasFilters() {
        assertThat(client.names("?search_content=STREET")).containsExactly("street-scenes");
        assertThat(client.names("?search_content=decisions")).containsExactly("court-entities");
        assertThat(client.names("?dataset_type=0")).containsExactly("digits", "fashion-items");
        assertThat(client.names("?contain_versions=true")).containsExactly("digits");
        assertThat(client.names("?contain_versions=false&limit=100")).hasSize(12);
        assertThat(client.names("?support_export=true")).hasSize(4);
        assertThat(client.names("?version_format=0")).containsExactly("digits");
        assertThat(client.names("?version_format=2")).isEmpty();
        assertThat(client.names("?train_evaluate_ratio=0.7,0.8")).containsExactly("digits");
        assertThat(client.names("?train_evaluate_ratio=0.9,1.0")).isEmpty();
        assertThat(client.names("?dataset_version=v2")).isEmpty();
        assertThat(client.names("?dataset_version=all&limit=100")).hasSize(13);
        assertThat(client.names("?limit=100&workspace_id=0")).hasSize(11);
        assertThat(client.names("?workspace_id=" + ModelArtsCatalog.OTHER_WORKSPACE))
                .hasSize(2);
    }

    @Test
    void theListShowsLinksToTheFirstFiles() {
        JsonNode plain = client.list("?limit=1").path("datasets").path(0);
        assertThat(plain.has("samples")).isFalse();
        assertThat(plain.has("labels")).isFalse();
        JsonNode digits = client.list("?limit=1&file_preview=true&with_labels=true")
                .path("datasets")
                .path(0);
        assertThat(digits.path("samples")).hasSize(4);
        JsonNode sample = digits.path("samples").path(0);
        assertThat(sample.path("file_Name").asText()).isEqualTo("digit-0000.png");
        assertThat(sample.path("url").asText())
                .startsWith(cloud.s3Endpoint() + "/digits-bucket/input/zero/digit-0000.png?AccessKeyId=")
                .contains("&Expires=", "&Signature=");
        assertThat(sample.path("create_time").isIntegralNumber()).isTrue();
        assertThat(digits.path("labels")).hasSize(10);
    }

    @Test
    void theDefaultDatasetIsDescribed() {
        JsonNode digits = client.get("");
        assertThat(digits.path("dataset_id").asText()).isEqualTo(cloud.datasetId());
        assertThat(digits.path("dataset_type").asInt()).isZero();
        assertThat(digits.path("status").asInt()).isEqualTo(1);
        assertThat(digits.path("next_version_num").asInt()).isEqualTo(4);
        assertThat(digits.path("dataset_version_count").asInt()).isEqualTo(3);
        assertThat(digits.path("total_sample_count").asInt()).isEqualTo(50);
        assertThat(digits.path("annotated_sample_count").asInt()).isEqualTo(50);
        assertThat(digits.path("current_version_name").asText()).isEqualTo("V003");
        assertThat(digits.path("data_sources").path(0).path("data_path").asText())
                .isEqualTo("/digits-bucket/input/");
        assertThat(digits.path("inner_work_path").asText())
                .isEqualTo("/digits-bucket/output/digits-" + cloud.datasetId() + "/");
        assertThat(digits.path("labels")
                        .path(0)
                        .path("property")
                        .path("@modelarts:color")
                        .asText())
                .isEqualTo("#3399ff");
        assertThat(digits.has("running_tasks_id")).isFalse();
        assertThat(client.get("?check_running_task=true").path("running_tasks_id"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=ten",
                "offset=-1",
                "order=up",
                "sort_by=size",
                "dataset_type=7",
                "file_preview=1",
                "version_format=3",
                "train_evaluate_ratio=0.5",
                "train_evaluate_ratio=a,b",
                "running_task_type=8",
                "dataset_version=v3"
            })
    void aParameterOutOfItsRangeIsRefused(String parameter) {
        refused(client.getList("?" + parameter), "0107");
    }

    @Test
    void anUnknownDatasetIsRefused() {
        refused(client.getList("?workspace_id=nope"), "0102");
        refused(client.getOther("nope"), "4352");
    }
}
