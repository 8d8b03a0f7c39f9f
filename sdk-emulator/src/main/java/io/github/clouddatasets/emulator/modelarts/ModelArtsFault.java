package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Json;

/**
 * A refusal of ModelArts, with a status and a code from the documented table of error codes. A few codes have different
 * meanings with different statuses, so each refusal names both.
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

    static ModelArtsFault quotaTooSmall(String what, long quota) {
        return new ModelArtsFault(500, "4354", "Quota too small: a dataset has at most " + quota + " " + what + ".");
    }

    static ModelArtsFault publishedAMomentAgo() {
        return new ModelArtsFault(400, "4370", "Only one version can be published per minute.");
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

    static ModelArtsFault datasetNotReady() {
        return new ModelArtsFault(400, "4200", "Bad request: the dataset is still being created.");
    }

    static ModelArtsFault importing() {
        return new ModelArtsFault(400, "4356", "An import task is already running.");
    }

    static ModelArtsFault pathNested(String path) {
        return new ModelArtsFault(400, "4205", "A subdirectory is specified as the input or output path: " + path);
    }

    static ModelArtsFault obsPathUnknown(String path) {
        return new ModelArtsFault(400, "4312", "OBS path " + path + " does not exist.");
    }

    static ModelArtsFault obsPathInvalid(String path) {
        return new ModelArtsFault(400, "4315", "Invalid OBS path " + path + ".");
    }

    static ModelArtsFault nothingImportable(String path) {
        return new ModelArtsFault(400, "4340", "There is nothing to import at " + path + ".");
    }

    static ModelArtsFault fileUnknown(String path) {
        return new ModelArtsFault(400, "4345", "File " + path + " does not exist.");
    }

    static ModelArtsFault workPathTooLong() {
        return new ModelArtsFault(400, "4350", "work_path is too long.");
    }

    static ModelArtsFault workPathTaken(String path) {
        return new ModelArtsFault(400, "4364", "work_path " + path + " is a subdirectory of another dataset.");
    }

    static ModelArtsFault labelingWhilePublishing() {
        return new ModelArtsFault(400, "4381", "Labeling is not allowed while a version is being published.");
    }

    static ModelArtsFault labelUnknown(String name) {
        return new ModelArtsFault(400, "4410", "Label " + name + " does not exist.");
    }

    static ModelArtsFault labelNameTaken(String name) {
        return new ModelArtsFault(400, "4411", "Label name " + name + " is already taken.");
    }

    static ModelArtsFault shortcutTaken(String shortcut) {
        return new ModelArtsFault(400, "4412", "Label shortcut " + shortcut + " is already taken.");
    }

    static ModelArtsFault labelIncompatible(int type) {
        return new ModelArtsFault(
                400, "4413", "Label type " + type + " does not fit the annotation rules of the dataset.");
    }

    static ModelArtsFault relationUnbound(String name) {
        return new ModelArtsFault(400, "4414", "An entity of relation label " + name + " does not exist.");
    }

    static ModelArtsFault entityInUse(String relation) {
        return new ModelArtsFault(
                400, "4415", "An entity label cannot be removed, relation label " + relation + " needs it.");
    }

    static ModelArtsFault sampleUnknown(String id) {
        return new ModelArtsFault(400, "4420", "Sample " + id + " does not exist.");
    }

    static ModelArtsFault uploadFailed(String why) {
        return new ModelArtsFault(400, "4421", "The sample cannot be uploaded: " + why);
    }

    static ModelArtsFault sampleTwice(String name) {
        return new ModelArtsFault(400, "4422", "Sample " + name + " is already there.");
    }

    static ModelArtsFault attributeNameTwice(String name) {
        return new ModelArtsFault(400, "4428", "Label attribute name " + name + " is duplicate.");
    }

    static ModelArtsFault attributeValueTwice(String value) {
        return new ModelArtsFault(400, "4429", "Label attribute value " + value + " is duplicate.");
    }

    static ModelArtsFault workerUnknown(String id) {
        return new ModelArtsFault(400, "4604", "Worker " + id + " does not exist.");
    }

    static ModelArtsFault workforceTaskUnknown(String id) {
        return new ModelArtsFault(400, "4619", "Workforce task " + id + " does not exist.");
    }

    static ModelArtsFault sampleTooLarge(String name) {
        return new ModelArtsFault(400, "4656", "Sample " + name + " is too large.");
    }

    static ModelArtsFault versionUndeletable(String name) {
        return new ModelArtsFault(400, "4828", "Version " + name + " cannot be deleted while it is being published.");
    }

    static ModelArtsFault bodyTooLarge() {
        return new ModelArtsFault(413, "4104", "The request body is too large.");
    }

    static ModelArtsFault labelsUnsupported(DatasetKind kind) {
        return new ModelArtsFault(
                501, "4383", "Unsupported operation, dataset type " + kind.code() + " has no labels.");
    }

    static ModelArtsFault deletionFailed(String key) {
        return new ModelArtsFault(500, "4424", "Sample deletion failed: " + key);
    }

    /** The refusal of a request that comes too fast; the next second admits more. */
    static Answer tooManyRequests() {
        return Answer.json(429, body("ModelArts.4395", "Dataset requests are throttled. Try again later."))
                .with("Retry-After", "1");
    }

    /** The answer of the gateway to an unknown path or method. */
    static Answer routeUnknown() {
        return Answer.json(404, body("APIG.0101", "The API does not exist or has not been published."));
    }

    String code() {
        return code;
    }

    /** The refusal as the result of one item of a batch. */
    ObjectNode item() {
        return body(code, String.valueOf(getMessage())).put("success", false);
    }

    Answer answer() {
        return Answer.json(status, body(code, String.valueOf(getMessage())));
    }

    private static ObjectNode body(String code, String message) {
        return Json.object().put("error_code", code).put("error_msg", message);
    }
}
