package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.account.CloudAccount;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ModelArts, whose account is searched for in the environment and in {@code clouds.yaml}. */
final class ModelArts implements Service<DatasetClient> {

    private static final List<String> CREDENTIALS = List.of(
            "MODELARTS_TOKEN",
            "HUAWEICLOUD_SDK_AK",
            "HUAWEICLOUD_SDK_SK",
            "OS_AUTH_TOKEN",
            "OS_TOKEN",
            "OS_USERNAME",
            "OS_PASSWORD",
            "OS_CLOUD",
            "OS_CLIENT_CONFIG_FILE");

    @Override
    public String name() {
        return "ModelArts";
    }

    @Override
    public boolean isConfigured(Surroundings around) {
        if (CREDENTIALS.stream().anyMatch(name -> around.variable(name) != null)) {
            return true;
        }
        try {
            CloudAccount.find();
            return true;
        } catch (IllegalStateException e) {
            return false; // no account, or a clouds.yaml that cannot be used: --real and doctor say why
        }
    }

    @Override
    public List<Setting> settings(Surroundings around) {
        CloudAccount account = CloudAccount.find();
        List<Setting> settings = new ArrayList<>();
        settings.add(new Setting(kind(account.credentials()), Setting.SECRET, account.source()));
        add(settings, around, account, "endpoint", account.endpoint(), "MODELARTS_ENDPOINT");
        String region = account.region();
        boolean named = around.variable("MODELARTS_REGION") != null;
        add(settings, around, account, "region", region, named ? "MODELARTS_REGION" : "OS_REGION_NAME");
        add(settings, around, account, "project", account.projectId(), "HUAWEICLOUD_SDK_PROJECT_ID");
        add(settings, around, account, "project name", account.projectName(), "OS_PROJECT_NAME");
        add(settings, around, account, "identity service", account.iamEndpoint(), "MODELARTS_IAM_ENDPOINT");
        return settings;
    }

    private static void add(
            List<Setting> settings,
            Surroundings around,
            CloudAccount account,
            String name,
            @Nullable String value,
            String variable) {
        if (value != null) {
            boolean given = value.equals(around.variable(variable));
            settings.add(new Setting(name, value, given ? variable : account.source()));
        }
    }

    private static String kind(Credentials credentials) {
        if (credentials instanceof Credentials.AccessKey) {
            return "access key";
        }
        return credentials instanceof Credentials.IamPassword ? "IAM user's password" : "token";
    }

    @Override
    public DatasetClient real() {
        return DatasetClient.fromEnvironment();
    }

    @Override
    public DatasetClient emulated(DatasetCloudEmulator emulator) {
        return DatasetClient.builder()
                .endpoint(emulator.modelArtsEndpoint())
                .projectId(emulator.projectId())
                .accessKey(emulator.accessKey(), emulator.secretKey())
                .build();
    }

    /** ModelArts has no operation without credentials: {@link #read} says both. */
    @Override
    public void reach(DatasetClient client) {}

    @Override
    public String read(DatasetClient client) {
        client.with(o -> o.timeout(Duration.ofSeconds(20)).maxAttempts(1))
                .list()
                .first();
        return "listDatasets";
    }
}
