package io.github.clouddatasets.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A refusal in Powerdrill's envelope. Some codes come with HTTP 200, as documented. */
final class PowerdrillFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    private PowerdrillFault(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static PowerdrillFault keyMissing() {
        return new PowerdrillFault(403, 1003, "The authentication information is missing or incomplete");
    }

    static PowerdrillFault keyWrong() {
        return new PowerdrillFault(403, 1004, "The authentication information is incorrect");
    }

    static PowerdrillFault parameterInvalid(String name) {
        return new PowerdrillFault(400, 300001, "Invalid parameter: " + name);
    }

    /** Unknown datasets, and users who do not belong to the project of the key. */
    static PowerdrillFault notFound(String what) {
        return new PowerdrillFault(200, 300003, "Resource not found in this project: " + what);
    }

    static PowerdrillFault operationInvalid() {
        return new PowerdrillFault(404, 100001, "Invalid operation");
    }

    Answer answer() {
        ObjectNode body = Json.object().put("code", code).put("msg", getMessage());
        return Answer.json(status, body);
    }
}
