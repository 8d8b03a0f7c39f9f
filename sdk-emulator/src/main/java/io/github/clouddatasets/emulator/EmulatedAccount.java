package io.github.clouddatasets.emulator;

import io.github.clouddatasets.emulator.console.ConsoleService;
import io.github.clouddatasets.emulator.front.FrontDoor;
import io.github.clouddatasets.emulator.front.OperationNames;
import io.github.clouddatasets.emulator.front.RequestJournal;
import io.github.clouddatasets.emulator.http.Service;
import io.github.clouddatasets.emulator.http.Tenant;
import io.github.clouddatasets.emulator.iam.IamKeys;
import io.github.clouddatasets.emulator.idah.IdahAccounts;
import io.github.clouddatasets.emulator.idah.IdahService;
import io.github.clouddatasets.emulator.journal.RecordedRequest;
import io.github.clouddatasets.emulator.modelarts.EmulatedModelArts;
import io.github.clouddatasets.emulator.modelarts.ModelArtsCatalog;
import io.github.clouddatasets.emulator.powerdrill.EmulatedPowerdrill;
import io.github.clouddatasets.emulator.powerdrill.PowerdrillKeys;
import io.github.clouddatasets.emulator.s3.S3Account;
import io.github.clouddatasets.emulator.s3.S3Links;
import io.github.clouddatasets.emulator.s3.S3Service;
import io.github.clouddatasets.emulator.store.AccountTag;
import io.github.clouddatasets.emulator.store.EmulatorState;
import io.github.clouddatasets.emulator.store.HeldLimits;
import io.github.clouddatasets.emulator.store.Lazy;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import io.github.clouddatasets.emulator.store.PackagedFile;
import io.github.clouddatasets.emulator.store.TemporaryFolder;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * One account of an emulator, isolated from all others: its ids and credentials, clock, files, counts and services. The
 * services come to life with their first request, so that an account that uses one service pays for one.
 */
final class EmulatedAccount implements Tenant {

    private final AccountTag tag;
    private final TemporaryFolder temporary;
    private final EmulatorClock clock;
    private final RequestJournal journal = new RequestJournal();
    private final EmulatorState state;
    private final HeldLimits limits;
    private final IamKeys iamKeys;
    private final PowerdrillKeys powerdrillKeys;
    private final IdahAccounts idahAccounts;
    private final Lazy<Path> buckets;
    private final Lazy<Path> input;
    private final Lazy<ObjectStorage> storage;
    private final Lazy<EmulatedModelArts> modelArts;
    private final Lazy<EmulatedPowerdrill> powerdrill;
    private final Lazy<IdahService> idah;
    private final Lazy<S3Service> s3;
    private final Lazy<OperationNames> operations;
    private final Lazy<ConsoleService> console;

    /**
     * @param state the state of the account
     * @param folder the account's own folder, which need not exist; kept with the state
     * @param origins the addresses of the services, known once the server runs
     */
    EmulatedAccount(
            AccountTag tag, EmulatorSettings<?> settings, EmulatorState state, Path folder, ServiceOrigins origins) {
        this.tag = tag;
        this.temporary = new TemporaryFolder(folder);
        this.state = state;
        this.clock = settings.clock.get();
        clock.keep(state.of("clock"));
        this.limits = new HeldLimits(settings.limits);
        this.iamKeys = IamKeys.of(tag);
        this.powerdrillKeys = PowerdrillKeys.of(tag);
        this.idahAccounts = new IdahAccounts(tag);
        WorkClock workClock = new WorkClock(clock.asClock(), settings.pace);
        Path givenInput = settings.input;
        Path givenWork = settings.workDirectory;
        this.buckets = new Lazy<>(() -> givenWork != null ? givenWork : temporary.folder("work"));
        boolean isKept = state.isKept() || settings.buckets != null;
        this.input = new Lazy<>(() -> {
            if (givenInput != null) {
                return givenInput;
            }
            return isKept ? digitsIn(buckets.get()) : PackagedFile.copyDigits(temporary.folder("input"));
        });
        this.storage = new Lazy<>(() -> {
            ObjectStorage objects = new ObjectStorage(buckets.get());
            objects.mount(ModelArtsCatalog.INPUT_PATH, input);
            return objects;
        });
        var offsetUnit = settings.offsetUnit;
        this.modelArts = new Lazy<>(() -> EmulatedModelArts.start(
                tag,
                workClock,
                storage.get(),
                new S3Links(s3Account(), () -> origins.of(ServiceName.S3)),
                offsetUnit,
                limits,
                () -> origins.of(ServiceName.MODELARTS),
                state));
        this.s3 = new Lazy<>(() -> new S3Service(
                storage.get(), s3Account(), IamKeys.REGION, clock.asClock(), () -> origins.of(ServiceName.S3)));
        var powerdrillSettings = settings.powerdrill;
        this.powerdrill = new Lazy<>(() -> EmulatedPowerdrill.start(
                tag,
                powerdrillSettings,
                limits,
                temporary.folder("powerdrill"),
                workClock,
                () -> origins.of(ServiceName.POWERDRILL_STORAGE),
                state));
        this.idah = new Lazy<>(() -> new IdahService(tag, workClock, temporary.folder("idah"), input.get(), state));
        this.console = new Lazy<>(() -> new ConsoleService(new AccountConsole(this)));
        this.operations = new Lazy<>(() ->
                new OperationNames(ServiceName.ALL.stream().map(this::room).toList()));
    }

