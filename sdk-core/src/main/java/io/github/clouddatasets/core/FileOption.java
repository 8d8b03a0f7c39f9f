package io.github.clouddatasets.core;

/** What a download may do to files, beside what every download does. */
public enum FileOption {

    /** Replaces a file that is there already. Without this option a download writes over no file. */
    REPLACE_EXISTING,

    /**
     * Waits until the disk has the bytes before the file gets its name, so that the file is whole even after a power failure.
     * Costs the time of the disk.
     */
    SYNC
}
