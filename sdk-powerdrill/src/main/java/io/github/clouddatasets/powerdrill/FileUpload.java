package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.file.Content;
import io.github.clouddatasets.core.spi.file.SourceFile;
import io.github.clouddatasets.core.spi.value.Check;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings a file to the service and names it by its key: at once if it is small, in parts side by side if it is not. Parts
 * go straight to the object storage, each with retries of its own, read from the file as they are sent.
 */
final class FileUpload {

    /** The documentation advises parts from 1 MB on. */
    private static final long LARGEST_AT_ONCE = 1_000_000;

    /** As many as the service's own web client sends at a time. */
    private static final int PARTS_AT_A_TIME = 3;

    private static final int LONGEST_NAME = 128;

    /** What the service reads; ppt and doc are on its upload page only. */
    private static final Set<String> EXTENSIONS =
            Set.of("csv", "tsv", "md", "mdx", "json", "txt", "pdf", "pptx", "docx", "xls", "xlsx", "ppt", "doc");

    private final Api api;
    private final Path path;
    private final String name;
    private final Consumer<? super Progress> listener;

    /**
     * Checks what can be known of the file by its name.
     *
     * @throws IllegalArgumentException if the service would not take it
     */
    FileUpload(Api api, Path path, Consumer<? super Progress> listener) {
        this.api = api;
        this.path = path;
        this.name = String.valueOf(Check.required("file", path).getFileName());
        this.listener = listener;
        Check.length("file name", name, 1, LONGEST_NAME);
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (name.indexOf('.') < 0 || !EXTENSIONS.contains(extension)) {
            throw new IllegalArgumentException("file name must end with one of " + new TreeSet<>(EXTENSIONS)
                    + ": the service reads nothing else: \"" + name + '"');
        }
    }

    /** The file's own name. */
    String name() {
        return name;
    }

    /** Uploads in one request, whatever its size, and returns the key of the file. */
    String atOnce(BiFunction<String, Content, String> operation) {
        try (SourceFile file = SourceFile.open(api, path, listener)) {
            return atOnce(file, operation);
        }
    }

    /** Uploads in the way that fits the size, and returns the key of the file. */
    String inPartsIfLong(Files files) {
        try (SourceFile file = SourceFile.open(api, path, listener)) {
            return file.length() <= LARGEST_AT_ONCE ? atOnce(file, files::atOnce) : inParts(file, files);
        }
    }

    private String atOnce(SourceFile file, BiFunction<String, Content, String> operation) {
        String key = operation.apply(name, file.whole());
        file.checkUnchanged();
        return key;
    }

    private String inParts(SourceFile file, Files files) {
        MultipartUpload upload = files.initiate(b -> b.fileName(name).fileSize(file.length()));
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
        if (isEmpty(upload.uploadId()) || isEmpty(upload.fileObjectKey())) {
            throw unusable("no id of the upload, or no key of the file");
        }
        List<PartEtag> etags = api.parallel(PARTS_AT_A_TIME, work);
        file.checkUnchanged();
        return files.complete(b -> b.upload(upload).partEtags(etags));
    }

    private static Function<Api, PartEtag> send(int number, Arguments part) {
        return own -> new PartEtag(number, own.elsewhere(Storage.SERVICE).call(Storage.PUT, part));
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static DecodeException unusable(String what) {
        return new DecodeException(
                "powerdrill v2InitMultipartUpload: the answer has " + what + ": nothing was uploaded", null, "");
    }
}
