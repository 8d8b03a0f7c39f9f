package io.github.clouddatasets.sync.internal;

import io.github.clouddatasets.core.ErrorKind;
import io.github.clouddatasets.core.spi.service.Envelope;
import io.github.clouddatasets.core.spi.service.ErrorBody;
import io.github.clouddatasets.core.spi.service.ErrorTable;
import io.github.clouddatasets.core.spi.service.RefusalFinder;
import io.github.clouddatasets.core.spi.service.Service;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Decoder;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How IDAH differs: JSON:API documents, two shapes of errors, and refusals of every kind as 401. */
public final class Idah {

    /** The error class of requests that the server's own code fails at, such as a download of an export without a file. */
    public static final String NO_FILE = "NoMethodError";

    private static final String NO_ROUTE = "verse.errors.not_found";

    private static final String CHECK_ENDPOINT =
            "no such route, whatever the id: check the endpoint, which ends in /api/v1 (https://host/api/v1)";

    private static final String COMPLETED = "annotations of a completed entry cannot be changed: its review has ended";

    /** Any failure of a call by JSON-RPC that is none of its input, given with the status 200. */
    private static final int RPC_FAILED = 500;

    /** The statuses that JSON:API answers with where JSON-RPC has a code. */
    private static final Map<String, Integer> RPC_STATUS =
            Map.of("-32602", 422, "-32603", RPC_FAILED, "-32601", 404, "-32600", 400, "-32001", 401);