    @Override
    public Service service(String name) {
        if (name.equals(ServiceName.CONSOLE)) {
            return console.get();
        }
        return new FrontDoor(name, room(name), journal, clock.asClock());
    }

    private Service room(String name) {
        return switch (name) {
            case ServiceName.MODELARTS -> modelArts().api();
            case ServiceName.IAM -> modelArts().iam();
            case ServiceName.POWERDRILL -> powerdrill().api();
            case ServiceName.POWERDRILL_STORAGE -> powerdrill().storage();
            case ServiceName.IDAH -> idah();
            case ServiceName.S3 -> s3.get();
            default -> throw new IllegalArgumentException("No such service: " + name);
        };
    }

    /** The names by which requests find this account; none for the account with the plain values. */
    List<String> names() {
        if (tag.isPlain()) {
            return List.of();
        }
        List<String> names = new ArrayList<>(iamKeys.names());
        names.addAll(powerdrillKeys.names());
        names.addAll(idahAccounts.names());
        return names;
    }

    @Override
    public Clock clock() {
        return clock.asClock();
    }

    EmulatorClock emulatorClock() {
        return clock;
    }

    HeldLimits limits() {
        return limits;
    }

    RequestJournal journal() {
        return journal;
    }

    List<RecordedRequest> requests(String operationId) {
        operations.get().require(operationId);
        return journal.of(operationId);
    }

    /** Takes back all services from the state, so that a damaged state shows at the start. */
    void restore() {
        if (state.isKept()) {
            ServiceName.ALL.forEach(this::room);
        }
    }

    private S3Account s3Account() {
        return new S3Account(iamKeys.accessKey(), iamKeys.secretKey());
    }

    IamKeys iamKeys() {
        return iamKeys;
    }

    PowerdrillKeys powerdrillKeys() {
        return powerdrillKeys;
    }

    IdahAccounts idahAccounts() {
        return idahAccounts;
    }

    Path input() {
        return input.get();
    }

    ObjectStorage storage() {
        return storage.get();
    }

    EmulatedModelArts modelArts() {
        return modelArts.get();
    }

    EmulatedPowerdrill powerdrill() {
        return powerdrill.get();
    }

    IdahService idah() {
        return idah.get();
    }

    /** Deletes the files of the account, but for those that belong to its state. */
    void delete() {
        if (!state.isKept()) {
            temporary.close();
        }
    }

    // The user may have deleted some of the images, or all. Moved when complete: a start that is broken off leaves no
    // half of
    // the images.
    private static Path digitsIn(Path buckets) throws IOException {
        Path folder = buckets.resolve(ModelArtsCatalog.INPUT_PATH.substring(1));
        if (!Files.exists(folder)) {
            Path bucket = Files.createDirectories(folder.getParent());
            Files.move(PackagedFile.copyDigits(Files.createTempDirectory(bucket, ".input")), folder);
        }
        return folder;
    }
}
