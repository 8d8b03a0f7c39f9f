package io.github.clouddatasets.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.store.MemoryStateStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Starts an emulator that finds its state there already, as a start after another one does. */
public final class GivenState {

    private GivenState() {}

    /**
     * Starts an emulator on a state.
     *
     * @param documents the documents of the state by their keys
     */
    public static DatasetCloudEmulator start(Clock clock, Path folder, Map<String, ? extends JsonNode> documents) {
        MemoryStateStore store = new MemoryStateStore();
        documents.forEach((key, document) -> store.damage(key, document.toString()));
        return DatasetCloudEmulator.builder()
                .clock(clock)
                .state(folder)
                .store(store)
                .start();
    }
}
