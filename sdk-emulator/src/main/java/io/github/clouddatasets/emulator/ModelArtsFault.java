package io.github.clouddatasets.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A refusal, with a status and a code from the table of documented error codes. Most codes there occur with one status
 * only, but a few mean different things under different statuses, so both are given here.
 */
final class ModelArtsFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private ModelArtsFault(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = "ModelArts." + code;
    }

    static ModelArtsFault tokenMissing() {
        return new ModelArtsFault(401, "0201", "The token is missing.");
    }

    static ModelArtsFault tokenExpired() {
        return new ModelArtsFault(401, "0202", "The token has expired.");
    }

    static ModelArtsFault tokenWithoutProject() {
        return new ModelArtsFault(401, "0207", "The token does not contain the project of this region.");
    }

    static ModelArtsFault projectNotOfToken() {
        return new ModelArtsFault(403, "0210", "The project ID in the URL differs from that of the token.");
    }

    static ModelArtsFault tokenInvalid() {
        return new ModelArtsFault(401, "0203", "The token is invalid.");
    }

    static ModelArtsFault authorizationMalformed() {
        return new ModelArtsFault(401, "0206", "The authorization header is malformed.");
    }

    static ModelArtsFault authorizationUncheckable(String why) {
        return new ModelArtsFault(401, "0208", "The authorization header of the request cannot be checked: " + why);
    }

    static ModelArtsFault accessKeyInvalid() {
        return new ModelArtsFault(403, "0206", "The AK/SK is invalid.");
    }

    static ModelArtsFault projectInvalid() {
        return new ModelArtsFault(400, "0210", "Invalid project ID.");
    }

    static ModelArtsFault argumentInvalid(String what) {
        return new ModelArtsFault(400, "0101", "Invalid argument: " + what);
    }

    static ModelArtsFault workspaceUnknown(String id) {
        return new ModelArtsFault(400, "0102", "Workspace " + id + " does not exist.");
    }

    static ModelArtsFault bodyParameterInvalid(String name) {
        return new ModelArtsFault(400, "0104", "Invalid parameter " + name + ".");
    }

    static ModelArtsFault queryParameterInvalid(String name, String value) {
        return new ModelArtsFault(400, "0107", "Values of request parameter (" + name + "," + value + ") invalid.");
    }

    static ModelArtsFault publishing() {
        return new ModelArtsFault(400, "4343", "The operation is not allowed while a version is being published.");
    }

    static ModelArtsFault datasetNameTaken(String name) {
        return new ModelArtsFault(400, "4351", "Dataset name " + name + " is already taken.");
    }

    static ModelArtsFault datasetUnknown(String id) {
        return new ModelArtsFault(400, "4352", "Dataset " + id + " does not exist.");
    }

    static ModelArtsFault versionUnknown(String id) {
        return new ModelArtsFault(400, "4353", "Dataset version " + id + " does not exist.");
    }

    static ModelArtsFault synchronizing() {
        return new ModelArtsFault(400, "4355", "A synchronization task is already running.");
    }

    static ModelArtsFault exportPathInvalid(String why) {
        return new ModelArtsFault(400, "4358", "Invalid export path: " + why);
    }

    static ModelArtsFault exportTaskUnknown(String id) {
        return new ModelArtsFault(400, "4359", "Export task " + id + " does not exist.");
    }

    static ModelArtsFault versionNameTaken(String name) {
        return new ModelArtsFault(400, "4371", "Version name " + name + " is already taken.");
    }

    static ModelArtsFault nothingToPublish() {
        return new ModelArtsFault(400, "4372", "The dataset has no usable image.");
    }

    static ModelArtsFault exportParameterInvalid(String name) {
        return new ModelArtsFault(400, "4384", "Invalid export parameter " + name + ".");
    }

    static ModelArtsFault exportUnsupported(DatasetKind kind) {
        return new ModelArtsFault(
                501, "4383", "Unsupported operation, dataset type " + kind.code() + " cannot be exported.");
    }

    /** What the gateway in front of the service answers to a path or method nobody published. */
    static Answer routeUnknown() {
        return Answer.json(404, body("APIG.0101", "The API does not exist or has not been published."));
    }

    Answer answer() {
        return Answer.json(status, body(code, String.valueOf(getMessage())));
    }

    private static ObjectNode body(String code, String message) {
        return Json.object().put("error_code", code).put("error_msg", message);
    }
}
