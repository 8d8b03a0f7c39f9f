package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.spi.value.Percent;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** All vectors of specs/modelarts.md, section 4. */
class SdkHmacSignerTest {

    private static final String AK = "AKEXAMPLE0123456789";
    private static final Secret SK = Secret.of("SKexample/abcdefghijklmnopqrstuvwxyz0123");
    private static final String HOST = "modelarts.eu-de.otc.t-systems.com";
    private static final String PROJECT = "4a1b2c3d4e5f60718293a4b5c6d7e8f9";
    private static final String P = "/v2/" + PROJECT + "/datasets";
    private static final String DATE = "20240102T030405Z";
    private static final byte[] NOTHING = {};

    @Test
    void vectorA_queryThatNeedsEncodingAndSorting() {
        Arguments input =
                Arguments.none().query("offset", 0).query("limit", 10).query("search_content", "a b*~/\u8349");

        assertThat(new SdkHmacSigner(AK, SK, PROJECT, null).authorization("GET", HOST, P, query(input), NOTHING, DATE))
                .isEqualTo("SDK-HMAC-SHA256 Access=" + AK + ", SignedHeaders=host;x-project-id;x-sdk-date, "
                        + "Signature=671c7b41511a146f0a95f150788d645c0ad81f0caaab408eb77a91761d5f0602");
    }

    @Test
    void vectorB_bodyAndSecurityToken() {
        byte[] body = "{\"samples\":[\"9cb9bc9b34bf53b6ec9a84998b1711bf\"],\"delete_source\":false}"
                .getBytes(StandardCharsets.UTF_8);
        SdkHmacSigner signer = new SdkHmacSigner(AK, SK, null, Secret.of("TOKENexample=="));

        assertThat(signer.authorization(
                        "POST", HOST, P + "/gfghHSokody6AJigS5A/data-annotations/samples/delete", null, body, DATE))
                .endsWith("SignedHeaders=host;x-sdk-date;x-security-token, "
                        + "Signature=edcca98d1ad976327ea8f99f6e4e43cedef9f582c462aba5ee6bd06b5f52a930");
    }

    @Test
    void vectorC_pathSegmentEncodedOnce() {
        String label = Percent.encode("\u8349\u8393");
        Arguments input = Arguments.none().query("delete_source", true);

        assertThat(label).isEqualTo("%E8%8D%89%E8%8E%93");
        assertThat(signature(
                        "DELETE", P + "/gfghHSokody6AJigS5A/data-annotations/labels/" + label, query(input), NOTHING))
                .isEqualTo("f00c6c8cfc57c03049360da8a2139130a6239cb8f41d0152a751533caf3267b8");
    }

    @Test
    void vectorD_encodedSlashIsSignedAsASlash() {
        assertThat(signature("DELETE", P + "/d/data-annotations/labels/a%2Fb", new String[0], NOTHING))
                .isEqualTo("c2a27fa855d732cfbfb2fcaa70c532b85a59b0a39bd6ff4e83d4f4e3d6ea4eba");
    }

    @Test
    void vendorVectors() {
        SdkHmacSigner vendor = new SdkHmacSigner("AccessKey", Secret.of("SecretKey"), null, null);
        String base = "/v1/77b6a44cba5143ab91d13ab9a8ff44fd/";
        Arguments list = Arguments.none().query("limit", 2).query("marker", "13551d6b-755d-4757-b956-536f674975c0");

        assertThat(vendor.authorization(
                        "GET", "service.region.example.com", base + "vpcs", query(list), NOTHING, "20191115T033655Z"))
                .endsWith("Signature=fd95e7da6f695cfb4cabbb9d6b0968aec155bc576b064835282473539ae9ea1d");
        assertThat(vendor.authorization(
                        "POST",
                        "service.region.example.com",
                        base + "vpc/123",
                        null,
                        "{\"key\":\"value\"}".getBytes(StandardCharsets.UTF_8),
                        "20191115T033655Z"))
                .endsWith("Signature=b5649aa774f6cac7437631662f08815fc65c70e40e486df6db2436ce68902771");
    }

    private static String[] query(Arguments arguments) {
        return Objects.requireNonNull(arguments.query).inTurn();
    }

    private static String signature(String method, String path, String[] query, byte[] body) {
        String header = new SdkHmacSigner(AK, SK, null, null).authorization(method, HOST, path, query, body, DATE);
        return header.substring(header.lastIndexOf('=') + 1);
    }
}
