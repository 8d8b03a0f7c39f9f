package io.github.clouddatasets.emulator.s3;

import java.util.Map;

/**
 * What the storage has learned of a body that has arrived as a whole.
 *
 * @param md5 the MD5 in hexadecimal digits
 * @param checksums the other checksums that the client has sent, in Base64, by algorithm
 */
record ReceivedBody(long size, String md5, Map<String, String> checksums) {

    ReceivedBody {
        checksums = Map.copyOf(checksums);
    }
}
