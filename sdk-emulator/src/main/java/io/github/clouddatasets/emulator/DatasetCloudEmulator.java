package io.github.clouddatasets.emulator;

import static io.github.clouddatasets.emulator.EmulatorSettings.requireGiven;

import io.github.clouddatasets.emulator.front.Reception;
import io.github.clouddatasets.emulator.http.LoopbackServer;
import io.github.clouddatasets.emulator.http.Service;
import io.github.clouddatasets.emulator.idah.IdahAccount;
import io.github.clouddatasets.emulator.idah.IdahService;
import io.github.clouddatasets.emulator.journal.RecordedRequest;
import io.github.clouddatasets.emulator.modelarts.EmulatedModelArts;
import io.github.clouddatasets.emulator.modelarts.ModelArtsCatalog;
import io.github.clouddatasets.emulator.option.IdahRole;
import io.github.clouddatasets.emulator.powerdrill.EmulatedPowerdrill;
import io.github.clouddatasets.emulator.s3.S3Account;
import io.github.clouddatasets.emulator.s3.S3Links;
import io.github.clouddatasets.emulator.s3.S3Service;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import io.github.clouddatasets.emulator.store.PackagedFile;
import io.github.clouddatasets.emulator.store.TemporaryFolder;
import io.github.clouddatasets.emulator.store.WorkClock;
import io.github.clouddatasets.emulator.store.WorkPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An emulator of ModelArts data management, the Powerdrill Team API and IDAH in one process. Each service, the IAM of
 * ModelArts and Powerdrill's object storage listen on their own loopback ports. Nothing leaves the machine.
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
 * <p>The services keep state. The default ModelArts dataset is a real folder of images. The dataset knows all but the
 * last ten images at the start; a synchronisation scans the folder, a published version writes a manifest, and an export
 * copies files.
 *
 * <p>Asynchronous work takes the time that {@link Builder#pace} sets, by the emulator's clock. No thread runs for the
 * work: the next request after the end of a task completes the task. A test that moves the clock waits for nothing.
 *
 * <p>The emulator has these operations:
 *
 * <ul>
 *   <li>ModelArts: the 31 dataset operations; of its IAM, tokens and the list of projects
 *   <li>Powerdrill: all 42 operations of v1 and v2, and the object storage behind their presigned links
 *   <li>IDAH sync: all operations
 *   <li>IDAH iam: loginWithApiKey, loginWithPassword, refreshToken, logout, and the creation and revocation of API keys
 * </ul>
 *
 * <p>The emulator checks credentials and answers unknown paths like the real services. Instances are independent of
 * each other and safe for use by several threads.
 *
 * <p>A data source of Powerdrill is synched after one pace. The source becomes invalid if its name contains
 * {@code damaged} or its file is blank. The emulator never fetches a URL of another server. Powerdrill answers a
 * question with the means of the numeric columns of the first CSV or TSV file of the job.
 */
public final class DatasetCloudEmulator implements AutoCloseable {

    private static final String MODELARTS = "modelarts";
    private static final String POWERDRILL = "powerdrill";
    private static final String POWERDRILL_STORAGE = "powerdrill-storage";
    private static final String IDAH = "idah";
    private static final String IAM = "iam";
    private static final String S3 = "s3";

    private final TemporaryFolder temporary;
    private final Path input;
    private final ObjectStorage storage;
    private final Reception reception;
    private final WorkPlan workPlan;
    private final Faults faults;
    private final IdahService idah;
    private final EmulatedModelArts modelArts;
    private final EmulatedPowerdrill powerdrill;
    private final LoopbackServer server;
    private final AtomicBoolean closed = new AtomicBoolean();

    private DatasetCloudEmulator(EmulatorSettings<?> settings, TemporaryFolder temporary) throws IOException {
        this.temporary = temporary;
        this.input = settings.input != null ? settings.input : PackagedFile.copyDigits(temporary.folder("input"));
        Path work = settings.workDirectory != null ? settings.workDirectory : temporary.folder("work");
        this.storage = new ObjectStorage(work);
        storage.mount(ModelArtsCatalog.INPUT_PATH, input);
        WorkClock workClock = new WorkClock(settings.clock, settings.pace);
        S3Account s3Account = new S3Account(EmulatedModelArts.ACCESS_KEY, EmulatedModelArts.SECRET_KEY);
        S3Service s3 = new S3Service(storage, s3Account, EmulatedModelArts.REGION, settings.clock, this::s3Endpoint);
        this.modelArts = EmulatedModelArts.start(
                workClock,
                storage,
                new S3Links(s3Account, this::s3Endpoint),
                settings.offsetUnit,
                this::modelArtsEndpoint);
        this.powerdrill = EmulatedPowerdrill.start(
                settings.powerdrill, temporary.folder("powerdrill"), workClock, this::powerdrillStorageEndpoint);
        this.idah = new IdahService(workClock, temporary.folder("idah"), input);
        Map<String, Service> services = Map.of(
                MODELARTS, modelArts.api(),
                IAM, modelArts.iam(),
                POWERDRILL, powerdrill.api(),
                POWERDRILL_STORAGE, powerdrill.storage(),
                IDAH, idah,
                S3, s3);
        this.workPlan = workClock.plan();
        this.reception = new Reception(services, settings.clock);
        this.faults = new Faults(reception, workPlan, idah);
        this.server = LoopbackServer.start(reception.doors(), settings.clock);
    }

    /**
     * Starts an emulator with the default settings. {@link #close} deletes all its files.
     *
     * @return a running emulator, which the caller closes
     * @throws UncheckedIOException if the emulator cannot write its files
     */
    public static DatasetCloudEmulator start() {
        return builder().start();
    }

    /** {@return a builder with the default settings} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the origin of ModelArts, such as {@code http://127.0.0.1:40001}} Paths start with {@code /v2}. */
    public String modelArtsEndpoint() {
        return server.origin(MODELARTS);
    }

    /** {@return the origin of IAM, such as {@code http://127.0.0.1:40004}} Paths start with {@code /v3}. */
    public String iamEndpoint() {
        return server.origin(IAM);
    }

    /** {@return the name of the one IAM user} */
    public String iamUser() {
        return EmulatedModelArts.ACCOUNT.user();
    }

    /** {@return the password of {@link #iamUser}} */
    public String iamPassword() {
        return EmulatedModelArts.ACCOUNT.password();
    }

    /** {@return the account of {@link #iamUser}, which IAM calls domain} */
    public String iamDomain() {
        return EmulatedModelArts.ACCOUNT.domain();
    }

    /** {@return the region of ModelArts, which is also the name of the project {@link #projectId}} */
    public String region() {
        return EmulatedModelArts.REGION;
    }

    /** {@return the base URL of Powerdrill, such as {@code http://127.0.0.1:40002/api}} */
    public String powerdrillEndpoint() {
        return server.origin(POWERDRILL) + "/api";
    }

    /** {@return the origin of Powerdrill's object storage, which refuses all credentials outside of its links} */
    public String powerdrillStorageEndpoint() {
        return server.origin(POWERDRILL_STORAGE);
    }

    /**
     * The origin of the object storage behind ModelArts, such as {@code http://127.0.0.1:40005}. The storage speaks S3 as
     * OBS and MinIO do: any S3 client puts files into the buckets of {@link #file} and gets files out of them, with
     * {@link #accessKey}, {@link #secretKey} and any region. Buckets are a part of the path.
     *
     * <pre>{@code
     * S3Client s3 = S3Client.builder()
     *         .endpointOverride(URI.create(cloud.s3Endpoint()))
     *         .region(Region.of(cloud.region()))
     *         .credentialsProvider(StaticCredentialsProvider.create(
     *                 AwsBasicCredentials.create(cloud.accessKey(), cloud.secretKey())))
     *         .forcePathStyle(true)
     *         .build();
     * s3.putObject(b -> b.bucket("digits-bucket").key("input/seven/new.png"), Path.of("new.png"));
     * }</pre>
     *
     * @return the origin
     */
    public String s3Endpoint() {
        return server.origin(S3);
    }

    /** {@return the base URL of IDAH, such as {@code http://127.0.0.1:40003/api/v1}} */
    public String idahEndpoint() {
        return server.origin(IDAH) + IdahService.BASE;
    }

    /** {@return the id of the one ModelArts project} */
    public String projectId() {
        return EmulatedModelArts.PROJECT_ID;
    }

    /** {@return the access key (AK) for the signatures of ModelArts requests} */
    public String accessKey() {
        return EmulatedModelArts.ACCESS_KEY;
    }

    /** {@return the secret key (SK) for the signatures of ModelArts requests} */
    public String secretKey() {
        return EmulatedModelArts.SECRET_KEY;
    }

    /** {@return a value of {@code X-Auth-Token} that ModelArts accepts and that never expires} */
    public String token() {
        return EmulatedModelArts.TOKEN;
    }

    /** {@return the id of the default ModelArts dataset, "digits", whose samples are the files in {@link #input}} */
    public String datasetId() {
        return modelArts.datasetId();
    }

    /** {@return the real folder of the default dataset; a synchronisation finds new files in the folder} */
    public Path input() {
        return input;
    }

    /**
     * The real file or folder behind an object path of ModelArts. The file need not exist.
     *
     * <pre>{@code
     * String manifestPath = version.get("manifest_path").asText(); // /digits-bucket/output/.../V004.manifest
     * List<String> samples = Files.readAllLines(cloud.file(manifestPath));
     * }</pre>
     *
     * @param objectPath {@code /bucket/key}, {@code obs://bucket/key} or {@code s3://bucket/key}
     * @return the path of the real file
     * @throws IllegalArgumentException if {@code objectPath} is null, has another form, or leads out of its bucket
     */
    public Path file(String objectPath) {
        requireGiven("objectPath", objectPath);
        return storage.file(objectPath);
    }

    /** {@return the value of {@code x-pd-api-key} that Powerdrill accepts} */
    public String powerdrillApiKey() {
        return EmulatedPowerdrill.API_KEY;
    }

    /** {@return the {@code user_id} of the API key} For another user Powerdrill answers code 300003 with HTTP 200. */
    public String powerdrillUserId() {
        return EmulatedPowerdrill.USER_ID;
    }

    /** {@return the id of the default Powerdrill dataset, which is synched within one pace after the start} */
    public String powerdrillDatasetId() {
        return powerdrill.api().defaultId();
    }

    /** {@return the API key for IDAH's {@code POST /iam/auth/api/login}} The key may read and export everything. */
    public String idahApiKey() {
        return IdahService.API_KEY;
    }

    /** {@return the id of the default IDAH project, which has exports} */
    public String idahProjectId() {
        return IdahAccount.PROJECT;
    }

    /** {@return the id of the one IDAH dataset that can be exported, with the images in {@link #input}} */
    public String idahDatasetId() {
        return IdahService.DATASET_ID;
    }

    /** {@return {@link #idahToken} of {@link IdahRole#SYSTEM}, the only role that may delete jobs} */
    public String idahSystemToken() {
        return idahToken(IdahRole.SYSTEM);
    }

    /**
     * A token of the account with a role.
     *
     * @param role the role of the account
     * @return a bearer token, valid for a day from now by the emulator's clock
     * @throws IllegalArgumentException if {@code role} is null
     */
    public String idahToken(IdahRole role) {
        requireGiven("role", role);
        return idah.token(role);
    }

    /** {@return the email address of the administrator for IDAH's {@code POST /iam/auth/login}} */
    public String idahEmail() {
        return idahEmail(IdahRole.ADMIN);
    }

    /**
     * The email address of the account with a role. Every account but the one of SYSTEM can log in.
     *
     * @param role the role of the account
     * @return the email address
     * @throws IllegalArgumentException if {@code role} is null
     */
    public String idahEmail(IdahRole role) {
        requireGiven("role", role);
        return IdahAccount.of(role).email();
    }

    /** {@return the password of every IDAH account} */
    public String idahPassword() {
        return IdahService.PASSWORD;
    }

    /**
     * Switches a rule of ModelArts on or off: a dataset takes one version a minute, by the emulator's clock. An earlier one is
     * refused with ModelArts.4370, without a {@code Retry-After} header. Off at first, so that tests can publish at once.
     *
     * @param limiting whether the rule holds from now on
     */
    public void modelArtsLimitsVersions(boolean limiting) {
        modelArts.limitVersions(limiting);
    }

    /**
     * Adds a completed IDAH export. The file of the export takes no disk space: every download computes the bytes, as
     * {@code new SplittableRandom(seed).nextBytes(...)} in pieces of 8192 bytes. The last piece ends at {@code size}.
     *
     * @param size the size of the file in bytes, at least 0; unlike the size of a real export, it may exceed 2147483647
     * @param seed the seed of the bytes
     * @return the id of the export
     * @throws IllegalArgumentException if {@code size} is negative
     */
    public String addIdahExport(long size, long seed) {
        if (size < 0) {
            throw new IllegalArgumentException("size must not be negative: " + size);
        }
        return idah.addExport(size, seed);
    }

    /** {@return the faults of this emulator, of which there are none at first} */
    public Faults faults() {
        return faults;
    }

    /**
     * All requests that the emulator has received, the oldest first. A request is here before its client sees the answer.
     * The emulator keeps the last 5,000 requests, fewer if they have more than 16 MiB, and of each body the first 64 KiB.
     *
     * @return the requests, with secrets replaced by {@code ***}
     */
    public List<RecordedRequest> requests() {
        return reception.journal().all();
    }

    /**
     * The requests for an operation, the oldest first, refused requests included.
     *
     * <pre>{@code
     * assertThat(cloud.requests("listDatasets")).hasSize(2);
     * assertThat(cloud.requests("createDatasetVersion").get(0).body().text()).contains("V004");
     * }</pre>
     *
     * @param operationId an operationId of the service descriptions; {@code createToken} or {@code listProjects} of IAM;
     *     {@code storagePutPart} or {@code storageGetObject} of Powerdrill's storage
     * @return the requests, with secrets replaced by {@code ***}, out of those that {@link #requests()} keeps
     * @throws IllegalArgumentException if {@code operationId} is null, or no operation of the emulator
     */
    public List<RecordedRequest> requests(String operationId) {
        requireGiven("operationId", operationId);
        reception.operations().require(operationId);
        return reception.journal().of(operationId);
    }

    /** Forgets all requests so far. */
    public void clearRequests() {
        reception.journal().clear();
    }

    /** Stops the servers, frees their ports and deletes the temporary files. A second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try (temporary) {
                reception.close();
                workPlan.close();
                server.close();
            }
        }
    }

    /** {@return the endpoints of this emulator, without any secret} */
    @Override
    public String toString() {
        return "DatasetCloudEmulator[modelArts=" + modelArtsEndpoint()
                + ", iam=" + iamEndpoint()
                + ", powerdrill=" + powerdrillEndpoint()
                + ", powerdrillStorage=" + powerdrillStorageEndpoint()
                + ", idah=" + idahEndpoint()
                + ", s3=" + s3Endpoint()
                + (closed.get() ? ", closed]" : "]");
    }

    /**
     * The settings of an emulator.
     *
     * <pre>{@code
     * DatasetCloudEmulator cloud = DatasetCloudEmulator.builder()
     *         .pace(Duration.ofSeconds(2))
     *         .start();
     * }</pre>
     */
    public static final class Builder extends EmulatorSettings<Builder> {

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Starts the emulator. The ports are open when this method returns.
         *
         * @return a running emulator, which the caller closes
         * @throws UncheckedIOException if the input folder is unreadable, or the emulator cannot write its files
         */
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
