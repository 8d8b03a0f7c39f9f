package io.github.clouddatasets.emulator.contract;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.option.IdahRole;
import io.github.clouddatasets.testing.Contract;
import java.time.Duration;
import java.util.List;

final class IdahSyncContract implements EmulatedContract {

    private final DatasetCloudEmulator cloud =
            DatasetCloudEmulator.builder().pace(Duration.ZERO).start();
    private final RawHttpClient http = new RawHttpClient(cloud.idahEndpoint() + "/sync")
            .with("Authorization", "Bearer " + cloud.idahToken(IdahRole.SYSTEM));

    @Override
    public Contract contract() {
        return Contract.IDAH_SYNC;
    }

    @Override
    public String file() {
        return "idah-sync.openapi.yaml";
    }

    @Override
    public Known prepare(String operation) {
        String export = cloud.addIdahExport(100, 1);
        String job = http.get("/exports/" + export)
                .json()
                .at("/data/attributes/job_id")
                .asText();
        String moment = "2026-08-03 12:00:00";
        return new Known()
                .put("resource_id", operation.endsWith("Job") ? job : export)
                .put("id", export)
                .put("sort", "-created_at")
                .put("project_id", cloud.idahProjectId())
                .json("dataset_ids", "[\"" + cloud.idahDatasetId() + "\"]")
                .put("exporter", "Exports::Upd::Exporter")
                .put("filter[id]", operation.equals("listJobs") ? job : export)
                .json("filter[id__in][]", "[\"" + (operation.equals("listJobs") ? job : export) + "\"]")
                .put("filter[created_at]", moment)
                .put("filter[created_at__gte]", moment)
                .put("filter[created_at__lte]", moment)
                .put("filter[scheduled_at]", moment)
                .put("filter[scheduled_at__gte]", moment)
                .put("filter[scheduled_at__lte]", moment)
                .put("filter[updated_at]", moment)
                .put("filter[updated_at__gte]", moment)
                .put("filter[updated_at__lte]", moment);
    }

    @Override
    public RawHttpClient client() {
        return http;
    }

    @Override
    public RawHttpClient anonymous() {
        return new RawHttpClient(cloud.idahEndpoint() + "/sync");
    }

    @Override
    public boolean isProtected(String operation) {
        return !operation.equals("getHealth") && !operation.equals("getServiceInfo");
    }

    @Override
    public boolean isRefusal(RawHttpAnswer answer) {
        return answer.status() >= 400;
    }

    @Override
    public List<Deviation> deviations() {
        return List.of(
                new Deviation(
                        "createExport (dataset_ids: \\[0\\]|options:) .*(wrong type|unknown word)",
                        "the service checks the presence of the fields alone, and the job repeats them"
                                + " (schema ExportRequest; recordings export-create-integer-ids, -options-as-string)"),
                new Deviation(
                        "deleteJob resource_id: unknown",
                        "the deletion of a job that is gone succeeds: the contract has no 404 for it"),
                new Deviation(
                        "listJobs filter\\[status\\]: unknown word",
                        "no row has the word (recording jobs-list-filter-status-unknown-value)"));
    }

    @Override
    public void close() {
        cloud.close();
    }
}
