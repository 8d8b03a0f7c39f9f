package io.github.clouddatasets.emulator.s3;

import java.util.Optional;

/** What a signature of version 4 is good for: {@code AK/20261126/eu-de/s3/aws4_request}. */
record CredentialScope(String accessKey, String date, String region, String service) {

    private static final String END = "aws4_request";

    /** Reads the value of {@code Credential}. An access key may have slashes. */
    static Optional<CredentialScope> parse(String credential) {
        String[] parts = credential.split("/", -1);
        int count = parts.length;
        if (count < 5 || !parts[count - 1].equals(END) || !parts[count - 4].matches("\\d{8}")) {
            return Optional.empty();
        }
        int end = credential.length()
                - String.join("/", parts[count - 4], parts[count - 3], parts[count - 2], END)
                        .length()
                - 1;
        return Optional.of(new CredentialScope(
                credential.substring(0, end), parts[count - 4], parts[count - 3], parts[count - 2]));
    }

    /** The scope without the access key. */
    String text() {
        return String.join("/", date, region, service, END);
    }

    byte[] signingKey(String secretKey) {
        byte[] key = ("AWS4" + secretKey).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (String step : new String[] {date, region, service, END}) {
            key = Hmac.sha256(key, step);
        }
        return key;
    }
}
