package io.github.clouddatasets.sync.media;

import io.github.clouddatasets.core.StreamSource;
import io.github.clouddatasets.core.spi.value.Check;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file to store, and the name to store it under ({@code uploadMedia}, {@code uploadMediaVariant}).
 *
 * @param projectId the project that the media belongs to. The service stores the file before it looks whether the caller
 *     sees the project: see {@link Medias#upload(UploadMediaRequest)}
 * @param resource the name that entries point at, unique over the whole installation; not blank, no slash or backslash. A
 *     name that is derived from the content or from where the file comes from makes an import safe to run again
 * @param key which variant of the resource the file is; empty for the original
 * @param modality what the media is for, such as {@code idah-image}: the service then refuses a file of a media type that does
 *     not fit. Null for no such check
 * @param mimeType the media type that the service keeps
 * @param file the bytes and their name; no zip file, which {@link Medias#uploadArchive} takes
 */
public record UploadMediaRequest(
        String projectId,
        String resource,
        String key,
        @Nullable String modality,
        String mimeType,
        MediaFile file) {

    private static final Pattern TYPE = Pattern.compile("[\\w!#$&^.+-]{1,127}/[\\w!#$&^.+-]{1,127}");

    /** Checks the values. {@inheritDoc} */
    public UploadMediaRequest {
        Check.segment("projectId", projectId);
        Check.id("resource", resource);
        if (!Check.required("key", key).isEmpty()) {
            Check.id("key", key);
        }
        if (modality != null) {
            Check.segment("modality", modality);
        }
        Check.pattern("mimeType", Check.required("mimeType", mimeType), TYPE, "must be a media type such as image/png");
        if (MediaType.isZip(Check.required("file", file).name(), mimeType)) {
            throw Check.refused(
                    "file",
                    "must be no zip file, which the service would unpack under random names (uploadArchive does that)",
                    file.name());
        }
    }

    /** What the generated builder calls: a value that was not set is refused by name, or gets its default. */
    static UploadMediaRequest checked(
            @Nullable String projectId,
            @Nullable String resource,
            @Nullable String key,
            @Nullable String modality,
            @Nullable String mimeType,
            @Nullable MediaFile file) {
        MediaFile given = Check.required("file", file);
        return new UploadMediaRequest(
                Check.required("projectId", projectId),
                resource == null ? randomName(given.name()) : resource,
                key == null ? "" : key,
                modality,
                mimeType == null ? MediaType.of(given.name()) : mimeType,
                given);
    }

    /** As the platform's own importer makes one: 16 hexadecimal digits and the file's extension. */
    static String randomName(String filename) {
        String extension = MediaType.extension(filename);
        String digits = UUID.randomUUID().toString().replace("-", "");
        // The digits in the middle of such an id are not all random.
        return digits.substring(0, 8) + digits.substring(24) + (extension.isEmpty() ? "" : "." + extension);
    }

    /**
     * Which media the file becomes.
     *
     * @return resource and key
     */
    public MediaReference reference() {
        return new MediaReference(resource, key);
    }

    /**
     * Starts building a request.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_GeneratedBuilder_OfUpload();
    }

    /** Builds an {@link UploadMediaRequest}. */
    public interface Builder {

        /**
         * Sets the project.
         *
         * @param projectId the project's id; required
         * @return this
         */
        Builder projectId(@Nullable String projectId);

        /**
         * Sets the name that entries point at.
         *
         * @param resource the name; by default 16 random hexadecimal digits and the file's extension
         * @return this
         */
        Builder resource(@Nullable String resource);

        /**
         * Makes the file a variant of the resource.
         *
         * @param key the variant's key; empty by default, which is the original
         * @return this
         */
        Builder key(@Nullable String key);

        /**
         * Has the service check the media type.
         *
         * @param modality the modality, such as {@code idah-image}; null, the default, for no check
         * @return this
         */
        Builder modality(@Nullable String modality);

        /**
         * Sets the media type that the service keeps.
         *
         * @param mimeType the type; by default the one that the extension of the file's name stands for, {@code
         *     application/octet-stream} for an extension that is not known
         * @return this
         */
        Builder mimeType(@Nullable String mimeType);

        /**
         * Sets the bytes and their name.
         *
         * @param file the bytes; required
         * @return this
         */
        Builder file(@Nullable MediaFile file);

        /**
         * Sets the file to upload: {@link MediaFile#of(Path)}.
         *
         * @param file a file of 1 byte to 1 GiB
         * @return this
         * @throws IllegalArgumentException if the file is null or has no name
         */
        default Builder file(Path file) {
            return file(MediaFile.of(file));
        }

        /**
         * Sets the bytes to upload: {@link MediaFile#of(String, byte[])}.
         *
         * @param name the file's name
         * @param bytes 1 byte to 1 GiB; not copied
         * @return this
         * @throws IllegalArgumentException as there
         */
        default Builder bytes(String name, byte[] bytes) {
            return file(MediaFile.of(name, bytes));
        }

        /**
         * Sets the source of the bytes to upload: {@link MediaFile#of(String, long, StreamSource)}.
         *
         * @param name the file's name
         * @param length how many bytes each stream gives, 1 byte to 1 GiB
         * @param source opens the streams
         * @return this
         * @throws IllegalArgumentException as there
         */
        default Builder stream(String name, long length, StreamSource source) {
            return file(MediaFile.of(name, length, source));
        }

        /**
         * Builds the request.
         *
         * @return the request
         * @throws IllegalArgumentException if a required value is missing, or a value breaks its rule
         */
        UploadMediaRequest build();
    }
}
