package io.github.clouddatasets.emulator.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A body whose SHA-256 the client has promised. The end of the stream is the place of the check. */
final class HashedBody extends FilterInputStream {

    private final MessageDigest digest = Hmac.digest("SHA-256");
    private final String promised;

    HashedBody(InputStream in, String promised) {
        super(in);
        this.promised = promised;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        if (count > 0) {
            digest.update(into, offset, count);
        } else if (count < 0 && !HexFormat.of().formatHex(digest.digest()).equals(promised)) {
            throw S3Fault.hashWrong();
        }
        return count;
    }
}
