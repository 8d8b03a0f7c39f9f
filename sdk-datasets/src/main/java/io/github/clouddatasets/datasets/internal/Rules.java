package io.github.clouddatasets.datasets.internal;

import io.github.clouddatasets.core.spi.value.Check;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules that several requests share. */
public final class Rules {

    /** A project's id, which goes into paths and headers. */
    public static final Pattern PROJECT_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** {@link #PROJECT_ID} in words. */
    public static final String PROJECT_ID_RULE = "must be 1 to 64 letters, digits, '_' or '-'";

    /** Huawei Cloud's own reference allows Chinese letters in names; Open Telekom Cloud's does not name them. */
    private static final String NAME_CHARACTER = "[A-Za-z0-9_\\-\\p{IsHan}]";

    /** A name of a version: 1 to 32 characters. */
    public static final Pattern VERSION_NAME = Pattern.compile(NAME_CHARACTER + "{1,32}");

    /** {@link #VERSION_NAME} in words. */
    public static final String VERSION_NAME_RULE = "must be 1 to 32 letters (a-z, A-Z, Chinese), digits, '_' or '-'";

    /** A name of a dataset: 1 to 100 characters. */
    public static final Pattern DATASET_NAME = Pattern.compile(NAME_CHARACTER + "{1,100}");

    /** {@link #DATASET_NAME} in words. */
    public static final String DATASET_NAME_RULE = "must be 1 to 100 letters (a-z, A-Z, Chinese), digits, '_' or '-'";

    /** A description. */
    public static final Pattern DESCRIPTION = Pattern.compile("[^^!<>=&\"']*");

    /** {@link #DESCRIPTION} in words. */
    public static final String DESCRIPTION_RULE = "must not contain any of ^ ! < > = & \" '";

    /** Free text. */
    public static final Pattern TEXT = Pattern.compile("[^!<>=&\"']*");

    /** {@link #TEXT} in words. */
    public static final String TEXT_RULE = "must not contain any of ! < > = & \" '";

    private static final String SHARE = "(0(\\.\\d+)?|1(\\.0+)?)";

    /** A share from 0 to 1, as text. */
    public static final Pattern RATIO = Pattern.compile(SHARE);

    /** {@link #RATIO} in words. */
    public static final String RATIO_RULE = "must be a number from 0 to 1";

    /** Two shares from 0 to 1, as text. */
    public static final Pattern RATIO_RANGE = Pattern.compile(SHARE + "," + SHARE);

    /** {@link #RATIO_RANGE} in words. */
    public static final String RATIO_RANGE_RULE = "must be two numbers from 0 to 1 as \"min,max\"";

    private static final String OBS_ROOT = "(?:/|(?i:obs|s3)://)[^/\\s]";

    private static final Pattern OBS_PATH = Pattern.compile(OBS_ROOT + ".*", Pattern.DOTALL);

    private static final Pattern FOLDER_IN_BUCKET = Pattern.compile(OBS_ROOT + "[^/]*/[^/].*", Pattern.DOTALL);

    private Rules() {}

    /**
     * A path in OBS, in one of the three forms that the service documents; null is fine.
     *
     * @param field name of the field
     * @param path the path
     * @throws IllegalArgumentException if the path has another form
     */
    public static void obsPath(String field, @Nullable String path) {
        Check.pattern(
                field,
                path,
                OBS_PATH,
                "must be a path in OBS such as /bucket/folder/ (or obs://bucket/folder/), not a web address");
    }

    /**
     * As {@link #obsPath}, where a bucket alone does not do.
     *
     * @param field name of the field
     * @param path the folder
     * @throws IllegalArgumentException if the path has another form or names a bucket only
     */
    public static void folderInBucket(String field, @Nullable String path) {
        obsPath(field, path);
        Check.pattern(
                field, path, FOLDER_IN_BUCKET, "must be a folder in OBS such as /bucket/folder/, not a bucket alone");
    }
}
