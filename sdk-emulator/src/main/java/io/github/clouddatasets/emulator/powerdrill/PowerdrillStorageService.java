package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.QueryParameter;
import io.github.clouddatasets.emulator.http.Refusals;
import io.github.clouddatasets.emulator.http.Service;
import io.github.clouddatasets.emulator.http.ServiceOperation;
import io.github.clouddatasets.emulator.store.ContentRange;
import io.github.clouddatasets.emulator.store.SavedState;
import io.github.clouddatasets.emulator.store.StoredContent;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The object storage behind Powerdrill's presigned links. The storage knows no credentials of Powerdrill, and refuses
 * requests with such credentials: a client that leaks its credentials fails.
 */
public final class PowerdrillStorageService implements Service {

    private static final String PUT_PART = "storagePutPart";
    private static final String GET_OBJECT = "storageGetObject";
    private static final List<String> UNWANTED =
            List.of("x-pd-api-key", "x-pd-external-trace-id", "x-pd-api-agent-id", "Authorization", "Cookie");
    private static final Map<String, String> TYPES =
            Map.of("csv", "text/csv", "png", "image/png", "json", "application/json", "txt", "text/plain");

    private final PowerdrillStorage storage;
    private final PresignedLinks links;

    PowerdrillStorageService(PowerdrillStorage storage, PresignedLinks links) {
        this.storage = storage;
        this.links = links;
    }

    @Override
    public SavedState state() {
        return storage.partState();
    }

    @Override
    public Answer receive(Call head, InputStream body) throws IOException {
        if (!head.method().equals("PUT")) {
            return answer(head);
        }
        try {
            return keep(put(head, body));
        } catch (StorageFault fault) {
            // The storage reads the rest of the part first: a refusal during the upload would be lost with the
            // connection.
            body.transferTo(OutputStream.nullOutputStream());
            return fault.answer();
        }
    }

    @Override
    public Optional<String> operation(Call head) {
        return switch (head.method()) {
            case "PUT" -> Optional.of(PUT_PART);
            case "GET" -> Optional.of(GET_OBJECT);
            default -> Optional.empty();
        };
    }

    /** The links have signatures instead of credentials. */
    @Override
    public List<ServiceOperation> operations() {
        return List.of(new ServiceOperation(PUT_PART, false, false), new ServiceOperation(GET_OBJECT, true, false));
    }

    @Override
    public Refusals refusals() {
        return new StorageRefusals();
    }

    @Override
    public Answer answer(Call call) {
        try {
            if (!call.method().equals("GET")) {
                throw StorageFault.methodUnknown();
            }
            return get(call);
        } catch (StorageFault fault) {
            return fault.answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer put(Call head, InputStream body) throws IOException {
        refuseUnwanted(head);
        String length = head.header("Content-Length");
        if (length == null || head.header("Transfer-Encoding") != null) {
            throw StorageFault.lengthMissing();
        }
        links.check(head);
        PowerdrillUpload upload = storage.upload(parameter(head, "uploadId")).orElseThrow(StorageFault::uploadUnknown);
        int number = Integer.parseInt(parameter(head, "partNumber"));
        long expected = upload.size(number).orElseThrow(StorageFault::uploadUnknown);
        int difference = Long.compare(Long.parseLong(length), expected);
        if (difference != 0) {
            throw difference < 0 ? StorageFault.partTooSmall() : StorageFault.partTooLarge();
        }
        PowerdrillPart part = storage.receive(body);
        if (part.size() != expected) {
            throw new EOFException("The body ended after " + part.size() + " of " + expected + " bytes");
        }
        storage.put(upload, number, part);
        return Answer.empty(200).with("ETag", quoted(part.etag()));
    }

    private Answer get(Call call) throws IOException {
        refuseUnwanted(call);
        links.check(call);
        Optional<PowerdrillObject> object = storage.find(PresignedLinks.key(call.path()));
        StoredContent content = object.map(PowerdrillObject::content).orElse(null);
        if (object.isEmpty() || content == null) {
            throw StorageFault.keyUnknown();
        }
        String etag = quoted(object.get().etag());
        String match = call.header("If-Match");
        if (match != null && !match.equals(etag)) {
            throw StorageFault.conditionFailed();
        }
        return content(call, content, etag, type(object.get().key()))
                .with("ETag", etag)
                .with("Accept-Ranges", "bytes");
    }

    private static Answer content(Call call, StoredContent content, String etag, String type) throws IOException {
        String range = call.header("Range");
        // If the condition is not met, the storage ignores the range, and the client gets the complete new file.
        boolean current =
                Objects.requireNonNullElse(call.header("If-Range"), etag).equals(etag);
        if (range == null || !current || !ContentRange.isUnderstood(range)) {
            return Answer.content(type, content);
        }
        ContentRange part = ContentRange.of(range, content).orElseThrow(StorageFault::rangeUnsatisfiable);
        return Answer.content(206, type, part).with("Content-Range", part.header());
    }

    private static void refuseUnwanted(Call call) {
        for (String name : UNWANTED) {
            if (call.header(name) != null) {
                throw StorageFault.headerUnwanted(name);
            }
        }
    }

    private static String parameter(Call call, String name) {
        for (QueryParameter parameter : call.queryParameters()) {
            if (parameter.name().equals(name)) {
                return Objects.requireNonNullElse(parameter.value(), "");
            }
        }
        throw StorageFault.methodUnknown();
    }

    private static String type(String key) {
        String extension = key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(extension, "application/octet-stream");
    }

    private static String quoted(String etag) {
        return '"' + etag + '"';
    }
}
