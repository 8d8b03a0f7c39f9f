package io.github.clouddatasets.sync.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.SyncServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses of media that an export without media has. */
class MediaReferenceTest {

    private static final String PLATFORM = "https://idah.example/api/v1/media";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://idah.example/api/v1/media/medias/files/8e1b0c9d2f3a4b5c.png    | 8e1b0c9d2f3a4b5c.png |
            https://IDAH.example:443/api/v1/media/medias/files/a.mp4/master.m3u8   | a.mp4                | master.m3u8
            HTTPS://idah.example/medias/files/a%20b%C3%A9.png                      | a bé.png             |
            https://idah.example/api/v1/media/medias/files/a b é.png               | a b é.png            |
            https://idah.example/api/v1/media/medias/files/100%.png                | 100%.png             |
            https://idah.example/api/v1/media/medias/files/%FF.png                 | %FF.png              |
            """)
    void namesResourceAndVariant(String address, String resource, String key) {
        assertThat(MediaReference.parse(address, PLATFORM))
                .isEqualTo(new MediaReference(resource, key == null ? "" : key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/api/v1/media/medias/files/a.png",
                "https://idah.example.evil.example/api/v1/media/medias/files/a.png",
                "https://idah.example:8443/api/v1/media/medias/files/a.png",
                "http://idah.example/api/v1/media/medias/files/a.png",
            })
    void anotherHostIsRefused(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MediaReference.parse(address, PLATFORM))
                .withMessageContaining("mediaUrl must be on https://idah.example, not elsewhere: \"" + address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://idah.example@evil.example/medias/files/a.png",
                "https://idah.example\\@evil.example/medias/files/a.png",
                "local:8e1b0c9d2f3a4b5c.png",
                "file:///medias/files/a.png",
                "/api/v1/media/medias/files/a.png",
                "https://idah.example/api/v1/media/medias/info/a.png",
                "https://idah.example/api/v1/media/medias/files/a.png?x=1",
                "https://idah.example/api/v1/media/medias/files/..%2Fjobs",
                "https://idah.example/api/v1/media/medias/files/%2e%2e",
                "https://idah.example/api/v1/media/medias/files/",
                "",
            })
    void whatIsNoAddressOfAMediaIsRefused(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> MediaReference.parse(address, PLATFORM));
    }

    @Test
    void aClientTakesAddressesOfItsOwnPlatformOnly() {
        try (SyncServer server = new SyncServer();
                SyncClient client = server.client()) {
            assertThat(client.media().reference(server.address() + "/api/v1/media/medias/files/a.png/thumbnail.webp"))
                    .isEqualTo(new MediaReference("a.png", "thumbnail.webp"))
                    .hasToString("a.png/thumbnail.webp");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.media().reference("https://idah.example/api/v1/media/medias/files/a.png"))
                    .withMessageContaining("must be on " + server.address());
            assertThat(server.requests()).isEmpty();
        }
    }
}
