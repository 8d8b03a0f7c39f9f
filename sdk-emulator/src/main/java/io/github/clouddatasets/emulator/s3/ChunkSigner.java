package io.github.clouddatasets.emulator.s3;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The chain of signatures over the chunks of a body. Each signature covers the one before. */
final class ChunkSigner {

    /** The hash of no bytes. */
    static final String NOTHING = hex(new byte[0]);

    private final CredentialScope scope;
    private final byte[] key;
    private final String date;
    private String previous;

    /** @param seed the signature of the request's head */
    ChunkSigner(CredentialScope scope, String secretKey, String date, String seed) {
        this.scope = scope;
        this.key = scope.signingKey(secretKey);
        this.date = date;
        this.previous = seed;
    }

    /** The signature of the next chunk. */
    String chunk(byte[] sha256) {
        return next("AWS4-HMAC-SHA256-PAYLOAD", NOTHING + "\n" + HexFormat.of().formatHex(sha256));
    }

    /** The signature of the trailers, which have a line each. */
    String trailers(String lines) {
        return next("AWS4-HMAC-SHA256-TRAILER", hex(lines.getBytes(StandardCharsets.UTF_8)));
    }

    private String next(String algorithm, String hashes) {
        String text = String.join("\n", algorithm, date, scope.text(), previous, hashes);
        previous = HexFormat.of().formatHex(Hmac.sha256(key, text));
        return previous;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(Hmac.digest("SHA-256").digest(bytes));
    }
}
