package io.github.clouddatasets.datasets.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockYamlTest {

    @Test
    void readsWhatCloudsYamlUses() throws Exception {
        BlockYaml file = BlockYaml.read("""
                # accounts of the team
                ---
                clouds:

                  otc:   # Open Telekom Cloud
                    profile: otc
                    auth:
                      auth_url: https://iam.eu-de.otc.t-systems.com:443/v3
                      "username": 'it''s me'
                      password: "a \\"b\\" \\\\ \\u00e9 # no comment"
                      project_name: eu-de
                    regions:
                    - eu-de
                    - name: eu-nl
                      values:
                        a: b
                    region_name: eu-de # the only one
                    verify: true
                    interface:
                    lists: [a, "b"]
                  other:
                    auth:
                        token: abc#def
                client:
                  force_ipv4: true
                """);

        BlockYaml clouds = inside(file, "clouds");
        assertThat(clouds.keys()).containsExactly("otc", "other");
        BlockYaml otc = inside(clouds, "otc");
        BlockYaml auth = inside(otc, "auth");
        assertThat(auth.text("auth_url")).isEqualTo("https://iam.eu-de.otc.t-systems.com:443/v3");
        assertThat(auth.text("username")).isEqualTo("it's me");
        assertThat(auth.text("password")).isEqualTo("a \"b\" \\ é # no comment");
        assertThat(otc.text("region_name")).isEqualTo("eu-de");
        assertThat(otc.text("verify")).isEqualTo("true");
        assertThat(otc.text("interface")).isNull();
        assertThat(otc.map("interface")).isNull();
        assertThat(otc.text("absent")).isNull();
        assertThat(inside(inside(clouds, "other"), "auth").text("token")).isEqualTo("abc#def");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b",
                "a: b\n",
                "a: b\r\n",
                "\uFEFFa: b",
                "---\na: b\n...\n",
                "--- # start\na: b",
                "# c\n\n   # d\n---\na:   b   ",
                "a: 'b'  # c",
                "a: \"b\"",
                "\"a\" : b",
                "a:\tb",
                "x: [1, 2] # list\na: b",
                "x:\n- 1\n-\n  y: |\n- z\na: b",
                "x:\n  - - 1\n    - 2\na: b",
            })
    void takes(String text) throws Exception {
        assertThat(BlockYaml.read(text).text("a")).isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:", "a: ~", "a: null", "a: NULL", "a: # nothing", "b: c", "a: ''", ""})
    void knowsNothingFromText(String text) throws Exception {
        assertThat(BlockYaml.read(text).text("a")).isIn(null, "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    a: plain words        | plain words
                    a: http://x/y?z=1#f   | http://x/y?z=1#f
                    a: 12:30              | 12:30
                    a: -dash              | -dash
                    a: p@ss!w&rd*%        | p@ss!w&rd*%
                    a: '''quoted'''       | 'quoted'
                    a: "tab\\tand\\x41"     | tab\\tandA
                    a: it's               | it's
                    """)
    void readsScalars(String text, String value) throws Exception {
        assertThat(BlockYaml.read(text).text("a")).isEqualTo(value.replace("\\t", "\t"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ok: 1\na: &anchor hunter2",
                "ok: 1\na: *alias-hunter2",
                "ok: 1\na: !tag hunter2",
                "ok: 1\na: |\n  hunter2",
                "ok: 1\na: >-\n  hunter2",
                "ok: 1\na: {hunter2: b}",
                "ok: 1\na: [hunter2,",
                "ok: 1\na: @hunter2",
                "ok: 1\na: `hunter2`",
                "ok: 1\na: %hunter2",
                "ok: 1\na: - hunter2",
                "ok: 1\na: ? hunter2",
                "ok: 1\na: hunter2: b",
                "ok: 1\na: hunter2:",
                "ok: 1\na: 'hunter2",
                "ok: 1\na: \"hunter2",
                "ok: 1\na: \"hunter2\\q\"",
                "ok: 1\na: \"hunter2\\u12\"",
                "ok: 1\na: 'hunter2' b",
                "ok: 1\na: 'hunter2'#b",
                "ok: 1\nhunter2",
                "ok: 1\n<<: hunter2",
                "ok: 1\n? hunter2",
                "ok: 1\n*hunter2: b",
                "ok: 1\n{hunter2: b}",
                "ok: 1\nhunter2 # a: b",
                "ok: 1\n: hunter2",
                "ok: 1\n'hunter2'",
                "ok: 1\n- hunter2",
                "ok: 1\n\thunter2: 1",
                "ok: 1\n  hunter2: 1",
                "ok: 1\nok: hunter2",
                "ok: 1\n---\nhunter2: 1",
                "ok: 1\na: \u0001hunter2",
                "%YAML 1.2",
            })
    void refusesTheRestByLineAndWithoutItsText(String text) {
        int line = text.startsWith("%") ? 1 : 2;
        assertThatThrownBy(() -> BlockYaml.read(text))
                .isInstanceOf(BlockYaml.SyntaxException.class)
                .hasMessageMatching("line " + (text.contains("---") ? "[23]" : line) + ": .*")
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void saysWhatStandsElsewhereThanExpected() throws Exception {
        BlockYaml file = BlockYaml.read("a: b\nc:\n  d: e\nf:\n- g\n");

        assertThatThrownBy(() -> file.map("a")).hasMessage("line 1: a must be a map");
        assertThatThrownBy(() -> file.text("c")).hasMessage("line 2: c must be a single value");
        assertThatThrownBy(() -> file.text("f")).hasMessage("line 4: f must be a single value");
        assertThatThrownBy(() -> file.map("f")).hasMessage("line 4: f must be a map");
        assertThatThrownBy(() -> BlockYaml.read("a:\n    b: c\n  d: e")).hasMessageStartingWith("line 3: ");
    }

    private static BlockYaml inside(BlockYaml map, String key) throws BlockYaml.SyntaxException {
        return Objects.requireNonNull(map.map(key), key);
    }
}
