package io.github.clouddatasets.emulator.powerdrill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.WorkFate;

/** A refusal in Powerdrill's envelope. Some codes have the HTTP status 200, as documented. */
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

    /** The dataset is unknown, or the user does not belong to the project of the key. */
    static PowerdrillFault notFound(String what) {
        return new PowerdrillFault(200, 300003, "Resource not found in this project: " + what);
    }

    static PowerdrillFault extensionUnsupported(String extension) {
        return new PowerdrillFault(200, 300004, "Invalid file extension: " + extension);
    }

    static PowerdrillFault fileEmpty() {
        return new PowerdrillFault(200, 300005, "Empty file");
    }

    static PowerdrillFault uploadFailed(String why) {
        return new PowerdrillFault(200, 300007, "Failed to upload the file: " + why);
    }

    static PowerdrillFault linkNotMade() {
        return new PowerdrillFault(200, 300008, "An error occurred while generating the presigned URL");
    }

    static PowerdrillFault storageFull() {
        return new PowerdrillFault(200, 300006, "The storage of the workspace is full");
    }

    static PowerdrillFault sessionsExhausted() {
        return new PowerdrillFault(200, 300009, "The number of sessions has reached the upper limit");
    }

    static PowerdrillFault sourceNotCreated(String why) {
        return new PowerdrillFault(200, 300011, "Fail to create datasource: " + why);
    }

    /** A job that has failed. Its code is a number, as the plan of work has checked. */
    static PowerdrillFault jobFailed(WorkFate fate) {
        return new PowerdrillFault(400, Integer.parseInt(fate.code()), fate.message());
    }

    static PowerdrillFault quotaExceeded() {
        return new PowerdrillFault(400, 210021, "Job quota exceeded");
    }

    static PowerdrillFault questionTooLong() {
        return new PowerdrillFault(400, 210022, "Question too long");
    }

    static PowerdrillFault sourcesNotReady() {
        return new PowerdrillFault(400, 210023, "Selected files are not all ready");
    }

    static PowerdrillFault sourcesTooMany() {
        return new PowerdrillFault(400, 210025, "Too many selected files in the query");
    }

    static PowerdrillFault modelGroupInvalid() {
        return new PowerdrillFault(400, 100112, "The modelGroup must be default");
    }

    static PowerdrillFault rateExceeded() {
        return new PowerdrillFault(429, 201, "Rate limit reached for requests");
    }

    static PowerdrillFault operationInvalid() {
        return new PowerdrillFault(404, 100001, "Invalid operation");
    }

    Answer answer() {
        return answer(status, code, String.valueOf(getMessage()));
    }

    static Answer answer(int status, int code, String message) {
        ObjectNode body = Json.object().put("code", code).put("msg", message);
        return Answer.json(status, body);
    }
}
