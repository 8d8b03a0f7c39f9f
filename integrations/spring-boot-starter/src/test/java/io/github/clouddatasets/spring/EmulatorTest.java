package io.github.clouddatasets.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.spring.test.AutoConfigureDatasetCloud;
import io.github.clouddatasets.sync.SyncClient;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.support.GenericApplicationContext;

/** An application with real accounts in its properties: its tests call the emulator all the same. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "clouddatasets.modelarts.region=eu-de",
            "clouddatasets.modelarts.domain=OTC-1",
            "clouddatasets.modelarts.user=me",
            "clouddatasets.modelarts.password=real",
            "clouddatasets.idah.endpoint=https://idah.example/api/v1",
            "clouddatasets.idah.token=real",
            "clouddatasets.idah.iam-endpoint=https://iam.example",
            "clouddatasets.emulator.pace=1ms"
        })
@AutoConfigureDatasetCloud
@NullUnmarked // a null where a value is expected fails the test just as well
class EmulatorTest {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}

    @Autowired
    private DatasetClient datasets;

    @Autowired
    private PowerdrillClient powerdrill;

    @Autowired
    private SyncClient sync;

    @Autowired
    private DatasetCloudEmulator cloud;

    @Test
    void theClientsCallTheEmulator() {
        assertThat(datasets.endpoint()).isEqualTo(cloud.modelArtsEndpoint());
        assertThat(datasets.list()).isNotEmpty();
        assertThat(powerdrill.datasets().list()).isNotEmpty();
        assertThat(sync.exports().list()).isNotEmpty();
        assertThat(sync.health().isHealthy()).isTrue();
    }

    @Test
    void theEmulatorEndsWithTheContext() {
        URI[] place = new URI[1];
        new ApplicationContextRunner()
                .withInitializer(context -> new EmulatorInitializer().initialize((GenericApplicationContext) context))
                .withPropertyValues("clouddatasets.emulator.enabled=true")
                .withConfiguration(
                        AutoConfigurations.of(ClientFactoryAutoConfiguration.class, IdahAutoConfiguration.class))
                .run(context -> {
                    assertThat(context.getBean(SyncClient.class).health().isHealthy())
                            .isTrue();
                    place[0] = URI.create(context.getBean(SyncClient.class).endpoint());
                });

        assertThatThrownBy(() -> new Socket(place[0].getHost(), place[0].getPort()).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void withoutItsJarTheMessageSaysSo() {
        new ApplicationContextRunner()
                .withClassLoader(new FilteredClassLoader(DatasetCloudEmulator.class))
                .withPropertyValues("clouddatasets.emulator.enabled=true")
                .withInitializer(context -> assertThatThrownBy(
                                () -> new EmulatorInitializer().initialize((GenericApplicationContext) context))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("clouddatasets-sdk-emulator"))
                .run(context -> assertThat(context).hasNotFailed());
    }
}
