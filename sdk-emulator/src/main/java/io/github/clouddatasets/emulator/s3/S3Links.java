package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.http.Percent;
import io.github.clouddatasets.emulator.store.ObjectLinks;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Creates presigned links in the form of OBS, whose links ModelArts hands out. */
public final class S3Links implements ObjectLinks {

    private final S3Account account;
    private final Supplier<String> origin;

    /**
     * @param account the keys that sign
     * @param origin the origin of the storage, known once the server runs
     */
    public S3Links(S3Account account, Supplier<String> origin) {
        this.account = account;
        this.origin = origin;
    }

    @Override
    public String to(String objectPath, Instant expiry, Map<String, String> parameters) {
        String path = Percent.encode(ObjectStorage.normalize(objectPath)).replace("%2F", "/");
        String expires = Long.toString(expiry.getEpochSecond());
        StringBuilder signed = new StringBuilder();
        StringBuilder query = new StringBuilder();
        new TreeMap<>(parameters).forEach((name, value) -> {
            signed.append(signed.isEmpty() ? '?' : '&').append(name).append('=').append(value);
            query.append('&').append(name).append('=').append(Percent.encode(value));
        });
        String signature =
                SignatureV2.sign(String.join("\n", "GET", "", "", expires, path + signed), account.secretKey());
        return origin.get() + path + "?AccessKeyId=" + Percent.encode(account.accessKey()) + "&Expires=" + expires
                + query + "&Signature=" + Percent.encode(signature);
    }
}
