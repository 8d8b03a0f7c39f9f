package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The emulated Powerdrill: its API, and the storage behind its links. */
public record EmulatedPowerdrill(PowerdrillService api, PowerdrillStorageService storage) {

    public static final String API_KEY = "proj-emulator-0123456789abcdef";
    public static final String USER_ID = "tmm-cm0emulator0000000000user";

    /**
     * Creates the services.
     *
     * @param storageOrigin the origin of the storage, known once the server runs
     */
    public static EmulatedPowerdrill start(
            PowerdrillSettings settings, Path folder, WorkClock workClock, Supplier<String> storageOrigin) {
        PowerdrillStorage files = new PowerdrillStorage(folder, settings.discardUploads());
        PresignedLinks links = new PresignedLinks(workClock, storageOrigin);
        return new EmulatedPowerdrill(
                new PowerdrillService(API_KEY, USER_ID, settings, files, links, workClock, new IdSource(2)),
                new PowerdrillStorageService(files, links));
    }
}
