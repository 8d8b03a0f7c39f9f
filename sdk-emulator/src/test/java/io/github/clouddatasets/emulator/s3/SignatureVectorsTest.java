package io.github.clouddatasets.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The signatures against the examples in the documentation of S3. */
class SignatureVectorsTest {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final CredentialScope SCOPE =
            new CredentialScope("AKIAIOSFODNN7EXAMPLE", "20130524", "us-east-1", "s3");

    @Test
    void aGetIsSignedAsDocumented() {
        S3Request request = request(
                "GET",
                "/test.txt",
                "Host: examplebucket.s3.amazonaws.com",
                "Range: bytes=0-9",
                "x-amz-content-sha256: " + NOTHING,
                "x-amz-date: 20130524T000000Z");
        assertThat(v4(request, "host;range;x-amz-content-sha256;x-amz-date", NOTHING))
                .isEqualTo("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void aPutWithASpecialKeyIsSignedAsDocumented() {
        String hash = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";
        S3Request request = request(
                "PUT",
                "/test%24file.text",
                "Host: examplebucket.s3.amazonaws.com",
                "Date: Fri, 24 May 2013 00:00:00 GMT",
                "x-amz-content-sha256: " + hash,
                "x-amz-date: 20130524T000000Z",
                "x-amz-storage-class: REDUCED_REDUNDANCY");
        assertThat(v4(request, "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class", hash))
                .isEqualTo("98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @Test
    void parametersAreSignedAsDocumented() {
        S3Request lifecycle = request(
                "GET",
                "/?lifecycle",
                "Host: examplebucket.s3.amazonaws.com",
                "x-amz-content-sha256: " + NOTHING,
                "x-amz-date: 20130524T000000Z");
        S3Request list = request(
                "GET",
                "/?max-keys=2&prefix=J",
                "Host: examplebucket.s3.amazonaws.com",
                "x-amz-content-sha256: " + NOTHING,
                "x-amz-date: 20130524T000000Z");
        assertThat(v4(lifecycle, "host;x-amz-content-sha256;x-amz-date", NOTHING))
                .isEqualTo("fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
        assertThat(v4(list, "host;x-amz-content-sha256;x-amz-date", NOTHING))
                .isEqualTo("34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    @Test
    void aLinkIsSignedAsDocumented() {
        S3Request request = request(
                "GET",
                "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1"
                        + "%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400"
                        + "&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157"
                        + "751f604d404",
                "Host: examplebucket.s3.amazonaws.com");
        SignatureV4 signature = SignatureV4.ofLink(request).orElseThrow();
        assertThat(signature.scope()).isEqualTo(SCOPE);
        assertThat(v4(request, "host", "UNSIGNED-PAYLOAD")).isEqualTo(signature.signature());
    }

    @Test
    void chunksAreSignedAsDocumented() {
        ChunkSigner signer = new ChunkSigner(
                SCOPE, SECRET, "20130524T000000Z", "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");
        byte[] large = new byte[65_536];
        Arrays.fill(large, (byte) 'a');
        assertThat(signer.chunk(S3TestClient.sha256(large)))
                .isEqualTo("ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648");
        assertThat(signer.chunk(S3TestClient.sha256(Arrays.copyOf(large, 1024))))
                .isEqualTo("0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497");
        assertThat(signer.chunk(S3TestClient.sha256(new byte[0])))
                .isEqualTo("b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9");
    }

    @Test
    void versionTwoIsAsDocumented() {
        assertThat(v2(request("GET", "/johnsmith/photos/puppy.jpg", "Date: Tue, 27 Mar 2007 19:36:42 +0000"), "AWS"))
                .isEqualTo("bWq2s1WEIj+Ydj0vQ697zp+IXMU=");
        assertThat(v2(
                        request(
                                "PUT",
                                "/johnsmith/photos/puppy.jpg",
                                "Content-Type: image/jpeg",
                                "Content-Length: 94328",
                                "Date: Tue, 27 Mar 2007 21:15:45 +0000"),
                        "AWS"))
                .isEqualTo("MyyxeRY7whkBe+bq8fHCL/2kKUg=");
        assertThat(v2(
                        request(
                                "GET",
                                "/?prefix=photos&max-keys=50&marker=puppy",
                                "Host: johnsmith.localhost:1234",
                                "Date: Tue, 27 Mar 2007 19:42:41 +0000"),
                        "AWS"))
                .isEqualTo("htDYFYduRNen8P9ZfE/s9SuKy0U=");
        assertThat(v2(
                        request("GET", "/?acl", "Host: johnsmith.localhost", "Date: Tue, 27 Mar 2007 19:44:46 +0000"),
                        "AWS"))
                .isEqualTo("c2WLPFtWHVgbEmeEG93a4cG37dM=");
    }

    @Test
    void aLinkOfVersionTwoIsAsDocumented() {
        S3Request request = request(
                "GET",
                "/johnsmith/photos/puppy.jpg?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE"
                        + "&Signature=NpgCjnDzrM%2BWFzoENXmpNDUsSn8%3D&Expires=1175139620");
        SignatureV2 signature = SignatureV2.ofLink(request).orElseThrow();
        assertThat(SignatureV2.sign(signature.stringToSign(request), SECRET)).isEqualTo(signature.signature());
    }

    @Test
    void huaweisSignatureCoversItsOwnHeadersAndNotThoseOfAws() {
        S3Request request = request(
                "PUT",
                "/key?x-image-process=image/resize&marker=m&uploadId=1",
                "Host: bucket.localhost",
                "Content-Type: text/plain",
                "Date: Tue, 27 Mar 2007 21:15:45 +0000",
                "x-amz-meta-a: b",
                "x-obs-meta-z: last",
                "x-obs-acl: private");
        SignatureV2 signature = SignatureV2.ofHeader("OBS AK:s").orElseThrow();
        assertThat(signature.stringToSign(request))
                .isEqualTo("PUT\n\ntext/plain\nTue, 27 Mar 2007 21:15:45 +0000\nx-obs-acl:private\nx-obs-meta-z:last\n"
                        + "/bucket/key?uploadId=1&x-image-process=image/resize");
    }

    @Test
    void theVendorsDateReplacesTheDate() {
        S3Request request = request(
                "GET", "/b/k", "Date: Tue, 27 Mar 2007 21:15:45 +0000", "x-amz-date: Tue, 27 Mar 2007 21:20:26 +0000");
        assertThat(SignatureV2.ofHeader("AWS AK:s").orElseThrow().stringToSign(request))
                .isEqualTo("GET\n\n\n\nx-amz-date:Tue, 27 Mar 2007 21:20:26 +0000\n/b/k");
    }

    @Test
    void theChecksumOfNvmeIsTheStandardsOne() {
        BodyChecksum sum = BodyChecksum.start("CRC64NVME").orElseThrow();
        sum.add("123456789".getBytes(StandardCharsets.US_ASCII), 9);
        assertThat(sum.value()).isEqualTo("rosUhgp5mIg=");
    }

    private static String v4(S3Request request, String headers, String hash) {
        SignatureV4 signature = new SignatureV4(SCOPE, Arrays.asList(headers.split(";", -1)), "");
        return signature.expected(
                signature.stringToSign(request, SignatureV4.path(request), "20130524T000000Z", hash), SECRET);
    }

    private static String v2(S3Request request, String scheme) {
        SignatureV2 signature =
                SignatureV2.ofHeader(scheme + " AKIAIOSFODNN7EXAMPLE:x").orElseThrow();
        return SignatureV2.sign(signature.stringToSign(request), SECRET);
    }

    private static S3Request request(String method, String target, String... headers) {
        Headers all = new Headers();
        for (String header : headers) {
            int colon = header.indexOf(':');
            all.add(header.substring(0, colon), header.substring(colon + 1).strip());
        }
        int question = target.indexOf('?');
        return new S3Request(new Call(
                method,
                question < 0 ? target : target.substring(0, question),
                question < 0 ? null : target.substring(question + 1),
                all,
                new byte[0]));
    }
}
