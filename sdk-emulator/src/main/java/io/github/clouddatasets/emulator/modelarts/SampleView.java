package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.ImageHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/**
 * Writes samples of a dataset in the form of the service.
 *
 * @param process the image processing for the storage behind the links, or empty
 */
record SampleView(DatasetProfile dataset, SampleLink link, String process) {

    static final String IMPORT_ORIGIN = "@modelarts:import_origin";

    private static final long LONGEST_TEXT = 100 * 1024;

    ObjectNode json(Sample sample) {
        ObjectNode json = Json.object()
                .put("sample_id", sample.id())
                .put("sample_type", dataset.kind().sampleType());
        var labels = json.putArray("labels");
        sample.labels().forEach(label -> labels.add(label.json()));
        json.put("source", link.to(sample, process));
        json.set("metadata", metadata(sample));
        json.put("sample_time", sample.createTime())
                .put("sample_status", sample.annotations().status())
                .put("sample_name", sample.fileName())
                .put("sample_dir", dataset.inputPath() + sample.folder())
                .put("sample_size", sample.size());
        addText(json, sample);
        addHardDetails(json, sample);
        addLabeler(json, sample.annotations().labeler());
        return json;
    }

    private ObjectNode metadata(Sample sample) {
        ObjectNode metadata = sample.annotations().metadata().deepCopy();
        if (!metadata.has(IMPORT_ORIGIN)) {
            metadata.put(IMPORT_ORIGIN, 0);
        }
        if (dataset.kind().isImages() && !metadata.has("@modelarts:size")) {
            ImageHead.of(sample.file())
                    .ifPresent(size -> metadata.putArray("@modelarts:size")
                            .add(size.width())
                            .add(size.height())
                            .add(size.depth()));
        }
        return metadata;
    }

    private void addText(ObjectNode json, Sample sample) {
        if (dataset.kind().isText() && sample.size() <= LONGEST_TEXT) {
            try {
                json.putArray("sample_data").add(Files.readString(sample.file(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                // The file is gone or has another encoding: the answer has the sample without its text.
                json.remove("sample_data");
            }
        }
    }

    private static void addHardDetails(ObjectNode json, Sample sample) {
        for (int id : sample.annotations().hardReasons()) {
            HardReason.of(id)
                    .ifPresent(reason -> json.withObject("/hard_details").set(String.valueOf(id), reason.json()));
        }
    }

    private static void addLabeler(ObjectNode json, String email) {
        if (!email.isEmpty()) {
            json.putArray("labelers")
                    .addObject()
                    .put("email", email)
                    .put("worker_id", SampleFolder.id("worker", email))
                    .put("role", 0);
        }
    }
}
