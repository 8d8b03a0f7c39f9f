package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.StateDocument;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The body of a request for a new version.
 *
 * @param trainShare the share of training samples as text, in the form of the request
 */
record CreateVersionRequest(
        String name,
        String description,
        String format,
        String trainShare,
        boolean clearHardProperty,
        boolean removeSampleUsage,
        boolean exportImages,
        boolean withColumnHeader) {

    /** The formats of versions. The position of a format is its code in filters. */
    static final List<String> FORMATS = List.of("Default", "CarbonData", "CSV");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final Pattern DESCRIPTION = Pattern.compile("[^!<>=&\"']{0,256}");
    private static final Pattern SHARE = Pattern.compile("0(\\.\\d+)?|1(\\.0+)?");

    static CreateVersionRequest of(ModelArtsBody body, DatasetKind kind, String defaultName) {
        CreateVersionRequest request = new CreateVersionRequest(
                body.text("version_name").orElse(defaultName),
                body.text("description").orElse(""),
                body.text("version_format").orElse("Default"),
                body.text("train_evaluate_sample_ratio").orElse("1.00"),
                body.flag("clear_hard_property", true),
                body.flag("remove_sample_usage", true),
                body.flag("export_images", false),
                body.flag("with_column_header", true));
        require(NAME.matcher(request.name).matches(), "version_name");
        require(DESCRIPTION.matcher(request.description).matches(), "description");
        require(SHARE.matcher(request.trainShare).matches(), "train_evaluate_sample_ratio");
        require(kind.tabular() ? FORMATS.contains(request.format) : request.format.equals("Default"), "version_format");
        return request;
    }

    /** A request with the split as its only option. */
    static CreateVersionRequest plain(String name, String trainShare) {
        return new CreateVersionRequest(name, "", "Default", trainShare, true, true, false, true);
    }

    static CreateVersionRequest of(StateDocument state) {
        return new CreateVersionRequest(
                state.text("name"),
                state.text("description"),
                state.text("format"),
                state.text("train_share"),
                state.flag("clear_hard_property"),
                state.flag("remove_sample_usage"),
                state.flag("export_images"),
                state.flag("with_column_header"));
    }

    ObjectNode saved() {
        return Json.object()
                .put("name", name)
                .put("description", description)
                .put("format", format)
                .put("train_share", trainShare)
                .put("clear_hard_property", clearHardProperty)
                .put("remove_sample_usage", removeSampleUsage)
                .put("export_images", exportImages)
                .put("with_column_header", withColumnHeader);
    }

    private static void require(boolean valid, String parameter) {
        if (!valid) {
            throw ModelArtsFault.bodyParameterInvalid(parameter);
        }
    }
}
