package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/** The upload of one file in the body of a call. */
record SampleUpload(ModelArtsDataset dataset, JsonNode item, boolean isFinal, Instant now) {

    /** The largest size of a body, in bytes. */
    static final int LARGEST_BODY = 8 * 1024 * 1024;

    private static final int LARGEST_IMAGE = 5 * 1024 * 1024;
    private static final int LONGEST_NAME = 1024;
    private static final Set<String> ENCODINGS = Set.of("UTF-8", "GBK", "GB2312");

    /** Writes the file into the dataset's input, adds the sample, and returns the result for the answer. */
    ObjectNode result() {
        String name = item.path("name").asText("");
        String path = dataset.profile().inputPath() + name;
        try {
            return Json.object()
                    .put("success", true)
                    .put("name", path)
                    .put("info", add(name).id());
        } catch (ModelArtsFault fault) {
            return fault.item().put("name", path);
        }
    }

    private Sample add(String name) {
        dataset.samples().requireRoom(dataset.samples().size() + 1);
        Path file = file(name);
        byte[] content = content(name);
        SampleAnnotations annotations = new SampleEdit(dataset, now)
                .changed(SampleAnnotations.NONE, item)
                .withConfirmed(isFinal)
                .withUsage("");
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            Sample sample = dataset.folder()
                    .sample(dataset.profile().id(), name, now.toEpochMilli())
                    .with(annotations);
            dataset.samples().put(sample);
            return sample;
        } catch (IOException e) {
            throw ModelArtsFault.uploadFailed(name + " cannot be written.");
        }
    }

    private Path file(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.matches(".*[!<>=&\"'].*") || !isPlain(name)) {
            throw ModelArtsFault.bodyParameterInvalid("name");
        }
        Path file = dataset.folder().fileAt(name);
        if (file == null || !dataset.folder().isSample(file)) {
            throw ModelArtsFault.uploadFailed(name + " is no file name for dataset type "
                    + dataset.profile().kind().code() + ".");
        }
        if (Files.exists(file)) {
            throw ModelArtsFault.sampleTwice(name);
        }
        return file;
    }

    private static boolean isPlain(String name) {
        String path = "/" + name + "/";
        return !path.contains("//") && !path.contains("/./") && !path.contains("/../") && !path.contains("\\");
    }

    private byte[] content(String name) {
        DatasetKind kind = dataset.profile().kind();
        if (item.path("sample_type").asInt(kind.sampleType()) != kind.sampleType()) {
            throw ModelArtsFault.bodyParameterInvalid("sample_type");
        }
        byte[] content;
        try {
            content = Base64.getDecoder().decode(item.path("data").asText(""));
        } catch (IllegalArgumentException e) {
            throw ModelArtsFault.uploadFailed("the data of " + name + " is not Base64.");
        }
        if (content.length == 0) {
            throw ModelArtsFault.uploadFailed("the data of " + name + " is missing.");
        }
        if (kind.isImages() && content.length > LARGEST_IMAGE) {
            throw ModelArtsFault.sampleTooLarge(name);
        }
        return kind.isText() ? recoded(content) : content;
    }

    // The emulator keeps texts in UTF-8.
    private byte[] recoded(byte[] content) {
        String encoding = item.path("encoding").asText("UTF-8");
        if (!ENCODINGS.contains(encoding)) {
            throw ModelArtsFault.bodyParameterInvalid("encoding");
        }
        return new String(content, Charset.forName(encoding)).getBytes(StandardCharsets.UTF_8);
    }
}
