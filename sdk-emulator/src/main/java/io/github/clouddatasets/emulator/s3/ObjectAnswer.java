package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.store.ContentRange;
import io.github.clouddatasets.emulator.store.StoredContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Writes the headers of an object, and the whole object or a range of its bytes. */
final class ObjectAnswer {

    private static final List<String> OVERRIDABLE = List.of(
            "Content-Type", "Content-Language", "Expires", "Cache-Control", "Content-Disposition", "Content-Encoding");

    private final S3Request request;
    private final OpenObject content;
    private final StoredObject object;

    ObjectAnswer(S3Request request, OpenObject content) {
        this.request = request;
        this.content = content;
        this.object = content.object();
    }

    Answer get() throws IOException {
        Optional<ContentRange> range = range();
        return range.isPresent() ? part(range.get()) : headers(Answer.content(type(), content), true);
    }

    Answer head() throws IOException {
        Optional<ContentRange> range = range();
        Answer answer = range.isPresent()
                ? Answer.empty(206).with("Content-Range", range.get().header())
                : Answer.empty(200);
        long length = range.isPresent() ? range.get().size() : object.size();
        return headers(answer, range.isEmpty())
                .with("Content-Type", type())
                .with("Content-Length", Long.toString(length));
    }

    private Answer part(ContentRange range) throws IOException {
        StoredContent bytes = new StoredContent() {
            @Override
            public long size() {
                return range.size();
            }

            @Override
            public void release() throws IOException {
                content.release();
            }

            @Override
            public InputStream open() {
                return range.bounded(content.openAt(range.start()));
            }
        };
        return headers(Answer.content(206, type(), bytes), false).with("Content-Range", range.header());
    }

    private Optional<ContentRange> range() throws IOException {
        Optional<String> range = request.header("Range").filter(ContentRange::isUnderstood);
        String etag = object.facts().quotedEtag();
        // If the condition is not met, the client gets the complete new object.
        boolean current = request.header("If-Range").orElse(etag).equals(etag);
        if (range.isEmpty() || !current) {
            return Optional.empty();
        }
        Optional<ContentRange> found = ContentRange.of(range.get(), content);
        if (found.isEmpty()) {
            throw S3Fault.rangeUnsatisfiable(range.get(), object.size());
        }
        return found;
    }

    private Answer headers(Answer answer, boolean whole) {
        object.facts().headers().forEach(answer::with);
        for (String name : OVERRIDABLE) {
            request.parameter("response-" + name.toLowerCase(java.util.Locale.ROOT))
                    .ifPresent(value -> answer.with(name, value));
        }
        object.facts().metadata().forEach((name, value) -> answer.with(request.vendor() + "meta-" + name, value));
        if (whole && request.vendorHeader("checksum-mode").isPresent()) {
            object.facts()
                    .checksums()
                    .forEach((name, value) -> answer.with(request.vendor() + "checksum-" + name, value));
        }
        return answer.with("ETag", object.facts().quotedEtag())
                .with("Last-Modified", S3Time.header(object.facts().modified()))
                .with("Accept-Ranges", "bytes");
    }

    private String type() {
        return request.parameter("response-content-type")
                .orElse(Objects.requireNonNullElse(
                        object.facts().headers().get(ObjectHeaders.CONTENT_TYPE), "binary/octet-stream"));
    }
}
