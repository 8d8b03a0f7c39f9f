package io.github.clouddatasets.emulator.option;

/** The roles of the emulated IDAH accounts; each role has one account. */
public enum IdahRole {
    /** Sees and exports everything, and creates API keys. */
    ADMIN,
    /** Sees and exports the one project of the account's organisation, the emulator's default IDAH project. */
    ORG_OWNER,
    /** Owns the emulator's default IDAH project: sees and exports that project alone. */
    PROJECT_OWNER,
    /**
     * Reviews in the emulator's default IDAH project: sees the entries that wait for a review or are assigned to the account,
     * and no exports.
     */
    REVIEWER,
    /**
     * Annotates in the emulator's default IDAH project: sees the entries that are assigned to the account, sees no exports and
     * creates none.
     */
    ANNOTATOR,
    /** The account of the services themselves, and the only one that may delete jobs. */
    SYSTEM
}
