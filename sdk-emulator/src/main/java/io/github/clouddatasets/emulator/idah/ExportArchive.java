package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.idah.dataset.ImageFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The file of an export: a description of the dataset and, on request, its images. */
record ExportArchive(String datasetId, List<ImageFolder.Image> images, boolean withImages) {

    void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("dataset.json"));
            zip.write(Json.bytes(description()));
            zip.closeEntry();
            if (withImages) {
                for (ImageFolder.Image image : images) {
                    zip.putNextEntry(new ZipEntry("images/" + image.key()));
                    Files.copy(image.file(), zip);
                    zip.closeEntry();
                }
            }
        }
    }

    private ObjectNode description() {
        ObjectNode description = Json.object().put("id", datasetId).put("modality", "idah-image");
        var entries = description.putArray("entries");
        for (ImageFolder.Image image : images) {
            entries.addObject()
                    .put("id", image.id(datasetId))
                    .put("resource", "images/" + image.key())
                    .put("label", image.label());
        }
        return description;
    }
}
