package io.github.clouddatasets.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.clouddatasets.core.ErrorKind;
import io.github.clouddatasets.core.spi.service.Envelope;
import io.github.clouddatasets.core.spi.service.ErrorBody;
import io.github.clouddatasets.core.spi.service.ErrorTable;
import io.github.clouddatasets.core.spi.service.Service;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.Json;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How IDAH differs: JSON:API documents, two shapes of errors, and refusals of every kind as 401. */
final class Idah {

    /** The error class of requests that the server's own code fails at, such as a download of an export without a file. */
    static final String NO_FILE = "NoMethodError";

    static final Service SERVICE = new Service("idah", new JsonApi(), errors(), null, List.of());

    private Idah() {}

    /** specs/idah-sync.md, sections 2 and 5. There are no codes beside class names, so the texts decide. */
    private static ErrorTable errors() {
        return ErrorTable.builder()
                .text(
                        401,
                        "invalid export format",
                        ErrorKind.INVALID_REQUEST,
                        "no such exporter: take one from formats()")
                .text(
                        401,
                        "You do not have access to any of the datasets",
                        ErrorKind.PERMISSION_DENIED,
                        "none of datasetIds can be exported by this caller")
                .text(
                        401,
                        "You do not have access to the project",
                        ErrorKind.PERMISSION_DENIED,
                        "this caller may not export from the project")
                .text(
                        401,
                        "Dataset IDs provided do not belong",
                        ErrorKind.INVALID_REQUEST,
                        "datasetIds and projectId do not fit together")
                .text(401, "Role `", ErrorKind.PERMISSION_DENIED, "the service does not know the caller's role")
                .text(
                        403,
                        "unauthorized action `delete` on `sync:jobs`",
                        ErrorKind.PERMISSION_DENIED,
                        "only the service's own system role may delete jobs; no account or API key can")
                .text(
                        404,
                        "verse.errors.not_found",
                        ErrorKind.NOT_FOUND,
                        "no such route, whatever the id: check the endpoint")
                // Mistakes of the caller that the server does not check: another try ends in the same way.
                .row(500, "Sequel::DatabaseError", ErrorKind.SERVER, "the server could not read a value of the request")
                .row(
                        500,
                        NO_FILE,
                        ErrorKind.SERVER,
                        "the server could not work with the request; for a download: the export has no file yet")
                .build();
    }

    record ErrorItem(
            @Nullable String title,
            @Nullable String detail,
            @Nullable Source source) {

        String text() {
            String place = source == null || source.pointer == null ? "" : " (" + source.pointer + ")";
            return (detail == null ? "" : detail) + place;
        }
    }

    record Source(@Nullable String pointer) {}

    /** Both shapes in one: a list of errors, or a single flat error. Backtraces are not read. */
    record ErrorDocument(
            List<ErrorItem> errors,
            @Nullable String type,
            @Nullable String detail) {
        ErrorDocument {
            errors = Immutable.list(errors);
        }
    }

    private static final class JsonApi implements Envelope {

        private static final ObjectReader ERRORS = Json.SNAKE.reader(ErrorDocument.class);

        @Override
        public ErrorBody error(int status, String body) {
            ErrorDocument document;
            try {
                document = ERRORS.readValue(body);
            } catch (JsonProcessingException e) {
                return ErrorBody.EMPTY; // a proxy's HTML, or a text cut short
            }
            if (document == null) {
                return ErrorBody.EMPTY;
            }
            if (document.errors.isEmpty()) {
                return new ErrorBody(document.type, document.detail, null);
            }
            String text = document.errors.stream().map(ErrorItem::text).collect(Collectors.joining("; "));
            return new ErrorBody(document.errors.get(0).title, text, null);
        }

        /** A document has data or errors, never both. */
        @Override
        public @Nullable ErrorBody refusal(String body) {
            try {
                ErrorDocument document = ERRORS.readValue(body);
                return document == null || document.errors.isEmpty() ? null : error(200, body);
            } catch (JsonProcessingException e) {
                return null;
            }
        }
    }
}
