package io.github.clouddatasets.core.spi.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "https://host.example,             https, host.example,      host.example, ''",
        "HTTPS://Host.Example,             https, host.example,      host.example, ''",
        "https://host.example/,            https, host.example,      host.example, ''",
        "https://host.example:443,         https, host.example,      host.example, ''",
        "https://host.example:8443,        https, host.example:8443, host.example, ''",
        "http://localhost:80,              http,  localhost,         localhost,    ''",
        "http://localhost:443,             http,  localhost:443,     localhost,    ''",
        "https://host.example/api/v1,      https, host.example,      host.example, /api/v1",
        "https://host.example/api/v1///,   https, host.example,      host.example, /api/v1",
        "https://host.example/a/../b,      https, host.example,      host.example, /b",
        "https://my_host.example.com,      https, my_host.example.com, my_host.example.com, ''",
        "https://under_score:8080/api/v1,  https, under_score:8080,  under_score,  /api/v1",
        "https://bücher.example,           https, xn--bcher-kva.example, xn--bcher-kva.example, ''",
        "https://BÜCHER.example:8443/x,    https, xn--bcher-kva.example:8443, xn--bcher-kva.example, /x",
        "https://[2001:DB8::1]:8443,       https, [2001:db8::1]:8443, [2001:db8::1], ''",
        "https://xn--bcher-kva.example,    https, xn--bcher-kva.example, xn--bcher-kva.example, ''",
        "' https://host.example/%E8%8D%89 ', https, host.example,    host.example, /%E8%8D%89",
    })
    void readsAnAddress(String text, String scheme, String authority, String host, String basePath) {
        assertThat(Endpoint.of(text, false)).isEqualTo(new Endpoint(scheme, authority, host, basePath));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080",
                "http://127.0.0.1",
                "http://127.8.9.10:1",
                "http://[::1]:8080",
                "http://svc.localhost"
            })
    void plainHttpIsFineOnThisMachine(String text) {
        assertThat(Endpoint.of(text, false).scheme()).isEqualTo("http");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://host.example",
                "http://localhost.example",
                "http://127.0.0.1.example",
                "http://10.0.0.1",
                "http://notlocalhost",
                "http://idah_sync:8080",
                "http://bücher.example"
            })
    void plainHttpToOtherMachinesIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.of(text, false))
                .withMessageContaining("must be https")
                .withMessageContaining("allowInsecureHttp(true)")
                .withMessageEndingWith("\"" + text + "\"");
    }

    @Test
    void plainHttpToOtherMachinesCanBeAllowed() {
        assertThat(Endpoint.of("http://host.example", true).scheme()).isEqualTo("http");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   "})
    void noAddressIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.of(text, false))
                .withMessage("endpoint is required, such as https://host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host.example", "ftp://host.example", "//host.example", "localhost:8080"})
    void otherSchemesAreRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.of(text, false))
                .withMessage("endpoint must start with https:// (or http:// for this machine): \"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://", "https:///path", "https:host", "https://:8080"})
    void addressWithoutHostIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.of(text, false))
                .withMessageStartingWith("endpoint ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://host.example:0", "https://host.example:65536", "https://host.example:99999999"})
    void impossiblePortIsRefusedAtOnce(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.of(text, false))
                .withMessage("endpoint must have a port between 1 and 65535: \"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://host.example?a=b", "https://host.example/#top", "https://host.example/a?"})
    void queryAndFragmentAreRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.of(text, false))
                .withMessageContaining("must not have a query or a fragment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:hunter2@host.example",
                "https://user:x@hunter2@host.example",
                "https://user:x/hunter2@host.example",
                "https://hunter2@host.example",
                "user:hunter2@host.example",
                "ftp://user:hunter2@host.example",
                "https://user:hunter2@host.example/a b",
                "https://user:hunter2@"
            })
    void userInfoIsRefusedAndNeverRepeated(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.of(text, false))
                .satisfies(e -> assertThat(e.getMessage()).contains("***@").doesNotContain("hunter2"));
    }

    @Test
    void messageOfABrokenAddressIsOneLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.of("https://host\nexample", false))
                .withMessageContaining("\\u000a")
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }

    @Test
    void belowAndAtChangeTheBasePathOnly() {
        Endpoint endpoint = Endpoint.of("https://host.example:8443/api", false);

        assertThat(endpoint.below("/v1").address()).isEqualTo("https://host.example:8443/api/v1");
        assertThat(endpoint.at("/iam/").address()).isEqualTo("https://host.example:8443/iam");
    }
}
