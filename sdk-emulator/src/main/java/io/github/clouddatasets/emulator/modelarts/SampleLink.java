package io.github.clouddatasets.emulator.modelarts;

import io.github.clouddatasets.emulator.store.ObjectLinks;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A presigned link to a file of a dataset. */
record SampleLink(String inputPath, Instant now, ObjectLinks links) {

    private static final Duration LIFE = Duration.ofDays(1);

    /** @param process the image processing for the storage, or empty */
    String to(Sample sample, String process) {
        Map<String, String> parameters = process.isEmpty() ? Map.of() : Map.of("x-image-process", process);
        return links.to(inputPath + sample.key(), now.plus(LIFE), parameters);
    }
}
