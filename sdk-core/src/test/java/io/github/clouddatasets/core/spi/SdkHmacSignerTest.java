package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.spi.value.Percent;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** Signatures of a Python script that follows specs/modelarts.md, section 4, and yields vectors A to D, too. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '\t',
            quoteCharacter = '"',
            value = {
                "a b\ta%20b\t669a29d8e2edf6f60fd63961245c72a7a8c8c839211c4c73a4636c12640d6aae",
                "a+b\ta%2Bb\t0ab477643768d51e9339f23cb515c57856b7be779b4a31356b699bf11ed393da",
                "a*b\ta%2Ab\t437fd2bb961adeae0e5dd334bb4c09a980e833426a17ec8e3434aa57dc3a9c9a",
                "a~b\ta~b\t54ffa66ef1d331352ed730542571f1bbfe7b3a967fbe51a8aece675521c89330",
                "100%\t100%25\t7789c823e82fe32e414d5c6588b9c3a2db0d196ca8c041a12cffd73db7df0aea",
                "a%2Fb\ta%252Fb\tada678e47e68226885f14a26951b4ac96dbe9e1cc00a1aef1f2611a644962c48",
                "a/b\ta%2Fb\tc2a27fa855d732cfbfb2fcaa70c532b85a59b0a39bd6ff4e83d4f4e3d6ea4eba",
                "a/\ta%2F\tf19fa5cf90a64451ef06dbb6e8ab097717ece1989902aebea7204eae2d53b27d",
                "a//b\ta%2F%2Fb\t284d53b2f536b66da5ce767a23aafd20997e867cc0272c3093475783abcacc87",
                "\u8349 \ud83c\udf3f\t%E8%8D%89%20%F0%9F%8C%BF\t9f0777fa0ee873c6a37c97ddaf69f2cfbeddef57b31094dc6ef95c5308b01042",
                "(a)!'@:;=&,$\t%28a%29%21%27%40%3A%3B%3D%26%2C%24\t9f50f0d765b58147ec3918427e64c4d94e20aa213106d61e64a01982fa4909cf"
            })
    void aLabelOfAnyCharactersInThePath(String label, String encoded, String signature) {
        assertThat(Percent.encode(label)).isEqualTo(encoded);
        assertThat(signature("DELETE", P + "/d/data-annotations/labels/" + encoded, new String[0], NOTHING))
                .isEqualTo(signature);
    }

    /** As above: empty values stay, names are sorted as encoded, values of one name keep their order. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '\t',
            quoteCharacter = '"',
            value = {
                "k=\t596f1c341b608e301ab3a23bf1424568516befb165e39662bba6df5ed04ab8e6",
                "k=b|k=a|a=1\t1556c308a1917d6f02a31802bb3ec683c68eef0ea3b27bc8c59de0566d82977e",
                "a+b=c d|a*b=~%25|a=\td84060364486dd4ef04460d6e2e8391edeac20c2636fe54ab772bf00a84f3a6e",
                "x=\u8349|\u8349=x\t37e4ef21d76f9c2c354e1405c7823434466a8eae695abbc963bf3326e1d58c7b",
                "k-1=1|k=2|k_1=3|K=4\t4415afdbabd7cb737d94d67bfe16f9fca75849dc03459d56e4ae64675b98abb2"
            })
    void aQueryOfAnyCharacters(String pairs, String signature) {
        Arguments input = Arguments.none();
        for (String pair : pairs.split("\\|")) {
            int equals = pair.indexOf('=');
            input = input.query(pair.substring(0, equals), pair.substring(equals + 1));
        }

        assertThat(signature("GET", P, query(input), NOTHING)).isEqualTo(signature);
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
