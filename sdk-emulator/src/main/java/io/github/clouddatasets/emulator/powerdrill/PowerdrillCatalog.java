package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.option.ServiceLimit;
import io.github.clouddatasets.emulator.store.HeldLimits;
import io.github.clouddatasets.emulator.store.IdSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The datasets and sessions of the emulated project. */
final class PowerdrillCatalog {

    private static final int MOST_SESSIONS = 150;

    private final IdSource ids;
    private final HeldLimits limits;
    private final Map<String, PowerdrillDataset> datasets = new LinkedHashMap<>();
    private final Map<String, PowerdrillSession> sessions = new LinkedHashMap<>();

    PowerdrillCatalog(IdSource ids, HeldLimits limits) {
        this.limits = limits;
        this.ids = ids;
    }

    List<PowerdrillDataset> datasets() {
        return List.copyOf(datasets.values());
    }

    PowerdrillDataset dataset(String id) {
        PowerdrillDataset dataset = datasets.get(id);
        if (dataset == null) {
            throw PowerdrillFault.notFound("dataset " + id);
        }
        return dataset;
    }

    PowerdrillDataset create(String name, String description) {
        PowerdrillDataset dataset = new PowerdrillDataset(ids.cuid("dset"), name, description);
        datasets.put(dataset.id(), dataset);
        return dataset;
    }

    void delete(PowerdrillDataset dataset) {
        datasets.remove(dataset.id());
    }

    List<PowerdrillSession> sessions() {
        return List.copyOf(sessions.values());
    }

    PowerdrillSession session(String id) {
        PowerdrillSession session = sessions.get(id);
        if (session == null) {
            throw PowerdrillFault.notFound("session " + id);
        }
        return session;
    }

    void add(PowerdrillSession session) {
        if (limits.holds(ServiceLimit.POWERDRILL_SESSIONS) && sessions.size() >= MOST_SESSIONS) {
            throw PowerdrillFault.sessionsExhausted();
        }
        sessions.put(session.id(), session);
    }

    void delete(PowerdrillSession session) {
        sessions.remove(session.id());
    }
}
