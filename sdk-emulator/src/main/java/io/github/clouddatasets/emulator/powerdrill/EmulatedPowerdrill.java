package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.store.AccountTag;
import io.github.clouddatasets.emulator.store.EmulatorState;
import io.github.clouddatasets.emulator.store.HeldLimits;
import io.github.clouddatasets.emulator.store.SavedState;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The emulated Powerdrill: its API, and the storage behind its links. */
public record EmulatedPowerdrill(PowerdrillService api, PowerdrillStorageService storage) {

    /**
     * Creates the services.
     *
     * @param folder the folder for files, which is kept with the state
     * @param state the state of the account
     * @param storageOrigin the origin of the storage, known once the server runs
     */
    public static EmulatedPowerdrill start(
            AccountTag tag,
            PowerdrillSettings settings,
            HeldLimits limits,
            Path folder,
            WorkClock workClock,
            Supplier<String> storageOrigin,
            EmulatorState state)
            throws IOException {
        PowerdrillKeys keys = PowerdrillKeys.of(tag);
        SavedState saved = state.of("powerdrill");
        PowerdrillStorage files =
                new PowerdrillStorage(folder, settings.discardUploads(), limits, saved, state.of("powerdrill-parts"));
        PresignedLinks links = new PresignedLinks(keys, workClock, storageOrigin);
        return new EmulatedPowerdrill(
                new PowerdrillService(keys, settings, limits, files, links, workClock, saved.ids(tag, 2), saved),
                new PowerdrillStorageService(files, links));
    }
}
