package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.option.ServiceLimit;
import io.github.clouddatasets.emulator.store.HeldLimits;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.SavedState;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The datasets and sessions of the emulated project. */
final class PowerdrillCatalog {

    private static final int MOST_SESSIONS = 150;

    private final IdSource ids;
    private final HeldLimits limits;
    private final SavedState state;
    private final PowerdrillDocuments documents;
    private final Set<PowerdrillDataset> touchedDatasets = new LinkedHashSet<>();
    private final Set<PowerdrillSession> touchedSessions = new LinkedHashSet<>();
    private final Map<String, PowerdrillDataset> datasets = new LinkedHashMap<>();
    private final Map<String, PowerdrillSession> sessions = new LinkedHashMap<>();

    PowerdrillCatalog(IdSource ids, HeldLimits limits, SavedState state, PowerdrillStorage storage) {
        this.limits = limits;
        this.ids = ids;
        this.state = state;
        this.documents = new PowerdrillDocuments(state, storage);
        documents.read(this);
    }

    SavedState state() {
        return state;
    }

    void restore(PowerdrillDataset dataset) {
        datasets.put(dataset.id(), dataset);
    }

    void restore(PowerdrillSession session) {
        sessions.put(session.id(), session);
    }

    /** Ends a request: marks what the request has changed in the datasets and sessions that it has looked up. */
    void endRequest(boolean onlyReads) {
        if (!onlyReads && state.isKept()) {
            touchedDatasets.stream().filter(datasets::containsValue).forEach(documents::write);
            touchedSessions.stream().filter(sessions::containsValue).forEach(documents::write);
        }
        touchedDatasets.clear();
        touchedSessions.clear();
    }

    List<PowerdrillDataset> datasets() {
        return List.copyOf(datasets.values());
    }

    PowerdrillDataset dataset(String id) {
        PowerdrillDataset dataset = datasets.get(id);
        if (dataset == null) {
            throw PowerdrillFault.notFound("dataset " + id);
        }
        touchedDatasets.add(dataset);
        return dataset;
    }

    PowerdrillDataset create(String name, String description) {
        PowerdrillDataset dataset = new PowerdrillDataset(ids.cuid("dset"), name, description);
        datasets.put(dataset.id(), dataset);
        touchedDatasets.add(dataset);
        return dataset;
    }

    void delete(PowerdrillDataset dataset) {
        datasets.remove(dataset.id());
        documents.remove(dataset);
    }

    List<PowerdrillSession> sessions() {
        return List.copyOf(sessions.values());
    }

    PowerdrillSession session(String id) {
        PowerdrillSession session = sessions.get(id);
        if (session == null) {
            throw PowerdrillFault.notFound("session " + id);
        }
        touchedSessions.add(session);
        return session;
    }

    void add(PowerdrillSession session) {
        if (limits.holds(ServiceLimit.POWERDRILL_SESSIONS) && sessions.size() >= MOST_SESSIONS) {
            throw PowerdrillFault.sessionsExhausted();
        }
        sessions.put(session.id(), session);
        touchedSessions.add(session);
    }

    void delete(PowerdrillSession session) {
        sessions.remove(session.id());
        documents.remove(session);
    }
}
