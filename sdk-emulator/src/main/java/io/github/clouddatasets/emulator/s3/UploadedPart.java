package io.github.clouddatasets.emulator.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of an upload. The name of its file says all of it, so that one move of the file makes the part.
 *
 * @param order grows with every part of the emulator: of two files for one number the later one counts
 */
record UploadedPart(int number, String etag, long order, Path file) {

    private static final Pattern NAME = Pattern.compile("(\\d{5})-([0-9a-f]{32})-(\\d{1,18})");

    static Optional<UploadedPart> of(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                ? Optional.of(new UploadedPart(
                        Integer.parseInt(name.group(1)), name.group(2), Long.parseLong(name.group(3)), file))
                : Optional.empty();
    }

    static String name(int number, String etag, long order) {
        return "%05d-%s-%d".formatted(number, etag, order);
    }

    String quotedEtag() {
        return '"' + etag + '"';
    }

    long size() throws IOException {
        return Files.size(file);
    }

    Instant modified() throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }
}
