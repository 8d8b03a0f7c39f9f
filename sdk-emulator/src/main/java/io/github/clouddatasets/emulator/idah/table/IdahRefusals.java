package io.github.clouddatasets.emulator.idah.table;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.ErrorCodes;
import io.github.clouddatasets.emulator.http.Refusals;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The refusals of IDAH, whose codes are classes of the server: where {@code Authorization} is 401. */
public final class IdahRefusals implements Refusals {

    /** The operations that answer errors as flat objects instead of JSON:API documents. */
    private static final Set<String> FLAT =
            Set.of("downloadExport", "listExportFormats", "downloadMedia", "downloadMediaVariant");

    /** The operation that answers errors as JSON-RPC does. */
    private static final String RPC = "callAnnotationsRpc";

    private static final ErrorCodes CODES = new ErrorCodes()
            .add(401, "Verse::Error::Authorization", "unauthorized_access")
            .add(403, "Verse::Error::Unauthorized", "unauthorized action")
            .add(404, "Verse::Error::NotFound", "verse.errors.not_found")
            .add(404, "Verse::Error::RecordNotFound", "{id: \"\"}")
            .add(422, "Verse::Error::ValidationFailed", "is invalid")
            .add(422, "Verse::Error::CannotCreateRecord", "cannot create record")
            .add(400, "Verse::Error::BadRequest", "Verse::Error::BadRequest")
            .add(500, "Sequel::DatabaseError", "PG::ConnectionBad: connection is closed")
            .add(500, "NoMethodError", "undefined method 'id' for nil")
            .add(500, "RuntimeError", "HTTP Error: 502 - Bad Gateway");

    /** The services limit no rate; a proxy in front does, with a page of its own. */
    private static final String TOO_MANY_REQUESTS = String.join(
            "\r\n",
            "<html>",
            "<head><title>429 Too Many Requests</title></head>",
            "<body>",
            "<center><h1>429 Too Many Requests</h1></center>",
            "<hr><center>nginx/1.26.3</center>",
            "</body>",
            "</html>",
            "");

    public static boolean isFlat(String operation) {
        return FLAT.contains(operation);
    }

    @Override
    public Optional<Answer> error(String operation, String code, Optional<String> message) {
        return CODES.find(code)
                .map(known -> refusal(operation, IdahFault.of(known.status(), code, message.orElse(known.text()))));
    }

    @Override
    public List<String> codes() {
        return CODES.all();
    }

    @Override
    public Answer throttled(String operation) {
        return Answer.bytes(429, "text/html", TOO_MANY_REQUESTS.getBytes(StandardCharsets.US_ASCII))
                .with("Server", "nginx/1.26.3");
    }

    @Override
    public Answer expired(String operation) {
        String detail = operation.equals("refreshToken") ? "Invalid JWT token" : "Signature has expired";
        return refusal(operation, IdahFault.authorization(detail));
    }

    /** The refusal in the form in which the operation answers errors. */
    public static Answer refusal(String operation, IdahFault fault) {
        if (operation.equals(RPC)) {
            return fault.rpc();
        }
        return isFlat(operation) ? fault.flat() : fault.document();
    }
}
