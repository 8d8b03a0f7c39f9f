package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.http.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal of the storage, in the XML of S3. */
final class S3Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> details = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    S3Fault(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static S3Fault accessDenied(String message) {
        return new S3Fault(403, "AccessDenied", message);
    }

    static S3Fault accessKeyUnknown(String accessKey) {
        return new S3Fault(
                        403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.")
                .detail("AWSAccessKeyId", accessKey);
    }

    static S3Fault signatureWrong(String stringToSign) {
        return new S3Fault(
                        403,
                        "SignatureDoesNotMatch",
                        "The request signature we calculated does not match the signature you provided."
                                + " Check your key and signing method.")
                .detail("StringToSign", stringToSign);
    }

    static S3Fault authorizationMalformed(String message) {
        return new S3Fault(400, "AuthorizationHeaderMalformed", message);
    }

    static S3Fault linkMalformed(String message) {
        return new S3Fault(400, "AuthorizationQueryParametersError", message);
    }

    static S3Fault argumentInvalid(String message) {
        return new S3Fault(400, "InvalidArgument", message);
    }

    static S3Fault requestInvalid(String message) {
        return new S3Fault(400, "InvalidRequest", message);
    }

    static S3Fault timeSkewed(String requested, Instant now, Duration tolerance) {
        return new S3Fault(
                        403,
                        "RequestTimeTooSkewed",
                        "The difference between the request time and the current time is too large.")
                .detail("RequestTime", requested)
                .detail("ServerTime", now.toString())
                .detail("MaxAllowedSkewMilliseconds", Long.toString(tolerance.toMillis()));
    }

    static S3Fault hashWrong() {
        return new S3Fault(
                400,
                "XAmzContentSHA256Mismatch",
                "The provided 'x-amz-content-sha256' header does not match what was computed.");
    }

    static S3Fault trailerMalformed() {
        return new S3Fault(
                400,
                "MalformedTrailerError",
                "The request contained trailing data that was not well-formed or did not conform to our published"
                        + " schema.");
    }

    static S3Fault digestWrong(String name) {
        return new S3Fault(400, "BadDigest", "The " + name + " you specified did not match what we received.");
    }

    static S3Fault xmlMalformed() {
        return new S3Fault(
                400,
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema.");
    }

    static S3Fault bodyIncomplete() {
        return new S3Fault(
                400,
                "IncompleteBody",
                "You did not provide the number of bytes specified by the Content-Length HTTP header.");
    }

    static S3Fault bucketUnknown(String bucket) {
        return new S3Fault(404, "NoSuchBucket", "The specified bucket does not exist.").detail("BucketName", bucket);
    }

    static S3Fault keyUnknown(String key) {
        return new S3Fault(404, "NoSuchKey", "The specified key does not exist.").detail("Key", key);
    }

    static S3Fault uploadUnknown(String uploadId) {
        return new S3Fault(
                        404,
                        "NoSuchUpload",
                        "The specified multipart upload does not exist. The upload ID may be invalid, or the upload may"
                                + " have been aborted or completed.")
                .detail("UploadId", uploadId);
    }

    static S3Fault methodUnknown() {
        return new S3Fault(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
    }

    static S3Fault notModified(String etag) {
        return new S3Fault(304, "NotModified", "Not modified.").header("ETag", etag);
    }

    static S3Fault conditionFailed(String condition) {
        return new S3Fault(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold.")
                .detail("Condition", condition);
    }

    static S3Fault rangeUnsatisfiable(String range, long size) {
        return new S3Fault(416, "InvalidRange", "The requested range is not satisfiable.")
                .detail("RangeRequested", range)
                .detail("ActualObjectSize", Long.toString(size))
                .header("Content-Range", "bytes */" + size);
    }

    static S3Fault notImplemented(String what) {
        return new S3Fault(
                        501,
                        "NotImplemented",
                        "A header or parameter you provided implies functionality that is not implemented.")
                .detail("Header", what);
    }

    /** Refuses a key that S3 allows and a file system does not. */
    static S3Fault keyTaken(String key) {
        return new S3Fault(
                        409,
                        "ObjectNameConflict",
                        "The emulator keeps objects as files, so there cannot be an object for a name and others below"
                                + " that name.")
                .detail("Key", key);
    }

    static S3Fault keyInvalid(String key) {
        return new S3Fault(
                        400,
                        "InvalidArgument",
                        "The emulator keeps objects as files, so a key has no empty part, no part . or .., and leads"
                                + " nowhere outside of its bucket.")
                .detail("Key", key);
    }

    static S3Fault keyTooLong() {
        return new S3Fault(400, "KeyTooLongError", "Your key is too long.");
    }

    static S3Fault bucketNotEmpty(String bucket) {
        return new S3Fault(409, "BucketNotEmpty", "The bucket you tried to delete is not empty.")
                .detail("BucketName", bucket);
    }

    static S3Fault bucketNameInvalid(String bucket) {
        return new S3Fault(400, "InvalidBucketName", "The specified bucket is not valid.").detail("BucketName", bucket);
    }

    static S3Fault bucketTaken(String bucket) {
        return new S3Fault(
                        409,
                        "BucketAlreadyOwnedByYou",
                        "Your previous request to create the named bucket succeeded and you already own it.")
                .detail("BucketName", bucket);
    }

    static S3Fault metadataTooLarge() {
        return new S3Fault(
                400, "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size of 2048.");
    }

    static S3Fault requestTooLarge() {
        return new S3Fault(400, "EntityTooLarge", "The document in the body is too large.");
    }

    static S3Fault digestInvalid() {
        return new S3Fault(400, "InvalidDigest", "The Content-MD5 you specified was invalid.");
    }

    static S3Fault partInvalid() {
        return new S3Fault(
                400,
                "InvalidPart",
                "One or more of the specified parts could not be found. The part may not have been uploaded, or the"
                        + " specified entity tag may not match the part's entity tag.");
    }

    static S3Fault partOrderInvalid() {
        return new S3Fault(
                400,
                "InvalidPartOrder",
                "The list of parts was not in ascending order. Parts must be ordered by part number.");
    }

    static S3Fault partTooSmall(int number) {
        return new S3Fault(
                        400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed object size.")
                .detail("PartNumber", Integer.toString(number));
    }

    private S3Fault detail(String element, String text) {
        details.put(element, text);
        return this;
    }

    private S3Fault header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    String code() {
        return code;
    }

    Answer answer(String resource, String requestId) {
        XmlWriter xml = XmlWriter.document("Error").text("Code", code).text("Message", String.valueOf(getMessage()));
        details.forEach(xml::text);
        xml.text("Resource", resource).text("RequestId", requestId).text("HostId", "emulator");
        Answer answer = status == 304 ? Answer.empty(status) : xml.answer(status);
        headers.forEach(answer::with);
        return answer;
    }
}
