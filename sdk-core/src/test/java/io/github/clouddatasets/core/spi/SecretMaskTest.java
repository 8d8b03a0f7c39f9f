package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret of a request or an answer reaches the log, whatever its name and wherever it is. */
class SecretMaskTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] SECRET_NAMES = {
        "Authorization",
        "pwd",
        "jwt",
        "auth",
        "private_key",
        "X-Auth-Token",
        "userPassword",
        "refresh_token",
        "set-cookie"
    };
    private static final String[] PLAIN_NAMES = {"id", "size", "author", "data", "attributes", "kind", "records", "n"};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "authorization",
                "Proxy-Authorization",
                "pwd",
                "user_pwd",
                "userPwd",
                "PWD",
                "jwt",
                "jwt_id",
                "auth",
                "auth_header",
                "x-auth",
                "basicAuth",
                "private_key",
                "privateKey",
                "private-key",
                "PRIVATE KEY",
                "password",
                "passwd",
                "Passphrase",
                "pass",
                "secret",
                "clientSecret",
                "client.secret",
                "token",
                "id_token",
                "accessToken",
                "X-Auth-Token",
                "X-Security-Token",
                "apikey",
                "api_key",
                "api-key",
                "x-pd-api-key",
                "access_key",
                "accessKey",
                "signing_key",
                "encryptionKey",
                "signature",
                "X-Amz-Signature",
                "sig",
                "credential",
                "X-Amz-Credential",
                "creds",
                "cookie",
                "Set-Cookie",
                "bearer",
                "oauth",
                "otp",
                "pin",
                "upload_url",
                "downloadUrl",
                "sk",
                "csrf",
                "hmac",
                "SAS",
                "HTTPAuth",
                "APIAuth",
                "DBPass",
                "dbpass",
                "userpass",
                "db_pass",
                "subscription-key",
                "Ocp-Apim-Subscription-Key",
                "licenseKey",
                "rsa_key",
                "pkey",
                "passkey",
                "pswd",
                "client_assertion",
                "code_verifier",
                "SAMLResponse",
                "client_certificate",
                "PHPSESSID"
            })
    void theValueOfSuchANameIsMaskedInEveryForm(String name) throws JsonProcessingException {
        for (Object value : List.of(
                "hunter2",
                "hun\"ter2",
                2222222,
                List.of("hunter2", List.of("hunter2")),
                Map.of("in", Map.of("a", "hunter2", "b", List.of(Map.of("c", "}hunter2]"))), "d", "hunter2"))) {
            String json = JSON.writeValueAsString(Map.of("a", Map.of("b", List.of(Map.of(name, value, "n", 1)))));
            String masked = SecretMask.masked(json);
            assertClean(masked);
            assertThat(JSON.readTree(masked).at("/a/b/0/n").asInt()).as(masked).isEqualTo(1);
            assertThat(JSON.readTree(masked).at("/a/b/0/" + name).asText()).isEqualTo("***");
            assertClean(SecretMask.masked(JSON.writeValueAsString(Map.of("message", json))));
        }
        StringBuilder escaped = new StringBuilder();
        name.chars().forEach(c -> escaped.append(String.format("\\u%04x", c)));
        assertClean(SecretMask.masked("{\"" + escaped + "\" : \"hunter2\"}"));
        assertClean(SecretMask.masked("{\"name\":\"" + name + "\",\"value\":\"hunter2\"}"));
        assertClean(SecretMask.masked("{\"headers\":[{\"key\":\"" + name + "\",\"values\":[\"hunter2\"]}]}"));
        assertClean(SecretMask.masked("{'" + name.replace(' ', '_') + "': 'hunter2'}"));
        String word = name.replace(' ', '_');
        assertClean(SecretMask.masked("a=1&" + word + "=hunter2&b=2"));
        assertClean(SecretMask.masked("a=1&user%5B" + word + "%5D=hunter2&b=2"));
        assertClean(SecretMask.masked("a=1\n" + word + ": hunter2\nb: 2"));
        assertClean(SecretMask.masked("<a><" + word + " kind='x'>hunter2</" + word + "></a>"));
        assertClean(SecretMask.masked("<input " + word + "=\"hunter2\" id='x'>"));
        assertClean(SecretMask.masked("<" + word + "><![CDATA[hunter2]]></" + word + ">"));
        assertClean(SecretMask.masked("<x:" + word + "><a><b c='hunter2'>hunter2</b></a></x:" + word + ">"));
        assertClean(SecretMask.masked("<entry><key>" + word + "</key><value>hunter2</value></entry>"));
        assertClean(SecretMask.masked("{" + word + ": 'hunter2'}"));
        assertClean(SecretMask.masked("{a: 1, " + word + ": \"hunter2\"}"));
        assertClean(SecretMask.masked("{'" + word + "': ['hunter2', 'hunter2']}"));
        assertClean(SecretMask.masked("{\"value\":\"hunter2\",\"name\":\"" + name + "\"}"));
        assertClean(SecretMask.masked("[{\"values\":[\"hunter2\"],\"n\":{\"name\":1},\"key\":\"" + name + "\"}]"));
        assertClean(SecretMask.masked("[[\"" + name + "\", \"hunter2\"],[\"a\",\"b\"]]"));
        assertClean(SecretMask.masked("--b\r\nContent-Disposition: form-data; name=\"" + word
                + "\"\r\nContent-Type: text/plain\r\n\r\nhunter2\nhunter2\r\n--b--"));
        assertClean(SecretMask.masked(
                "a=1&data=" + URLEncoder.encode("{\"" + name + "\":\"hunter2\"}", StandardCharsets.UTF_8) + "&b=2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"author\":\"someone\",\"authority\":\"x\"}    | {\"author\":\"someone\",\"authority\":\"x\"}",
                "{\"name\":\"cat\",\"value\":\"grey\"}           | {\"name\":\"cat\",\"value\":\"grey\"}",
                "{\"key\":\"color\",\"value\":\"hunter\"}        | {\"key\":\"color\",\"value\":\"hunter\"}",
                "{\"token\":null,\"auth\":true,\"n\":1}          | {\"token\":null,\"auth\":true,\"n\":1}",
                "{\"a\":\"\\u00e9 \\\" \\n\"}                    | {\"a\":\"\\u00e9 \\\" \\n\"}",
                "{\"m\":\"say {\\\"pwd\\\":\\\"x y\\\"}\"}       | {\"m\":\"say {\\\"pwd\\\":\\\"***\\\"}\"}",
                "{\"pwd\" : {\"a\":[1,{\"b\":2}]} , \"n\":[1]}   | {\"pwd\" : \"***\" , \"n\":[1]}",
                "{\"n\":1,\"pwd\":{\"a\":[1,{\"b\":\"hunter2     | {\"n\":1,\"pwd\":\"***\"",
                "{\"pw\":\"h\",\"a\":\"to\\u006ben=hunter2\"}    | {\"pw\":\"***\",\"a\":\"token=***\"}",
                "iam createToken: 503 [trace t, 1 attempt]       | iam createToken: 503 [trace t, 1 attempt]",
                "Basic authentication is not supported           | Basic authentication is not supported",
                "said Authorization: Basic aHVudGVyMg==          | said Authorization: ***",
                "Cookie: a=1; b=hunter2                          | Cookie: ***",
                "login with basic aHVudGVyMg== failed            | login with basic *** failed",
                "-----BEGIN PRIVATE KEY----- hunter2 -----END PRIVATE KEY----- | ***",
                "~\"~ | ~\"~",
                "{\"max_tokens\":100,\"tokens\":7,\"tokenCount\":1} | {\"max_tokens\":100,\"tokens\":7,\"tokenCount\":1}",
                "{\"tokens\":[\"hunter2\"],\"token\":7}            | {\"tokens\":\"***\",\"token\":\"***\"}",
                "{\"sessions\":77777,\"url_count\":3,\"curl\":\"x\",\"n\":1} | {\"sessions\":77777,\"url_count\":3,\"curl\":\"x\",\"n\":1}",
                "{\"name\":\"pwd\",\"x\":{\"n\":1},\"value\":\"hunter2\"} | {\"name\":\"pwd\",\"x\":{\"n\":1},\"value\":\"***\"}",
                "{\"x\":{\"name\":\"pwd\"},\"value\":\"shown\"}          | {\"x\":{\"name\":\"pwd\"},\"value\":\"shown\"}",
                "{'user':{'password':{'x':'hunter2'}}}           | {'user':{'password':***}}",
                "max_tokens=100&certificated=yes&compass=N       | max_tokens=100&certificated=yes&compass=N",
                "{\"keyword\":\"a\",\"monkey\":\"b\",\"passed\":3,\"bypass\":\"no\",\"key\":\"c\"} | {\"keyword\":\"a\",\"monkey\":\"b\",\"passed\":3,\"bypass\":\"no\",\"key\":\"c\"}",
                "{\"session_id\":\"s1\",\"authored_at\":\"x\"} | {\"session_id\":\"s1\",\"authored_at\":\"x\"}",
                "see https://u:hunter2@host.example/a            | see https://***@host.example/a",
                "jdbc postgres://hunter2@db/x failed             | jdbc postgres://***@db/x failed",
                "Digest realm=\"r\", nonce=\"0123456789abcdef\", response=\"6629fae49393a05397450978507c4ef1\" | Digest realm=\"r\", nonce=\"***\", response=\"***\"",
                "{\"value\":\"red\",\"name\":\"color\"}           | {\"value\":\"red\",\"name\":\"color\"}",
                "[\"a\",\"b\"]                                    | [\"a\",\"b\"]",
                "[\"url\",\"size\",\"name\"]                      | [\"url\",\"size\",\"name\"]",
                "<a><b>shown</b><password/><c>shown</c></a>      | <a><b>shown</b><password/><c>shown</c></a>",
                "{\"pwd\" | {\"pwd\"",
                "{\"pwd\": | {\"pwd\":",
                "{\"pwd\":\" | {\"pwd\":\"***\"",
            })
    void theRestOfTheTextIsShown(String text, String masked) {
        assertThat(SecretMask.masked(text)).isEqualTo(masked);
    }

    /** Random documents, whole and cut anywhere, as they are and as a text inside of others. */
    @Test
    @Timeout(120)
    void documentsOfEveryShapeAreMasked() throws JsonProcessingException {
        Random random = new Random(20_261_126);
        for (int i = 0; i < 3_000; i++) {
            String json = JSON.writeValueAsString(tree(random, 0, false));
            for (int wraps = random.nextInt(4); wraps > 0; wraps--) {
                json = JSON.writeValueAsString(Map.of("message", "it said " + json));
            }
            String masked = SecretMask.masked(json);
            assertClean(masked);
            assertThat(JSON.readTree(masked)).as(json).isNotNull();
            assertClean(SecretMask.masked(json.substring(0, random.nextInt(json.length() + 1))));
        }
    }

    @Test
    @Timeout(30)
    void noTextTakesLong() {
        for (String part : List.of(
                "\"", "\\", "{", "[\"", "{\"pwd\":", "a=", "token", "<", "\\\"", "'", "x-token", "eyJ.", " ", ":")) {
            assertThat(SecretMask.masked(part.repeat(4096 / part.length()))).isNotNull();
        }
    }

    private static Object tree(Random random, int depth, boolean secret) {
        int kind = depth > 5 ? 0 : random.nextInt(4);
        if (kind < 2) {
            return secret
                    ? "hunter2" + "\"\\ }],\n".charAt(random.nextInt(7)) + "hunter2"
                    : "plain " + random.nextInt(10);
        }
        if (kind == 2) {
            List<Object> list = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                list.add(tree(random, depth + 1, secret));
            }
            return list;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            boolean hidden = random.nextInt(3) == 0;
            String[] names = hidden ? SECRET_NAMES : PLAIN_NAMES;
            object.put(names[random.nextInt(names.length)], tree(random, depth + 1, secret || hidden));
        }
        return object;
    }

    private static void assertClean(String masked) {
        assertThat(masked).doesNotContain("unter").doesNotContain("ter2").doesNotContain("222");
    }
}
