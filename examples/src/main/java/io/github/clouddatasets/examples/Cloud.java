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
 * The services an example talks to, and the records in them it works with: the embedded emulator's, or those that the
 * environment names. Of the real services only those are there whose record the environment names, so that an account for
 * one service is enough.
 *
 * @param datasets client of ModelArts; null if {@code MODELARTS_DATASET_ID} is missing
 * @param powerdrill client of Powerdrill; null if {@code POWERDRILL_DATASET_ID} is missing
 * @param sync client of IDAH; null if {@code IDAH_PROJECT_ID} is missing
 * @param datasetId ModelArts dataset to work on
 * @param syncs whether the dataset is synced
 * @param versionName name of the version to publish; null publishes none
 * @param exportPath OBS folder for the export; null exports nothing
 * @param powerdrillDatasetId Powerdrill dataset to look at
 * @param idahProjectId IDAH project to export from
 * @param idahDatasetIds IDAH datasets to export
 * @param lookEvery how often to look whether work is done
 * @param emulator the emulator; null with the real services
 */
record Cloud(
        @Nullable DatasetClient datasets,
        @Nullable PowerdrillClient powerdrill,
        @Nullable SyncClient sync,
        String datasetId,
        boolean syncs,
        @Nullable String versionName,
        @Nullable String exportPath,
        String powerdrillDatasetId,
        String idahProjectId,
        List<String> idahDatasetIds,
        Duration lookEvery,
        @Nullable DatasetCloudEmulator emulator)
        implements AutoCloseable {

    /** The images of the emulator's dataset: drop a file in, and the next sync finds it. */
    private static final Path DIGITS = Path.of("data", "digits");

    private static final List<String> RECORDS =
            List.of("MODELARTS_DATASET_ID", "POWERDRILL_DATASET_ID", "IDAH_PROJECT_ID");

    /** The real services whose records the environment names; the emulator if it names none. */
    static Cloud fromEnvironment(Map<String, String> env) {
        return RECORDS.stream().anyMatch(name -> isSet(env, name)) ? real(env) : emulated();
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
                true,
                "V004",
                "/digits-bucket/exports/",
                emulator.powerdrillDatasetId(),
                emulator.idahProjectId(),
                List.of(emulator.idahDatasetId()),
                Duration.ofMillis(10),
                emulator);
    }

    private static Cloud real(Map<String, String> env) {
        boolean idah = isSet(env, "IDAH_PROJECT_ID");
        List<String> idahDatasetIds =
                idah ? List.of(required(env, "IDAH_DATASET_IDS").split(",", -1)) : List.of();
        return new Cloud(
                isSet(env, "MODELARTS_DATASET_ID") ? DatasetClient.fromEnvironment() : null,
                isSet(env, "POWERDRILL_DATASET_ID") ? PowerdrillClient.fromEnvironment() : null,
                idah ? SyncClient.fromEnvironment() : null,
                env.getOrDefault("MODELARTS_DATASET_ID", ""),
                "true".equalsIgnoreCase(env.getOrDefault("MODELARTS_SYNC", "").strip()),
                isSet(env, "MODELARTS_VERSION_NAME") ? env.get("MODELARTS_VERSION_NAME") : null,
                isSet(env, "MODELARTS_EXPORT_PATH") ? env.get("MODELARTS_EXPORT_PATH") : null,
                env.getOrDefault("POWERDRILL_DATASET_ID", ""),
                env.getOrDefault("IDAH_PROJECT_ID", ""),
                idahDatasetIds,
                Duration.ofSeconds(5),
                null);
    }

    private static boolean isSet(Map<String, String> env, String name) {
        return !env.getOrDefault(name, "").isBlank();
    }

    private static String required(Map<String, String> env, String name) {
        if (!isSet(env, name)) {
            throw new IllegalStateException(
                    "the environment variable " + name + " is not set (see docs/real-services.md)");
        }
        return env.getOrDefault(name, "").strip();
    }

    @Override
    public void close() {
        close(datasets);
        close(powerdrill);
        close(sync);
        close(emulator);
    }

    private static void close(@Nullable AutoCloseable closed) {
        try {
            if (closed != null) {
                closed.close();
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e); // no client and no emulator throws a checked exception
        }
    }
}
