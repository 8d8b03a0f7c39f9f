package io.github.clouddatasets.datasets.common;

/** The fate of the source files in OBS when their samples are deleted. */
public enum SourceFiles {

    /** The files stay where they are. */
    KEEP,

    /**
     * <b>The files are deleted from OBS too</b>, and cannot be brought back. Versions and other datasets that use the same
     * files break. Files of text samples stay.
     */
    DELETE
}
