package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.clouddatasets.core.ErrorKind;
import io.github.clouddatasets.core.spi.Download;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.service.Envelope;
import io.github.clouddatasets.core.spi.service.ErrorBody;
import io.github.clouddatasets.core.spi.service.ErrorTable;
import io.github.clouddatasets.core.spi.service.Service;
import io.github.clouddatasets.core.spi.service.ServiceFault;
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
        String tag = tags.isEmpty() ? "" : tags.get(0).strip();
        if (tag.length() > 1 && tag.startsWith("\"") && tag.endsWith("\"")) {
            tag = tag.substring(1, tag.length() - 1);
        }
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
        public @Nullable Object read(JsonParser body, @Nullable ObjectReader reader) {
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
                    case "Code" -> code = field.group(2);
                    case "Message" -> message = field.group(2);
                    default -> requestId = field.group(2);
                }
            }
            return new ErrorBody(code, message, requestId);
        }
    }
}
