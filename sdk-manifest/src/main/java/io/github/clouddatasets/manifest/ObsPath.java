package io.github.clouddatasets.manifest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The path of an object in OBS, whatever the spelling in a file: {@code s3://bucket/key},
 * {@code obs://bucket/key} and {@code /bucket/key} are the same path. Use it to compare sources and label files.
 *
 * <pre>{@code
 * ObsPath.of("s3://pets/cats/1.jpg").equals(ObsPath.of("/pets/cats/1.jpg"))     // true
 * }</pre>
 *
 * @param bucket name of the bucket
 * @param key key of the object, without a slash in front; empty for the bucket itself
 */
public record ObsPath(String bucket, String key) {

    /** Files of the older client library hold Hadoop's names for S3, {@code s3a} and {@code s3n}. */
    private static final Pattern SPELLINGS =
            Pattern.compile("(?:(?i:obs|s3|s3a|s3n)://|/)([^/]+)(?:/(.*))?", Pattern.DOTALL);

    /**
     * Refuses a missing value.
     *
     * @param bucket name of the bucket
     * @param key key of the object
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public ObsPath {
        Check.required("bucket", bucket);
        Check.required("key", key);
    }

    /**
     * Reads any of the spellings.
     *
     * @param uri the path as a file spells it
     * @return the path; empty for anything else, {@code content://} texts among them, and for null
     */
    public static Optional<ObsPath> of(@Nullable String uri) {
        Matcher matcher = SPELLINGS.matcher(uri == null ? "" : uri);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String key = matcher.group(2);
        return Optional.of(new ObsPath(matcher.group(1), key == null ? "" : key));
    }

    /** {@return the path as {@code obs://bucket/key}, which exports write by default} */
    public String toObs() {
        return "obs:/" + this;
    }

    /** {@return the path as {@code s3://bucket/key}, which training needs} */
    public String toS3() {
        return "s3:/" + this;
    }

    /** As {@code /bucket/key}, which answers of the service write. */
    @Override
    public String toString() {
        return "/" + bucket + "/" + key;
    }
}
