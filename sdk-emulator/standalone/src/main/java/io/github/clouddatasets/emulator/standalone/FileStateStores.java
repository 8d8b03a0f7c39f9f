package io.github.clouddatasets.emulator.standalone;

import io.github.clouddatasets.emulator.store.StateStore;
import io.github.clouddatasets.emulator.store.StateStores;
import java.nio.file.Path;

/** Opens the stores of states, each a file {@code state.mv} in its folder. The emulator finds this class by its service file. */
public final class FileStateStores implements StateStores {

    static final String FILE = "state.mv";

    @Override
    public StateStore open(Path folder) {
        return FileStateStore.open(folder.resolve(FILE).toString());
    }
}
