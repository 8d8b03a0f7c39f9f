package io.github.clouddatasets.sync.project;

import java.util.Locale;

/** A column of members of projects, to sort by or to read alone ({@code listProjectMembers}). */
public enum MemberField {

    /** The project. */
    PROJECT_ID,

    /** The account. */
    ACCOUNT_ID,

    /** The name of the account's owner. */
    NAME,

    /** The e-mail address. */
    EMAIL,

    /** The role in the project. */
    ROLE,

    /** Who invited the member. */
    INVITED_BY_ID,

    /** Since when the member is disabled. */
    DISABLED_AT,

    /** When the member was added. */
    CREATED_AT,

    /** When the member last changed. */
    UPDATED_AT;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
