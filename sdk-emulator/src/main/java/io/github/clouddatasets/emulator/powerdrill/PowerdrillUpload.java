package io.github.clouddatasets.emulator.powerdrill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.JoinedContent;
import io.github.clouddatasets.emulator.store.Md5;
import io.github.clouddatasets.emulator.store.StateDocument;
import io.github.clouddatasets.emulator.store.StoredContent;
import io.github.clouddatasets.emulator.store.StoredFile;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An upload in parts: the sizes of all parts, and the parts so far. Safe for parts that arrive at the same time. */
final class PowerdrillUpload {

    private final String id;
    private final String key;
    private final List<Long> sizes;
    private final @Nullable PowerdrillPart[] parts;

    /** @param sizes the sizes of the parts in ascending order of their numbers, in bytes */
    PowerdrillUpload(String id, String key, List<Long> sizes) {
        this.id = id;
        this.key = key;
        this.sizes = List.copyOf(sizes);
        this.parts = new @Nullable PowerdrillPart[sizes.size()];
    }

    static PowerdrillUpload of(StateDocument state) {
        List<Long> sizes = new ArrayList<>();
        state.list("sizes").forEach(size -> sizes.add(size.asLong()));
        return new PowerdrillUpload(state.name(), state.text("key"), sizes);
    }

    /** The upload without its parts. */
    ObjectNode saved() {
        ObjectNode saved = Json.object().put("key", key);
        sizes.forEach(saved.putArray("sizes")::add);
        return saved;
    }

    /**
     * Divides a file into parts of {@code size} bytes. If unequal, every second part has half as many bytes more. The
     * last part has the rest.
     */
    static List<Long> cut(long total, long size, boolean unequal) {
        List<Long> sizes = new ArrayList<>();
        long left = total;
        while (left > 0) {
            long next = Math.min(left, unequal && sizes.size() % 2 == 1 ? size + size / 2 : size);
            sizes.add(next);
            left -= next;
        }
        return sizes;
    }

    String id() {
        return id;
    }

    String key() {
        return key;
    }

    List<Long> sizes() {
        return sizes;
    }

    /** The size of the part with this number, which counts from 1; empty for an unknown number. */
    Optional<Long> size(int number) {
        return number >= 1 && number <= sizes.size() ? Optional.of(sizes.get(number - 1)) : Optional.empty();
    }

    /** Keeps a part, and drops an earlier part of the same number. */
    synchronized void put(int number, PowerdrillPart part) {
        parts[number - 1] = part;
    }

    /**
     * Joins all parts to the complete file.
     *
     * @param etags the ETags of all parts in ascending order
     * @throws PowerdrillFault if a part is missing or has another ETag
     */
    synchronized PowerdrillObject join(List<String> etags) {
        if (etags.size() != parts.length) {
            throw PowerdrillFault.uploadFailed(parts.length + " parts are needed, not " + etags.size());
        }
        List<StoredFile> files = new ArrayList<>();
        StringBuilder digests = new StringBuilder();
        long size = 0;
        for (int i = 0; i < parts.length; i++) {
            PowerdrillPart part = parts[i];
            if (part == null) {
                throw PowerdrillFault.uploadFailed("part " + (i + 1) + " was not uploaded");
            }
            if (!part.etag().equals(etags.get(i))) {
                throw PowerdrillFault.uploadFailed("the ETag of part " + (i + 1) + " is another one");
            }
            if (part.file() != null) {
                files.add(part.file());
            }
            digests.append(part.etag());
            size += part.size();
        }
        String etag = Md5.hex(HexFormat.of().parseHex(digests)) + "-" + parts.length;
        StoredContent content = files.size() == parts.length ? new JoinedContent(files) : null;
        return new PowerdrillObject(key, size, etag, content);
    }
}
