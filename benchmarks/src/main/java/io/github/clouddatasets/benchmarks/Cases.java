package io.github.clouddatasets.benchmarks;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.DatasetVersion;
import io.github.clouddatasets.datasets.samples.Sample;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.sync.Export;
import io.github.clouddatasets.sync.SyncClient;
import java.io.IOException;
import java.util.List;

/** Each thing that is measured, done by the SDK and by hand against the same answer. */
final class Cases {

    /** One way of doing it. */
    @FunctionalInterface
    interface Way {
        Object run() throws IOException;
    }

    /**
     * One comparison.
     *
     * @param name what is done
     * @param sdk the SDK's way
     * @param raw by hand
     */
    record Case(String name, Way sdk, Way raw) {}

    static final String PROJECT = "4a1b2c3d4e5f60718293a4b5c6d7e8f9";
    static final String DATASET = "gfghHSokody6AJigS5A";

    final Case powerdrillStatus;
    final Case syncStatusToken;
    final Case syncStatusAccessKey;
    final Case versionPage;
    final Case samplePage;
    final Case exportPage;
    final Case lateExportPage;
    final Case isoExportPage;

    Cases() {
        CannedServer status = new CannedServer(Bodies.POWERDRILL_STATUS);
        PowerdrillClient powerdrill = PowerdrillClient.builder()
                .endpoint(status.address() + "/api")
                .credentials(Credentials.apiKey("proj-key"))
                .userId("tmm-user")
                .requestsPerSecond(0) // waiting for the next slot would be all that is measured
                .build();
        RawClient rawStatus = new RawClient(status.address());
        powerdrillStatus = new Case(
                "Powerdrill dataset status, API key",
                () -> powerdrill.datasets().status("dset-1"),
                () -> rawStatus.powerdrillStatus("dset-1"));

        CannedServer sync = new CannedServer(Bodies.SYNC_STATUS);
        RawClient rawSync = new RawClient(sync.address());
        DatasetClient token = modelArts(sync, Credentials.token("token"));
        syncStatusToken = new Case(
                "ModelArts sync status, token",
                () -> token.status(DATASET),
                () -> rawSync.syncStatus(PROJECT, DATASET));
        DatasetClient signed = modelArts(sync, Credentials.accessKey("AKEXAMPLE0123456789", "SKexample/abcdefghijk"));
        syncStatusAccessKey = new Case(
                "ModelArts sync status, AK/SK (by hand: token)",
                () -> signed.status(DATASET),
                () -> rawSync.syncStatus(PROJECT, DATASET));

        CannedServer versions = new CannedServer(Bodies.versions(1000));
        DatasetClient lister = modelArts(versions, Credentials.token("token"));
        RawClient rawVersions = new RawClient(versions.address());
        versionPage = new Case(
                "ModelArts page of 1,000 versions",
                () -> firstPage(lister),
                () -> rawVersions.versions(PROJECT, DATASET).versions());

        CannedServer samples = new CannedServer(Bodies.samples(1000));
        DatasetClient sampler = modelArts(samples, Credentials.token("token"));
        RawClient rawSamples = new RawClient(samples.address());
        samplePage = new Case(
                "ModelArts page of 1,000 samples",
                () -> firstSamples(sampler),
                () -> rawSamples.samples(PROJECT, DATASET).samples());

        exportPage = exports("IDAH page of 1,000 exports", "2026-08-03 07:12:41 +0000");
        lateExportPage = exports("IDAH page of 1,000 exports, of a 31st", "2026-08-31 07:12:41 +0000");
        isoExportPage = exports("IDAH page of 1,000 exports, ISO times", "2026-08-29T07:12:41.123456Z");
    }

    private static Case exports(String name, String createdAt) {
        CannedServer exports = new CannedServer(Bodies.exports(1000, createdAt));
        SyncClient idah = SyncClient.builder()
                .endpoint(exports.address() + "/api/v1")
                .credentials(Credentials.bearer("token"))
                .build();
        RawClient rawExports = new RawClient(exports.address());
        return new Case(name, () -> firstExports(idah), rawExports::exports);
    }

    List<Case> compared() {
        return List.of(
                powerdrillStatus, syncStatusToken, versionPage, samplePage, exportPage, lateExportPage, isoExportPage);
    }

    private static List<DatasetVersion> firstPage(DatasetClient client) {
        Page<DatasetVersion> page =
                client.versions().list(DATASET).pages().iterator().next();
        return page.items();
    }

    private static List<Sample> firstSamples(DatasetClient client) {
        Page<Sample> page = client.samples().list(DATASET).pages().iterator().next();
        return page.items();
    }

    private static List<Export> firstExports(SyncClient client) {
        Page<Export> page = client.exports().list().pages().iterator().next();
        return page.items();
    }

    private static DatasetClient modelArts(CannedServer server, Credentials credentials) {
        return DatasetClient.builder()
                .endpoint(server.address())
                .projectId(PROJECT)
                .credentials(credentials)
                .build();
    }
}
