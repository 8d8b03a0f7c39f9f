package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.store.AccountTag;
import io.github.clouddatasets.emulator.store.HeldLimits;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The emulated Powerdrill: its API, and the storage behind its links. */
public record EmulatedPowerdrill(PowerdrillService api, PowerdrillStorageService storage) {

    /**
     * Creates the services.
     *
     * @param storageOrigin the origin of the storage, known once the server runs
     */
    public static EmulatedPowerdrill start(
            AccountTag tag,
            PowerdrillSettings settings,
            HeldLimits limits,
            Path folder,
            WorkClock workClock,
            Supplier<String> storageOrigin) {
        PowerdrillKeys keys = PowerdrillKeys.of(tag);
        PowerdrillStorage files = new PowerdrillStorage(folder, settings.discardUploads(), limits);
        PresignedLinks links = new PresignedLinks(keys, workClock, storageOrigin);
        return new EmulatedPowerdrill(
                new PowerdrillService(keys, settings, limits, files, links, workClock, tag.ids(2)),
                new PowerdrillStorageService(files, links));
    }
}
