package io.github.clouddatasets.emulator.modelarts;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One file of a dataset.
 *
 * @param key its path below the dataset's input, with slashes
 * @param createTime when it was first indexed, epoch milliseconds
 */
record Sample(String id, String key, Path file, long size, long createTime, SampleAnnotations annotations) {

    /** As they were indexed; those of one run by name. */
    static final Comparator<Sample> ORDER = Comparator.comparingLong(Sample::createTime)
            .thenComparing(Sample::fileName)
            .thenComparing(Sample::key);

    Sample with(SampleAnnotations others) {
        return new Sample(id, key, file, size, createTime, others);
    }

    /** The same file, found again: its content may have changed, what is known about it has not. */
    Sample foundAgain(Sample found) {
        return new Sample(id, key, found.file, found.size, createTime, annotations);
    }

    List<SampleLabel> labels() {
        return annotations.labels();
    }

    /** The name of its first label, null while it is unlabeled. */
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

    /** The key of the folder it lies in, empty or with a slash at its end. */
    String folder() {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }

    boolean isText() {
        return extension().toLowerCase(Locale.ROOT).equals("txt");
    }
}
