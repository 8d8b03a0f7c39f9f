package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.http.Answer;
import java.nio.charset.StandardCharsets;

/** A refusal of the object storage, in the XML of S3. */
final class StorageFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private StorageFault(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static StorageFault accessDenied(String message) {
        return new StorageFault(403, "AccessDenied", message);
    }

    static StorageFault signatureWrong() {
        return new StorageFault(
                403,
                "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided.");
    }

    /** Refuses a header with credentials: the link alone has the permission. */
    static StorageFault headerUnwanted(String name) {
        return new StorageFault(400, "InvalidArgument", "This header must not be sent to a presigned link: " + name);
    }

    static StorageFault lengthMissing() {
        return new StorageFault(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
    }

    static StorageFault partTooSmall() {
        return new StorageFault(
                400, "EntityTooSmall", "Your proposed upload is smaller than the part the link was made for.");
    }

    static StorageFault partTooLarge() {
        return new StorageFault(
                400, "EntityTooLarge", "Your proposed upload is larger than the part the link was made for.");
    }

    static StorageFault uploadUnknown() {
        return new StorageFault(404, "NoSuchUpload", "The specified multipart upload does not exist.");
    }

    static StorageFault keyUnknown() {
        return new StorageFault(404, "NoSuchKey", "The specified key does not exist.");
    }

    static StorageFault methodUnknown() {
        return new StorageFault(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
    }

    static StorageFault conditionFailed() {
        return new StorageFault(
                412, "PreconditionFailed", "At least one of the preconditions you specified did not hold.");
    }

    static StorageFault rangeUnsatisfiable() {
        return new StorageFault(416, "InvalidRange", "The requested range is not satisfiable.");
    }

    static StorageFault busy() {
        return new StorageFault(503, "SlowDown", "Please reduce your request rate.");
    }

    Answer answer() {
        return answer(status, code, String.valueOf(getMessage()));
    }

    static Answer answer(int status, String code, String message) {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                + "</Message></Error>";
        return Answer.bytes(status, "application/xml", xml.getBytes(StandardCharsets.UTF_8));
    }
}
