package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.store.SavedOrder;
import io.github.clouddatasets.emulator.store.SavedState;
import io.github.clouddatasets.emulator.store.StateDocument;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The datasets and sessions in the state. Sources and jobs never change: each is a document of its own, which is written
 * once.
 */
final class PowerdrillDocuments {

    private static final String DATASET = "dataset/";
    private static final String SOURCE = "source/";
    private static final String SESSION = "session/";
    private static final String JOB = "job/";

    private final SavedState state;
    private final PowerdrillStorage storage;
    private final SavedOrder datasets = new SavedOrder();
    private final SavedOrder sessions = new SavedOrder();
    private final Map<String, SavedOrder> sources = new HashMap<>();
    private final Map<String, Integer> jobs = new HashMap<>();

    PowerdrillDocuments(SavedState state, PowerdrillStorage storage) {
        this.state = state;
        this.storage = storage;
    }

    void read(PowerdrillCatalog catalog) {
        for (StateDocument document : datasets.restore(state.documents(DATASET))) {
            PowerdrillDataset dataset =
                    new PowerdrillDataset(document.name(), document.text("name"), document.text("description"));
            SavedOrder order = sources(dataset);
            for (StateDocument source : order.restore(state.documents(SOURCE + dataset.id() + "/"))) {
                dataset.add(PowerdrillSource.of(source, storage));
            }
            catalog.restore(dataset);
        }
        for (StateDocument document : sessions.restore(state.documents(SESSION))) {
            PowerdrillSession session = PowerdrillSession.of(document);
            state.documents(JOB + session.id() + "/").forEach(job -> session.add(PowerdrillJob.of(job)));
            jobs.put(session.id(), session.newestFirst().size());
            catalog.restore(session);
        }
    }

    void write(PowerdrillDataset dataset) {
        int order = datasets.of(dataset.id());
        state.put(DATASET + dataset.id(), () -> dataset.json().put("order", order));
        SavedOrder known = sources(dataset);
        Set<String> gone = new HashSet<>(known.ids());
        for (PowerdrillSource source : dataset.sources()) {
            gone.remove(source.id());
            if (!known.has(source.id())) {
                int number = known.of(source.id());
                state.put(
                        SOURCE + dataset.id() + "/" + source.id(),
                        () -> source.saved().put("order", number));
            }
        }
        for (String id : gone) {
            known.forget(id);
            state.remove(SOURCE + dataset.id() + "/" + id);
        }
    }

    void remove(PowerdrillDataset dataset) {
        datasets.forget(dataset.id());
        sources.remove(dataset.id());
        state.remove(DATASET + dataset.id());
        state.removeBelow(SOURCE + dataset.id() + "/");
    }

    void write(PowerdrillSession session) {
        int order = sessions.of(session.id());
        state.put(SESSION + session.id(), () -> session.saved().put("order", order));
        int known = jobs.getOrDefault(session.id(), 0);
        var newestFirst = session.newestFirst();
        for (int number = known; number < newestFirst.size(); number++) {
            PowerdrillJob job = newestFirst.get(newestFirst.size() - 1 - number);
            state.put(JOB + session.id() + "/" + String.format("%08d", number), job::saved);
        }
        jobs.put(session.id(), newestFirst.size());
    }

    void remove(PowerdrillSession session) {
        sessions.forget(session.id());
        jobs.remove(session.id());
        state.remove(SESSION + session.id());
        state.removeBelow(JOB + session.id() + "/");
    }

    private SavedOrder sources(PowerdrillDataset dataset) {
        return sources.computeIfAbsent(dataset.id(), id -> new SavedOrder());
    }
}
