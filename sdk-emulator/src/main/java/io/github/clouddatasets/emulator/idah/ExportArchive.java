package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.modelarts.Sample;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The file an export job writes: a description of the dataset and, if wanted, its images. */
record ExportArchive(String datasetId, List<Sample> samples, boolean withImages) {

    void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("dataset.json"));
            zip.write(Json.bytes(description()));
            zip.closeEntry();
            if (withImages) {
                for (Sample sample : samples) {
                    zip.putNextEntry(new ZipEntry("images/" + sample.key()));
                    Files.copy(sample.file(), zip);
                    zip.closeEntry();
                }
            }
        }
    }

    private ObjectNode description() {
        ObjectNode description = Json.object().put("id", datasetId).put("modality", "idah-image");
        var entries = description.putArray("entries");
        for (Sample sample : samples) {
            entries.addObject()
                    .put("id", sample.id())
                    .put("resource", "images/" + sample.key())
                    .put("label", sample.label());
        }
        return description;
    }
}
