package io.github.clouddatasets.emulator.iam;

import io.github.clouddatasets.emulator.http.RawHttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests the way a client does; for targets whose path and query are canonical as they are. */
public record RequestSigner(String accessKey, String secretKey, String date) {

    public RawHttpClient sign(RawHttpClient http, String method, String path, String query, String body)
            throws GeneralSecurityException {
        String canonical = String.join(
                "\n",
                method,
                http.target(path) + "/",
                query,
                "host:" + http.authority(),
                "x-sdk-date:" + date,
                "",
                "host;x-sdk-date",
                sha256(body));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String toSign = "SDK-HMAC-SHA256\n" + date + "\n" + sha256(canonical);
        String signature = HexFormat.of().formatHex(mac.doFinal(toSign.getBytes(StandardCharsets.UTF_8)));
        return http.with("X-Sdk-Date", date)
                .with(
                        "Authorization",
                        "SDK-HMAC-SHA256 Access=" + accessKey + ", SignedHeaders=host;x-sdk-date, Signature="
                                + signature);
    }

    private static String sha256(String text) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
