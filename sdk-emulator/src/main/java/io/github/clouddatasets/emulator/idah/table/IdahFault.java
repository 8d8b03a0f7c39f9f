package io.github.clouddatasets.emulator.idah.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Json;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A refusal of an IDAH service, in the form of a server with LOG_SHOW_ERROR_DETAILS=false: without backtraces. Titles
 * are class names of the server, where {@code Authorization} is 401 and {@code Unauthorized} is 403.
 */
public final class IdahFault extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String VALIDATION = "Verse::Error::ValidationFailed";

    private final int status;
    private final String title;
    private final boolean beforeRouting;
    private final transient List<Violation> violations;

    private IdahFault(int status, String title, String detail, boolean beforeRouting, List<Violation> violations) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
        this.beforeRouting = beforeRouting;
        this.violations = violations;
    }

    public static IdahFault of(int status, String title, String detail) {
        return new IdahFault(status, title, detail, false, List.of());
    }

    public static IdahFault authorization(String detail) {
        return of(401, "Verse::Error::Authorization", detail);
    }

    public static IdahFault unauthorized(String action, String resource) {
        return of(403, "Verse::Error::Unauthorized", "unauthorized action `" + action + "` on `" + resource + "`");
    }

    public static IdahFault recordNotFound(String id) {
        return of(404, "Verse::Error::RecordNotFound", "{id: \"" + id + "\"}");
    }

    public static IdahFault fileNotFound() {
        return of(404, "Verse::Error::NotFound", "File not found");
    }

    /** A record that is unknown or out of the caller's sight; the text is a hash of the server's language. */
    public static IdahFault recordMissing(String id) {
        return of(404, "Verse::Error::RecordNotFound", "{:id=>\"" + id + "\"}");
    }

    /** A change of a record that is unknown or out of the caller's sight. */
    public static IdahFault recordUnchangeable(String id) {
        return of(404, "Verse::Error::RecordNotFound", id);
    }

    /** A rule of a service that the request breaks. */
    public static IdahFault forbidden(String detail) {
        return of(403, "Verse::Error::Unauthorized", detail);
    }

    /** A mistake of the request that belongs to no parameter. */
    public static IdahFault invalid(String detail) {
        return new IdahFault(422, VALIDATION, detail, false, List.of(new Violation("", detail)));
    }

    /** A mistake in one parameter of the request. */
    public static IdahFault invalid(String pointer, String detail) {
        return validation(List.of(new Violation(pointer, detail)));
    }

    public static IdahFault validation(List<Violation> violations) {
        String detail = violations.stream()
                .map(violation -> violation.pointer.substring(1).replace('/', '.') + ": " + violation.detail)
                .collect(Collectors.joining("\n"));
        return new IdahFault(422, VALIDATION, detail, false, List.copyOf(violations));
    }

    /** A record that cannot be stored. */
    public static IdahFault cannotCreate(String detail) {
        return of(422, "Verse::Error::CannotCreateRecord", detail);
    }

    /** A record that the database refuses for a missing value. */
    public static IdahFault cannotCreate() {
        return cannotCreate("verse.errors.cannot_create_record");
    }

    /** A refresh token that is none, or used. */
    public static IdahFault badRefreshToken(String detail) {
        return of(401, "BadRefreshTokenError", detail);
    }

    /** A mistake of the caller that the database detects. */
    public static IdahFault database(String detail) {
        return of(500, "Sequel::DatabaseError", detail);
    }

    /** A mistake of the caller that makes the server fail. */
    public static IdahFault noMethod(String detail) {
        return of(500, "NoMethodError", detail);
    }

    /** A service that this service needs is stopped. */
    public static IdahFault upstreamDown() {
        return of(500, "RuntimeError", "HTTP Error: 502 - Bad Gateway");
    }

    public static IdahFault routeUnknown() {
        return new IdahFault(404, "Verse::Error::NotFound", "verse.errors.not_found", true, List.of());
    }

    public static IdahFault bodyUnreadable() {
        return new IdahFault(400, "Verse::Error::BadRequest", "Verse::Error::BadRequest", true, List.of());
    }

    /** The refusal as a JSON:API document, or as a flat object before the request reaches an operation. */
    public Answer document() {
        if (beforeRouting) {
            return flat();
        }
        ObjectNode body = Json.object();
        var errors = body.putArray("errors");
        for (Violation violation : violations) {
            // Only these errors have the status as a number.
            ObjectNode error =
                    errors.addObject().put("status", status).put("title", title).put("detail", violation.detail);
            if (!violation.pointer.isEmpty()) {
                error.putObject("source").put("pointer", violation.pointer);
            }
        }
        if (violations.isEmpty()) {
            errors.addObject()
                    .put("status", String.valueOf(status))
                    .put("title", title)
                    .put("detail", getMessage());
        }
        return Answer.json(status, body);
    }

    public int status() {
        return status;
    }

    /** Whether the request itself is wrong, rather than the state of the records. */
    public boolean isValidation() {
        return title.equals(VALIDATION);
    }

    /** The refusal of a whole JSON-RPC request. A body that is no JSON is refused before. */
    public Answer rpc() {
        if (beforeRouting) {
            return flat();
        }
        int code = switch (status) {
            case 401 -> -32001;
            case 400 -> -32600;
            case 422 -> -32602;
            default -> -32603;
        };
        ObjectNode body = Json.object().put("jsonrpc", "2.0").putNull("id");
        body.putObject("error").put("code", code).put("message", status == 401 ? "Authentication error" : getMessage());
        return Answer.json(status, body);
    }

    /** The refusal as a flat object. */
    public Answer flat() {
        ObjectNode body = Json.object()
                .put("status", String.valueOf(status))
                .put("type", title)
                .put("detail", getMessage());
        return Answer.json(status, body);
    }

    /**
     * A mistake in one parameter of the request.
     *
     * @param pointer such as {@code /page/size}; empty where the mistake belongs to no parameter
     */
    public record Violation(String pointer, String detail) {}
}
