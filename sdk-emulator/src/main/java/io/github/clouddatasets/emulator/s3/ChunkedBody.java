package io.github.clouddatasets.emulator.s3;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The bytes in a body of {@code aws-chunked}: chunks with their sizes, perhaps with signatures, and perhaps trailers
 * after the last chunk. The end of each chunk is the place of the check of its signature.
 */
final class ChunkedBody extends InputStream {

    private static final int LONGEST_LINE = 8192;
    private static final String SIGNATURE = "chunk-signature=";
    private static final String TRAILER_SIGNATURE = "x-amz-trailer-signature";

    private final InputStream in;
    private final @Nullable ChunkSigner signer;
    private final boolean trailing;
    private final MessageDigest digest = Hmac.digest("SHA-256");
    private final Map<String, String> trailers = new TreeMap<>();
    private long remaining;
    private boolean first = true;
    private boolean ended;
    private String signature = "";

    ChunkedBody(InputStream in, @Nullable ChunkSigner signer, boolean trailing) {
        this.in = new BufferedInputStream(in, 16_384);
        this.signer = signer;
        this.trailing = trailing;
    }

    /** The trailers by their names in lower case; complete after the end of the stream. */
    Map<String, String> trailers() {
        return trailers;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (remaining == 0 && !nextChunk()) {
            return -1;
        }
        int count = in.read(into, offset, (int) Math.min(length, remaining));
        if (count < 0) {
            throw S3Fault.bodyIncomplete();
        }
        digest.update(into, offset, count);
        remaining -= count;
        if (remaining == 0) {
            endChunk();
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean nextChunk() throws IOException {
        if (ended) {
            return false;
        }
        if (!first) {
            requireLineEnd();
        }
        first = false;
        String line = line();
        int semicolon = line.indexOf(';');
        remaining = size(semicolon < 0 ? line : line.substring(0, semicolon));
        String extension = semicolon < 0 ? "" : line.substring(semicolon + 1).strip();
        signature = extension.startsWith(SIGNATURE) ? extension.substring(SIGNATURE.length()) : "";
        if (remaining > 0) {
            return true;
        }
        endChunk();
        readTrailers();
        ended = true;
        return false;
    }

    private void endChunk() {
        byte[] hash = digest.digest();
        if (signer != null && !Hmac.same(signer.chunk(hash), signature)) {
            throw S3Fault.signatureWrong("chunk");
        }
    }

    private void readTrailers() throws IOException {
        StringBuilder signed = new StringBuilder();
        String trailerSignature = "";
        for (String line = lineOrEnd(); line != null && !line.isEmpty(); line = lineOrEnd()) {
            int colon = line.indexOf(':');
            if (colon < 1 || !trailing) {
                throw S3Fault.trailerMalformed();
            }
            String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            if (name.equals(TRAILER_SIGNATURE)) {
                trailerSignature = value;
            } else {
                trailers.put(name, value);
                signed.append(name).append(':').append(value).append('\n');
            }
        }
        if (signer != null && trailing && !Hmac.same(signer.trailers(signed.toString()), trailerSignature)) {
            throw S3Fault.signatureWrong("trailers");
        }
        // The server waits for the end of the body before it takes the next request of the connection.
        if (in.read() >= 0) {
            drain();
        }
    }

    // Some clients write one more empty line behind the trailers.
    private void drain() throws IOException {
        byte[] rest = in.readNBytes(4);
        if (rest.length > 3) {
            throw S3Fault.trailerMalformed();
        }
    }

    private static long size(String hex) {
        try {
            long size = Long.parseLong(hex.strip(), 16);
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            // The same refusal as for a negative size.
        }
        throw S3Fault.requestInvalid("The size of a chunk is not a hexadecimal number.");
    }

    private void requireLineEnd() throws IOException {
        byte[] end = in.readNBytes(2);
        if (end.length < 2) {
            throw S3Fault.bodyIncomplete();
        }
        if (end[0] != '\r' || end[1] != '\n') {
            throw S3Fault.requestInvalid("A chunk does not end after its size.");
        }
    }

    private String line() throws IOException {
        String line = lineOrEnd();
        if (line == null) {
            throw S3Fault.bodyIncomplete();
        }
        return line;
    }

    /** The next line without its end; null at the end of the body. */
    private @Nullable String lineOrEnd() throws IOException {
        byte[] line = new byte[128];
        int length = 0;
        int b = in.read();
        if (b < 0) {
            return null;
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (length == LONGEST_LINE) {
                throw S3Fault.requestInvalid("A line between the chunks is too long.");
            }
            if (length == line.length) {
                line = java.util.Arrays.copyOf(line, 2 * length);
            }
            line[length++] = (byte) b;
        }
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, end, StandardCharsets.UTF_8);
    }
}
