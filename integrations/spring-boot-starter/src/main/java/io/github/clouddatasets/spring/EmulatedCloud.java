package io.github.clouddatasets.spring;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The emulator of one application: a bean, and the properties that lead the clients to it. */
final class EmulatedCloud {

    /** What the application may have set for its real accounts. */
    private static final List<String> REAL = List.of(
            "modelarts.region",
            "modelarts.project-name",
            "modelarts.security-token",
            "modelarts.token",
            "modelarts.domain",
            "modelarts.user",
            "modelarts.password",
            "idah.iam-endpoint",
            "idah.token",
            "idah.email",
            "idah.password");

    private EmulatedCloud() {}

    static void start(GenericApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        DatasetCloudEmulator.Builder builder = DatasetCloudEmulator.builder();
        Duration pace = Binder.get(environment)
                .bind("clouddatasets.emulator.pace", Duration.class)
                .orElse(null);
        if (pace != null) {
            builder.pace(pace);
        }
        DatasetCloudEmulator cloud = builder.start();
        environment.getPropertySources().addFirst(new MapPropertySource("clouddatasets-emulator", properties(cloud)));
        context.registerBean(
                "datasetCloudEmulator",
                DatasetCloudEmulator.class,
                () -> cloud,
                definition -> definition.setDestroyMethodName("close"));
    }

    private static Map<String, Object> properties(DatasetCloudEmulator cloud) {
        Map<String, Object> properties = new HashMap<>();
        REAL.forEach(name -> properties.put("clouddatasets." + name, ""));
        properties.put("clouddatasets.modelarts.endpoint", cloud.modelArtsEndpoint());
        properties.put("clouddatasets.modelarts.iam-endpoint", cloud.iamEndpoint());
        properties.put("clouddatasets.modelarts.project-id", cloud.projectId());
        properties.put("clouddatasets.modelarts.access-key", cloud.accessKey());
        properties.put("clouddatasets.modelarts.secret-key", cloud.secretKey());
        properties.put("clouddatasets.powerdrill.endpoint", cloud.powerdrillEndpoint());
        properties.put("clouddatasets.powerdrill.api-key", cloud.powerdrillApiKey());
        properties.put("clouddatasets.powerdrill.user-id", cloud.powerdrillUserId());
        properties.put("clouddatasets.idah.endpoint", cloud.idahEndpoint());
        properties.put("clouddatasets.idah.api-key", cloud.idahApiKey());
        return properties;
    }
}
