package io.github.clouddatasets.examples;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.sync.SyncClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The three services an example talks to, and the things in them it works with: the embedded emulator's, or the real ones
 * when the environment names them.
 *
 * @param datasets client of ModelArts
 * @param powerdrill client of Powerdrill
 * @param sync client of IDAH
 * @param datasetId ModelArts dataset to work on
 * @param versionName name of the version to publish; null lets the service choose
 * @param exportPath OBS folder for the export
 * @param powerdrillDatasetId Powerdrill dataset to look at
 * @param idahProjectId IDAH project to export from
 * @param idahDatasetIds IDAH datasets to export
 * @param lookEvery how often to look whether work is done
 * @param emulator the emulator; null with the real services
 */
record Cloud(
        DatasetClient datasets,
        PowerdrillClient powerdrill,
        SyncClient sync,
        String datasetId,
        @Nullable String versionName,
        String exportPath,
        String powerdrillDatasetId,
        String idahProjectId,
        List<String> idahDatasetIds,
        Duration lookEvery,
        @Nullable DatasetCloudEmulator emulator)
        implements AutoCloseable {

    /** The images of the emulator's dataset: drop a file in, and the next sync finds it. */
    private static final Path DIGITS = Path.of("data", "digits");

    /** The real services if the environment has {@code MODELARTS_DATASET_ID}, the emulator if not. */
    static Cloud fromEnvironment(Map<String, String> env) {
        return env.containsKey("MODELARTS_DATASET_ID") ? real(env) : emulated();
    }

    private static Cloud emulated() {
        DatasetCloudEmulator.Builder builder = DatasetCloudEmulator.builder().pace(Duration.ofMillis(40));
        if (Files.isDirectory(DIGITS)) {
            builder.input(DIGITS);
        }
        DatasetCloudEmulator emulator = builder.start();
        return new Cloud(
                DatasetClient.builder()
                        .endpoint(emulator.modelArtsEndpoint())
                        .projectId(emulator.projectId())
                        .credentials(Credentials.accessKey(emulator.accessKey(), emulator.secretKey()))
                        .build(),
                PowerdrillClient.builder()
                        .endpoint(emulator.powerdrillEndpoint())
                        .credentials(Credentials.apiKey(emulator.powerdrillApiKey()))
                        .userId(emulator.powerdrillUserId())
                        .build(),
                SyncClient.builder()
                        .endpoint(emulator.idahEndpoint())
                        .apiKey(emulator.idahApiKey())
                        .build(),
                emulator.datasetId(),
                "V004",
                "/digits-bucket/exports/",
                emulator.powerdrillDatasetId(),
                emulator.idahProjectId(),
                List.of(emulator.idahDatasetId()),
                Duration.ofMillis(10),
                emulator);
    }

    private static Cloud real(Map<String, String> env) {
        return new Cloud(
                DatasetClient.fromEnvironment(),
                PowerdrillClient.fromEnvironment(),
                SyncClient.fromEnvironment(),
                required(env, "MODELARTS_DATASET_ID"),
                env.get("MODELARTS_VERSION_NAME"),
                required(env, "MODELARTS_EXPORT_PATH"),
                required(env, "POWERDRILL_DATASET_ID"),
                required(env, "IDAH_PROJECT_ID"),
                List.of(required(env, "IDAH_DATASET_IDS").split(",", -1)),
                Duration.ofSeconds(5),
                null);
    }

    private static String required(Map<String, String> env, String name) {
        String value = env.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("the environment variable " + name + " is not set (see README)");
        }
        return value;
    }

    @Override
    public void close() {
        datasets.close();
        powerdrill.close();
        sync.close();
        if (emulator != null) {
            emulator.close();
        }
    }
}
