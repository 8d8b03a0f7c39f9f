package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.StreamSource;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.file.SourceFile;
import io.github.clouddatasets.core.spi.value.Check;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * One file on its way to the service: in one request if it is small, else in parts side by side. Parts go straight to the
 * object storage, each with retries of its own, read from their source as they are sent.
 */
final class FileUpload {

    /** The documentation advises parts from 1 MB on. */
    private static final long LARGEST_AT_ONCE = 1_000_000;

    /** The service's own web client sends as many at a time. */
    private static final int PARTS_AT_A_TIME = 3;

    private static final int LONGEST_NAME = 128;

    /** What the service reads; ppt and doc are on its upload page only. */
    private static final Set<String> EXTENSIONS =
            Set.of("csv", "tsv", "md", "mdx", "json", "txt", "pdf", "pptx", "docx", "xls", "xlsx", "ppt", "doc");

    private final String name;
    private final Function<LongSupplier, SourceFile> opening;

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the service would not take it
     */
    private FileUpload(String field, String name, Function<LongSupplier, SourceFile> opening) {
        this.name = name;
        this.opening = opening;
        Check.length(field, name, 1, LONGEST_NAME);
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (name.indexOf('.') < 0 || !EXTENSIONS.contains(extension)) {
            throw new IllegalArgumentException(field + " must end with one of " + new TreeSet<>(EXTENSIONS)
                    + ": the service reads nothing else: \"" + name + '"');
        }
    }

    /** A file under its own name. It is opened when it is sent. */
    static FileUpload of(Path file, Consumer<? super Progress> progress) {
        String name = String.valueOf(Check.required("file", file).getFileName());
        Check.required("progress", progress);
        return new FileUpload("file name", name, clock -> SourceFile.open(clock, file, progress));
    }

    static FileUpload of(String name, byte[] bytes, Consumer<? super Progress> progress) {
        if (Check.required("bytes", bytes).length == 0) {
            throw new IllegalArgumentException("bytes must not be empty: the service refuses empty files");
        }
        return of(name, bytes.length, () -> new ByteArrayInputStream(bytes), progress);
    }

    static FileUpload of(String name, long length, StreamSource source, Consumer<? super Progress> progress) {
        Check.required("name", name);
        Check.required("source", source);
        Check.required("progress", progress);
        if (length < 1) {
            throw new IllegalArgumentException("length must be at least 1 byte: " + length);
        }
        return new FileUpload("name", name, clock -> SourceFile.of(clock, name, length, source, progress));
    }

    /** Name of the file. */
    String name() {
        return name;
    }

    /**
     * Sends the file and returns its key.
     *
     * @param inParts whether a long file may go in parts
     */
    String send(Api api, Uploads uploads, boolean inParts) {
        try (SourceFile file = opening.apply(api::nanoTime)) {
            if (inParts && file.length() > LARGEST_AT_ONCE) {
                return inParts(api, file, uploads);
            }
            String key = uploads.inOneRequest(name, file.whole());
            file.checkUnchanged();
            return key;
        }
    }

    private String inParts(Api api, SourceFile file, Uploads uploads) {
        MultipartUpload upload = uploads.initiate(b -> b.fileName(name).fileSize(file.length()));
        List<MultipartUpload.Part> parts = new ArrayList<>(upload.parts());
        parts.sort(Comparator.comparing(part -> Objects.requireNonNullElse(part.number(), 0)));
        List<Function<Api, PartEtag>> work = new ArrayList<>();
        long offset = 0;
        int last = 0;
        for (MultipartUpload.Part part : parts) {
            if (part.number() == null || part.size() == null || part.url() == null) {
                throw unusable("a part without number, size or address");
            }
            if (part.number() <= last || part.size() < 1 || part.size() > file.length() - offset) {
                throw unusable("a part " + part.number() + " of " + part.size() + " bytes after " + offset
                        + " bytes of a file of " + file.length());
            }
            work.add(send(part.number(), Arguments.at(part.url()).content(file.part(offset, part.size()))));
            offset += part.size();
            last = part.number();
        }
        if (offset != file.length()) {
            throw unusable("parts of " + offset + " bytes for a file of " + file.length());
        }
        List<PartEtag> etags = api.parallel(PARTS_AT_A_TIME, work);
        file.checkUnchanged();
        return uploads.complete(b -> b.upload(upload).partEtags(etags));
    }

    private static Function<Api, PartEtag> send(int number, Arguments part) {
        return own -> new PartEtag(number, own.elsewhere(ObjectStorage.SERVICE).call(ObjectStorage.PUT, part));
    }

    private static DecodeException unusable(String what) {
        return new DecodeException(
                "powerdrill v2InitMultipartUpload: the answer has " + what + ": nothing was uploaded", null, "");
    }
}
