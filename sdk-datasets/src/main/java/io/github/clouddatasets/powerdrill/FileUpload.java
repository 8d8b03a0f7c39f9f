package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Input;
import io.github.clouddatasets.core.spi.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Brings a file to the service and names it by its key: at once if it is small, in parts side by side if it is not. Parts
 * go straight to the object storage, each with retries of its own, read from the file as they are sent.
 */
final class FileUpload {

    /** The documentation advises parts from 1 MB on. */
    static final long LARGEST_AT_ONCE = 1_000_000;

    /** As many as the service's own web client sends at a time. */
    private static final int PARTS_AT_A_TIME = 3;

    private final Api api;
    private final Files files;
    private final Path path;
    private final String name;
    private final Consumer<? super Progress> listener;

    FileUpload(Api api, Files files, Path path, String name, Consumer<? super Progress> listener) {
        this.api = api;
        this.files = files;
        this.path = path;
        this.name = name;
        this.listener = listener;
    }

    /** Uploads, and returns the key of the file. */
    String key() {
        try (SourceFile file = SourceFile.open(api, path, listener)) {
            if (file.length() <= LARGEST_AT_ONCE) {
                String key = files.upload(name, file.whole());
                file.checkUnchanged();
                return key;
            }
            return inParts(file);
        }
    }

    private String inParts(SourceFile file) {
        MultipartUpload upload = files.initiate(b -> b.fileName(name).fileSize(file.length()));
        List<MultipartUpload.Part> parts = new ArrayList<>(upload.parts());
        parts.sort(Comparator.comparing(part -> Objects.requireNonNullElse(part.number(), 0)));
        List<Function<Api, PartEtag>> work = new ArrayList<>();
        long offset = 0;
        for (MultipartUpload.Part part : parts) {
            work.add(send(file, part, offset));
            offset += Objects.requireNonNullElse(part.size(), 0L);
        }
        if (offset != file.length()) {
            throw new IllegalStateException("powerdrill v2InitMultipartUpload: the service cuts " + file.length()
                    + " bytes into parts of " + offset + " bytes in all: nothing was uploaded");
        }
        List<PartEtag> etags = api.parallel(PARTS_AT_A_TIME, work);
        file.checkUnchanged();
        return files.complete(
                b -> b.uploadId(upload.uploadId()).fileObjectKey(upload.fileObjectKey()).parts(etags));
    }

    private Function<Api, PartEtag> send(SourceFile file, MultipartUpload.Part part, long offset) {
        if (part.number() == null || part.size() == null || part.url() == null) {
            throw new IllegalStateException("…");
        }
        Input input = Input.at(part.url()).content(file.part(offset, part.size()));
        int number = part.number();
        return own -> new PartEtag(number, own.elsewhere(Storage.SERVICE).call(Storage.PUT, input));
    }
}
