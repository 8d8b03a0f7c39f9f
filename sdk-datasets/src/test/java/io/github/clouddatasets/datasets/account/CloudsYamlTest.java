package io.github.clouddatasets.datasets.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.spi.value.Env;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of OpenStack's clients, by the rules of OpenStack's own reader. */
class CloudsYamlTest {

    private static final Path CASES = Path.of("src/test/resources/clouds-yaml");
    private static final String USER = "auth: {username: u, password: p, user_domain_name: d";

    @TempDir
    Path root;

    private final Map<String, String> env = new HashMap<>();
    private AccountFiles files;

    @BeforeEach
    void folders() {
        files = new AccountFiles(root.resolve("work"), root.resolve("home"), root.resolve("etc"));
    }

    private CloudAccount find() {
        return CloudAccount.find(new Env(env), files);
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(files.working());
        Files.writeString(files.working().resolve(name), text);
    }

    private CloudAccount inCase(String name) {
        env.put("OS_CLIENT_CONFIG_FILE", CASES.resolve(name).toAbsolutePath().toString());
        return find();
    }

    @Test
    void anchorsAndSeveralCloudsAreRead() {
        env.put("OS_CLOUD", "first");
        assertThat(inCase("b40-anchors.yaml").credentials()).isEqualTo(Credentials.token("token-one"));
        env.put("OS_CLOUD", "second");
        assertThat(find().credentials()).isEqualTo(Credentials.token("token-two"));
        assertThat(find().projectId()).isEqualTo("0123456789abcdef0123456789abcdef");
        assertThat(find().region()).isEqualTo("eu-de");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b42-cacert-block.yaml", "b44-regions-flow-lines.yaml", "b51-regions-one.yaml"})
    void blocksAndFlowsOverSeveralLinesAreRead(String name) {
        CloudAccount account = inCase(name);

        assertThat(account.credentials()).isEqualTo(Credentials.iamPassword("OTC000", "u1", "p1"));
        assertThat(account.projectName()).isEqualTo("eu-de");
        assertThat(account.region()).isEqualTo("eu-de");
    }

    @Test
    void theUsersAccountCanBeNamedByItsId() {
        CloudAccount account = inCase("b46-user-domain-id.yaml");

        assertThat(account.credentials()).isEqualTo(Credentials.iamPasswordByDomainId("d0123", "u1", "p1"));
        assertThat(account.region()).isEqualTo("xx-north-1");
        assertThat(account.iamEndpoint()).isEqualTo("https://iam.xx-north-1.example/v3");
    }

    @Test
    void theProfileOfOtcNamesTheRegion() {
        CloudAccount account = inCase("b48-profile-otc.yaml");

        assertThat(account.credentials())
                .as("keys beside a login are those of the object storage")
                .isEqualTo(Credentials.iamPassword("OTC000", "u1", "p1"));
        assertThat(account.region()).isEqualTo("eu-de");
        assertThat(account.iamEndpoint()).isEqualTo("https://iam.eu-de.otc.t-systems.com/v3");
        assertThat(account.projectName()).isEqualTo("eu-de_project");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aksk", "AKSK", "v3aksk", ""})
    void accessKeysAreTaken(String type) throws IOException {
        assertThat(inCase("b49-ak-sk.yaml").credentials()).isEqualTo(Credentials.accessKey("AKEXAMPLE", "SKEXAMPLE"));

        env.remove("OS_CLIENT_CONFIG_FILE");
        write(
                "clouds.yaml",
                Files.readString(CASES.resolve("b49-ak-sk.yaml"))
                        .replace("auth_type: aksk", type.isEmpty() ? "" : "auth_type: " + type));
        assertThat(find().credentials()).isEqualTo(Credentials.accessKey("AKEXAMPLE", "SKEXAMPLE"));
        assertThat(find().region()).isEqualTo("eu-de");
    }

    @Test
    void theValuesOfTheRegionHold() {
        assertThat(inCase("b51-regions-values.yaml").iamEndpoint()).isEqualTo("https://iam.eu-de.otc.t-systems.com/v3");
        assertThat(find().region()).isEqualTo("eu-de");

        env.put("OS_REGION_NAME", "eu-nl");
        assertThat(find().iamEndpoint()).isEqualTo("https://iam.eu-nl.otc.t-systems.com/v3");
        assertThat(find().region()).isEqualTo("eu-nl");
        assertThat(find().credentials()).isEqualTo(Credentials.iamPassword("OTC000", "u1", "p1"));

        env.put("OS_REGION_NAME", "eu-xx");
        assertThatThrownBy(this::find)
                .hasMessageContaining("OS_REGION_NAME names region eu-xx, but the entry has eu-de, eu-nl");
    }

    @Test
    void secretsAreInAFileOfTheirOwn() throws IOException {
        write("clouds.yaml", Files.readString(CASES.resolve("b52-split-clouds.yaml")));
        write("secure.yaml", Files.readString(CASES.resolve("b52-split-secure.yaml")));
        assertThat(find().credentials()).isEqualTo(Credentials.iamPassword("OTC000", "u1", "p1"));

        write("other.yml", "clouds:\n  otc:\n    auth:\n      password: p2\n");
        env.put("OS_CLIENT_SECURE_FILE", "other.yml");
        assertThat(find().credentials()).isEqualTo(Credentials.iamPassword("OTC000", "u1", "p2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OS_USERNAME=u OS_PASSWORD=p OS_USER_DOMAIN_NAME=OTC0 OS_TENANT_NAME=eu-de_sub | eu-de_sub |
            OS_USERNAME=u OS_PASSWORD=p OS_USER_DOMAIN_NAME=OTC0 OS_TENANT_ID=p7          |           | p7
            """)
    void theOlderVariablesOfTheProjectAreTaken(String settings, String name, String id) {
        env.put("OS_AUTH_URL", "https://iam.eu-de.otc.t-systems.com/v3");
        for (String setting : settings.split(" ", -1)) {
            env.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }

        assertThat(find().projectName()).isEqualTo(name);
        assertThat(find().projectId()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OS_USER_DOMAIN_ID", "OS_DOMAIN_ID"})
    void theVariablesOfAnAccountsIdAreTaken(String name) {
        env.putAll(Map.of("OS_USERNAME", "u", "OS_PASSWORD", "p", name, "d7"));

        assertThat(find().credentials()).isEqualTo(Credentials.iamPasswordByDomainId("d7", "u", "p"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0123456", "1e5", "yes", "no", "true", "0x1F", "1_000", "a#b", "a:b", "p%1@x!*&", "-abc", ":abc"
            })
    void aPasswordIsATextWhateverItLooksLike(String password) throws IOException {
        write(
                "clouds.yaml",
                "clouds:\n  a:\n    auth:\n      username: u\n      user_domain_name: d\n      password: " + password
                        + "\n");

        assertThat(find().credentials()).isEqualTo(Credentials.iamPassword("d", "u", password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[abc", ",abc", "!abc", "*abc", "&abc", ">abc", "#abc", "@abc", "%abc", "{abc", "null", "~", ""})
    void aPasswordThatYamlReadsOtherwiseIsRefused(String password) throws IOException {
        write(
                "clouds.yaml",
                "clouds:\n  a:\n    auth:\n      username: u\n      user_domain_name: d\n      password: " + password
                        + "\n");

        assertThatThrownBy(this::find)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("(?s).*(line [67]: |auth.password is not set).*")
                .message()
                .doesNotContain("abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a list]",
                "text",
                "!secret hidden",
                "{regions: [{}], auth: [1, 2]}",
                "{auth: {password: [a, b]}, profile: nowhere}",
                "&x {auth: {password: p, more: *x}}",
                "{auth_type: v3oidc}",
                "{a: 1, a: 2}",
                "{? [a, b] : c}"
            })
    void anEntryThatNobodyUsesSpoilsNothing(String other) throws IOException {
        env.put("OS_CLOUD", "a");
        write("clouds.yaml", "clouds:\n  b: " + other + "\n  a:\n    " + USER + "}\n");

        assertThat(find().credentials()).isEqualTo(Credentials.iamPassword("d", "u", "p"));
    }

    @Test
    void mergeKeysAndDocumentsAreRead() throws IOException {
        write("clouds.yaml", """
                %YAML 1.2
                ---
                note: the clouds follow
                ---
                common: &common
                  auth_url: https://iam.eu-de.otc.t-systems.com/v3
                  user_domain_name: d
                  username: nobody
                more: &more {project_name: n, username: somebody}
                clouds:
                  a:
                    auth:
                      <<: [*common, *more]
                      username: u
                      password: >-
                        p
                ...
                ---
                [ an unfinished document
                """);

        assertThat(find().credentials()).isEqualTo(Credentials.iamPassword("d", "u", "p"));
        assertThat(find().projectName()).isEqualTo("n");
        assertThat(find().region()).isEqualTo("eu-de");
    }

    @Test
    void aBombIsDefused() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [*a")
                    .append(i - 1)
                    .append(", *a")
                    .append(i - 1)
                    .append("]\n");
        }
        write("clouds.yaml", bomb + "clouds:\n  a:\n    " + USER + ", project_name: *a39}\n");
        assertThatThrownBy(this::find).hasMessageContaining("project_name must be a single value");

        write("clouds.yaml", "clouds: " + "[".repeat(100_000));
        assertThatThrownBy(this::find).isInstanceOf(IllegalStateException.class).hasMessageContaining("clouds.yaml");

        write("clouds.yaml", "clouds:\n  a: &a\n    auth: *a\n    username: u\n    password: p\n    domain_name: d\n");
        assertThatThrownBy(this::find).hasMessageContaining("line 2: the value is an alias of itself");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            auth-url: https://iam.example/v3       | user-domain-name | user-name | project-name
            auth_url: https://iam.example/v3       | domain_name      | username  | tenant_name
            auth_url: "https://iam.example/v3"     | user_domain_name | username  | tenant-name
            """)
    void keysAreReadInAllTheirSpellings(String url, String domain, String user, String project) throws IOException {
        String pairs = url + ", " + domain + ": d, " + user + ": u, password: p, " + project + ": n}\n";
        write("clouds.yaml", "clouds:\n  a:\n    auth: {" + pairs);
        assertThat(find().credentials()).isEqualTo(Credentials.iamPassword("d", "u", "p"));
        assertThat(find().projectName()).isEqualTo("n");
        assertThat(find().iamEndpoint()).isEqualTo("https://iam.example/v3");

        write("clouds.yaml", "clouds:\n  a: {" + pairs);
        assertThat(find().credentials()).as("outside of auth").isEqualTo(Credentials.iamPassword("d", "u", "p"));
        assertThat(find().projectName()).isEqualTo("n");
    }

    @Test
    void aProfileComesFromTheUsersOwnFileFirst() throws IOException {
        write("clouds.yaml", "clouds:\n  a:\n    profile: mine\n    " + USER + "}\n");
        assertThatThrownBy(this::find).hasMessageContaining("profile mine is neither in clouds-public.yaml nor one of");

        write("clouds-public.yml", """
                public-clouds:
                  mine:
                    auth: {auth_url: "https://iam.{region_name}.example/v3", user_domain_name: other}
                    regions: [xx-one-1, xx-two-2]
                """);
        assertThat(find().credentials()).isEqualTo(Credentials.iamPassword("d", "u", "p"));
        assertThat(find().iamEndpoint()).isEqualTo("https://iam.xx-one-1.example/v3");

        env.put("OS_REGION_NAME", "xx-two-2");
        assertThat(find().region()).isEqualTo("xx-two-2");
        assertThat(find().iamEndpoint()).isEqualTo("https://iam.xx-two-2.example/v3");
    }

    @Test
    void theEntrysOwnRegionWinsOverTheProfiles() throws IOException {
        write("clouds.yaml", "clouds:\n  a:\n    cloud: otc\n    region_name: eu-nl\n    " + USER + "}\n");

        assertThat(find().region()).isEqualTo("eu-nl");
        assertThat(find().iamEndpoint()).isEqualTo("https://iam.eu-nl.otc.t-systems.com/v3");
    }

    @ParameterizedTest
    @CsvSource({"verify: false", "verify: no", "insecure: true"})
    void certificatesAreAlwaysChecked(String setting) throws IOException {
        write("clouds.yaml", "clouds:\n  a:\n    " + setting + "\n    " + USER + "}\n");

        assertThatThrownBy(this::find).hasMessageContaining("verify: false is not supported");
    }

    @Test
    void aProjectOfAnotherAccountIsRefused() throws IOException {
        write("clouds.yaml", "clouds:\n  a:\n    " + USER + ", project_name: n, project_domain_name: other}\n");
        assertThatThrownBy(this::find).hasMessageContaining("is not the user's account: set project_id");

        write("clouds.yaml", "clouds:\n  a:\n    " + USER + ", project_id: p1, project_domain_name: other}\n");
        assertThat(find().projectId()).isEqualTo("p1");
    }

    @Test
    void jsonAndTheFolderOfTheDesktopAreRead() throws IOException {
        Path folder = Files.createDirectories(root.resolve("xdg/openstack"));
        Files.writeString(
                folder.resolve("clouds.json"),
                "{\"clouds\": {\"a\": {\"auth\": {\"token\": \"t1\", \"auth_url\": \"https://iam.example/v3\"}}}}");
        env.put("XDG_CONFIG_HOME", root.resolve("xdg").toString());

        assertThat(find().credentials()).isEqualTo(Credentials.token("t1"));
    }

    /** What the library does not refuse by an exception of its own; the fuzzer found the first. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\"\\x\"", "\"\\u12\"", "\"\\UFFFFFFFF\"", "%YAML 99999999999.1\n---\na: b", "!<", "&", "*"})
    void brokenTextIsRefusedWhateverTheLibraryThrows(String text) throws IOException {
        write("clouds.yaml", text);

        assertThatThrownBy(this::find)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("clouds.yaml cannot be used: ");
    }

    /** As for a user who has a file and not the optional library. */
    @Test
    void theMissingLibraryIsNamed() throws Exception {
        write("clouds.yaml", "clouds:\n  a:\n    " + USER + "}\n");
        ClassLoader without = new ClassLoader(CloudAccount.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("org.snakeyaml.")) {
                    throw new ClassNotFoundException(name);
                }
                if (!name.startsWith(CloudAccount.class.getPackageName())) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : own(name);
            }

            private Class<?> own(String name) throws ClassNotFoundException {
                try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                    byte[] bytes = Objects.requireNonNull(in).readAllBytes();
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        };
        Class<?> places = without.loadClass(AccountFiles.class.getName());
        Constructor<?> place = places.getDeclaredConstructors()[0];
        place.setAccessible(true);
        Method find = without.loadClass(CloudAccount.class.getName()).getDeclaredMethod("find", Env.class, places);
        find.setAccessible(true);
        Object folders = place.newInstance(files.working(), files.home(), files.system());

        assertThatThrownBy(() -> find.invoke(null, new Env(env), folders))
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("clouds.yaml cannot be used: ")
                .hasMessageContaining("add org.snakeyaml:snakeyaml-engine to the dependencies");
    }

    @Test
    void aUserKnownByIdAloneIsRefusedByName() throws IOException {
        write("clouds.yaml", "clouds:\n  a:\n    auth: {user_id: u7, password: p}\n");

        assertThatThrownBy(this::find).hasMessageContaining("auth.user_id is not supported");
    }
}
