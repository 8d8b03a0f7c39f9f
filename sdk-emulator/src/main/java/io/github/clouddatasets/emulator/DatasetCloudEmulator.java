package io.github.clouddatasets.emulator;

import io.github.clouddatasets.emulator.http.LoopbackServer;
import io.github.clouddatasets.emulator.http.RequestCounter;
import io.github.clouddatasets.emulator.idah.IdahAccount;
import io.github.clouddatasets.emulator.idah.IdahService;
import io.github.clouddatasets.emulator.modelarts.EmulatedModelArts;
import io.github.clouddatasets.emulator.modelarts.ModelArtsCatalog;
import io.github.clouddatasets.emulator.option.IdahRole;
import io.github.clouddatasets.emulator.option.IdahUpstream;
import io.github.clouddatasets.emulator.option.OffsetMode;
import io.github.clouddatasets.emulator.powerdrill.EmulatedPowerdrill;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import io.github.clouddatasets.emulator.store.PackagedFile;
import io.github.clouddatasets.emulator.store.TemporaryFolder;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * ModelArts data management, the Powerdrill Team API and IDAH (sync, and the login of iam) in one process, each on a
 * loopback port of its own, with the IAM that belongs to ModelArts on another. Nothing leaves the machine.
 *
 * <pre>{@code
 * try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
 *     HttpRequest request = HttpRequest.newBuilder(URI.create(cloud.modelArtsEndpoint()
 *                     + "/v2/" + cloud.projectId() + "/datasets/" + cloud.datasetId()))
 *             .header("X-Auth-Token", cloud.token())
 *             .build();
 *     HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
 * }
 * }</pre>
 *
 * <p>The services keep state. The default ModelArts dataset is a real folder of images, all but the last ten of which
 * are indexed at start: a synchronisation scans it, a published version writes a manifest, and an export copies files.
 * Asynchronous work takes as long as {@link Builder#pace} says on the emulator's clock, and no thread runs for it: what
 * has ended by now is brought to its end when the next request arrives. With a clock that a test moves, nothing has to
 * wait.
 *
 * <p>Emulated are: of ModelArts the 31 dataset operations, and of its IAM tokens and the list of projects; of Powerdrill
 * v1 and v2 all 42 operations, with the object storage behind their presigned links; of IDAH sync all operations, and of
 * IDAH iam loginWithApiKey, loginWithPassword, refreshToken, logout, and the creation and revocation of API keys.
 * Credentials are really checked. Every other path is answered the way the service answers an unknown one.
 *
 * <p>Powerdrill's data sources are synched after one pace, or invalid if their name contains {@code damaged} or they hold
 * nothing but space. URLs elsewhere are never fetched. Jobs are answered from the first CSV or TSV file they may see: the
 * means of its numeric columns.
 *
 * <p>Instances are independent of each other and safe for use by several threads.
 */
public final class DatasetCloudEmulator implements AutoCloseable {

    private static final String MODELARTS = "modelarts";
    private static final String POWERDRILL = "powerdrill";
    private static final String POWERDRILL_STORAGE = "powerdrill-storage";
    private static final String IDAH = "idah";
    private static final String IAM = "iam";

    private final TemporaryFolder temporary;
    private final Path input;
    private final ObjectStorage storage;
    private final RequestCounter requestCounter = new RequestCounter();
    private final IdahService idah;
    private final EmulatedModelArts modelArts;
    private final EmulatedPowerdrill powerdrill;
    private final LoopbackServer server;
    private final AtomicBoolean closed = new AtomicBoolean();

    private DatasetCloudEmulator(Builder settings, TemporaryFolder temporary) throws IOException {
        this.temporary = temporary;
        this.input = settings.input != null ? settings.input : PackagedFile.copyDigits(temporary.folder("input"));
        Path work = settings.workDirectory != null ? settings.workDirectory : temporary.folder("work");
        this.storage = new ObjectStorage(work);
        storage.mount(ModelArtsCatalog.INPUT_PATH, input);
        WorkClock workClock = new WorkClock(settings.clock, settings.pace);
        this.modelArts = EmulatedModelArts.start(
                workClock, storage, settings.offsetMode, this::modelArtsEndpoint, requestCounter);
        this.powerdrill = EmulatedPowerdrill.start(
                settings.powerdrill(),
                temporary.folder("powerdrill"),
                workClock,
                this::powerdrillStorageEndpoint,
                requestCounter);
        this.idah = new IdahService(workClock, temporary.folder("idah"), input, requestCounter);
        this.server = LoopbackServer.start(
                Map.of(
                        MODELARTS, modelArts.api(),
                        IAM, modelArts.iam(),
                        POWERDRILL, powerdrill.api(),
                        POWERDRILL_STORAGE, powerdrill.storage(),
                        IDAH, idah),
                settings.clock);
    }

    /**
     * Starts an emulator with the defaults: the packaged digits as input, the system's clock, and every file in a
     * private temporary folder that {@link #close} deletes.
     */
    public static DatasetCloudEmulator start() {
        return builder().start();
    }

    /** Settings for an emulator that differs from the default one. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where ModelArts is, such as {@code http://127.0.0.1:40001}; paths below it start with {@code /v2}. */
    public String modelArtsEndpoint() {
        return server.origin(MODELARTS);
    }

    /** Where IAM is, such as {@code http://127.0.0.1:40004}; it issues tokens and lists projects below {@code /v3}. */
    public String iamEndpoint() {
        return server.origin(IAM);
    }

    /** The name of the one IAM user. */
    public String iamUser() {
        return EmulatedModelArts.ACCOUNT.user();
    }

    /** The password of {@link #iamUser}. */
    public String iamPassword() {
        return EmulatedModelArts.ACCOUNT.password();
    }

    /** The account the user belongs to, called domain by IAM. */
    public String iamDomain() {
        return EmulatedModelArts.ACCOUNT.domain();
    }

    /** The region of ModelArts; the project with this name is {@link #projectId}. */
    public String region() {
        return EmulatedModelArts.REGION;
    }

    /** Where Powerdrill is, such as {@code http://127.0.0.1:40002/api}. */
    public String powerdrillEndpoint() {
        return server.origin(POWERDRILL) + "/api";
    }

    /** Where Powerdrill's presigned links lead: a storage that refuses API keys, trace ids and other credentials. */
    public String powerdrillStorageEndpoint() {
        return server.origin(POWERDRILL_STORAGE);
    }

    /** Where IDAH is, such as {@code http://127.0.0.1:40003/api/v1}, with {@code /sync} and {@code /iam} below. */
    public String idahEndpoint() {
        return server.origin(IDAH) + IdahService.BASE;
    }

    /** The one ModelArts project. */
    public String projectId() {
        return EmulatedModelArts.PROJECT_ID;
    }

    /** The access key (AK) with which ModelArts requests are signed. */
    public String accessKey() {
        return EmulatedModelArts.ACCESS_KEY;
    }

    /** The secret key (SK) with which ModelArts requests are signed. */
    public String secretKey() {
        return EmulatedModelArts.SECRET_KEY;
    }

    /** A value of {@code X-Auth-Token} that ModelArts accepts instead of a signature. Unlike those of IAM it does not expire. */
    public String token() {
        return EmulatedModelArts.TOKEN;
    }

    /** The ModelArts dataset "digits", whose samples are the files in {@link #input}. */
    public String datasetId() {
        return modelArts.datasetId();
    }

    /** The real folder behind the default dataset: a file put there is found by the next synchronisation. */
    public Path input() {
        return input;
    }

    /**
     * The real file or folder behind an object path of ModelArts, whether it exists yet or not.
     *
     * <pre>{@code
     * String manifestPath = version.get("manifest_path").asText(); // /digits-bucket/output/.../V004.manifest
     * List<String> samples = Files.readAllLines(cloud.file(manifestPath));
     * }</pre>
     *
     * @param objectPath {@code /bucket/key}, {@code obs://bucket/key} or {@code s3://bucket/key}
     * @throws IllegalArgumentException if it is none of these
     */
    public Path file(String objectPath) {
        return storage.file(objectPath);
    }

    /** The value of {@code x-pd-api-key} that Powerdrill accepts. */
    public String powerdrillApiKey() {
        return EmulatedPowerdrill.API_KEY;
    }

    /** The {@code user_id} that belongs to the key. Another one finds nothing: code 300003 with HTTP 200. */
    public String powerdrillUserId() {
        return EmulatedPowerdrill.USER_ID;
    }

    /** A Powerdrill dataset of three data sources, which become synched in the course of one pace after the start. */
    public String powerdrillDatasetId() {
        return powerdrill.api().defaultId();
    }

    /** Makes Powerdrill's storage refuse that many of the next parts of uploads, with status 503 and {@code SlowDown}. */
    public void refusePowerdrillParts(int count) {
        powerdrill.storage().refuseParts(count);
    }

    /** The API key for IDAH's {@code POST /iam/auth/api/login}; it may read and export everything. */
    public String idahApiKey() {
        return IdahService.API_KEY;
    }

    /** An IDAH project with exports. */
    public String idahProjectId() {
        return IdahAccount.PROJECT;
    }

    /** The one IDAH dataset that can be exported: the images in {@link #input}. Jobs for others end as errored. */
    public String idahDatasetId() {
        return IdahService.DATASET_ID;
    }

    /** {@link #idahToken} of the {@code system} role, the only one that may delete jobs; API keys get 403 for that. */
    public String idahSystemToken() {
        return idahToken(IdahRole.SYSTEM);
    }

    /** A token of the account of that role, valid for a day from now on the emulator's clock. */
    public String idahToken(IdahRole role) {
        return idah.token(role);
    }

    /** The e-mail address of the administrator for IDAH's {@code POST /iam/auth/login}. */
    public String idahEmail() {
        return idahEmail(IdahRole.ADMIN);
    }

    /** The e-mail address of the account of that role. All but {@code SYSTEM} can log in with {@link #idahPassword}. */
    public String idahEmail(IdahRole role) {
        return IdahAccount.of(role).email();
    }

    /** The password of every IDAH account. */
    public String idahPassword() {
        return IdahService.PASSWORD;
    }

    /** Stops these services of IDAH from now on, and starts all others again; without an argument all run. */
    public void idahOutage(IdahUpstream... stopped) {
        idah.stop(List.of(stopped));
    }

    /**
     * Adds an IDAH export that has already completed. Its file takes no room: it is computed while it is downloaded,
     * as {@code new SplittableRandom(seed).nextBytes(...)} in pieces of 8192 bytes, the last one cut off at the end.
     *
     * @param size of the file in bytes; unlike the real service's, it may pass 2147483647
     * @return the id of the export
     */
    public String addIdahExport(long size, long seed) {
        return idah.addExport(size, seed);
    }

    /**
     * How many requests for an operation have arrived, refused ones included.
     *
     * <pre>{@code
     * assertThat(cloud.requests("listDatasets")).isEqualTo(2);
     * }</pre>
     *
     * @param operationId as in the service descriptions: {@code listDatasets}, {@code v2GetDatasetStatus},
     *     {@code downloadExport}, ...; {@code createToken} and {@code listProjects} of IAM; {@code storagePutPart} and
     *     {@code storageGetObject} of Powerdrill's storage
     */
    public long requests(String operationId) {
        return requestCounter.count(operationId);
    }

    /** Stops the servers, frees their ports and deletes the temporary files. Closing again does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try (temporary) {
                server.close();
            }
        }
    }

    /**
     * Settings for an emulator.
     *
     * <pre>{@code
     * DatasetCloudEmulator cloud = DatasetCloudEmulator.builder()
     *         .input(Path.of("my-images"))
     *         .pace(Duration.ofSeconds(2))
     *         .start();
     * }</pre>
     */
    public static final class Builder extends PowerdrillOptions<Builder> {

        private @Nullable Path input;
        private @Nullable Path workDirectory;
        private Clock clock = Clock.systemUTC();
        private Duration pace = Duration.ofMillis(300);
        private OffsetMode offsetMode = OffsetMode.PAGES;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * The folder of the default dataset: one folder per label, images in it. Only uploads and imports write to it,
         * and only requests to delete sources delete from it. The packaged digits unless set.
         */
        public Builder input(Path folder) {
            this.input = folder.toAbsolutePath();
            return this;
        }

        /** Where manifests and exports are written; it is kept. A private temporary folder unless set. */
        public Builder workDirectory(Path folder) {
            this.workDirectory = folder.toAbsolutePath();
            return this;
        }

        /** The clock of all three services, their tokens and {@code Date} headers. The system's unless set. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * How long one unit of asynchronous work takes: a synchronisation, a version, an export,
         * an import, the creation of a dataset, the reading of a Powerdrill data source. 300 ms unless set;
         * with zero everything is over at once.
         */
        public Builder pace(Duration pace) {
            if (pace.isNegative()) {
                throw new IllegalArgumentException("The pace must not be negative: " + pace);
            }
            this.pace = pace;
            return this;
        }

        /** What the {@code offset} of ModelArts' lists counts. Pages unless set. */
        public Builder offsetMode(OffsetMode mode) {
            this.offsetMode = mode;
            return this;
        }

        /** Starts it; the ports are open when this returns. */
        public DatasetCloudEmulator start() {
            try {
                TemporaryFolder temporary = TemporaryFolder.create();
                try {
                    return new DatasetCloudEmulator(this, temporary);
                } catch (IOException | RuntimeException e) {
                    temporary.close();
                    throw e;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The emulator's files could not be prepared", e);
            }
        }
    }
}
