package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.StateDocument;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One file of a dataset.
 *
 * @param key the path of the file below the dataset's input, with slashes
 * @param createTime the time of the first indexing, in epoch milliseconds
 */
record Sample(String id, String key, Path file, long size, long createTime, SampleAnnotations annotations) {

    /** The order of indexing; samples of one run are in the order of their names. */
    static final Comparator<Sample> ORDER = Comparator.comparingLong(Sample::createTime)
            .thenComparing(Sample::fileName)
            .thenComparing(Sample::key);

    /** @param folder the folder of the file */
    static Sample of(StateDocument state, SampleFolder folder) {
        String key = state.text("key");
        return new Sample(
                state.text("id"),
                key,
                folder.folder().resolve(key),
                state.number("size"),
                state.number("time"),
                SampleAnnotations.of(state.document("annotations")));
    }

    ObjectNode saved() {
        ObjectNode state =
                Json.object().put("id", id).put("key", key).put("size", size).put("time", createTime);
        state.set("annotations", annotations.saved());
        return state;
    }

    Sample with(SampleAnnotations others) {
        return new Sample(id, key, file, size, createTime, others);
    }

    /** The same sample after another scan: the file may have changed, the annotations have not. */
    Sample foundAgain(Sample found) {
        return new Sample(id, key, found.file, found.size, createTime, annotations);
    }

    List<SampleLabel> labels() {
        return annotations.labels();
    }

    /** The name of the first label, null for a sample without labels. */
    @Nullable
    String label() {
        return annotations.labels().isEmpty()
                ? null
                : annotations.labels().get(0).name();
    }

    boolean hasLabel(String name) {
        return annotations.labels().stream().anyMatch(label -> label.name().equals(name));
    }

    String fileName() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    String extension() {
        int dot = fileName().lastIndexOf('.');
        return dot < 0 ? "" : fileName().substring(dot + 1);
    }

    /** The key of the folder of the file: empty, or with a slash at the end. */
    String folder() {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }

    boolean isText() {
        return extension().toLowerCase(Locale.ROOT).equals("txt");
    }
}
