package io.github.clouddatasets.emulator.modelarts;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a caller asks for when publishing a version.
 *
 * @param trainShare the share of training samples as text, the way it goes over the wire
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

    /** Version formats; the position is the code that filters use. */
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

    /** A version as it is published without any option but the split. */
    static CreateVersionRequest plain(String name, String trainShare) {
        return new CreateVersionRequest(name, "", "Default", trainShare, true, true, false, true);
    }

    private static void require(boolean valid, String parameter) {
        if (!valid) {
            throw ModelArtsFault.bodyParameterInvalid(parameter);
        }
    }
}
