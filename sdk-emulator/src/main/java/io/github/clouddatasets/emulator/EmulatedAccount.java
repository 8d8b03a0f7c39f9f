package io.github.clouddatasets.emulator;

import io.github.clouddatasets.emulator.front.Reception;
import io.github.clouddatasets.emulator.http.Service;
import io.github.clouddatasets.emulator.http.Tenant;
import io.github.clouddatasets.emulator.iam.IamKeys;
import io.github.clouddatasets.emulator.idah.IdahAccounts;
import io.github.clouddatasets.emulator.idah.IdahService;
import io.github.clouddatasets.emulator.modelarts.EmulatedModelArts;
import io.github.clouddatasets.emulator.modelarts.ModelArtsCatalog;
import io.github.clouddatasets.emulator.powerdrill.EmulatedPowerdrill;
import io.github.clouddatasets.emulator.powerdrill.PowerdrillKeys;
import io.github.clouddatasets.emulator.s3.S3Account;
import io.github.clouddatasets.emulator.s3.S3Links;
import io.github.clouddatasets.emulator.s3.S3Service;
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
import java.util.Map;
import java.util.function.Supplier;

/**
 * One account of an emulator, isolated from all others: its ids and credentials, clock, files, counts and services. The
 * services come to life with their first request, so that an account that uses one service pays for one.
 */
final class EmulatedAccount implements Tenant {

    private final AccountTag tag;
    private final TemporaryFolder temporary;
    private final EmulatorClock clock;
    private final HeldLimits limits;
    private final IamKeys iamKeys;
    private final PowerdrillKeys powerdrillKeys;
    private final IdahAccounts idahAccounts;
    private final Lazy<Path> input;
    private final Lazy<ObjectStorage> storage;
    private final Lazy<EmulatedModelArts> modelArts;
    private final Lazy<EmulatedPowerdrill> powerdrill;
    private final Lazy<IdahService> idah;
    private final WorkClock workClock;
    private final Reception reception;
    private final Faults faults;

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
        this.workClock = new WorkClock(clock.asClock(), settings.pace);
        Path givenInput = settings.input;
        this.input =
                new Lazy<>(() -> givenInput != null ? givenInput : PackagedFile.copyDigits(temporary.folder("input")));
        Path givenWork = settings.workDirectory;
        S3Account keys = new S3Account(iamKeys.accessKey(), iamKeys.secretKey());
        Supplier<String> s3Origin = () -> origins.of(ServiceName.S3);
        this.storage = new Lazy<>(() -> {
            ObjectStorage buckets = new ObjectStorage(givenWork != null ? givenWork : temporary.folder("work"));
            buckets.mount(ModelArtsCatalog.INPUT_PATH, input);
            return buckets;
        });
        var offsetUnit = settings.offsetUnit;
        this.modelArts = new Lazy<>(() -> EmulatedModelArts.start(
                tag,
                workClock,
                storage.get(),
                new S3Links(keys, s3Origin),
                offsetUnit,
                limits,
                () -> origins.of(ServiceName.MODELARTS)));
        var powerdrillSettings = settings.powerdrill;
        this.powerdrill = new Lazy<>(() -> EmulatedPowerdrill.start(
                tag,
                powerdrillSettings,
                limits,
                temporary.folder("powerdrill"),
                workClock,
                () -> origins.of(ServiceName.POWERDRILL_STORAGE)));
        this.idah = new Lazy<>(() -> new IdahService(tag, workClock, temporary.folder("idah"), input.get()));
        var s3 = new Lazy<>(() -> new S3Service(storage.get(), keys, IamKeys.REGION, clock.asClock(), s3Origin));
        Map<String, Supplier<Service>> services = Map.of(
                ServiceName.MODELARTS, () -> modelArts().api(),
                ServiceName.IAM, () -> modelArts().iam(),
                ServiceName.POWERDRILL, () -> powerdrill().api(),
                ServiceName.POWERDRILL_STORAGE, () -> powerdrill().storage(),
                ServiceName.IDAH, this::idah,
                ServiceName.S3, s3::get);
        this.reception = new Reception(services, clock.asClock());
        this.faults = new Faults(reception, workClock.plan(), idah);
    }

    @Override
    public Service service(String name) {
        return reception.door(name);
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

    /** Ends the requests that wait, and deletes the files of the account. */
    void close() {
        reception.close();
        workClock.plan().close();
        temporary.close();
    }
}
