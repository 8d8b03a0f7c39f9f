package io.github.clouddatasets.core.spi;

import java.io.IOException;
import java.util.Locale;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** A JSON document where a file was asked for: it may be a refusal. A file comes with its name, or is of another type. */
final class SmallDocument {

    private static final int LONGEST = 64 * 1024;

    private SmallDocument() {}

    /** The text of the answer, which stays unread; null for what is surely a file. */
    static @Nullable String of(Response response, ResponseBody body) throws IOException {
        boolean json =
                body.contentType() != null && body.contentType().subtype().endsWith("json");
        boolean isSmall = body.contentLength() >= 0 && body.contentLength() <= LONGEST;
        if (!json || !isSmall || response.code() != 200 || response.header("Content-Disposition") != null) {
            return null;
        }
        return BodyText.of(body.source().peek().readByteArray(body.contentLength()), BodyText.charset(body));
    }

    /** Whether this is a web page where the file is none: it comes without a name, from an address of another kind. */
    static boolean isPageForFile(Response response, ResponseBody body) {
        boolean page = body.contentType() != null
                && body.contentType().subtype().toLowerCase(Locale.ROOT).matches("html|xhtml\\+xml");
        String path = response.request().url().encodedPath().toLowerCase(Locale.ROOT);
        return page && response.header("Content-Disposition") == null && !path.matches(".*\\.x?html?");
    }
}
