package io.github.clouddatasets.emulator.modelarts;

import java.io.IOException;
import java.util.List;

/** Where an import takes its samples and labels from. */
interface ImportSource {

    /**
     * Reads all of it.
     *
     * @throws IOException if a part of it cannot be read; the message says which
     */
    List<ImportedFile> read() throws IOException;
}
