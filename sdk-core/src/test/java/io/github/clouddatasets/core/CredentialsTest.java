package io.github.clouddatasets.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    private static final String IDAH_KEY = "IDAH_" + "0123456789abcdef".repeat(4);

    static Stream<Arguments> keysThatCannotStandInAHeader() {
        Stream<Named<Function<String, Credentials>>> kinds = Stream.of(
                Named.of("access key", key -> Credentials.accessKey(key, "sk")),
                Named.of("security token", key -> Credentials.accessKey("ak", "sk", key)),
                Named.of("token", Credentials::token),
                Named.of("api key", Credentials::apiKey),
                Named.of("bearer", Credentials::bearer),
                Named.of("idah", Credentials::idahApiKey));
        return kinds.flatMap(kind -> Stream.of("hunter2\r\nX: y", "hunter2\n", "hunter2é", "hunter2 ", "hunter2\u0000")
                .map(key -> Arguments.of(kind, key)));
    }

    @ParameterizedTest
    @MethodSource("keysThatCannotStandInAHeader")
    void keyThatCannotStandInAHeaderIsRefusedWithoutRepeatingIt(Function<String, Credentials> kind, String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.apply(key))
                .satisfies(e ->
                        assertThat(e.getMessage()).doesNotContain("hunter2").hasLineCount(1));
    }

    @Test
    void messageSaysWhichCharacterIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credentials.apiKey("abc\n"))
                .withMessage("apiKey must be printable ASCII without spaces; character 4 is not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer hunter2", "bearer hunter2", " Bearer  hunter2", "BEARER hunter2"})
    void aTokenWithTheWordBearerIsRefusedByThatWord(String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credentials.bearer(token))
                .withMessage("token must be given without the word Bearer in front");
    }

    static Stream<Arguments> secretsAsCopied() {
        Stream<Function<String, Credentials>> kinds = Stream.of(
                Credentials::bearer,
                Credentials::token,
                Credentials::apiKey,
                key -> Credentials.accessKey(key, "sk"),
                key -> Credentials.accessKey("ak", "sk", key));
        List<Map.Entry<String, String>> copied = List.of(
                Map.entry("Bearer", "the word Bearer in front"),
                Map.entry("bearer:hunter2", "the word Bearer in front"),
                Map.entry("Bearer=hunter2", "the word Bearer in front"),
                Map.entry("\"Bearer hunter2\"", "the word Bearer in front"),
                Map.entry("Authorization: Bearer hunter2", "the name of its header in front"),
                Map.entry("X-Auth-Token: hunter2", "the name of its header in front"),
                Map.entry("x-pd-api-key:hunter2", "the name of its header in front"),
                Map.entry("\"hunter2\"", "the quotation marks around it"),
                Map.entry("'hunter2'", "the quotation marks around it"),
                Map.entry("\u201chunter2\u201d", "the quotation marks around it"),
                Map.entry(" 'hunter2'\n", "the quotation marks around it"));
        return kinds.flatMap(kind -> copied.stream().map(c -> Arguments.of(kind, c.getKey(), c.getValue())));
    }

    @ParameterizedTest
    @MethodSource("secretsAsCopied")
    void whatStoodAroundASecretIsNamed(Function<String, Credentials> kind, String secret, String what) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.apply(secret))
                .withMessageEndingWith(" must be given without " + what)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearerless", "x", "'", "xyz-abc", "a\"b\"", "Authorization"})
    void aSecretThatOnlyLooksSoIsTaken(String secret) {
        assertThat(Credentials.bearer(secret)).isInstanceOf(Credentials.Bearer.class);
    }

    @Test
    void emptyKeysAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Credentials.accessKey("", "sk"));
        assertThatIllegalArgumentException().isThrownBy(() -> Credentials.accessKey("ak", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> Credentials.token(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"IDAH_", "idah_0123", "IDAH_0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"})
    void idahKeyOfAnotherFormIsRefused(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credentials.idahApiKey(key))
                .withMessage("apiKey must be IDAH_ and 64 lower-case hexadecimal digits");
    }

    @Test
    void idahTokensLiveOneHourByDefault() {
        assertThat(Credentials.idahApiKey(IDAH_KEY))
                .isEqualTo(new Credentials.IdahApiKey(Secret.of(IDAH_KEY), Duration.ofHours(1)));
    }

    @Test
    void idahTokenLifeOfTwoMinutesIsEnough() {
        assertThat(Credentials.idahApiKey(IDAH_KEY, Duration.ofMinutes(2)))
                .isEqualTo(new Credentials.IdahApiKey(Secret.of(IDAH_KEY), Duration.ofMinutes(2)));
    }

    @Test
    void shorterIdahTokenLifeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credentials.idahApiKey(IDAH_KEY, Duration.ofSeconds(119)))
                .withMessage("tokenLife must be at least 2 minutes: PT1M59S");
    }

    @Test
    void credentialsPrintNoSecret() {
        assertThat(Stream.of(
                                Credentials.accessKey("AK", "hunter2", "hunter2"),
                                Credentials.token("hunter2"),
                                Credentials.apiKey("hunter2"),
                                Credentials.bearer("hunter2"))
                        .map(Object::toString))
                .allSatisfy(text -> assertThat(text).contains("***").doesNotContain("hunter2"));
    }

    @Test
    void secretPrintsAsStars() {
        assertThat(Secret.of("hunter2")).hasToString("***");
    }

    @Test
    void secretsAreEqualByValue() {
        assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).hasSameHashCodeAs(Secret.of("a"));
        assertThat(Secret.of("a")).isNotEqualTo(Secret.of("b")).isNotEqualTo("a");
    }

    @Test
    void secretGoesThroughJsonBothWays() throws JsonProcessingException {
        JsonMapper json = new JsonMapper();

        assertThat(json.writeValueAsString(Secret.of("hunter2"))).isEqualTo("\"hunter2\"");
        assertThat(json.readValue("\"hunter2\"", Secret.class)).isEqualTo(Secret.of("hunter2"));
    }
}
