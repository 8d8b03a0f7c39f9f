package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The reference is right itself: vectors A and B of specs/modelarts.md. */
class ReferenceSignerTest {

    private static final String HOST = "modelarts.eu-de.otc.t-systems.com";
    private static final String AK = "AKEXAMPLE0123456789";
    private static final String SK = "SKexample/abcdefghijklmnopqrstuvwxyz0123";
    private static final String P = "/v2/4a1b2c3d4e5f60718293a4b5c6d7e8f9/datasets";

    @Test
    void vectorA() {
        assertThat(ReferenceSigner.authorization(
                        "GET",
                        P + "?offset=0&limit=10&search_content=a%20b%2A~%2F%E8%8D%89",
                        new TreeMap<>(Map.of(
                                "host", HOST,
                                "x-project-id", "4a1b2c3d4e5f60718293a4b5c6d7e8f9",
                                "x-sdk-date", "20240102T030405Z")),
                        new byte[0],
                        AK,
                        SK))
                .isEqualTo("SDK-HMAC-SHA256 Access=" + AK + ", SignedHeaders=host;x-project-id;x-sdk-date, "
                        + "Signature=671c7b41511a146f0a95f150788d645c0ad81f0caaab408eb77a91761d5f0602");
    }

    @Test
    void vectorB() {
        assertThat(ReferenceSigner.authorization(
                        "POST",
                        P + "/gfghHSokody6AJigS5A/data-annotations/samples/delete",
                        new TreeMap<>(Map.of(
                                "host", HOST,
                                "x-sdk-date", "20240102T030405Z",
                                "x-security-token", "TOKENexample==")),
                        "{\"samples\":[\"9cb9bc9b34bf53b6ec9a84998b1711bf\"],\"delete_source\":false}"
                                .getBytes(StandardCharsets.UTF_8),
                        AK,
                        SK))
                .endsWith("Signature=edcca98d1ad976327ea8f99f6e4e43cedef9f582c462aba5ee6bd06b5f52a930");
    }
}
