package io.github.clouddatasets.emulator.s3;

/**
 * The keys that sign requests to the buckets of an account.
 *
 * @param accessKey the public part, which requests name
 * @param secretKey the secret part
 */
public record S3Account(String accessKey, String secretKey) {

    @Override
    public String toString() {
        return "S3Account[accessKey=" + accessKey + ", secretKey=***]";
    }
}
