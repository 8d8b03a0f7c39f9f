package io.github.clouddatasets.powerdrill;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * What data source to create ({@code v2CreateDataSource}, {@code v2CreateDataSourceWithoutDataset}, and their like in
 * v1). The file is named by exactly one of {@code url} and {@code fileObjectKey}.
 *
 * @param name name with the extension of the file, required, 1 to 128 characters; the service would cut longer
 *     ones. In v1 it is the file name, too
 * @param type kind of the data source; {@link DataSourceType#FILE}, the only kind, is sent unless set
 * @param url address at which the service can fetch the file; not shown by {@code toString}, since it may be a
 *     signed one
 * @param fileObjectKey key of an uploaded file, as {@link Files} gives it; v1 calls it {@code fileKey}
 */
public record CreateDataSourceRequest(
        @Nullable String name,
        @Nullable DataSourceType type,
        @Nullable String url,
        @Nullable String fileObjectKey) {

    /** Checks the values. An {@link IllegalArgumentException} names the field that is missing or breaks its rule. */
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
     * A builder with nothing set.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_CreateDataSourceRequest_Builder();
    }

    /**
     * A builder with everything set as here.
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
    @AutoBuilder(ofClass = CreateDataSourceRequest.class)
    public interface Builder {

        /**
         * Sets {@link CreateDataSourceRequest#name()}.
         *
         * @param name name with the extension of the file, required, 1 to 128 characters; the service would cut longer ones. In v1 it is the file name, too
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
         * @param url address at which the service can fetch the file; not shown by {@code toString}, since it may be a signed one
         * @return this builder
         */
        Builder url(@Nullable String url);

        /**
         * Sets {@link CreateDataSourceRequest#fileObjectKey()}.
         *
         * @param fileObjectKey key of an uploaded file, as {@link Files} gives it; v1 calls it {@code fileKey}
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
