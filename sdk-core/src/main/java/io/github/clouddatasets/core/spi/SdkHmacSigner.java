package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The SDK-HMAC-SHA256 signature (specs/modelarts.md, section 4). Signed are exactly {@code host}, {@code x-project-id},
 * {@code x-sdk-date} and {@code x-security-token}: nothing that a proxy or the HTTP library may change.
 *
 * <p>Runs on every attempt, so the canonical request is written as bytes into a buffer that is used again, and digest
 * and MAC objects are kept: about a dozen of them, one per thread that signs at the same moment.
 */
final class SdkHmacSigner {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final byte[] EMPTY_HASH = ascii("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final byte[] ALGORITHM = ascii("SDK-HMAC-SHA256\n");
    private static final int SLOTS = 16;

    /** The date as text, kept for the second it is right. */
    private record Stamp(long second, String text) {}

    private final byte[] secretKey;
    private final @Nullable String projectId;
    private final @Nullable Secret securityToken;
    private final String signedHeaders;
    private final String authorizationStart;
    private final AtomicReferenceArray<@Nullable Bench> benches = new AtomicReferenceArray<>(SLOTS);
    private volatile Stamp stamp = new Stamp(Long.MIN_VALUE, "");

    SdkHmacSigner(String accessKey, Secret secretKey, @Nullable String projectId, @Nullable Secret securityToken) {
        this.secretKey = secretKey.reveal().getBytes(StandardCharsets.UTF_8);
        this.projectId = projectId;
        this.securityToken = securityToken;
        this.signedHeaders = "host" + (projectId == null ? "" : ";x-project-id") + ";x-sdk-date"
                + (securityToken == null ? "" : ";x-security-token");
        this.authorizationStart =
                "SDK-HMAC-SHA256 Access=" + accessKey + ", SignedHeaders=" + signedHeaders + ", Signature=";
    }

    /** Gives the attempt the date, the signed headers and the signature. */
    void sign(Attempt<?> attempt, Instant now) {
        String date = date(now);
        Call<?> call = attempt.call;
        String signature = authorization(
                call.op.method, attempt.authority(), attempt.url.encodedPath(), call.query, call.body, date);
        String[] headers = new String[4 + (projectId == null ? 0 : 2) + (securityToken == null ? 0 : 2)];
        int length = put(headers, 0, "X-Sdk-Date", date);
        if (projectId != null) {
            length = put(headers, length, "X-Project-Id", projectId);
        }
        if (securityToken != null) {
            length = put(headers, length, "X-Security-Token", securityToken.reveal());
        }
        put(headers, length, "Authorization", signature);
        attempt.credentials = headers;
    }

    private static int put(String[] headers, int at, String name, String value) {
        headers[at] = name;
        headers[at + 1] = value;
        return at + 2;
    }

    /** The header's value. Path and query are encoded already, each name and value once. */
    String authorization(
            String method, String authority, String path, String @Nullable [] query, byte[] body, String date) {
        int slot = (int) (Thread.currentThread().getId() & (SLOTS - 1));
        Bench bench = benches.getAndSet(slot, null);
        if (bench == null) {
            bench = new Bench(secretKey);
        }
        canonicalRequest(bench, method, authority, path, query, body, date);
        byte[] signature = bench.signature(date);
        benches.set(slot, bench);
        StringBuilder value = new StringBuilder(authorizationStart.length() + 64).append(authorizationStart);
        for (byte b : signature) {
            value.append((char) HEX[(b >> 4) & 15]).append((char) HEX[b & 15]);
        }
        return value.toString();
    }

    private void canonicalRequest(
            Bench bench,
            String method,
            String authority,
            String path,
            String @Nullable [] query,
            byte[] body,
            String date) {
        bench.clear();
        String decoded = withPlainSlashes(path);
        bench.put(method).put('\n').put(decoded);
        if (!decoded.endsWith("/")) {
            bench.put('/'); // the canonical path always ends so, the real one need not
        }
        bench.put('\n');
        if (query != null) {
            putSorted(bench, query);
        }
        bench.put("\nhost:").put(authority).put('\n');
        if (projectId != null) {
            bench.put("x-project-id:").put(projectId).put('\n');
        }
        bench.put("x-sdk-date:").put(date).put('\n');
        if (securityToken != null) {
            bench.put("x-security-token:").put(securityToken.reveal()).put('\n');
        }
        bench.put('\n').put(signedHeaders).put('\n');
        if (body.length == 0) {
            bench.put(EMPTY_HASH);
        } else {
            bench.putHashOf(body);
        }
    }

    /** The service splits the decoded path into segments, so an encoded slash is signed as a slash. */
    private static String withPlainSlashes(String path) {
        int at = path.indexOf('%');
        return at < 0 ? path : path.replace("%2F", "/").replace("%2f", "/");
    }

    /** By encoded name; values of one name stay in their order. Queries are short: insertion sort allocates least. */
    private static void putSorted(Bench bench, String[] query) {
        int count = query.length / 2;
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int at = i;
            while (at > 0 && query[2 * order[at - 1]].compareTo(query[2 * i]) > 0) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = i;
        }
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                bench.put('&');
            }
            bench.put(query[2 * order[i]]).put('=').put(query[2 * order[i] + 1]);
        }
    }

    private String date(Instant now) {
        Stamp known = stamp;
        if (known.second != now.getEpochSecond()) {
            known = new Stamp(now.getEpochSecond(), DATE.format(now));
            stamp = known;
        }
        return known.text;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The tools of one thread while it signs. */
    private static final class Bench {
        private final MessageDigest sha256;
        private final Mac hmac;
        private byte[] buffer = new byte[1024];
        private int length;

        Bench(byte[] secretKey) {
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
                hmac = Mac.getInstance("HmacSHA256");
                hmac.init(new SecretKeySpec(secretKey, "HmacSHA256"));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java has no SHA-256", e); // every Java must have it
            }
        }

        void clear() {
            length = 0;
        }

        Bench put(char c) {
            room(1);
            buffer[length++] = (byte) c;
            return this;
        }

        /** ASCII only, which all parts are: names, encoded text, header values. */
        @SuppressWarnings("deprecation") // this getBytes copies Latin-1 text without a new array: the very purpose
        Bench put(String text) {
            int count = text.length();
            room(count);
            text.getBytes(0, count, buffer, length);
            length += count;
            return this;
        }

        Bench put(byte[] bytes) {
            room(bytes.length);
            System.arraycopy(bytes, 0, buffer, length, bytes.length);
            length += bytes.length;
            return this;
        }

        void putHashOf(byte[] bytes) {
            putHex(sha256.digest(bytes));
        }

        byte[] signature(String date) {
            sha256.update(buffer, 0, length);
            byte[] hash = sha256.digest();
            clear();
            put(ALGORITHM).put(date).put('\n').putHex(hash);
            hmac.update(buffer, 0, length);
            return hmac.doFinal();
        }

        private void putHex(byte[] bytes) {
            room(bytes.length * 2);
            for (byte b : bytes) {
                buffer[length++] = HEX[(b >> 4) & 15];
                buffer[length++] = HEX[b & 15];
            }
        }

        private void room(int more) {
            if (length + more > buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.max(length + more, buffer.length * 2));
            }
        }
    }
}
