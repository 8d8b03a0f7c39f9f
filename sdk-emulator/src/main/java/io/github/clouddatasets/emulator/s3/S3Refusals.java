package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.ErrorCodes;
import io.github.clouddatasets.emulator.http.Refusals;
import java.util.List;
import java.util.Optional;

/** The refusals of the storage that faults answer on demand. */
final class S3Refusals implements Refusals {

    private static final ErrorCodes CODES = new ErrorCodes()
            .add(400, "BadDigest", "The Content-MD5 you specified did not match what we received.")
            .add(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed object size.")
            .add(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed object size.")
            .add(400, "ExpiredToken", "The provided token has expired.")
            .add(400, "IncompleteBody", "The request body terminated unexpectedly")
            .add(400, "InvalidArgument", "Invalid Argument")
            .add(400, "InvalidDigest", "The Content-MD5 you specified was invalid.")
            .add(400, "InvalidPart", "One or more of the specified parts could not be found.")
            .add(400, "InvalidRequest", "Invalid Request")
            .add(400, "KeyTooLongError", "Your key is too long.")
            .add(400, "MalformedXML", "The XML you provided was not well-formed.")
            .add(400, "RequestTimeout", "Your socket connection to the server was not read from within the timeout.")
            .add(403, "AccessDenied", "Access Denied")
            .add(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.")
            .add(403, "QuotaExceeded", "The quota of the bucket is exceeded.")
            .add(
                    403,
                    "RequestTimeTooSkewed",
                    "The difference between the request time and the current time is too large.")
            .add(403, "SignatureDoesNotMatch", "The request signature does not match the signature you provided.")
            .add(404, "NoSuchBucket", "The specified bucket does not exist.")
            .add(404, "NoSuchKey", "The specified key does not exist.")
            .add(404, "NoSuchUpload", "The specified multipart upload does not exist.")
            .add(409, "BucketAlreadyExists", "The requested bucket name is not available.")
            .add(409, "BucketNotEmpty", "The bucket you tried to delete is not empty.")
            .add(409, "OperationAborted", "A conflicting conditional operation is currently in progress.")
            .add(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold.")
            .add(416, "InvalidRange", "The requested range is not satisfiable.")
            .add(500, "InternalError", "We encountered an internal error. Please try again.")
            .add(501, "NotImplemented", "A header you provided implies functionality that is not implemented.")
            .add(503, "ServiceUnavailable", "Service is unable to handle request.")
            .add(503, "SlowDown", "Please reduce your request rate.");

    @Override
    public Optional<Answer> error(String operation, String code, Optional<String> message) {
        return CODES.find(code).map(known -> refuse(known.status(), code, message.orElse(known.text())));
    }

    @Override
    public List<String> codes() {
        return CODES.all();
    }

    @Override
    public Answer throttled(String operation) {
        return refuse(503, "SlowDown", "Please reduce your request rate.");
    }

    @Override
    public Answer expired(String operation) {
        return refuse(403, "AccessDenied", "Request has expired");
    }

    private static Answer refuse(int status, String code, String message) {
        return new S3Fault(status, code, message).answer("", "emulator");
    }
}
