package io.github.clouddatasets.emulator.modelarts;

import java.io.IOException;
import java.util.List;

/** The source of the samples and labels of an import. */
interface ImportSource {

    /**
     * Reads all samples.
     *
     * @throws IOException if a part of the source is unreadable; the message names the part
     */
    List<ImportedFile> read() throws IOException;
}
