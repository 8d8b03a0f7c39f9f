package io.github.clouddatasets.sync.entry;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.TaskPoller.Judgement;
import io.github.clouddatasets.core.spi.TaskPoller.State;
import io.github.clouddatasets.sync.internal.RoomDoor;
import io.github.clouddatasets.sync.internal.Services;
import io.github.clouddatasets.sync.media.Modalities;
import io.github.clouddatasets.sync.media.Modality;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the wait for one entry knows. The media service hears of an entry, makes a job and moves the entry on. Where no plugin
 * handles the dataset's modality, nothing ever happens, and the entry says no word of that: the plugins do.
 */
final class Processing {

    private final Services services;
    private final BiFunction<Api, String, Entry> read;
    private final String id;

    /** The modalities that plugins handle; null before an entry has waited without a job. */
    private @Nullable Set<String> handled;

    /**
     * @param read reads the entry with its dataset through a view
     */
    Processing(Services services, BiFunction<Api, String, Entry> read, String id) {
        this.services = services;
        this.read = read;
        this.id = id;
    }

    Entry look(Api view) {
        Entry entry = read.apply(view, id);
        if (handled == null && waitsForJob(entry)) {
            handled = handled(services.like(view));
        }
        return entry;
    }

    private static @Nullable Set<String> handled(Services view) {
        try {
            return RoomDoor.open(Modalities.class, view).list().stream()
                    .map(Modality::name)
                    .collect(Collectors.toSet());
        } catch (ApiException unknown) {
            return null; // without the list the deadline ends the wait
        }
    }

    Judgement judge(Entry entry) {
        String raw = (entry.wfStep() == null ? "unknown" : entry.wfStep().value()) + "/"
                + (entry.status() == null ? "unknown" : entry.status().value());
        if (WorkflowStep.ERROR.equals(entry.wfStep())) {
            return failed(raw, "somebody gave the entry up");
        }
        if (entry.isReady()) {
            return Judgement.of(State.SUCCEEDED, raw);
        }
        if (EntryStatus.ERRORED.equals(entry.status())) {
            return failed(
                    raw,
                    "the medium " + entry.resource()
                            + " is missing or could not be processed; no call processes it again:"
                            + " delete the entry, upload the medium and create the entry anew");
        }
        String modality = entry.dataset() == null ? null : entry.dataset().modality();
        Set<String> known = handled;
        if (known != null && modality != null && !known.contains(modality) && waitsForJob(entry)) {
            return failed(
                    raw,
                    "no plugin of this installation handles the modality " + modality
                            + ": the entry stays at its first step until submit(entryId) moves it on");
        }
        return Judgement.of(State.PENDING, raw);
    }

    private static boolean waitsForJob(Entry entry) {
        return WorkflowStep.START.equals(entry.wfStep())
                && EntryStatus.PENDING.equals(entry.status())
                && entry.jobId() == null;
    }

    private static Judgement failed(String raw, String why) {
        return new Judgement(State.FAILED, raw, null, why, null, null, null);
    }
}
