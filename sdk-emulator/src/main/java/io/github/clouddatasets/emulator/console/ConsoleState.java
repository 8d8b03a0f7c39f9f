package io.github.clouddatasets.emulator.console;

import io.github.clouddatasets.emulator.journal.RecordedRequest;
import io.github.clouddatasets.emulator.view.GalleryView;
import java.util.List;

/** What the console shows. */
public interface ConsoleState {

    List<Section> sections();

    GalleryView gallery();

    /** The last requests, the newest first, without secrets. */
    List<RecordedRequest> lastRequests(int count);
}
