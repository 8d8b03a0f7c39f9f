package io.github.clouddatasets.emulator.s3;

import java.util.Optional;
import java.util.Set;

/** The operations of the storage. Each has one name for counts, faults and the journal. */
enum S3Operation {
    LIST_BUCKETS("s3ListBuckets"),
    CREATE_BUCKET("s3CreateBucket"),
    HEAD_BUCKET("s3HeadBucket"),
    DELETE_BUCKET("s3DeleteBucket"),
    GET_BUCKET_LOCATION("s3GetBucketLocation"),
    LIST_OBJECTS("s3ListObjects"),
    LIST_OBJECTS_V2("s3ListObjectsV2"),
    LIST_MULTIPART_UPLOADS("s3ListMultipartUploads"),
    DELETE_OBJECTS("s3DeleteObjects"),
    PUT_OBJECT("s3PutObject"),
    GET_OBJECT("s3GetObject"),
    HEAD_OBJECT("s3HeadObject"),
    DELETE_OBJECT("s3DeleteObject"),
    COPY_OBJECT("s3CopyObject"),
    CREATE_MULTIPART_UPLOAD("s3CreateMultipartUpload"),
    UPLOAD_PART("s3UploadPart"),
    UPLOAD_PART_COPY("s3UploadPartCopy"),
    LIST_PARTS("s3ListParts"),
    COMPLETE_MULTIPART_UPLOAD("s3CompleteMultipartUpload"),
    ABORT_MULTIPART_UPLOAD("s3AbortMultipartUpload"),
    NOT_IMPLEMENTED("s3NotImplemented"),
    METHOD_NOT_ALLOWED("s3MethodNotAllowed");

    /** Parts of S3 and OBS that the emulator does not have. */
    private static final Set<String> ABSENT = Set.of(
            "accelerate",
            "acl",
            "analytics",
            "append",
            "attributes",
            "cors",
            "encryption",
            "intelligent-tiering",
            "inventory",
            "legal-hold",
            "lifecycle",
            "logging",
            "metrics",
            "notification",
            "object-lock",
            "ownershipControls",
            "policy",
            "policyStatus",
            "publicAccessBlock",
            "quota",
            "replication",
            "requestPayment",
            "restore",
            "retention",
            "select",
            "storageClass",
            "storageinfo",
            "storagePolicy",
            "tagging",
            "torrent",
            "truncate",
            "modify",
            "rename",
            "versioning",
            "versions",
            "website");

    private final String id;

    S3Operation(String id) {
        this.id = id;
    }

    /** The name of the operation in the journal. */
    String id() {
        return id;
    }

    /** Whether this is an operation, and not the lack of one. */
    boolean isOffered() {
        return this != NOT_IMPLEMENTED && this != METHOD_NOT_ALLOWED;
    }

    /** Whether a successful answer has a body. */
    boolean hasBody() {
        return switch (this) {
            case CREATE_BUCKET,
                    HEAD_BUCKET,
                    DELETE_BUCKET,
                    PUT_OBJECT,
                    HEAD_OBJECT,
                    DELETE_OBJECT,
                    UPLOAD_PART,
                    ABORT_MULTIPART_UPLOAD -> false;
            default -> true;
        };
    }

    static S3Operation of(S3Request request) {
        if (absent(request).isPresent()) {
            return NOT_IMPLEMENTED;
        }
        if (request.bucket().isEmpty()) {
            return request.method().equals("GET") && request.key().isEmpty() ? LIST_BUCKETS : METHOD_NOT_ALLOWED;
        }
        return request.key().isEmpty() ? ofBucket(request) : ofObject(request);
    }

    /** The part of S3 that a request asks for and the emulator does not have. */
    static Optional<String> absent(S3Request request) {
        return request.parameters().stream()
                .map(parameter -> parameter.name())
                .filter(ABSENT::contains)
                .findFirst();
    }

    private static S3Operation ofBucket(S3Request request) {
        return switch (request.method()) {
            case "GET" -> listing(request);
            case "PUT" -> CREATE_BUCKET;
            case "HEAD" -> HEAD_BUCKET;
            case "DELETE" -> DELETE_BUCKET;
            case "POST" -> request.has("delete") ? DELETE_OBJECTS : METHOD_NOT_ALLOWED;
            default -> METHOD_NOT_ALLOWED;
        };
    }

    private static S3Operation listing(S3Request request) {
        if (request.has("location")) {
            return GET_BUCKET_LOCATION;
        }
        if (request.has("uploads")) {
            return LIST_MULTIPART_UPLOADS;
        }
        return request.parameter("list-type").filter("2"::equals).isPresent() ? LIST_OBJECTS_V2 : LIST_OBJECTS;
    }

    private static S3Operation ofObject(S3Request request) {
        boolean upload = request.has("uploadId");
        boolean copy = request.vendorHeader("copy-source").isPresent();
        return switch (request.method()) {
            case "GET" -> upload ? LIST_PARTS : GET_OBJECT;
            case "HEAD" -> HEAD_OBJECT;
            case "PUT" -> upload ? (copy ? UPLOAD_PART_COPY : UPLOAD_PART) : (copy ? COPY_OBJECT : PUT_OBJECT);
            case "DELETE" -> upload ? ABORT_MULTIPART_UPLOAD : DELETE_OBJECT;
            case "POST" ->
                upload
                        ? COMPLETE_MULTIPART_UPLOAD
                        : request.has("uploads") ? CREATE_MULTIPART_UPLOAD : METHOD_NOT_ALLOWED;
            default -> METHOD_NOT_ALLOWED;
        };
    }
}
