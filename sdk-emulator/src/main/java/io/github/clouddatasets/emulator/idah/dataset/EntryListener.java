package io.github.clouddatasets.emulator.idah.dataset;

import io.github.clouddatasets.emulator.idah.table.Row;
import java.nio.file.Path;

/**
 * Hears of the entries, as the media service does by events. All calls are made under the lock of IDAH's services, within the
 * request that changes the entry.
 */
public interface EntryListener {

    /** Brings the work of the listener up to the present time. The dataset service asks for this before each request. */
    void settle();

    /** A caller has created an entry: its media can be processed. */
    void created(Row entry);

    /** An entry was put there ready, at the start or by a seed; its media is this file. */
    void seeded(Row entry, Path media);
}
