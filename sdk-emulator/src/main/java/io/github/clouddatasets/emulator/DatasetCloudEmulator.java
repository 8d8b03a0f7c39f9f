package io.github.clouddatasets.emulator;

import static io.github.clouddatasets.emulator.EmulatorSettings.requireGiven;

import io.github.clouddatasets.emulator.iam.IamKeys;
import io.github.clouddatasets.emulator.idah.IdahService;
import io.github.clouddatasets.emulator.idah.caller.IdahAccount;
import io.github.clouddatasets.emulator.journal.RecordedRequest;
import io.github.clouddatasets.emulator.option.IdahRole;
import io.github.clouddatasets.emulator.option.ServiceLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

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

    private final EmulatorServer server;
    private final EmulatedAccount account;
    private final EmulatorSettings<?> settings;
    private final EmulatorClients clients = new EmulatorClients(this);
    private final AtomicBoolean closed = new AtomicBoolean();

    private DatasetCloudEmulator(EmulatorServer server, EmulatedAccount account, EmulatorSettings<?> settings) {
        this.server = server;
        this.account = account;
        this.settings = settings;
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

    /** {@return the one clock of this account and of its {@link #clients()}} */
    public EmulatorClock clock() {
        return account.emulatorClock();
    }

    /** {@return clients with the endpoints, the credentials and the clock of this account} */
    public EmulatorClients clients() {
        return clients;
    }

    /** {@return what puts things into this account, finished and at once} */
    public Seed seed() {
        return new Seed(account);
    }

    /** {@return the origin of ModelArts, such as {@code http://127.0.0.1:40001}} Paths start with {@code /v2}. */
    public String modelArtsEndpoint() {
        return server.of(ServiceName.MODELARTS);
    }

    /** {@return the origin of IAM, such as {@code http://127.0.0.1:40004}} Paths start with {@code /v3}. */
    public String iamEndpoint() {
        return server.of(ServiceName.IAM);
    }

    /** {@return the name of the one IAM user} */
    public String iamUser() {
        return account.iamKeys().account().user();
    }

    /** {@return the password of {@link #iamUser}} */
    public String iamPassword() {
        return account.iamKeys().account().password();
    }

    /** {@return the account of {@link #iamUser}, which IAM calls domain} */
    public String iamDomain() {
        return account.iamKeys().account().domain();
    }

    /** {@return the region of ModelArts, which is also the name of the project {@link #projectId}} */
    public String region() {
        return IamKeys.REGION;
    }

    /** {@return the base URL of Powerdrill, such as {@code http://127.0.0.1:40002/api}} */
    public String powerdrillEndpoint() {
        return server.of(ServiceName.POWERDRILL) + "/api";
    }

    /** {@return the origin of Powerdrill's object storage, which refuses all credentials outside of its links} */
    public String powerdrillStorageEndpoint() {
        return server.of(ServiceName.POWERDRILL_STORAGE);
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
        return server.of(ServiceName.S3);
    }

    /** {@return the base URL of IDAH, such as {@code http://127.0.0.1:40003/api/v1}} */
    public String idahEndpoint() {
        return server.of(ServiceName.IDAH) + IdahService.BASE;
    }

    /**
     * {@return the address of the console, a page about the state of the emulator}
     *
     * @throws IllegalStateException if the services have no {@linkplain Builder#sharedPort(int) shared port}
     */
    public String consoleUrl() {
        if (!settings.hasSharedPort()) {
            throw new IllegalStateException("The console is on a shared port: start the emulator with sharedPort(...)");
        }
        return server.of(ServiceName.CONSOLE) + "/";
    }

    /** {@return the id of the one ModelArts project} */
    public String projectId() {
        return account.iamKeys().projectId();
    }

    /** {@return the access key (AK) for the signatures of ModelArts requests} */
    public String accessKey() {
        return account.iamKeys().accessKey();
    }

    /** {@return the secret key (SK) for the signatures of ModelArts requests} */
    public String secretKey() {
        return account.iamKeys().secretKey();
    }

    /** {@return a value of {@code X-Auth-Token} that ModelArts accepts and that never expires} */
    public String token() {
        return account.iamKeys().token();
    }

    /** {@return the id of the default ModelArts dataset, "digits", whose samples are the files in {@link #input}} */
    public String datasetId() {
        return account.modelArts().datasetId();
    }

    /** {@return the real folder of the default dataset; a synchronisation finds new files in the folder} */
    public Path input() {
        return account.input();
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
        return account.storage().file(objectPath);
    }

    /** {@return the value of {@code x-pd-api-key} that Powerdrill accepts} */
    public String powerdrillApiKey() {
        return account.powerdrillKeys().apiKey();
    }

    /** {@return the {@code user_id} of the API key} For another user Powerdrill answers code 300003 with HTTP 200. */
    public String powerdrillUserId() {
        return account.powerdrillKeys().userId();
    }

    /** {@return the id of the default Powerdrill dataset, which is synched within one pace after the start} */
    public String powerdrillDatasetId() {
        return account.powerdrill().api().defaultId();
    }

    /** {@return the API key for IDAH's {@code POST /iam/auth/api/login}} The key may read and export everything. */
    public String idahApiKey() {
        return account.idahAccounts().apiKey();
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
        return account.idah().token(role);
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
        return account.idahAccounts().of(role).email();
    }

    /** {@return the password of every IDAH account} */
    public String idahPassword() {
        return account.idahAccounts().password();
    }

    /**
     * Switches a rule of ModelArts on or off: a dataset takes one version a minute, by the emulator's clock. An earlier one is
     * refused with ModelArts.4370, without a {@code Retry-After} header. Off at first, so that tests can publish at once.
     * The same as {@link #limit limit(MODELARTS_VERSIONS, limiting)}.
     *
     * @param limiting whether the rule holds from now on
     */
    public void modelArtsLimitsVersions(boolean limiting) {
        limit(ServiceLimit.MODELARTS_VERSIONS, limiting);
    }

    /**
     * Switches a documented limit of a service on or off.
     *
     * <pre>{@code
     * cloud.limit(ServiceLimit.POWERDRILL_RATE, true); // more than 20 requests in a second are refused now
     * }</pre>
     *
     * @param limit the limit
     * @param holds whether the account holds the limit from now on
     * @throws IllegalArgumentException if {@code limit} is null
     * @see ServiceLimit#defaults()
     */
    public void limit(ServiceLimit limit, boolean holds) {
        requireGiven("limit", limit);
        account.limits().become(limit, holds);
    }

    /** {@return the limits that this account holds now} */
    public Set<ServiceLimit> limits() {
        return account.limits().all();
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
        return account.idah().addExport(size, seed);
    }

    /** {@return the faults of this emulator, of which there are none at first} */
    public Faults faults() {
        return account.faults();
    }

    /**
     * All requests that the emulator has received, the oldest first. A request is here before its client sees the answer.
     * The emulator keeps the last 5,000 requests, fewer if they have more than 16 MiB, and of each body the first 64 KiB.
     *
     * @return the requests, with secrets replaced by {@code ***}
     */
    public List<RecordedRequest> requests() {
        return account.reception().journal().all();
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
        account.reception().operations().require(operationId);
        return account.reception().journal().of(operationId);
    }

    /** Forgets all requests so far. */
    public void clearRequests() {
        account.reception().journal().clear();
    }

    /**
     * Makes another account on the same server: the endpoints are the same, and all else is its own: ids, credentials,
     * clock, datasets, files, counts and faults. A request finds its account by the credentials, or else by the ids, that
     * the request carries. Tests that run at the same time share a server in this way and do not see each other.
     *
     * <p>The settings are those of the first account, but for a {@code workDirectory}: the account uses a private
     * temporary folder. An {@code input} folder that the builder was given is the same folder for all accounts.
     *
     * <pre>{@code
     * try (DatasetCloudEmulator mine = cloud.newAccount()) {
     *     DatasetClient client = DatasetClient.builder()
     *             .endpoint(mine.modelArtsEndpoint())
     *             .projectId(mine.projectId())
     *             .accessKey(mine.accessKey(), mine.secretKey())
     *             .build();
     * }
     * }</pre>
     *
     * @return the account; {@link #close} of it forgets the account alone, and the end of the server ends the account, too
     * @throws IllegalStateException if the server has ended
     */
    public DatasetCloudEmulator newAccount() {
        return newAccount(same -> {});
    }

    /**
     * Makes another account on the same server, with settings of its own.
     *
     * <pre>{@code
     * DatasetCloudEmulator slow = cloud.newAccount(b -> b.manualTime().pace(Duration.ofHours(1)));
     * }</pre>
     *
     * @param changes changes the settings of the first account to those of the new one
     * @return the account, as of {@link #newAccount()}
     * @throws IllegalArgumentException if {@code changes} is null
     * @throws IllegalStateException if the server has ended
     * @throws UncheckedIOException if the input folder is unreadable
     */
    public DatasetCloudEmulator newAccount(Consumer<? super Builder> changes) {
        requireGiven("changes", changes);
        Builder own = new Builder();
        own.take(settings);
        changes.accept(own);
        try {
            own.requireReadableInput();
        } catch (IOException e) {
            throw new UncheckedIOException("The emulator's files could not be prepared", e);
        }
        return new DatasetCloudEmulator(server, server.newAccount(own), settings);
    }

    /**
     * Closes the {@link #clients()}, forgets this account and deletes its temporary files. If this emulator was made by {@link #start}, its server ends
     * with all accounts on the server, and the ports are free. A second call does nothing.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            clients.close();
            server.forget(account);
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
                + (closed.get() || server.isClosed() ? ", closed]" : "]");
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
         * @throws UncheckedIOException if the input folder is unreadable, the emulator cannot write its files, or its port is in use
         */
        public DatasetCloudEmulator start() {
            try {
                EmulatorServer server = EmulatorServer.start(this);
                return new DatasetCloudEmulator(server, server.first(), forOthers());
            } catch (IOException e) {
                throw new UncheckedIOException("The emulator's files could not be prepared", e);
            }
        }

        // A copy: the builder may go on to change.
        private Builder forOthers() {
            Builder copy = new Builder();
            copy.take(this);
            copy.workDirectory = null;
            return copy;
        }
    }
}
