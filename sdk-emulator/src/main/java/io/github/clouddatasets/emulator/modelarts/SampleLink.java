package io.github.clouddatasets.emulator.modelarts;

import io.github.clouddatasets.emulator.http.Percent;
import io.github.clouddatasets.emulator.store.IdSource;
import java.time.Duration;
import java.time.Instant;

/** A link to a file of a dataset, in the form of a pre-signed one. */
record SampleLink(String inputPath, Instant now, IdSource ids) {

    private static final Duration LIFE = Duration.ofDays(1);

    /** @param process how the storage shall change the image, or empty */
    String to(Sample sample, String process) {
        String path = inputPath.substring(1) + sample.key();
        int slash = path.indexOf('/');
        StringBuilder link = new StringBuilder("https://" + path.substring(0, slash));
        link.append(".obs.eu-de.otc.t-systems.com:443");
        for (String segment : path.substring(slash + 1).split("/", -1)) {
            link.append('/').append(Percent.encode(segment));
        }
        link.append("?AccessKeyId=")
                .append(ids.alphanumeric())
                .append("&Expires=")
                .append(now.plus(LIFE).getEpochSecond());
        if (!process.isEmpty()) {
            link.append("&x-image-process=").append(Percent.encode(process));
        }
        return link.append("&Signature=")
                .append(ids.alphanumeric())
                .append("%3D")
                .toString();
    }
}
