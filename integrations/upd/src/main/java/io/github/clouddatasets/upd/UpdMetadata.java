package io.github.clouddatasets.upd;

import org.jspecify.annotations.Nullable;

/**
 * What a UPD file says about itself. The columns decide which layout a file has; the version is text that no reader should go by.
 *
 * @param schemaType usually {@code Universal Portable Dataset}
 * @param schemaVersion the version of the format that the writer names, such as {@code 1.1}
 * @param builtBy the program that wrote the file
 * @param flavor name of an extension of the format; {@code None} or {@code Vanilla} for none
 * @param flavorUrl address of the extension's description
 * @param authoredBy who wrote the content
 * @param layout how annotations are spelled
 * @param values all values by key
 */
public record UpdMetadata(
        @Nullable String schemaType,
        @Nullable String schemaVersion,
        @Nullable String builtBy,
        @Nullable String flavor,
        @Nullable String flavorUrl,
        @Nullable String authoredBy,
        UpdLayout layout,
        UpdValues values) {

    static UpdMetadata of(UpdLayout layout, UpdValues values) {
        return new UpdMetadata(
                values.text("Schema-Type"),
                values.text("Schema-Version"),
                values.text("Schema-Built-By"),
                values.text("Schema-Flavor"),
                values.text("Schema-Flavor-URL"),
                values.text("Authored-By"),
                layout,
                values);
    }
}
