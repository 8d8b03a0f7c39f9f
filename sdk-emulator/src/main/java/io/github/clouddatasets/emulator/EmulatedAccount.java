package io.github.clouddatasets.emulator;

import io.github.clouddatasets.emulator.http.RequestCounter;
import io.github.clouddatasets.emulator.http.Service;
import io.github.clouddatasets.emulator.http.Tenant;
import io.github.clouddatasets.emulator.iam.IamKeys;
import io.github.clouddatasets.emulator.idah.IdahAccounts;
import io.github.clouddatasets.emulator.idah.IdahService;
import io.github.clouddatasets.emulator.modelarts.EmulatedModelArts;
import io.github.clouddatasets.emulator.modelarts.ModelArtsCatalog;
import io.github.clouddatasets.emulator.powerdrill.EmulatedPowerdrill;
import io.github.clouddatasets.emulator.powerdrill.PowerdrillKeys;
import io.github.clouddatasets.emulator.store.AccountTag;
import io.github.clouddatasets.emulator.store.HeldLimits;
import io.github.clouddatasets.emulator.store.Lazy;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import io.github.clouddatasets.emulator.store.PackagedFile;
import io.github.clouddatasets.emulator.store.TemporaryFolder;
import io.github.clouddatasets.emulator.store.WorkClock;
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
    private final RequestCounter counter = new RequestCounter();
    private final HeldLimits limits;
    private final IamKeys iamKeys;
    private final PowerdrillKeys powerdrillKeys;
    private final IdahAccounts idahAccounts;
    private final Lazy<Path> input;
    private final Lazy<ObjectStorage> storage;
    private final Lazy<EmulatedModelArts> modelArts;
    private final Lazy<EmulatedPowerdrill> powerdrill;
    private final Lazy<IdahService> idah;

    /**
     * @param folder the account's own folder, which need not exist
     * @param origins the addresses of the services, known once the server runs
     */
    EmulatedAccount(AccountTag tag, EmulatorSettings<?> settings, Path folder, ServiceOrigins origins) {
        this.tag = tag;
        this.temporary = new TemporaryFolder(folder);
        this.clock = settings.clock.get();
        this.limits = new HeldLimits(settings.limits);
        this.iamKeys = IamKeys.of(tag);
        this.powerdrillKeys = PowerdrillKeys.of(tag);
        this.idahAccounts = new IdahAccounts(tag);
        WorkClock workClock = new WorkClock(clock.asClock(), settings.pace);
        Path givenInput = settings.input;
        this.input =
                new Lazy<>(() -> givenInput != null ? givenInput : PackagedFile.copyDigits(temporary.folder("input")));
        Path givenWork = settings.workDirectory;
        this.storage = new Lazy<>(() -> {
            ObjectStorage buckets = new ObjectStorage(givenWork != null ? givenWork : temporary.folder("work"));
            buckets.mount(ModelArtsCatalog.INPUT_PATH, input);
            return buckets;
        });
        var offsetUnit = settings.offsetUnit;
        this.modelArts = new Lazy<>(() -> EmulatedModelArts.start(
                tag, workClock, storage.get(), offsetUnit, limits, () -> origins.of(ServiceName.MODELARTS), counter));
        var powerdrillSettings = settings.powerdrill;
        this.powerdrill = new Lazy<>(() -> EmulatedPowerdrill.start(
                tag,
                powerdrillSettings,
                limits,
                temporary.folder("powerdrill"),
                workClock,
                () -> origins.of(ServiceName.POWERDRILL_STORAGE),
                counter));
        this.idah = new Lazy<>(() -> new IdahService(tag, workClock, temporary.folder("idah"), input.get(), counter));
        if (givenInput != null || givenWork != null) {
            // The caller may look into a folder of his own, or change it, at any time after the start.
            modelArts();
        }
    }

    @Override
    public Service service(String name) {
        return switch (name) {
            case ServiceName.MODELARTS -> modelArts().api();
            case ServiceName.IAM -> modelArts().iam();
            case ServiceName.POWERDRILL -> powerdrill().api();
            case ServiceName.POWERDRILL_STORAGE -> powerdrill().storage();
            case ServiceName.IDAH -> idah();
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

    RequestCounter counter() {
        return counter;
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

    /** Deletes the files of the account. */
    void delete() {
        temporary.close();
    }
}
