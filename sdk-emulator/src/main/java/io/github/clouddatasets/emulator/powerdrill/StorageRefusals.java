package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.ErrorCodes;
import io.github.clouddatasets.emulator.http.Refusals;
import java.util.List;
import java.util.Optional;

/** The refusals of the object storage, with codes of S3. */
final class StorageRefusals implements Refusals {

    private static final ErrorCodes CODES = new ErrorCodes()
            .add(400, "InvalidArgument", "Invalid argument.")
            .add(400, "EntityTooSmall", "Your proposed upload is smaller than the part the link was made for.")
            .add(400, "EntityTooLarge", "Your proposed upload is larger than the part the link was made for.")
            .add(400, "BadDigest", "The Content-MD5 you specified did not match what we received.")
            .add(400, "RequestTimeout", "Your socket connection to the server was not read from within the timeout.")
            .add(403, "AccessDenied", "Access Denied")
            .add(403, "SignatureDoesNotMatch", "The request signature does not match the signature you provided.")
            .add(403, "RequestTimeTooSkewed", "The difference between the request time and our time is too large.")
            .add(404, "NoSuchKey", "The specified key does not exist.")
            .add(404, "NoSuchBucket", "The specified bucket does not exist.")
            .add(404, "NoSuchUpload", "The specified multipart upload does not exist.")
            .add(405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
            .add(411, "MissingContentLength", "You must provide the Content-Length HTTP header.")
            .add(412, "PreconditionFailed", "At least one of the preconditions you specified did not hold.")
            .add(416, "InvalidRange", "The requested range is not satisfiable.")
            .add(500, "InternalError", "We encountered an internal error. Please try again.")
            .add(503, "SlowDown", "Please reduce your request rate.")
            .add(503, "ServiceUnavailable", "Service is unable to handle request.");

    @Override
    public Optional<Answer> error(String operation, String code, Optional<String> message) {
        return CODES.find(code).map(known -> StorageFault.answer(known.status(), code, message.orElse(known.text())));
    }

    @Override
    public List<String> codes() {
        return CODES.all();
    }

    @Override
    public Answer throttled(String operation) {
        return StorageFault.busy().answer();
    }

    /** A link that has expired: the storage knows no other credentials. */
    @Override
    public Answer expired(String operation) {
        return StorageFault.accessDenied("Request has expired").answer();
    }
}
