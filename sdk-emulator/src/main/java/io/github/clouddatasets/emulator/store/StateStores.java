package io.github.clouddatasets.emulator.store;

import java.nio.file.Path;
import java.util.ServiceLoader;

/** Opens stores in folders. The emulator finds the implementation, which has a dependency of its own, by its service file. */
public interface StateStores {

    /**
     * Opens the store in a folder, or makes a new one.
     *
     * @throws StateException if another process has the store open, or the store is damaged or of a newer format
     */
    StateStore open(Path folder);

    /** The implementation on the class path. */
    static StateStores find() {
        return ServiceLoader.load(StateStores.class, StateStores.class.getClassLoader())
                .findFirst()
                .orElseThrow(() ->
                        new StateException("State needs the artifact io.github.clouddatasets:clouddatasets-emulator"
                                + " on the class path: add it, or start the emulator without a state folder"));
    }
}
