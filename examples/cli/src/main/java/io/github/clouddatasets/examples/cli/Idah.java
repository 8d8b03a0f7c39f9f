package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.core.CallOptions;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.sync.SyncClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** IDAH, configured by its variables. */
final class Idah implements Service<SyncClient> {

    @Override
    public String name() {
        return "IDAH";
    }

    @Override
    public boolean isConfigured(Surroundings around) {
        return around.variable("IDAH_ENDPOINT") != null
                || around.variable("IDAH_API_KEY") != null
                || around.variable("IDAH_TOKEN") != null
                || around.variable("IDAH_EMAIL") != null;
    }

    @Override
    public List<Setting> settings(Surroundings around) {
        real().close(); // complains of what is missing
        List<Setting> settings = new ArrayList<>();
        settings.add(new Setting("endpoint", String.valueOf(around.variable("IDAH_ENDPOINT")), "IDAH_ENDPOINT"));
        if (around.variable("IDAH_TOKEN") != null) {
            settings.add(new Setting("token", Setting.SECRET, "IDAH_TOKEN"));
        } else if (around.variable("IDAH_API_KEY") != null) {
            settings.add(new Setting("API key", Setting.SECRET, "IDAH_API_KEY"));
        } else {
            settings.add(new Setting("account", String.valueOf(around.variable("IDAH_EMAIL")), "IDAH_EMAIL"));
            settings.add(new Setting("password", Setting.SECRET, "IDAH_PASSWORD"));
        }
        return settings;
    }

    @Override
    public SyncClient real() {
        return SyncClient.fromEnvironment();
    }

    @Override
    public SyncClient emulated(DatasetCloudEmulator emulator) {
        return SyncClient.builder()
                .endpoint(emulator.idahEndpoint())
                .apiKey(emulator.idahApiKey())
                .build();
    }

    @Override
    public void reach(SyncClient client) {
        client.with(Idah::quickly).serviceInfo();
    }

    @Override
    public String read(SyncClient client) {
        client.with(Idah::quickly).exports().list().first();
        return "listExports";
    }

    private static void quickly(CallOptions.Builder options) {
        options.timeout(Duration.ofSeconds(20)).maxAttempts(1);
    }
}
