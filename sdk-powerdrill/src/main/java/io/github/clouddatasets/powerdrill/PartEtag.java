package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.spi.value.Check;

/**
 * A part that has been uploaded (in {@link CompleteUploadRequest}).
 *
 * @param number the part's number, from 1, as {@link MultipartUpload.Part} has it
 * @param etag value of the {@code ETag} header of the answer to the part's upload; quotes around the
 *     value and a {@code W/} before them are removed
 */
public record PartEtag(int number, String etag) {

    /**
     * Checks the values.
     *
     * @param number see {@link #number()}
     * @param etag see {@link #etag()}
     * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
     */
    public PartEtag {
        Check.range("number", number, 1, Integer.MAX_VALUE);
        String given = Check.required("etag", etag);
        etag = bare(given);
        Check.length("etag", etag, 1, Integer.MAX_VALUE);
    }

    /**
     * The value that completes an upload: without the quotes, and without the mark {@code W/} that a proxy puts before them
     * when it packs an answer. The storage compares the value alone.
     */
    static String bare(String header) {
        String tag = header.strip();
        if (tag.regionMatches(true, 0, "W/\"", 0, 3)) {
            tag = tag.substring(2);
        }
        boolean quoted = tag.length() > 1 && tag.startsWith("\"") && tag.endsWith("\"");
        return quoted ? tag.substring(1, tag.length() - 1) : tag;
    }
}
