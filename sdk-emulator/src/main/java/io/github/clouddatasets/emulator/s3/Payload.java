package io.github.clouddatasets.emulator.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The body of a request on its way in. The end of the body is the place of all checks, before anyone may use it. */
final class Payload {

    private static final int BUFFER = 65_536;
    private static final int LARGEST_DOCUMENT = 8 * 1024 * 1024;

    private final BodyPromises promises;
    private final InputStream body;

    /** @param body the bytes of the object, without the chunks around them */
    Payload(S3Request request, InputStream body) {
        this(BodyPromises.of(request), body);
    }

    private Payload(BodyPromises promises, InputStream body) {
        this.promises = promises;
        this.body = body;
    }

    /** Bytes about which no client has promised anything. */
    static Payload unchecked(InputStream bytes) {
        return new Payload(BodyPromises.NONE, bytes);
    }

    /** Copies the body, and checks its length, its MD5 and the checksums in headers and trailers. */
    ReceivedBody copyTo(OutputStream out) throws IOException {
        List<BodyChecksum> sums = promises.start();
        MessageDigest md5 = Hmac.digest("MD5");
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            md5.update(buffer, 0, count);
            for (BodyChecksum sum : sums) {
                sum.add(buffer, count);
            }
            out.write(buffer, 0, count);
            size += count;
        }
        byte[] digest = md5.digest();
        promises.checkSize(size);
        promises.checkMd5(digest);
        Map<String, String> trailers = body instanceof ChunkedBody chunked ? chunked.trailers() : Map.of();
        return new ReceivedBody(size, HexFormat.of().formatHex(digest), promises.checkSums(sums, trailers));
    }

    /** The body as a document in memory. */
    byte[] document() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        copyTo(new Limited(out));
        return out.toByteArray();
    }

    /** Reads the rest of the body: an answer to an unread body would be lost with the connection. */
    void discard() throws IOException {
        body.transferTo(OutputStream.nullOutputStream());
    }

    /** Refuses a document that does not fit into memory. */
    private static final class Limited extends OutputStream {

        private final ByteArrayOutputStream out;

        Limited(ByteArrayOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (out.size() + length > LARGEST_DOCUMENT) {
                throw S3Fault.requestTooLarge();
            }
            out.write(bytes, offset, length);
        }
    }
}
