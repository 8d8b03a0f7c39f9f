package io.github.clouddatasets.emulator.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Headers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors of the service description: accepted as they are, refused with anything changed. */
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
    void acceptsTheVector(Vector vector) {
        assertThat(vector.claim().matches(vector.call(), vector.date, vector.secretKey))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void refusesItWithOneByteChanged(Vector vector) {
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
