package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** An address that is asked for again is not built again, and no other is taken for it. */
class PathTemplateTest {

    private static final HttpUrl BASE = HttpUrl.get("https://one.example/v2/p");
    private static final HttpUrl OTHER = HttpUrl.get("https://two.example/v2/p");

    private final PathTemplate template = new PathTemplate("/things/{id}/parts/{part}");

    private String address(HttpUrl base, String... values) {
        return template.address(base, values, null).toString();
    }

    @Test
    void theSameAddressIsBuiltOnce() {
        HttpUrl first = template.address(BASE, new String[] {"a", "b"}, null);

        assertThat(template.address(HttpUrl.get(BASE.toString()), new String[] {"a", "b"}, null))
                .isSameAs(first);
    }

    @Test
    void anotherPlaceAnotherValueOrAQueryIsAnotherAddress() {
        assertThat(address(BASE, "a", "b")).isEqualTo("https://one.example/v2/p/things/a/parts/b");
        assertThat(address(OTHER, "a", "b")).isEqualTo("https://two.example/v2/p/things/a/parts/b");
        assertThat(address(BASE, "b", "a")).isEqualTo("https://one.example/v2/p/things/b/parts/a");
        assertThat(template.address(BASE, new String[] {"b", "a"}, new String[] {"x", "1"})
                        .toString())
                .isEqualTo("https://one.example/v2/p/things/b/parts/a?x=1");
        assertThat(address(BASE, "b", "a")).isEqualTo("https://one.example/v2/p/things/b/parts/a");
    }

    @Test
    void aWrongNumberOfValuesIsRefused() {
        address(BASE, "a", "b");

        assertThatIllegalStateException()
                .isThrownBy(() -> address(BASE, "a"))
                .withMessage("/things/{id}/parts/{part} takes 2 path values, got 1");
    }
}
