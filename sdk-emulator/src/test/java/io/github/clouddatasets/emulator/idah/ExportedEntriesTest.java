package io.github.clouddatasets.emulator.idah;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.idah.upd.ReadTable;
import io.github.clouddatasets.emulator.option.IdahRole;
import io.github.clouddatasets.emulator.option.UpdColumns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of what callers have put into the dataset and media services. */
class ExportedEntriesTest {

    @TempDir
    Path folder;

    private DatasetCloudEmulator cloud;
    private MediaTestClient client;
    private String dataset = "";
    private String entry = "";

    @BeforeEach
    void start() {
        cloud = DatasetCloudEmulator.builder()
                .manualTime()
                .pace(Duration.ofSeconds(1))
                .updColumns(UpdColumns.CATEGORY_AND_PROPERTIES)
                .start();
        client = MediaTestClient.as(cloud, IdahRole.ADMIN);
        client.upload("a.png", "a.png", "image/png", MediaTestClient.PNG, "");
        dataset = client.dataset("idah-image");
        entry = client.entry(dataset, "a.png");
        client.entry(entry);
        cloud.clock().advance(Duration.ofSeconds(2));
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void theFileHasTheEntriesWithTheirAnnotationsAndMedia() throws Exception {
        client.annotate(
                entry,
                "'id':'0198f000-0000-7000-8000-000000000a01','dimensions':{'type':'idah-image:line','points':[[0,0.9],[1,0.8]]},"
                        + "'annotation':{'category':'kerb','attributes':{'wet':true}},'metadata':{'group_id':'g'}");
        client.annotate(
                entry,
                "'id':'0198f000-0000-7000-8000-000000000a02','dimensions':{'type':'idah-image:mask','points':[]},"
                        + "'annotation':{'category':'road'}");
        client.rpc("""
                {"jsonrpc":"2.0","id":1,"method":"write_shape","params":{"annotation_id":
                "0198f000-0000-7000-8000-000000000a02","key":"tile-0x0","value":{"rle":"BQM="}}}""");

        Path file = download(client.export(dataset, "all"));

        assertThat(ReadTable.rows(file, "select id, \"name\", modality from datasets"))
                .containsExactly(List.of(dataset, "media", "idah-image"));
        assertThat(ReadTable.rows(file, "select id, dataset_id, media_url, metadata ->> '$.Wf-Step' from entries"))
                .containsExactly(List.of(entry, dataset, "local:a.png", "annotate"));
        assertThat(ReadTable.rows(
                        file,
                        "select shape_type, shape_args, category, properties, metadata ->> '$.Group-Id' from annotations"
                                + " order by id"))
                .containsExactly(
                        List.of(
                                "idah-image:line",
                                "{\"points\":[[0,0.9],[1,0.8]]}",
                                "kerb",
                                "{\"attributes\":{\"wet\":true}}",
                                "g"),
                        List.of(
                                "idah-image:mask",
                                "{\"points\":[],\"tile-0x0\":{\"rle\":\"BQM=\"}}",
                                "road",
                                "{}",
                                "null"));
        assertThat(ReadTable.rows(file, "select \"key\", octet_length(blob_data) from medias order by \"key\""))
                .extracting(row -> row.get(0))
                .containsExactly("", "processed.webp", "thumbnail.webp");
    }

    @Test
    void oneExportIsOneFile() {
        String export = client.export(dataset, "original");
        cloud.clock().advance(Duration.ofSeconds(1));
        byte[] first = bytes(export);
        client.annotate(entry, "'dimensions':{'type':'idah-image:line','points':[]},'annotation':{'category':'late'}");

        assertThat(bytes(export)).isEqualTo(first);
    }

    @Test
    void anApostropheAnywhereEndsTheJobAsErroredWithoutAReason() {
        ObjectNode call = Json.object().put("jsonrpc", "2.0").put("id", 1).put("method", "create");
        ObjectNode parameters = call.putObject("params").put("entry_id", entry);
        parameters.putObject("dimensions").put("type", "idah-image:line").putArray("points");
        parameters.putObject("annotation").put("category", "driver's seat");
        client.rpc(call.toString());

        assertErrored(client.export(dataset, "none"));
    }

    @Test
    void anAnnotationAbove128KilobytesEndsTheJobAsErroredWithoutAReason() {
        client.annotate(
                entry,
                "'dimensions':{'type':'idah-image:polygon','points':[[0.5,0.25]" + ",[0.5,0.25]".repeat(13_000)
                        + "]},'annotation':{'category':'roof'}");

        assertErrored(client.export(dataset, "none"));
    }

    private void assertErrored(String export) {
        cloud.clock().advance(Duration.ofSeconds(1));
        JsonNode job = client.at("sync")
                .get("/exports/" + export + "?included%5B%5D=job")
                .json()
                .at("/included/0/attributes");
        assertThat(job.path("status").asText()).isEqualTo("errored");
        assertThat(job.path("error").isNull()).isTrue();
        assertThat(client.at("sync").get("/exports/" + export + "/download").status())
                .isEqualTo(500);
    }

    private Path download(String export) throws Exception {
        cloud.clock().advance(Duration.ofSeconds(1));
        return Files.write(folder.resolve("export.upd"), bytes(export));
    }

    private byte[] bytes(String export) {
        RawHttpAnswer answer = client.at("sync").get("/exports/" + export + "/download");
        assertThat(answer.status()).as("a file").isEqualTo(200);
        return answer.body();
    }
}
