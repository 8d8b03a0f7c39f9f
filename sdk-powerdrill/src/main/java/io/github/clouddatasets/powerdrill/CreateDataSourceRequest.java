package io.github.clouddatasets.powerdrill;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * A new data source ({@code v2CreateDataSource}, {@code v2CreateDataSourceWithoutDataset}, {@code v1CreateDataSource},
 * {@code v1CreateDataSourceWithoutDataset}). Exactly one of {@code url} and {@code fileObjectKey} names the file.
 *
 * @param name name with the extension of the file, required, 1 to 128 characters; the service would cut longer
 *     ones. Version 1 takes it as the name of the file, too
 * @param type kind of the data source; {@link DataSourceType#FILE}, the only kind, is sent unless set
 * @param url address at which the service can fetch the file; {@code toString} does not show the address,
 *     which may be signed
 * @param fileObjectKey key of an uploaded file, as {@link Uploads} returns it; version 1 calls it {@code fileKey}
 */
public record CreateDataSourceRequest(
        @Nullable String name,
        @Nullable DataSourceType type,
        @Nullable String url,
        @Nullable String fileObjectKey) {

    /**
     * Checks the values.
     *
     * @param name see {@link #name()}
     * @param type see {@link #type()}
     * @param url see {@link #url()}
     * @param fileObjectKey see {@link #fileObjectKey()}
     * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
     */
    public CreateDataSourceRequest {
        type = type == null ? DataSourceType.FILE : type;
        Check.required("name", name);
        Check.length("name", name, 1, 128);
        boolean hasUrl = url != null && !url.isBlank();
        boolean hasKey = fileObjectKey != null && !fileObjectKey.isBlank();
        if (hasUrl == hasKey || (url != null && fileObjectKey != null)) {
            throw new IllegalArgumentException("exactly one of url and fileObjectKey is required: "
                    + (hasUrl ? "both are set" : "neither is set"));
        }
    }

    /**
     * A builder without values.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_CreateDataSourceRequest_Builder();
    }

    /**
     * A builder with the values of this object.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new AutoBuilder_CreateDataSourceRequest_Builder(this);
    }

    /** All components; the address shows as {@code ***}. */
    @Override
    public String toString() {
        return "CreateDataSourceRequest[name=" + name
                + ", type=" + type
                + ", url=" + (url == null ? null : "***")
                + ", fileObjectKey=" + fileObjectKey + ']';
    }

    /** Builds a {@link CreateDataSourceRequest}. */
    @AutoBuilder
    public interface Builder {

        /**
         * Sets {@link CreateDataSourceRequest#name()}.
         *
         * @param name name with the extension of the file, required, 1 to 128 characters; the service would cut longer
         *     ones. Version 1 takes it as the name of the file, too
         * @return this builder
         */
        Builder name(@Nullable String name);

        /**
         * Sets {@link CreateDataSourceRequest#type()}.
         *
         * @param type kind of the data source; {@link DataSourceType#FILE}, the only kind, is sent unless set
         * @return this builder
         */
        Builder type(@Nullable DataSourceType type);

        /**
         * Sets {@link CreateDataSourceRequest#url()}.
         *
         * @param url address at which the service can fetch the file; {@code toString} does not show the address, which may be signed
         * @return this builder
         */
        Builder url(@Nullable String url);

        /**
         * Sets {@link CreateDataSourceRequest#fileObjectKey()}.
         *
         * @param fileObjectKey key of an uploaded file, as {@link Uploads} returns it; version 1 calls it {@code fileKey}
         * @return this builder
         */
        Builder fileObjectKey(@Nullable String fileObjectKey);

        /**
         * Builds the request.
         *
         * @return the request
         * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
         */
        CreateDataSourceRequest build();
    }
}
