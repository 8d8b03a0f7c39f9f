package io.github.clouddatasets.examples;

import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.datasets.Dataset;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.DatasetVersion;
import io.github.clouddatasets.datasets.ExportTask;
import io.github.clouddatasets.datasets.ExportType;
import io.github.clouddatasets.datasets.SyncTask;
import io.github.clouddatasets.datasets.VersionFormat;
import io.github.clouddatasets.powerdrill.DatasetStatus;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.sync.Export;
import io.github.clouddatasets.sync.SyncClient;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The main job on all three services: list datasets, sync an image folder, publish a version and read its manifest,
 * export, download the labelled data, look at a dataset's readiness. Needs no credentials: it starts the emulator, unless
 * the environment names records of real services (see docs/real-services.md). Of these the program uses those that are named, syncs,
 * publishes a version and exports only where the environment says so, and says in one line what it left out.
 */
public final class QuickStart {

    private QuickStart() {}

    /** Runs the job. Ends with status 1 and one line if a service refuses, or if credentials are missing. */
    public static void main(String[] args) {
        Ending.of(() -> run(System.getenv(), new Account(System.out)));
    }

    static void run(Map<String, String> env, PrintStream out) throws IOException {
        run(env, new Account(out));
    }

    private static void run(Map<String, String> env, Account account) throws IOException {
        try (Cloud cloud = Cloud.fromEnvironment(env)) {
            account.title("Cloud Datasets SDK, quick start on "
                    + (cloud.emulator() == null ? "the real services" : "the embedded emulator"));
            if (cloud.datasets() == null) {
                left(account, "ModelArts", "MODELARTS_DATASET_ID to the id of a dataset");
            } else {
                modelArts(cloud, cloud.datasets().with(o -> o.onResponse(account::heard)), account);
            }
            if (cloud.sync() == null) {
                left(account, "IDAH", "IDAH_PROJECT_ID and IDAH_DATASET_IDS to what to export");
            } else {
                idah(cloud, cloud.sync().with(o -> o.onResponse(account::heard)), account);
            }
            if (cloud.powerdrill() == null) {
                left(account, "Powerdrill", "POWERDRILL_DATASET_ID to the id of a dataset");
            } else {
                powerdrill(cloud, cloud.powerdrill().with(o -> o.onResponse(account::heard)), account);
            }
        }
        account.end();
    }

    private static void left(Account account, String service, String variable) {
        account.step(service + ": left out; set " + variable);
    }

    private static void modelArts(Cloud cloud, DatasetClient datasets, Account account) throws IOException {
        String id = cloud.datasetId();

        account.step("ModelArts: the newest datasets");
        for (Dataset dataset : datasets.list().limit(4)) {
            account.fact(String.format(
                    "%-22s %-22s %s samples",
                    dataset.datasetName(), dataset.datasetType(), dataset.totalSampleCount()));
        }
        account.trace();

        if (cloud.syncs()) {
            sync(id, cloud, datasets, account);
        } else {
            left(account, "ModelArts: sync", "MODELARTS_SYNC to true");
        }
        if (cloud.versionName() == null) {
            left(account, "ModelArts: publish a version", "MODELARTS_VERSION_NAME to the version's name");
        } else {
            publish(cloud, datasets, account);
        }
        if (cloud.exportPath() == null) {
            left(account, "ModelArts: export", "MODELARTS_EXPORT_PATH to a folder in OBS, /bucket/path/");
        } else {
            export(cloud.exportPath(), cloud, datasets, account);
        }
    }

    private static void sync(String id, Cloud cloud, DatasetClient datasets, Account account) {
        account.step("ModelArts: sync the image folder of dataset " + id);
        SyncTask synced = datasets.sync(id)
                .every(cloud.lookEvery())
                .onProgress(account::bar)
                .await();
        account.done(
                synced.status() + ", " + synced.addSampleCount() + " added, " + synced.totalSampleCount() + " in all");
        account.trace();
    }

    private static void publish(Cloud cloud, DatasetClient datasets, Account account) throws IOException {
        account.step("ModelArts: publish a version");
        Poller<DatasetVersion> publishing = datasets.createVersion(
                cloud.datasetId(),
                b -> b.versionName(cloud.versionName())
                        .versionFormat(VersionFormat.DEFAULT)
                        .trainEvaluateSampleRatio(0.8));
        DatasetVersion version =
                publishing.every(cloud.lookEvery()).onProgress(account::bar).await();
        account.done(version.versionName() + " is " + version.status());
        account.fact(String.format("manifest %s", version.manifestPath()));
        if (cloud.emulator() != null && version.manifestPath() != null) {
            try (Stream<String> lines = Files.lines(cloud.emulator().file(version.manifestPath()))) {
                account.fact(String.format("a real file of %d lines", lines.count()));
            }
        }
        account.trace();
    }

    private static void export(String path, Cloud cloud, DatasetClient datasets, Account account) {
        account.step("ModelArts: export, and list the exports");
        datasets.exports()
                .create(cloud.datasetId(), b -> b.path(path).exportType(ExportType.LABELED))
                .every(cloud.lookEvery())
                .onProgress(account::bar)
                .await();
        account.done("exported to " + path);
        for (ExportTask task : datasets.exports().list(cloud.datasetId()).limit(3)) {
            account.fact(String.format("%s  %s  %s samples", task.taskId(), task.status(), task.totalSampleCount()));
        }
        account.trace();
    }

    private static void idah(Cloud cloud, SyncClient sync, Account account) throws IOException {
        account.step("IDAH: export labelled data and download the file");
        Export export = sync.exports()
                .create(b -> b.projectId(cloud.idahProjectId()).datasetIds(cloud.idahDatasetIds()))
                .every(cloud.lookEvery())
                .onProgress(account::bar)
                .await();
        account.done("export " + export.id() + ", " + export.size() + " bytes");
        Path folder = Files.createTempDirectory("quickstart-");
        Path file = sync.exports().downloadTo(export.id(), folder, account::bar);
        account.done(file.getFileName() + " in " + folder + ", " + Files.size(file) + " bytes");
        account.trace();
    }

    private static void powerdrill(Cloud cloud, PowerdrillClient powerdrill, Account account) {
        account.step("Powerdrill: is dataset " + cloud.powerdrillDatasetId() + " ready?");
        DatasetStatus status = powerdrill.datasets().status(cloud.powerdrillDatasetId());
        account.fact(String.format(
                "%d synched, %d in progress, %d invalid: %s",
                status.synchedCount(),
                status.synchingCount(),
                status.invalidCount(),
                status.isReady() ? "ready" : "not ready"));
        account.trace();
    }
}
