package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.spi.value.Check;

/**
 * A part that has been uploaded (in {@link CompleteUploadRequest}).
 *
 * @param number the part's number, from 1, as {@link MultipartUpload.Part} has it
 * @param etag value of the {@code ETag} header of the answer to the part's upload; quotes around the value are removed
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
        etag = given.length() > 1 && given.startsWith("\"") && given.endsWith("\"")
                ? given.substring(1, given.length() - 1)
                : given;
        Check.length("etag", etag, 1, Integer.MAX_VALUE);
    }
}
