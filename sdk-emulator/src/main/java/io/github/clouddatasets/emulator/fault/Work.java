package io.github.clouddatasets.emulator.fault;

/** The kinds of work that a request starts, and that end later. */
public enum Work {
    /** A synchronisation of a ModelArts dataset with its input. Fails with code and message. */
    SYNC(true, true, "ModelArts.4360", "The data source cannot be read."),
    /** An import into a ModelArts dataset. Fails with code and message. */
    IMPORT(true, true, "ModelArts.4362", "The data cannot be imported."),
    /** A version of a ModelArts dataset. Fails with a message; the service has no code for a version. */
    VERSION(false, true, "", "The version could not be written."),
    /** An export of a ModelArts dataset. Fails with code and message. */
    EXPORT(true, true, "ModelArts.4401", "The data cannot be exported."),
    /** A data source of Powerdrill. Becomes invalid; the service tells no reason. */
    DATA_SOURCE(false, false, "", ""),
    /**
     * A job of Powerdrill. Fails with code and message: as an error event in the midst of the stream, or as a refusal where
     * the answer is no stream.
     */
    POWERDRILL_JOB(true, true, "210020", "Job failed"),
    /** A job of IDAH, which makes an export. Becomes errored; like the real service, without a message unless one is given. */
    IDAH_JOB(false, true, "", ""),
    /**
     * The processing of the media of an IDAH entry. The entry becomes errored, and so does the job; like the real service,
     * without a message unless one is given.
     */
    IDAH_MEDIA(false, true, "", "");

    private final boolean hasCode;
    private final boolean hasMessage;
    private final String usualCode;
    private final String usualMessage;

    Work(boolean hasCode, boolean hasMessage, String usualCode, String usualMessage) {
        this.hasCode = hasCode;
        this.hasMessage = hasMessage;
        this.usualCode = usualCode;
        this.usualMessage = usualMessage;
    }

    /** {@return whether the service tells a code when the work has failed} */
    public boolean hasCode() {
        return hasCode;
    }

    /** {@return whether the service tells a message when the work has failed} */
    public boolean hasMessage() {
        return hasMessage;
    }

    /** {@return the code of {@link WorkFault#fails()}; empty if there is none} */
    public String usualCode() {
        return usualCode;
    }

    /** {@return the message of {@link WorkFault#fails()}; empty if there is none} */
    public String usualMessage() {
        return usualMessage;
    }
}
