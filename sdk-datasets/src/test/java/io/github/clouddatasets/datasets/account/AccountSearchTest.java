package io.github.clouddatasets.datasets.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.spi.value.Env;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountSearchTest {

    private static final String TWO_CLOUDS = """
            clouds:
              otc:
                auth:
                  auth_url: https://iam.eu-de.otc.t-systems.com/v3
                  username: ada
                  password: hunter2
                  user_domain_name: OTC-EU-DE-1
                  project_name: eu-de_vision
                region_name: eu-de
              huawei:
                auth_type: v3token
                auth:
                  token: tok-hunter2
                  project_id: p2
                region_name: cn-north-4
            """;

    @TempDir
    Path root;

    private final Map<String, String> env = new HashMap<>();
    private AccountFiles files;

    @BeforeEach
    void folders() {
        files = new AccountFiles(root.resolve("work"), root.resolve("home"), root.resolve("etc"));
    }

    @Test
    void takesTheSourcesInTheirOrder() throws IOException {
        write(files.working().resolve("clouds.yaml"), TWO_CLOUDS);
        env.put("OS_CLOUD", "huawei");
        assertThat(find().credentials()).isEqualTo(Credentials.token("tok-hunter2"));

        env.putAll(Map.of("OS_USERNAME", "u", "OS_PASSWORD", "p", "OS_USER_DOMAIN_NAME", "d"));
        assertThat(find().credentials()).isEqualTo(Credentials.iamPassword("d", "u", "p"));

        env.put("OS_TOKEN", "t1");
        assertThat(find().credentials()).isEqualTo(Credentials.token("t1"));
        env.put("OS_AUTH_TOKEN", "t2");
        assertThat(find().credentials()).isEqualTo(Credentials.token("t2"));

        env.putAll(Map.of("HUAWEICLOUD_SDK_AK", "ak", "HUAWEICLOUD_SDK_SK", "sk"));
        assertThat(find().credentials()).isEqualTo(Credentials.accessKey("ak", "sk"));
        env.put("HUAWEICLOUD_SDK_SECURITY_TOKEN", "st");
        assertThat(find().credentials()).isEqualTo(Credentials.accessKey("ak", "sk", "st"));

        env.put("MODELARTS_TOKEN", "t0");
        assertThat(find().credentials()).isEqualTo(Credentials.token("t0"));
        assertThat(find().toString()).doesNotContain("hunter2").doesNotContain("t0");
    }

    @Test
    void takesPlaceAndProjectOfTheSameSource() {
        env.putAll(Map.of(
                "HUAWEICLOUD_SDK_AK", "ak",
                "HUAWEICLOUD_SDK_SK", "sk",
                "OS_AUTH_URL", "https://iam.eu-de.otc.t-systems.com/v3",
                "OS_PROJECT_ID", "other",
                "OS_REGION_NAME", "eu-de"));
        CloudAccount keys = find();
        assertThat(keys.projectId()).isNull();
        assertThat(keys.iamEndpoint()).isNull();
        assertThat(keys.region()).isEqualTo("eu-de");

        env.keySet().removeIf(name -> name.startsWith("HUAWEICLOUD"));
        env.putAll(Map.of("OS_USERNAME", "u", "OS_PASSWORD", "p", "OS_USER_DOMAIN_NAME", "d", "OS_PROJECT_NAME", "n"));
        env.remove("OS_REGION_NAME");
        CloudAccount openStack = find();
        assertThat(openStack.projectId()).isEqualTo("other");
        assertThat(openStack.projectName()).isEqualTo("n");
        assertThat(openStack.iamEndpoint()).isEqualTo("https://iam.eu-de.otc.t-systems.com/v3");
        assertThat(openStack.region()).isEqualTo("eu-de");

        env.put("HUAWEICLOUD_SDK_PROJECT_ID", "mine");
        env.put("MODELARTS_REGION", "eu-west-101");
        env.put("MODELARTS_ENDPOINT", "https://modelarts.example");
        env.put("MODELARTS_IAM_ENDPOINT", "https://iam.example");
        assertThat(find())
                .isEqualTo(new CloudAccount(
                        "OS_USERNAME",
                        Credentials.iamPassword("d", "u", "p"),
                        "https://modelarts.example",
                        "eu-west-101",
                        "mine",
                        null,
                        "https://iam.example"));
    }

    @ParameterizedTest
    @CsvSource({
        "OS_TENANT_NAME=eu-de_sub,, eu-de_sub",
        "OS_TENANT_ID=p7, p7,",
        "OS_PROJECT_NAME=n OS_TENANT_NAME=n,, n",
        "OS_PROJECT_NAME=n OS_PROJECT_DOMAIN_NAME=d,, n",
        "OS_PROJECT_ID=p7 OS_PROJECT_DOMAIN_ID=x, p7,"
    })
    void takesTheProjectByEachOfItsNames(String settings, String id, String name) {
        openStackUser(settings);
        assertThat(find().projectId()).isEqualTo(id);
        assertThat(find().projectName()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "OS_PROJECT_NAME=n OS_TENANT_NAME=m, OS_PROJECT_NAME and OS_TENANT_NAME differ",
        "OS_PROJECT_ID=n OS_TENANT_ID=m, OS_PROJECT_ID and OS_TENANT_ID differ",
        "OS_TENANT_NAME=n OS_PROJECT_DOMAIN_NAME=other, OS_PROJECT_DOMAIN_NAME or its id is not the user's account",
        "OS_PROJECT_NAME=n OS_PROJECT_DOMAIN_ID=x, OS_PROJECT_DOMAIN_NAME or its id is not the user's account: set OS_PROJECT_ID"
    })
    void refusesAProjectItCannotTell(String settings, String reason) {
        openStackUser(settings);
        assertThatThrownBy(this::find).isInstanceOf(IllegalStateException.class).hasMessageContaining(reason);
    }

    private void openStackUser(String settings) {
        env.putAll(Map.of("OS_USERNAME", "u", "OS_PASSWORD", "p", "OS_USER_DOMAIN_NAME", "d"));
        for (String setting : settings.split(" ", -1)) {
            env.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }
    }

    @Test
    void readsTheFirstFile() throws IOException {
        Path system = files.system().resolve("clouds.yaml");
        Path home = files.home().resolve(".config/openstack/clouds.yaml");
        Path working = files.working().resolve("clouds.yaml");
        Path given = files.working().resolve("conf/mine.yaml");

        write(system, cloud("system"));
        assertThat(find().credentials()).isEqualTo(Credentials.token("system"));
        write(home, cloud("home"));
        assertThat(find().credentials()).isEqualTo(Credentials.token("home"));
        write(working, cloud("working"));
        assertThat(find().credentials()).isEqualTo(Credentials.token("working"));
        write(given, cloud("given"));
        env.put("OS_CLIENT_CONFIG_FILE", "conf/mine.yaml");
        assertThat(find().credentials()).isEqualTo(Credentials.token("given"));
        assertThat(find().source()).isEqualTo(given + ", cloud c");
    }

    @Test
    void readsTheWholeEntry() throws IOException {
        Path file = write(files.working().resolve("clouds.yaml"), TWO_CLOUDS);
        env.put("OS_CLOUD", "otc");

        assertThat(find())
                .isEqualTo(new CloudAccount(
                        file + ", cloud otc",
                        Credentials.iamPassword("OTC-EU-DE-1", "ada", "hunter2"),
                        null,
                        "eu-de",
                        null,
                        "eu-de_vision",
                        "https://iam.eu-de.otc.t-systems.com/v3"));
    }

    @Test
    void readsAccessKeysAndTheProfileOfOtc() throws IOException {
        write(
                files.working().resolve("clouds.yaml"),
                "clouds:\n  a:\n    profile: otc\n    auth_type: aksk\n    auth:\n      ak: AK1\n      sk: SK1\n");

        assertThat(find().credentials()).isEqualTo(Credentials.accessKey("AK1", "SK1"));
        assertThat(find().region()).isEqualTo("eu-de");
        assertThat(find().iamEndpoint()).isEqualTo("https://iam.eu-de.otc.t-systems.com/v3");
    }

    @Test
    void listsEverythingWhenThereIsNothing() {
        assertThatThrownBy(this::find)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("no credentials found; tried MODELARTS_TOKEN (not set), "
                        + "HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK (not set), "
                        + "OS_AUTH_TOKEN, OS_TOKEN and OS_USERNAME (not set), clouds.yaml (in none of ")
                .hasMessageContaining(files.system().resolve("clouds.yaml").toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    HUAWEICLOUD_SDK_AK=hunter2                     | HUAWEICLOUD_SDK_AK is set, but HUAWEICLOUD_SDK_SK is not
                    HUAWEICLOUD_SDK_SK=hunter2                     | HUAWEICLOUD_SDK_SK is set, but HUAWEICLOUD_SDK_AK is not
                    HUAWEICLOUD_SDK_SECURITY_TOKEN=hunter2         | HUAWEICLOUD_SDK_SECURITY_TOKEN is set, but HUAWEICLOUD_SDK_AK is not
                    HUAWEICLOUD_SDK_AK=hun ter2 HUAWEICLOUD_SDK_SK=x | accessKey must be printable ASCII
                    MODELARTS_TOKEN=hun ter2                       | token must be printable ASCII
                    OS_TOKEN=hun ter2                              | token must be printable ASCII
                    OS_USERNAME=hunter2                            | OS_USER_DOMAIN_NAME and OS_PASSWORD are not set
                    OS_PASSWORD=hunter2 OS_USER_DOMAIN_NAME=d      | OS_USERNAME is not set
                    OS_USERNAME=u OS_PASSWORD=hunter2              | OS_USER_DOMAIN_NAME is not set
                    """)
    void aBrokenVariableStopsTheSearch(String settings, String reason) throws IOException {
        write(files.working().resolve("clouds.yaml"), cloud("never-used"));
        for (String setting : settings.split(" (?=[A-Z])", -1)) {
            int equals = setting.indexOf('=');
            env.put(setting.substring(0, equals), setting.substring(equals + 1));
        }

        assertThatThrownBy(this::find)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be used: ")
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("ter2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nope |clouds:;  a:;    auth:;      token: hunter2             | it has no cloud nope, which OS_CLOUD names, but a
                    ''   |clouds:;  a:;    auth: {;  b:                           | line 4: it is not YAML
                    ''   |clouds:;  a:;    auth:;      token: hunter2;  b:;    x: y | it has several clouds: set OS_CLOUD to one of a, b
                    a    |clouds:;  a:;    auth:;      username: u;      password: hunter2 | cloud a cannot be used: auth.user_domain_name is not set
                    a    |clouds:;  a:;    auth:;      username:;        - hunter2| line 5: username must be a single value
                    a    |clouds:;  a:;    profile: otc                           | auth.user_domain_name and auth.username and auth.password are not set
                    a    |clouds:;  a:                                            | it has no auth
                    a    |clouds:;  a:;    - hunter2                              | line 3: a must be a map
                    a    |clouds:;  a:;    profile: vexxhost;    auth:;      token: hunter2 | profile vexxhost is neither in clouds-public.yaml nor one of otc
                    a    |clouds:;  a:;    auth_type: aksk;    auth:;      sk: hunter2 | auth.ak and auth.sk belong together
                    a    |clouds:;  a:;    auth: hunter2                          | line 3: auth must be a map
                    a    |clouds:;  a:;    auth_type: v3oidc;    auth:;      token: hunter2 | auth_type v3oidc is not one of password, token and aksk
                    a    |clouds:;  a:;    auth:;      token: hun ter2            | token must be printable ASCII
                    ''   |clouds:                                                 | it has no clouds
                    ''   |cloud: hunter2                                          | it has no clouds
                    ''   |clouds: hunter2                                         | line 1: clouds must be a map
                    """)
    void aBrokenFileStopsTheSearch(String cloud, String yaml, String reason) throws IOException {
        Path file = write(files.working().resolve("clouds.yaml"), yaml.replace(";", "\n"));
        env.put("OS_CLOUD", cloud);

        assertThatThrownBy(this::find)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(reason)
                .hasMessageContaining("tried before: MODELARTS_TOKEN (not set)")
                .message()
                .doesNotContain("ter2");
    }

    @Test
    void aFileThatIsMeantMustBeThere() throws IOException {
        env.put("OS_CLOUD", "otc");
        assertThatThrownBy(this::find).hasMessageContaining("OS_CLOUD is set, but there is none of ");

        write(files.working().resolve("clouds.yaml"), TWO_CLOUDS);
        env.put("OS_CLIENT_CONFIG_FILE", "absent.yaml");
        assertThatThrownBy(this::find).hasMessageContaining("absent.yaml cannot be used: there is no such file");

        env.put("OS_CLIENT_CONFIG_FILE", ".");
        assertThatThrownBy(this::find).hasMessageContaining("it is not a file");

        Files.write(files.working().resolve("latin.yaml"), "clouds: é".getBytes(StandardCharsets.ISO_8859_1));
        env.put("OS_CLIENT_CONFIG_FILE", "latin.yaml");
        assertThatThrownBy(this::find).hasMessageContaining("it is not UTF-8 text");
    }

    private CloudAccount find() {
        return CloudAccount.find(new Env(env), files);
    }

    private static String cloud(String token) {
        return "clouds:\n  c:\n    auth:\n      token: " + token + "\n";
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
