package io.github.clouddatasets.emulator;

import io.github.clouddatasets.emulator.console.ConsoleService;
import io.github.clouddatasets.emulator.front.Reception;
import io.github.clouddatasets.emulator.http.Service;
import io.github.clouddatasets.emulator.http.Tenant;
import io.github.clouddatasets.emulator.iam.IamKeys;
import io.github.clouddatasets.emulator.idah.IdahService;
import io.github.clouddatasets.emulator.idah.caller.IdahAccounts;
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
import java.util.Map;
import java.util.function.Supplier;

/**
 * One account of an emulator, isolated from all others: its ids and credentials, clock, files, counts and services. The
 * services start with their first request, so that an account that uses one service pays for one.
 */
final class EmulatedAccount implements Tenant {

    private final AccountTag tag;
    private final TemporaryFolder temporary;
    private final EmulatorClock clock;
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
    private final Lazy<ConsoleService> console;
    private final WorkClock workClock;
    private final Reception reception;
    private final Faults faults;

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
        this.workClock = new WorkClock(clock.asClock(), settings.pace);
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
        S3Account keys = new S3Account(iamKeys.accessKey(), iamKeys.secretKey());
        Supplier<String> s3Origin = () -> origins.of(ServiceName.S3);
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
                new S3Links(keys, s3Origin),
                offsetUnit,
                limits,
                () -> origins.of(ServiceName.MODELARTS),
                state));
        var powerdrillSettings = settings.powerdrill;
        this.powerdrill = new Lazy<>(() -> EmulatedPowerdrill.start(
                tag,
                powerdrillSettings,
                limits,
                temporary.folder("powerdrill"),
                workClock,
                () -> origins.of(ServiceName.POWERDRILL_STORAGE),
                state));
        var updColumns = settings.updColumns;
        this.idah = new Lazy<>(() -> new IdahService(
                tag,
                workClock,
                temporary.folder("idah"),
                input.get(),
                state,
                updColumns,
                () -> origins.of(ServiceName.IDAH)));
        this.console = new Lazy<>(() -> new ConsoleService(new AccountConsole(this)));
        var s3 = new Lazy<>(() -> {
            modelArts(); // fills the buckets
            return new S3Service(storage.get(), keys, IamKeys.REGION, clock.asClock(), s3Origin);
        });
        Map<String, Supplier<Service>> services = Map.of(
                ServiceName.MODELARTS, () -> modelArts().api(),
                ServiceName.IAM, () -> modelArts().iam(),
                ServiceName.POWERDRILL, () -> powerdrill().api(),
                ServiceName.POWERDRILL_STORAGE, () -> powerdrill().storage(),
                ServiceName.IDAH, this::idah,
                ServiceName.S3, s3::get);
        this.reception = new Reception(services, clock.asClock());
        this.faults = new Faults(reception, workClock.plan(), idah);
        if (givenInput != null || givenWork != null) {
            // The caller may look into a folder of his own, or change it, at any time after the start.
            modelArts();
        }
    }

    @Override
    public Service service(String name) {
        return name.equals(ServiceName.CONSOLE) ? console.get() : reception.door(name);
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

    Reception reception() {
        return reception;
    }

    Faults faults() {
        return faults;
    }

    /** Takes back all services from the state, so that a damaged state shows at the start. */
    void restore() {
        if (state.isKept()) {
            modelArts();
            powerdrill();
            idah();
        }
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

    /** The input folder. Whoever knows the folder may add files to it: the dataset has seen those at the start by then. */
    Path input() {
        modelArts();
        return input.get();
    }

    /** The buckets, with the files of the datasets at the start. */
    ObjectStorage storage() {
        modelArts();
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

    /** Ends the requests that wait. */
    void release() {
        reception.close();
        workClock.plan().close();
    }

    /** Ends the requests that wait, and deletes the files of the account, but for those that belong to its state. */
    void close() {
        release();
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
