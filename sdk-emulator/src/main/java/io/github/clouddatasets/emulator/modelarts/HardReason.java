package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import java.util.List;
import java.util.Optional;

/** Why a sample counts as a hard example; the documented ids with texts of our own. */
record HardReason(int id, String alias, String reason) {

    private static final List<HardReason> ALL = List.of(
            new HardReason(0, "no_object", "No object was found."),
            new HardReason(1, "low_confidence", "The confidence is low."),
            new HardReason(2, "clustering", "Clustering of the training set disagrees with the prediction."),
            new HardReason(3, "feature", "The prediction differs much from training data of its class."),
            new HardReason(4, "sequence", "Predictions of similar images in a row disagree."),
            new HardReason(5, "resolution", "The resolution is unlike that of the training set."),
            new HardReason(6, "aspect_ratio", "The aspect ratio is unusual."),
            new HardReason(7, "brightness", "The brightness is unusual."),
            new HardReason(8, "saturation", "The saturation is unusual."),
            new HardReason(9, "colour", "The colours are unusual."),
            new HardReason(10, "sharpness", "The sharpness is unusual."),
            new HardReason(11, "box_count", "The number of boxes is unusual."),
            new HardReason(12, "box_area", "The spread of the areas of boxes is unusual."),
            new HardReason(13, "box_aspect_ratio", "The aspect ratio of boxes is unusual."),
            new HardReason(14, "box_share", "The share of boxes in the image is unusual."),
            new HardReason(15, "box_edge", "Boxes are too near to the edge."),
            new HardReason(16, "box_brightness", "The brightness of boxes is unusual."),
            new HardReason(17, "box_sharpness", "The sharpness of boxes is unusual."),
            new HardReason(18, "box_overlap", "Boxes overlap unusually."),
            new HardReason(19, "blur", "The prediction changes when the image is blurred."),
            new HardReason(20, "fliplr", "The prediction changes when left and right are swapped."),
            new HardReason(21, "crop", "The prediction changes when the image is cropped."),
            new HardReason(22, "flipud", "The prediction changes when the image is turned upside down."),
            new HardReason(23, "scale", "The prediction changes when the image is scaled."),
            new HardReason(24, "translate", "The prediction changes when the image is moved."),
            new HardReason(25, "shear", "The prediction changes when the image is sheared."),
            new HardReason(26, "superpixels", "The prediction changes when pixels are merged."),
            new HardReason(27, "sharpen", "The prediction changes when the image is sharpened."),
            new HardReason(28, "add", "The prediction changes when the image is made lighter or darker."),
            new HardReason(29, "invert", "The prediction changes when the colours are inverted."),
            new HardReason(30, "abnormal", "The prediction looks abnormal."));

    static Optional<HardReason> of(int id) {
        return id >= 0 && id < ALL.size() ? Optional.of(ALL.get(id)) : Optional.empty();
    }

    ObjectNode json() {
        return Json.object()
                .put("id", id)
                .put("alo_name", alias)
                .put("reason", reason)
                .put("suggestion", "Check the labels of this sample, and add samples like it.");
    }
}
