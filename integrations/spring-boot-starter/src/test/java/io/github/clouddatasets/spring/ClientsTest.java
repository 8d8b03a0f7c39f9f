package io.github.clouddatasets.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.CallListener;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.DatasetClientBuilder;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.sync.SyncClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Which clients an application has, and what they are made of. */
@NullUnmarked // a null where a value is expected fails the test just as well
class ClientsTest {

    private static final String KEY = "IDAH_" + "ab12".repeat(16);

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ClientFactoryAutoConfiguration.class,
                    ModelArtsAutoConfiguration.class,
                    PowerdrillAutoConfiguration.class,
                    IdahAutoConfiguration.class));

    private final ApplicationContextRunner idah = application.withPropertyValues(
            "clouddatasets.idah.endpoint=http://127.0.0.1:1/api/v1", "clouddatasets.idah.api-key=" + KEY);

    @Test
    void theTestsRunOnTheExpectedGenerationOfSpringBoot() {
        assertThat(SpringBootVersion.getVersion()).startsWith(System.getProperty("expected.boot"));
    }

    @Test
    void noServiceIsConfiguredAtFirst() {
        application.run(context -> assertThat(context)
                .doesNotHaveBean(DatasetClient.class)
                .doesNotHaveBean(PowerdrillClient.class)
                .doesNotHaveBean(SyncClient.class));
    }

    @Test
    void eachConfiguredServiceHasAClient() {
        application
                .withPropertyValues(
                        "clouddatasets.modelarts.region=eu-de",
                        "clouddatasets.modelarts.access-key=AK",
                        "clouddatasets.modelarts.secret-key=SK",
                        "clouddatasets.powerdrill.api-key=k",
                        "clouddatasets.powerdrill.user-id=u")
                .run(context -> {
                    assertThat(context)
                            .hasSingleBean(DatasetClient.class)
                            .hasSingleBean(PowerdrillClient.class)
                            .doesNotHaveBean(SyncClient.class);
                    assertThat(context.getBean(DatasetClient.class).endpoint())
                            .isEqualTo("https://modelarts.eu-de.otc.t-systems.com");
                    assertThat(context.getBean(PowerdrillClient.class).endpoint())
                            .isEqualTo("https://ai.data.cloud/api");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clouddatasets.modelarts.token=t",
                "clouddatasets.modelarts.domain=d,clouddatasets.modelarts.user=u,clouddatasets.modelarts.password=p",
                "clouddatasets.modelarts.accessKey=a,clouddatasets.modelarts.secretKey=s,clouddatasets.modelarts.token=",
                "clouddatasets.modelarts.access_key=a,clouddatasets.modelarts.SECRET_KEY=s,"
                        + "clouddatasets.modelarts.security-token=x"
            })
    void modelArtsTakesEachKindOfCredentials(String properties) {
        application
                .withPropertyValues(properties.split(",", -1))
                .withPropertyValues("clouddatasets.modelarts.region=eu-de")
                .run(context -> assertThat(context).hasSingleBean(DatasetClient.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clouddatasets.idah.token=t",
                "clouddatasets.idah.email=a@b.example,clouddatasets.idah.password=p"
            })
    void idahTakesEachKindOfCredentials(String properties) {
        application
                .withPropertyValues(properties.split(",", -1))
                .withPropertyValues("clouddatasets.idah.endpoint=https://idah.example/api/v1")
                .run(context -> assertThat(context).hasSingleBean(SyncClient.class));
    }

    @Test
    void environmentVariablesAreProperties() {
        application
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "test-systemEnvironment",
                                Map.of(
                                        "CLOUDDATASETS_IDAH_ENDPOINT",
                                        "https://idah.example/api/v1",
                                        "CLOUDDATASETS_IDAH_API_KEY",
                                        KEY,
                                        "CLOUDDATASETS_IDAH_TIMEOUT",
                                        "7s"))))
                .run(context -> {
                    assertThat(context).hasSingleBean(SyncClient.class);
                    assertThat(context.getBean(IdahProperties.class).timeout()).hasSeconds(7);
                });
    }

    /** {@code api-key: ${IDAH_API_KEY:}} is how a service stays optional. */
    @Test
    void blankPropertiesAreNone() {
        application
                .withPropertyValues(
                        "clouddatasets.idah.endpoint=${NOBODY_SETS_THIS:}", "clouddatasets.idah.api-key=  ",
                        "clouddatasets.powerdrill.api-key=", "clouddatasets.modelarts.region=")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(DatasetClient.class)
                        .doesNotHaveBean(PowerdrillClient.class)
                        .doesNotHaveBean(SyncClient.class));
    }

    @Test
    void aServiceCanBeSwitchedOff() {
        idah.withPropertyValues("clouddatasets.idah.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(SyncClient.class));
    }

    @Test
    void aServiceCanBeSwitchedOnForACustomizerToFill() {
        application
                .withPropertyValues("clouddatasets.modelarts.enabled=true")
                .withBean(ClientCustomizer.class, () -> builder -> {
                    if (builder instanceof DatasetClientBuilder modelArts) {
                        modelArts.region("eu-de").token("t");
                    }
                })
                .run(context -> assertThat(context).hasSingleBean(DatasetClient.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clouddatasets.idah.api-key=" + "KEY" + " | clouddatasets.idah.* | endpoint",
                "clouddatasets.idah.endpoint=https://idah.example/api/v1 | clouddatasets.idah.* | credentials",
                "clouddatasets.idah.endpoint=idah | clouddatasets.idah.* | endpoint",
                "clouddatasets.idah.email=a@b.example | clouddatasets.idah.* | password is required",
                "clouddatasets.powerdrill.user-id=u | clouddatasets.powerdrill.* | apiKey",
                "clouddatasets.modelarts.access-key=a | clouddatasets.modelarts.* | secret-key is required",
                "clouddatasets.modelarts.secret-key=s | clouddatasets.modelarts.* | access-key is required",
                "clouddatasets.modelarts.user=u | clouddatasets.modelarts.* | domain is required",
                "clouddatasets.modelarts.token=t,clouddatasets.modelarts.user=u | clouddatasets.modelarts.* | one kind",
                "clouddatasets.idah.endpoint=https://x.example,clouddatasets.idah.max-attempts=11"
                        + " | clouddatasets.idah.* | maxAttempts"
            })
    void whatIsMissingOrWrongIsNamed(String properties, String prefix, String reason) {
        application
                .withPropertyValues(properties.replace("=KEY", "=" + KEY).split(",", -1))
                .run(context -> {
                    List<String> messages = new ArrayList<>();
                    for (Throwable t = context.getStartupFailure(); t != null; t = t.getCause()) {
                        messages.add(String.valueOf(t.getMessage()));
                    }
                    assertThat(messages)
                            .anySatisfy(message -> assertThat(message).contains("the properties " + prefix, reason));
                    assertThat(messages).noneMatch(message -> message.contains(KEY));
                });
    }

    @Test
    void aClientOfTheApplicationsOwnWins() {
        idah.withBean(
                        "mine",
                        SyncClient.class,
                        () -> SyncClient.builder()
                                .endpoint("https://other.example/api/v1")
                                .bearer("t")
                                .build())
                .run(context ->
                        assertThat(context.getBean(SyncClient.class).endpoint()).startsWith("https://other.example"));
    }

    @Test
    void withoutTheJarOfAServiceThereIsNoClient() {
        idah.withClassLoader(new FilteredClassLoader(SyncClient.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("idahClient"));
    }

    @Test
    void listenersHearOfCallsAndCustomizersComeLast() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CallListener listener = new CallListener() {
            @Override
            public void callEnded(CallEnded event) {
                order.add(event.call().operation() + " " + event.attempts());
            }
        };
        idah.withPropertyValues("clouddatasets.idah.max-attempts=3")
                .withBean(CallListener.class, () -> listener)
                .withBean(ClientCustomizer.class, () -> builder -> builder.maxAttempts(1))
                .run(context -> {
                    SyncClient sync = context.getBean(SyncClient.class);
                    assertThatThrownBy(sync::health).isInstanceOf(SdkException.class);
                });
        assertThat(order).containsExactly("getHealth 1");
    }

    @Test
    void theClientClosesWithTheContext() {
        List<SyncClient> clients = new ArrayList<>();
        idah.run(context -> clients.add(context.getBean(SyncClient.class)));

        assertThat(clients)
                .singleElement()
                .satisfies(client -> assertThatThrownBy(client::health)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("closed"));
    }

    @Test
    void propertiesPrintNoSecret() {
        idah.run(context -> assertThat(context.getBean(IdahProperties.class).toString())
                .contains("127.0.0.1")
                .doesNotContain(KEY));
    }
}
