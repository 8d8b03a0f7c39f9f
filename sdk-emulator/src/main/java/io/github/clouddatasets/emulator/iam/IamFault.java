package io.github.clouddatasets.emulator.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Json;

/** A refusal of IAM, in Keystone's error format. */
final class IamFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;

    private IamFault(int status, String title, String message) {
        super(message, null, false, false);
        this.status = status;
        this.title = title;
    }

    static IamFault malformed(String message) {
        return new IamFault(400, "Bad Request", message);
    }

    static IamFault unauthorized(String message) {
        return new IamFault(401, "Unauthorized", message);
    }

    static IamFault routeUnknown() {
        return new IamFault(404, "Not Found", "The resource could not be found.");
    }

    Answer answer() {
        return answer(status, title, String.valueOf(getMessage()));
    }

    static Answer answer(int status, String title, String message) {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", status).put("message", message).put("title", title);
        return Answer.json(status, body);
    }
}