    /** What the core has to know of IDAH's services, which differ in their addresses alone. */
    public static final Service SERVICE = new Service("idah", new JsonApi(), errors(), null, List.of());

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
                        403,
                        "unauthorized action `read` on `dataset:entry_stats`",
                        ErrorKind.PERMISSION_DENIED,
                        "no API key may read statistics; an admin, the organisation's owner and members of the project may")
                .text(
                        403,
                        "unauthorized action `create` on `dataset:note_feeds`",
                        ErrorKind.PERMISSION_DENIED,
                        "API keys may read notes and write none; members of the project may")
                .text(
                        403,
                        "unauthorized action",
                        ErrorKind.PERMISSION_DENIED,
                        "an API key needs the permission project_rw_all or project_rw_org; an account must be an admin,"
                                + " or own the organisation or the project")
                .text(
                        403,
                        "Unable to delete ",
                        ErrorKind.CONFLICT,
                        "what is in progress or completed, or holds such a thing, cannot be deleted")
                .text(
                        403,
                        "You do not have permission to create ",
                        ErrorKind.PERMISSION_DENIED,
                        "admins and owners of the organisation make projects, owners of the project make datasets, too; a key"
                                + " of a project's scope makes neither")
                .text(
                        422,
                        "Entry with resource ",
                        ErrorKind.CONFLICT,
                        "an entry that this caller can see has the resource already")
                .row(
                        422,
                        "Verse::Error::CannotCreateRecord",
                        ErrorKind.INVALID_REQUEST,
                        "the database refused the record: a required value is missing, the parent does not exist, or the key"
                                + " is taken where this caller cannot see")
                .row(
                        500,
                        "AASM::InvalidTransition",
                        ErrorKind.CONFLICT,
                        "the entry's step of the workflow does not allow this")
                .text(404, NO_ROUTE, ErrorKind.UNAVAILABLE_API, CHECK_ENDPOINT)
                .foreign(ErrorKind.UNAVAILABLE_API, CHECK_ENDPOINT, 404, 405, 410)
                // Mistakes of the caller that the server does not check: another try ends in the same way.
                .row(500, "Sequel::DatabaseError", ErrorKind.SERVER, "the server could not read a value of the request")
                .row(
                        500,
                        NO_FILE,
                        ErrorKind.SERVER,
                        "the server could not work with the request; for a download: the export has no file yet")
                // Refused files in an answer of status 200, under the names of the lists that they stand in.
                .row(
                        200,
                        "skipped",
                        ErrorKind.INVALID_REQUEST,
                        "the service does not take the file; nothing was stored")
                .row(200, "errored", ErrorKind.SERVER, "the service could not store the file")
                .text(422, "Cannot create annotations on a completed entry", ErrorKind.CONFLICT, COMPLETED)
                .text(422, "Cannot update annotations on a completed entry", ErrorKind.CONFLICT, COMPLETED)
                .text(422, "Cannot delete annotations on a completed entry", ErrorKind.CONFLICT, COMPLETED)
                // Errors of JSON-RPC have few codes; the texts tell more (specs/idah-dataset.md, section 5).
                .documentedStatus(RPC_STATUS::get)
                .text(RPC_FAILED, "{:id=>", ErrorKind.NOT_FOUND, null)
                .text(RPC_FAILED, "{id:", ErrorKind.NOT_FOUND, null)
                .text(RPC_FAILED, "unauthorized action", ErrorKind.PERMISSION_DENIED, null)
                .text(
                        RPC_FAILED,
                        "verse.errors.cannot_create_record",
                        ErrorKind.CONFLICT,
                        "an annotation has this id, perhaps in a project out of sight, or the database refused a value")
                .text(
                        422,
                        "dimensions: is required",
                        ErrorKind.INVALID_REQUEST,
                        "write with AnnotationSpelling.DIMENSIONS")
                .text(
                        422,
                        "shape_type: is required",
                        ErrorKind.INVALID_REQUEST,
                        "write with AnnotationSpelling.SHAPE_TYPE")
                .codes(ErrorKind.SERVER, "-32603")
                .codes(ErrorKind.UNAVAILABLE_API, "-32601")
                .misdirection(CrossedRefusal::isOfAnother)
                .build();
    }

    @Decoded
    record ErrorItem(
            @Nullable String title,
            @Nullable String detail,
            @Nullable Source source) {

        String text() {
            String place = source == null || source.pointer == null ? "" : " (" + source.pointer + ")";
            return (detail == null ? "" : detail) + place;
        }
    }

    @Decoded
    record Source(@Nullable String pointer) {}

    /** Both shapes in one: a list of errors, or a single flat error. Backtraces are not read. */
    @Decoded
    record ErrorDocument(
            List<ErrorItem> errors,
            @Nullable String type,
            @Nullable String detail) {
        ErrorDocument {
            errors = Immutable.list(errors);
        }
    }

    private static final class JsonApi implements Envelope {

        private static final Decoder<ErrorDocument> ERRORS = Json.SNAKE.decoder(ErrorDocument.class);

        /** What a gateway says instead of the service, or an error where a document has its data. */
        private static final RefusalFinder REFUSALS = new RefusalFinder(
                List.of("title", "type", "error_code", "code"),
                List.of("detail", "message", "error_msg"),
                List.of("request_id"),
                List.of("status"),
                code -> false);

        private static final Pattern DATA = Pattern.compile("\"data\"\\s*:\\s*(?:\\[\\s*\\{|\\{\\s*\")");

        @Override
        public ErrorBody error(int status, String body) {
            ErrorDocument document;
            try {
                document = ERRORS.read(body);
            } catch (IOException e) {
                return REFUSALS.error(body); // a proxy's page, or a text cut short
            }
            if (document == null || (document.errors.isEmpty() && document.type == null && document.detail == null)) {
                return REFUSALS.error(body);
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
            return REFUSALS.refusal(body) == null ? null : error(200, body);
        }

        /** Every job has an {@code error}, so that a document with data is not looked at. */
        @Override
        public boolean mayRefuse(byte[] start) {
            return RefusalFinder.isMarked(start)
                    && !DATA.matcher(new String(start, StandardCharsets.UTF_8)).find();
        }

        @Override
        public boolean hidesRefusals() {
            return true;
        }

        /** The media type of an answer follows the request's: a POST is answered as JSON:API (specs/idah-sync.md, 4). */
        @Override
        public String accept() {
            return "application/json, application/vnd.api+json";
        }
    }
}
