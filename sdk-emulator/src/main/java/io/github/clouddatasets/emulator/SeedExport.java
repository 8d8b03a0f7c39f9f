package io.github.clouddatasets.emulator;

import static io.github.clouddatasets.emulator.EmulatorSettings.requireGiven;

import io.github.clouddatasets.emulator.idah.IdahService;
import io.github.clouddatasets.emulator.idah.caller.IdahAccount;
import io.github.clouddatasets.emulator.store.BytesContent;

/** What a seeded IDAH export has: see {@link Seed#idahExport}. */
public final class SeedExport {

    private String project = IdahAccount.PROJECT;
    private String dataset = IdahService.DATASET_ID;
    private byte[] bytes = new byte[0];

    SeedExport() {}

    /**
     * Sets the project. Default: {@link DatasetCloudEmulator#idahProjectId}.
     *
     * @param projectId the id of the project
     * @return this export
     * @throws IllegalArgumentException if {@code projectId} is null
     */
    public SeedExport project(String projectId) {
        requireGiven("projectId", projectId);
        this.project = projectId;
        return this;
    }

    /**
     * Sets the dataset. Default: {@link DatasetCloudEmulator#idahDatasetId}.
     *
     * @param datasetId the id of the dataset
     * @return this export
     * @throws IllegalArgumentException if {@code datasetId} is null
     */
    public SeedExport dataset(String datasetId) {
        requireGiven("datasetId", datasetId);
        this.dataset = datasetId;
        return this;
    }

    /**
     * Sets the file of the export. Default: an empty file.
     *
     * @param bytes the content of the file
     * @return this export
     * @throws IllegalArgumentException if {@code bytes} is null
     */
    public SeedExport content(byte[] bytes) {
        requireGiven("bytes", bytes);
        this.bytes = bytes.clone();
        return this;
    }

    String addTo(IdahService idah) {
        return idah.addExport(project, dataset, new BytesContent(bytes), bytes.length);
    }
}
