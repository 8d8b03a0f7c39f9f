package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.core.JsonParser;
import io.github.clouddatasets.core.ErrorKind;
import io.github.clouddatasets.core.spi.Download;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.service.Envelope;
import io.github.clouddatasets.core.spi.service.ErrorBody;
import io.github.clouddatasets.core.spi.service.ErrorTable;
import io.github.clouddatasets.core.spi.service.Service;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.core.spi.value.Decoder;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The object storage behind presigned links, which takes parts of files and gives result files: another service at another
 * host, with S3's errors, which must get none of the API's headers.
 */
final class ObjectStorage {

    static final Service SERVICE =
            new Service("powerdrill storage", new Xml(), errors(), null, List.of("x-amz-request-id"));

    /** Sends the bytes of a part; answers with its tag, without the quotes. */
    static final Op<String> PUT =
            Op.put("putPart", "/", String.class).orElse("").transferring().withHeaders((none, headers) -> tag(headers));

    /** Fetches a file. */
    static final Op<Download> GET = Op.stream("getFile", "/");

    private ObjectStorage() {}

    private static String tag(Function<String, List<String>> headers) throws ServiceFault {
        List<String> tags = headers.apply("ETag");
        String tag = tags.isEmpty() ? "" : PartEtag.bare(tags.get(0));
        if (tag.isEmpty()) {
            throw new ServiceFault("NoETag", "the storage answered without an ETag: the part cannot be completed");
        }
        return tag;
    }

    private static ErrorTable errors() {
        return ErrorTable.builder()
                .row(
                        403,
                        "AccessDenied",
                        ErrorKind.PERMISSION_DENIED,
                        "the link has expired or is not signed for this: ask for a new one")
                .codes(ErrorKind.NOT_FOUND, "NoSuchKey", "NoSuchUpload", "NoSuchBucket")
                .codes(ErrorKind.SERVER, "NoETag")
                // S3 and those who speak like S3 use these with many statuses, 400 and 409 among them.
                .codes(
                        ErrorKind.RATE_LIMITED,
                        "SlowDown",
                        "SlowDownRead",
                        "SlowDownWrite",
                        "Throttling",
                        "ThrottlingException",
                        "RequestThrottled",
                        "RequestLimitExceeded",
                        "BandwidthLimitExceeded",
                        "TooManyRequests",
                        "TooManyRequestsException",
                        "QpsLimitExceeded",
                        "FlowLimitExceeded")
                .passing(
                        ErrorKind.SERVER,
                        "RequestTimeout",
                        "RequestTimeoutException",
                        "IncompleteBody",
                        "InternalError",
                        "InternalServerError",
                        "ServiceUnavailable",
                        "Busy",
                        "ServerBusy",
                        "ServerTimeout",
                        "OperationTimedOut",
                        "OperationAborted",
                        "PriorRequestNotComplete")
                .codes(
                        ErrorKind.INVALID_REQUEST,
                        "EntityTooLarge",
                        "EntityTooSmall",
                        "BadDigest",
                        "MissingContentLength")
                .build();
    }

    /** S3's answers: nothing on success, {@code <Error><Code>…</Code><Message>…</Message></Error>} on failure. */
    private static final class Xml implements Envelope {

        private static final Pattern FIELD = Pattern.compile("<(Code|Message|RequestId)>([^<]{0,1000})</");

        @Override
        public @Nullable Object read(JsonParser body, @Nullable Decoder<?> decoder) {
            return null;
        }

        @Override
        public ErrorBody error(int status, String body) {
            String code = null;
            String message = null;
            String requestId = null;
            Matcher field = FIELD.matcher(body);
            while (field.find()) {
                switch (field.group(1)) {
                    case "Code" -> code = field.group(2).strip();
                    case "Message" -> message = field.group(2);
                    default -> requestId = field.group(2);
                }
            }
            return new ErrorBody(code, message, requestId);
        }
    }
}
