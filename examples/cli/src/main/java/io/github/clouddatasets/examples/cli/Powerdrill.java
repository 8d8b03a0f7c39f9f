package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Powerdrill, configured by its variables. */
final class Powerdrill implements Service<PowerdrillClient> {

    @Override
    public String name() {
        return "Powerdrill";
    }

    @Override
    public boolean isConfigured(Surroundings around) {
        return around.variable("POWERDRILL_API_KEY") != null || around.variable("POWERDRILL_PROJECT_API_KEY") != null;
    }

    @Override
    public List<Setting> settings(Surroundings around) {
        real().close(); // complains of what is missing
        List<Setting> settings = new ArrayList<>();
        boolean project = around.variable("POWERDRILL_PROJECT_API_KEY") != null;
        settings.add(
                new Setting("API key", Setting.SECRET, project ? "POWERDRILL_PROJECT_API_KEY" : "POWERDRILL_API_KEY"));
        settings.add(new Setting("user", String.valueOf(around.variable("POWERDRILL_USER_ID")), "POWERDRILL_USER_ID"));
        String endpoint = around.variable("POWERDRILL_ENDPOINT");
        settings.add(
                endpoint == null
                        ? new Setting("endpoint", "the public service", "default")
                        : new Setting("endpoint", endpoint, "POWERDRILL_ENDPOINT"));
        return settings;
    }

    @Override
    public PowerdrillClient real() {
        return PowerdrillClient.fromEnvironment();
    }

    @Override
    public PowerdrillClient emulated(DatasetCloudEmulator emulator) {
        return PowerdrillClient.builder()
                .endpoint(emulator.powerdrillEndpoint())
                .apiKey(emulator.powerdrillApiKey())
                .userId(emulator.powerdrillUserId())
                .build();
    }

    /** Powerdrill has no operation without credentials: {@link #read} says both. */
    @Override
    public void reach(PowerdrillClient client) {}

    /** Listing datasets costs no unit of the job quota. */
    @Override
    public String read(PowerdrillClient client) {
        client.with(o -> o.timeout(Duration.ofSeconds(20)).maxAttempts(1))
                .datasets()
                .list()
                .first();
        return "listDatasets";
    }
}
