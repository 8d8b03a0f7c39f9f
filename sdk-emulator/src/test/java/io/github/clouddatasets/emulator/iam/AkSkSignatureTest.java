package io.github.clouddatasets.emulator.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Headers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The test vectors of the service description, unchanged and with every possible change. */
class AkSkSignatureTest {

    private static final String SK = "SKexample/abcdefghijklmnopqrstuvwxyz0123";
    private static final String HOST = "modelarts.eu-de.otc.t-systems.com";
    private static final String DATE = "20240102T030405Z";
    private static final String PROJECT = "4a1b2c3d4e5f60718293a4b5c6d7e8f9";
    private static final String DATASETS = "/v2/" + PROJECT + "/datasets";
    private static final String VENDOR = "/v1/77b6a44cba5143ab91d13ab9a8ff44fd/";

    record Vector(
            String name,
            String secretKey,
            String date,
            String method,
            String path,
            String query,
            List<String> headers,
            String body,
            String signature) {

        AkSkSignature claim() {
            List<String> names = headers.stream()
                    .map(header -> header.substring(0, header.indexOf(':')))
                    .toList();
            return AkSkSignature.parse("SDK-HMAC-SHA256 Access=AK, SignedHeaders=" + String.join(";", names)
                            + ", Signature=" + signature)
                    .orElseThrow();
        }

        Call call() {
            Headers received = new Headers();
            for (String header : headers) {
                received.add(header.substring(0, header.indexOf(':')), header.substring(header.indexOf(':') + 1));
            }
            return new Call(
                    method, path, query.isEmpty() ? null : query, received, body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Vector> vectors() {
        return Stream.of(
                new Vector(
                        "A, query to be sorted and encoded",
                        SK,
                        DATE,
                        "GET",
                        DATASETS,
                        "offset=0&limit=10&search_content=a%20b*~%2F%E8%8D%89",
                        List.of("host:" + HOST, "x-project-id:" + PROJECT, "x-sdk-date:" + DATE),
                        "",
                        "671c7b41511a146f0a95f150788d645c0ad81f0caaab408eb77a91761d5f0602"),
                new Vector(
                        "B, body and security token",
                        SK,
                        DATE,
                        "POST",
                        DATASETS + "/gfghHSokody6AJigS5A/data-annotations/samples/delete",
                        "",
                        List.of("host:" + HOST, "x-sdk-date:" + DATE, "x-security-token:TOKENexample=="),
                        "{\"samples\":[\"9cb9bc9b34bf53b6ec9a84998b1711bf\"],\"delete_source\":false}",
                        "edcca98d1ad976327ea8f99f6e4e43cedef9f582c462aba5ee6bd06b5f52a930"),
                new Vector(
                        "C, segment encoded once",
                        SK,
                        DATE,
                        "DELETE",
                        DATASETS + "/gfghHSokody6AJigS5A/data-annotations/labels/%E8%8D%89%E8%8E%93",
                        "delete_source=true",
                        List.of("host:" + HOST, "x-sdk-date:" + DATE),
                        "",
                        "f00c6c8cfc57c03049360da8a2139130a6239cb8f41d0152a751533caf3267b8"),
                new Vector(
                        "C, segment encoded twice",
                        SK,
                        DATE,
                        "DELETE",
                        DATASETS + "/gfghHSokody6AJigS5A/data-annotations/labels/%25E8%258D%2589%25E8%258E%2593",
                        "delete_source=true",
                        List.of("host:" + HOST, "x-sdk-date:" + DATE),
                        "",
                        "ad1469292b027744daf10e7c18b03177b42c992e8198f92d40a241c5c590eaea"),
                new Vector(
                        "vendor, GET",
                        "SecretKey",
                        "20191115T033655Z",
                        "GET",
                        VENDOR + "vpcs",
                        "limit=2&marker=13551d6b-755d-4757-b956-536f674975c0",
                        List.of("host:service.region.example.com", "x-sdk-date:20191115T033655Z"),
                        "",
                        "fd95e7da6f695cfb4cabbb9d6b0968aec155bc576b064835282473539ae9ea1d"),
                new Vector(
                        "vendor, POST",
                        "SecretKey",
                        "20191115T033655Z",
                        "POST",
                        VENDOR + "vpc/123",
                        "",
                        List.of("host:service.region.example.com", "x-sdk-date:20191115T033655Z"),
                        "{\"key\":\"value\"}",
                        "b5649aa774f6cac7437631662f08815fc65c70e40e486df6db2436ce68902771"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void theTestVectorIsAccepted(Vector vector) {
        assertThat(vector.claim().matches(vector.call(), vector.date, vector.secretKey))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aTestVectorWithOneChangedByteIsRefused(Vector vector) {
        AkSkSignature claim = vector.claim();
        Call call = vector.call();
        String path = vector.path.substring(0, vector.path.length() - 1) + "_";

        assertThat(claim.matches(call, vector.date, vector.secretKey + "x")).isFalse();
        assertThat(claim.matches(call, vector.date.replace('Z', 'X'), vector.secretKey))
                .isFalse();
        assertThat(claim.matches(changed(vector, "PUT", vector.path, ""), vector.date, vector.secretKey))
                .isFalse();
        assertThat(claim.matches(changed(vector, vector.method, path, ""), vector.date, vector.secretKey))
                .isFalse();
        assertThat(claim.matches(changed(vector, vector.method, vector.path, "x"), vector.date, vector.secretKey))
                .isFalse();
        char last = vector.signature.charAt(63);
        String signature = vector.signature.substring(0, 63) + (last == '0' ? '1' : '0');
        AkSkSignature other = new AkSkSignature("AK", claim.signedHeaders(), signature);
        assertThat(other.matches(call, vector.date, vector.secretKey)).isFalse();
    }

    /** Labels and queries of all characters; the signatures are those that the clients' tests have. */
    @ParameterizedTest
    @CsvSource({
        "DELETE, /d/data-annotations/labels/a%20b, '', 669a29d8e2edf6f60fd63961245c72a7a8c8c839211c4c73a4636c12640d6aae",
        "DELETE, /d/data-annotations/labels/a%2Bb, '', 0ab477643768d51e9339f23cb515c57856b7be779b4a31356b699bf11ed393da",
        "DELETE, /d/data-annotations/labels/a%2Ab, '', 437fd2bb961adeae0e5dd334bb4c09a980e833426a17ec8e3434aa57dc3a9c9a",
        "DELETE, /d/data-annotations/labels/a~b, '', 54ffa66ef1d331352ed730542571f1bbfe7b3a967fbe51a8aece675521c89330",
        "DELETE, /d/data-annotations/labels/100%25, '', 7789c823e82fe32e414d5c6588b9c3a2db0d196ca8c041a12cffd73db7df0aea",
        "DELETE, /d/data-annotations/labels/a%252Fb, '', ada678e47e68226885f14a26951b4ac96dbe9e1cc00a1aef1f2611a644962c48",
        "DELETE, /d/data-annotations/labels/a%2Fb, '', c2a27fa855d732cfbfb2fcaa70c532b85a59b0a39bd6ff4e83d4f4e3d6ea4eba",
        "DELETE, /d/data-annotations/labels/a%2F, '', f19fa5cf90a64451ef06dbb6e8ab097717ece1989902aebea7204eae2d53b27d",
        "DELETE, /d/data-annotations/labels/a%2F%2Fb, '', 284d53b2f536b66da5ce767a23aafd20997e867cc0272c3093475783abcacc87",
        "DELETE, /d/data-annotations/labels/%E8%8D%89%20%F0%9F%8C%BF, '', 9f0777fa0ee873c6a37c97ddaf69f2cfbeddef57b31094dc6ef95c5308b01042",
        "DELETE, /d/data-annotations/labels/%28a%29%21%27%40%3A%3B%3D%26%2C%24, '', 9f50f0d765b58147ec3918427e64c4d94e20aa213106d61e64a01982fa4909cf",
        "GET, '', 'k=', 596f1c341b608e301ab3a23bf1424568516befb165e39662bba6df5ed04ab8e6",
        "GET, '', 'k=b&k=a&a=1', 1556c308a1917d6f02a31802bb3ec683c68eef0ea3b27bc8c59de0566d82977e",
        "GET, '', 'a%2Bb=c%20d&a%2Ab=~%2525&a=', d84060364486dd4ef04460d6e2e8391edeac20c2636fe54ab772bf00a84f3a6e",
        "GET, '', 'x=%E8%8D%89&%E8%8D%89=x', 37e4ef21d76f9c2c354e1405c7823434466a8eae695abbc963bf3326e1d58c7b",
        "GET, '', 'k-1=1&k=2&k_1=3&K=4', 4415afdbabd7cb737d94d67bfe16f9fca75849dc03459d56e4ae64675b98abb2"
    })
    void charactersOfAllKindsAreAccepted(String method, String path, String query, String signature) {
        Vector vector = new Vector(
                "",
                SK,
                DATE,
                method,
                DATASETS + path,
                query,
                List.of("host:" + HOST, "x-sdk-date:" + DATE),
                "",
                signature);

        assertThat(vector.claim().matches(vector.call(), DATE, SK)).isTrue();
    }

    /** The signature over {@code a%2Fb} as one segment, which the gateway of the service refuses. */
    @Test
    void anEncodedSlashSignedAsOneSegmentIsRefused() {
        Vector vector = new Vector(
                "",
                SK,
                DATE,
                "DELETE",
                DATASETS + "/d/data-annotations/labels/a%2Fb",
                "",
                List.of("host:" + HOST, "x-sdk-date:" + DATE),
                "",
                "c0306a0d94aab41a6c2c188f6c5ca8b527ff8bf05e42c827ac3d94cefc627a71");

        assertThat(vector.claim().matches(vector.call(), DATE, SK)).isFalse();
    }

    private static Call changed(Vector vector, String method, String path, String addedToBody) {
        Vector other = new Vector(
                vector.name,
                vector.secretKey,
                vector.date,
                method,
                path,
                vector.query,
                vector.headers,
                vector.body + addedToBody,
                vector.signature);
        return other.call();
    }
}
