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

    private static final Pattern FOLDER = Pattern.compile("/[^/].*", Pattern.DOTALL);

    private static final Pattern FOLDER_IN_BUCKET = Pattern.compile("/[^/]+/[^/].*", Pattern.DOTALL);

    private static final Pattern OBS_PATH = Pattern.compile("(/|obs://|s3://)[^/].*", Pattern.DOTALL);

    /**
     * A path in the object storage, checked when the value is present.
     *
     * @param field the field's name
     * @param path the path; null is fine
     * @throws IllegalArgumentException if the path does not start with a bucket
     */
    public static void obsPath(String field, @Nullable String path) {
        Check.pattern(
                field, path, OBS_PATH, "must be a path in OBS such as /bucket/folder/ (or obs://bucket/folder/)");
    }

    /**
     * A folder for output, checked when the value is present.
     *
     * @param field the field's name
     * @param path the folder; null is fine
     * @throws IllegalArgumentException if the folder does not have the one form that the service documents for output
     */
    public static void folder(String field, @Nullable String path) {
        Check.pattern(field, path, FOLDER, "must be a folder in OBS in the form /bucket/folder/, without obs:// or s3://");
    }

    /**
     * As {@link #folder}, where a bucket alone does not do.
     *
     * @param field the field's name
     * @param path the folder; null is fine
     * @throws IllegalArgumentException if the folder does not have the documented form
     */
    public static void folderInBucket(String field, @Nullable String path) {
        Check.pattern(
                field,
                path,
                FOLDER_IN_BUCKET,
                "must be a folder in OBS in the form /bucket/folder/, not a bucket alone, without obs:// or s3://");
    }

    private Rules() {}
}
